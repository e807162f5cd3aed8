import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prices } from '../../main/webapp/page/model/prices.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const QUOTE = { symbol: 'EURUSD', bid: 1.1, ask: 1.1002, time: '2026-01-15T12:00:00Z' };

test('a lost price is live again only when it was heard again', () => {
  const prices = new Prices(() => {});
  prices.setInstruments([EURUSD]);
  prices.streamed(QUOTE, 1000);
  assert.equal(prices.all()[0].old, false);
  prices.lost();
  prices.confirmed({ ...QUOTE, age_ms: 90_000, stale: true }, 2000);
  assert.equal(prices.all()[0].old, true);
  prices.streamed(QUOTE, 3000);
  assert.deepEqual([prices.all()[0].old, prices.all()[0].stale, prices.all()[0].heardAt], [false, true, -88_000]);
});

test('a price says where it comes from, and whether its spread is made up', () => {
  const prices = new Prices(() => {});
  prices.setInstruments([EURUSD]);
  prices.confirmed({ ...QUOTE, source: 'yahoo', synthetic: true, age_ms: 0, stale: false }, 1000);
  assert.deepEqual([prices.all()[0].source, prices.all()[0].synthetic], ['yahoo', true]);
  prices.led({ symbols: ['EURUSD', 'XXXYYY'], source: 'oanda' });
  assert.equal(prices.all()[0].source, 'oanda');
});
