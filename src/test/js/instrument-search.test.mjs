import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches } from '../../main/webapp/page/model/instrument-search.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const XAUUSD = { symbol: 'XAUUSD', base: 'XAU', quote: 'USD', pip: 0.01, digits: 2 };

test('a search finds symbols and names', () => {
  assert.ok(matches(EURUSD, 'eur/usd') && matches(EURUSD, ' usd') && matches(XAUUSD, 'gold'));
  assert.ok(!matches(EURUSD, 'gold'));
});
