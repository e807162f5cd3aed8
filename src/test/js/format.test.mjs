import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageText, changeText, priceParts, spreadPips } from '../../main/webapp/page/base/format.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const USDJPY = { symbol: 'USDJPY', base: 'USD', quote: 'JPY', pip: 0.01, digits: 3 };
const XAUUSD = { symbol: 'XAUUSD', base: 'XAU', quote: 'USD', pip: 0.01, digits: 2 };

test('a price is read as figure, pip and point', () => {
  assert.deepEqual(priceParts(1.10023, EURUSD), ['1.10', '02', '3']);
  assert.deepEqual(priceParts(149.2, USDJPY), ['149.', '20', '0']);
  assert.deepEqual(priceParts(2655.4, XAUUSD), ['2655.', '40', '']);
});

test('a spread is in pips', () => {
  assert.equal(spreadPips(1.1, 1.1002, EURUSD), '2.0');
  assert.equal(spreadPips(149.2, 149.212, USDJPY), '1.2');
});

test('a change always says its direction', () => {
  assert.equal(changeText(1.11, 1.1), '+0.91%');
  assert.equal(changeText(1.09, 1.1), '−0.91%');
  assert.equal(changeText(1.1, 1.1), '0.00%');
});

test('an age is short', () => {
  assert.deepEqual([0, 1500, 60_000, 7_200_000].map(ageText), ['now', '1\u00a0s', '1\u00a0min', '2\u00a0h']);
});
