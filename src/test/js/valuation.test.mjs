// What open trades are worth; by hand: node --test src/test/js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prices } from '../../main/webapp/page/model/prices.js';
import { Conversions, valueOf, valueOfAccount } from '../../main/webapp/page/model/valuation.js';

const GBPJPY = { symbol: 'GBPJPY', base: 'GBP', quote: 'JPY', pip: 0.01, digits: 3 };
const USDJPY = { symbol: 'USDJPY', base: 'USD', quote: 'JPY', pip: 0.01, digits: 3 };
const NOW = Date.parse('2026-01-15T12:00:00Z');
const TRADE = { id: 1, symbol: 'GBPJPY', order_type: 'buy', units: 1000, entry_price: 190 };

const quote = (symbol, bid, ask, stale = false) => ({ symbol, bid, ask, time: new Date(NOW).toISOString(), source: 'push', synthetic: false, age_ms: 0, stale });

function market(...quotes) {
  const prices = new Prices(() => {});
  prices.setInstruments([GBPJPY, USDJPY]);
  prices.confirmedAll(quotes, NOW);
  quotes.forEach(({ symbol, bid, ask }) => prices.streamed({ symbol, bid, ask, time: new Date(NOW).toISOString() }, NOW));
  return prices;
}

test('a profit is live only if the price it is converted at is too', () => {
  const conversions = new Conversions([GBPJPY, USDJPY]);
  const both = market(quote('GBPJPY', 191, 191.02), quote('USDJPY', 150, 150));
  const value = valueOf(TRADE, both, conversions, 'USD');
  assert.equal(value.profit.toFixed(4), '6.6667'); // 1 × 1000 ÷ 150
  assert.equal(value.live, true);

  const stale = market(quote('GBPJPY', 191, 191.02), quote('USDJPY', 150, 150, true));
  assert.equal(valueOf(TRADE, stale, conversions, 'USD').live, false);
  assert.equal(valueOf(TRADE, stale, conversions, 'JPY').live, true);
  const account = { balance: 100, margin_used: 0, currency: 'USD' };
  assert.equal(valueOfAccount({ account, trades: new Map([[1, TRADE]]) }, stale, conversions).live, false);
});

test('without the price it is converted at there is no profit, and nothing is live', () => {
  const value = valueOf(TRADE, market(quote('GBPJPY', 191, 191.02)), new Conversions([GBPJPY, USDJPY]), 'USD');
  assert.deepEqual([value.profit, value.pips.toFixed(1), value.live], [null, '100.0', false]);
});
