// The watch-list's pure parts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Format, splitPrice } from '../../main/webapp/page/base/format.js';
import { base, changeWords, Days } from '../../main/webapp/page/watch/days.js';
import { listed, moved, netUnits, nextSort, toggled } from '../../main/webapp/page/watch/listing.js';
import { sparkPath } from '../../main/webapp/page/watch/sparkline.js';

const of = (symbol, pip = 0.0001, digits = 5) => ({ symbol, base: symbol.slice(0, 3), quote: symbol.slice(3), pip, digits });
const INSTRUMENTS = ['EURUSD', 'USDJPY', 'EURJPY', 'XAUUSD', 'USDTRY'].map((symbol) => of(symbol));
const ALL = { tab: 'all', search: '', sort: '', favourites: [], open: new Map() };
const list = (wish, value = () => null) => listed(INSTRUMENTS, { ...ALL, ...wish }, value);
const ENGLISH = new Format({ locale: 'en-GB' });

test('each tab has what it says, in the order of the server', () => {
  assert.deepEqual(list({}), ['EURUSD', 'USDJPY', 'EURJPY', 'XAUUSD', 'USDTRY']);
  assert.deepEqual(list({ tab: 'majors' }), ['EURUSD', 'USDJPY']);
  assert.deepEqual(list({ tab: 'crosses' }), ['EURJPY']);
  assert.deepEqual(list({ tab: 'metals' }), ['XAUUSD']);
  assert.deepEqual(list({ tab: 'open', open: new Map([['USDTRY', 1000]]) }), ['USDTRY']);
  assert.equal(list({ tab: 'one that was taken away' }).length, 5);
});

test('favourites come in the order in which they were chosen', () => {
  assert.deepEqual(list({ tab: 'favourites', favourites: ['XAUUSD', 'EURUSD', 'GONE'] }), ['XAUUSD', 'EURUSD']);
  assert.deepEqual(list({ tab: 'favourites', favourites: ['XAUUSD', 'EURUSD'], sort: 'name up' }), ['EURUSD', 'XAUUSD']);
});

test('a search is within the tab, by symbol or by words', () => {
  assert.deepEqual(list({ search: 'eur/' }), ['EURUSD', 'EURJPY']);
  assert.deepEqual(list({ search: 'yen euro' }), ['EURJPY']);
  assert.deepEqual(list({ search: 'gold' }), ['XAUUSD']);
  assert.deepEqual(list({ search: 'gold', tab: 'majors' }), []);
});

test('what has no value to sort by comes last, either way', () => {
  const change = { EURUSD: 0.5, USDJPY: -1, EURJPY: null, XAUUSD: 2, USDTRY: null };
  const value = (symbol) => change[symbol];
  assert.deepEqual(list({ sort: 'change down' }, value), ['XAUUSD', 'EURUSD', 'USDJPY', 'EURJPY', 'USDTRY']);
  assert.deepEqual(list({ sort: 'change up' }, value), ['USDJPY', 'EURUSD', 'XAUUSD', 'EURJPY', 'USDTRY']);
});

test('a third click sorts no more', () => {
  assert.equal(nextSort('', 'spread'), 'spread down');
  assert.equal(nextSort('spread down', 'spread'), 'spread up');
  assert.equal(nextSort('spread up', 'spread'), '');
  assert.equal(nextSort('spread up', 'name'), 'name up');
});

test('favourites are added at the end, taken away, and moved within their list', () => {
  assert.deepEqual(toggled(['A', 'B'], 'C'), ['A', 'B', 'C']);
  assert.deepEqual(toggled(['A', 'B'], 'A'), ['B']);
  assert.deepEqual(moved(['A', 'B', 'C'], 'C', -1), ['A', 'C', 'B']);
  assert.deepEqual(moved(['A', 'B', 'C'], 'A', 1), ['B', 'A', 'C']);
  assert.deepEqual(moved(['A', 'B'], 'A', -1), ['A', 'B']);
  assert.deepEqual(moved(['A', 'B'], 'GONE', 1), ['A', 'B']);
});

test('what is held is what was bought less what was sold', () => {
  const trades = [['EURUSD', 'buy', 3000], ['EURUSD', 'sell', 1000], ['USDJPY', 'sell', 500]].map(([pair, type, units]) => ({ pair, order_type: type, units }));
  assert.deepEqual([...netUnits(trades)], [['EURUSD', 2000], ['USDJPY', -500]]);
});

test('a price in any way of writing is read as figure, pip and point', () => {
  assert.deepEqual(splitPrice('1.10023', of('EURUSD')), ['1.10', '02', '3']);
  assert.deepEqual(splitPrice('149,200', of('USDJPY', 0.01, 3)), ['149,', '20', '0']);
  assert.deepEqual(splitPrice('2655.40', of('XAUUSD', 0.01, 2)), ['2655.', '40', '']);
});

test('a line goes from left to right, the lowest price at the foot', () => {
  // 10 high with a margin of 1: the range of 2 is 8 high
  assert.equal(sparkPath([1, 3, 2], 60, 10), 'M0.0 9.0L30.0 1.0L60.0 5.0');
  assert.equal(sparkPath([2, 2], 60, 10), 'M0.0 5.0L60.0 5.0');
  assert.equal(sparkPath([1], 60, 10), '');
});

test('a change is since the close of the day before, or else since the open', async () => {
  const answer = [{ symbol: 'EURUSD', open: 1.25, high: 1.3, low: 1.2, previous_close: null, closes: [1.2, 1.25] }];
  const days = new Days({ get: async () => answer });
  assert.equal(days.change('EURUSD', 1.5), null);
  await days.load();
  // 0.25 of 1.25 are 20 %, 0.5 of 1 are 50 %
  assert.equal(days.change('EURUSD', 1.5), 20);
  answer[0].previous_close = 1;
  assert.equal(days.change('EURUSD', 1.5), 50);
  assert.equal(base(answer[0]), 1);
});

test('a bid that comes later moves the day on, and a failed question leaves it', async () => {
  let answers = 0;
  const days = new Days({
    async get() {
      answers++;
      if (answers > 1) {
        throw new Error('no answer');
      }
      return [{ symbol: 'EURUSD', open: 1.25, high: 1.3, low: 1.2, previous_close: 1, closes: [1.2, 1.25] }];
    },
  });
  await days.load();
  days.heard('EURUSD', 1.4);
  days.heard('EURUSD', 1.1);
  days.heard('GBPUSD', 1.1);
  await days.load();
  const { high, low, closes } = days.of('EURUSD');
  assert.deepEqual([high, low, closes], [1.4, 1.1, [1.2, 1.1]]);
});

test('a change says its direction, and nothing is nothing', () => {
  const plain = ([text, way]) => [text.replace('\u00a0', ' '), way];
  assert.deepEqual(plain(changeWords(0.254, ENGLISH)), ['+0.25 %', 'up']);
  assert.deepEqual(plain(changeWords(-1.5, ENGLISH)), ['−1.50 %', 'down']);
  assert.deepEqual(plain(changeWords(-0.001, ENGLISH)), ['0.00 %', '']);
  assert.deepEqual(changeWords(null, ENGLISH), ['–', '']);
});
