// The chart's pure parts; by hand: node --test src/test/js/*.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Format } from '../../main/webapp/page/base/format.js';
import { CandleFeed } from '../../main/webapp/page/chart/candle-feed.js';
import { Candles, sideOf, startOf } from '../../main/webapp/page/chart/candles.js';
import { countdownOf, summaryOf } from '../../main/webapp/page/chart/chart-words.js';
import { bollinger, ema, linesOf, rsi, sma } from '../../main/webapp/page/chart/indicators.js';
import { LevelDrafts } from '../../main/webapp/page/chart/level-drafts.js';
import { changeTo, levelsOf, missingExits, nearest, objection, onGrid, proposal, spreadOut, worthAt } from '../../main/webapp/page/chart/levels.js';
import { fillsOf, placed, signalsOf } from '../../main/webapp/page/chart/markers.js';
import { grown, labelStep, pan, priceRange, slots, zoom } from '../../main/webapp/page/chart/viewport.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const at = (time) => Date.parse(`2026-01-15T${time}Z`);
const candle = (time, open, high, low, close) => ({ timestamp: time.length > 9 ? time : `2026-01-15T${time}Z`, open, high, low, close, volume: 1 });
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

test('bars of up to four hours begin at multiples in UTC', () => {
  assert.equal(startOf('5m', at('12:04:59')), at('12:00:00'));
  assert.equal(startOf('4h', at('13:00:00')), at('12:00:00'));
});

test('the middle has the digits of the instrument', () => {
  assert.equal(sideOf({ bid: 1.1, ask: 1.10011, instrument: EURUSD }, 'mid'), 1.10006);
});

test('prices extend the last bar and begin the next', () => {
  const candles = new Candles('1m');
  candles.load([candle('12:00:00', 1.1, 1.2, 1.0, 1.1)]);
  assert.equal(candles.tick(at('12:00:30'), 1.3), 'same');
  assert.equal(candles.tick(at('12:01:00'), 1.15), 'next');
  assert.equal(candles.tick(at('12:00:59'), 9), 'late');
  assert.deepEqual(candles.bars.map(({ open, high, low, close }) => [open, high, low, close]), [[1.1, 1.3, 1.0, 1.3], [1.15, 1.15, 1.15, 1.15]]);
});

test('a load replaces what it covers, but not what prices have shown since', () => {
  const candles = new Candles('1m');
  candles.load([candle('11:59:00', 1, 1, 1, 1), candle('12:00:00', 1.1, 1.2, 1.0, 1.1)]);
  candles.tick(at('12:00:30'), 1.3);
  candles.tick(at('12:01:10'), 1.4);
  candles.load([candle('12:00:00', 1.1, 1.35, 0.9, 1.2)]);
  assert.deepEqual(candles.bars.map(({ high, low, close }) => [high, low, close]), [[1, 1, 1], [1.35, 0.9, 1.3], [1.4, 1.4, 1.4]]);
});

test('after a long break nothing stays that would leave a hole', () => {
  const candles = new Candles('1m');
  candles.load([candle('10:00:00', 1, 1, 1, 1)]);
  candles.load([candle('12:00:00', 2, 2, 2, 2)]);
  assert.deepEqual(candles.bars.map(({ close }) => close), [2]);
});

test('older candles go before, each once', () => {
  const candles = new Candles('1m');
  candles.load([candle('12:00:00', 1, 1, 1, 1)]);
  assert.equal(candles.prepend([candle('11:59:00', 2, 2, 2, 2), candle('12:00:00', 3, 3, 3, 3)]), 1);
  assert.deepEqual(candles.bars.map(({ close }) => close), [2, 1]);
});

test('whether a day has ended only the server knows, and is asked once an hour', () => {
  const candles = new Candles('1d');
  candles.load([candle('2026-01-14T22:00:00Z', 1, 1, 1, 1)]);
  assert.equal(candles.tick(at('20:59:59'), 1.1), 'same');
  assert.equal(candles.tick(at('21:00:00'), 1.2), 'ask');
  assert.equal(candles.tick(at('21:00:01'), 1.2), 'same');
  assert.equal(candles.tick(at('22:00:00'), 1.2), 'ask');
});

test('a time is found in its bar', () => {
  const candles = new Candles('1m');
  candles.load([candle('12:00:00', 1, 1, 1, 1), candle('12:05:00', 1, 1, 1, 1)]);
  assert.deepEqual(['11:59:59', '12:00:00', '12:04:00', '12:05:59', '12:06:00'].map((time) => candles.indexAt(at(time))), [-1, 0, 0, 1, -1]);
});

test('moving averages by hand', () => {
  assert.deepEqual(sma([1, 2, 3, 6], 3), [null, null, 2, 11 / 3]);
  // (1 + 2 + 3) ÷ 3 = 2, then 2 + 2/4 × (6 − 2) = 4
  assert.deepEqual(ema([1, 2, 3, 6], 3), [null, null, 2, 4]);
});

test('Bollinger bands by hand', () => {
  // mean 5, squares 9+1+1+1+0+0+4+16 = 32, √(32 ÷ 8) = 2
  const { upper, middle, lower } = bollinger([2, 4, 4, 4, 5, 5, 7, 9], 8, 2);
  assert.deepEqual([upper[7], middle[7], lower[7], upper[6]], [9, 5, 1, null]);
});

test('the RSI by hand, smoothed as Wilder does', () => {
  // changes +1, −1, +2: gains 3/3 = 1, losses 1/3 → 100 × 1 ÷ (4/3) = 75; then +4: (1×2+4)/3 = 2, (1/3×2)/3 = 2/9 → 100 × 2 ÷ (20/9) = 90
  const values = rsi([10, 11, 10, 12, 16], 3);
  assert.deepEqual(values.slice(0, 3), [null, null, null]);
  near(values[3], 75);
  near(values[4], 90);
  assert.equal(rsi([1, 1, 1, 1], 3)[3], 50);
});

test('only indicators that there are are drawn', () => {
  assert.deepEqual(linesOf(['rsi', 'bollinger', 'none'], [1]).map(({ name, below }) => [name, below]), [['BB upper', false], ['BB lower', false], ['RSI 14', true]]);
});

test('a view pans and zooms within what there is', () => {
  const view = { size: 100, offset: 0 };
  assert.deepEqual(pan(view, 30, 500), { size: 100, offset: 30 });
  assert.deepEqual(pan(view, -5, 500), view);
  assert.deepEqual(pan(view, 9999, 500), { size: 100, offset: 475 });
  assert.deepEqual(zoom({ size: 100, offset: 50 }, 0.5, 0.5, 500), { size: 50, offset: 75 });
  assert.equal(zoom(view, 0.001, 1, 500).size, 15);
  assert.deepEqual(grown({ size: 100, offset: 10 }, 1), { size: 100, offset: 11 });
  assert.deepEqual(grown(view, 1), view);
  assert.deepEqual(slots(view, 500), { first: 404, last: 503 });
});

test('near lines widen the range of prices, far ones do not', () => {
  const bars = [{ low: 1, high: 2 }];
  const { low, high } = priceRange(bars, { first: -5, last: 3 }, [2.5, 5]);
  near(low, 1 - 1.5 * 0.08);
  near(high, 2.5 + 1.5 * 0.08);
  assert.equal(priceRange([], { first: 0, last: 9 }), null);
});

test('labels are far enough apart', () => {
  assert.equal(labelStep(120, 960, 80), 12); // a slot of 8 px, so at least 10
});

const TRADE = { id: 3, symbol: 'EURUSD', order_type: 'buy', entry_price: 1.1, units: 1000, initial_units: 1000, stop_loss: 1.095, take_profit_1: 1.11, take_profit_2: 1.12, take_profit_3: null, status: 'open', entry_time: '2026-01-15T12:00:30Z' };
const ORDER = { id: 7, pair: 'EURUSD', symbol: 'EURUSD', side: 'sell', type: 'limit', units: 1000, remaining_units: 400, price: 1.11, stop_loss: 1.12, take_profit_1: null, time_in_force: 'gtc', position_fill: 'default', client_order_id: 'c-1', notes: null };
const QUOTE = { bid: 1.1, ask: 1.1002 };
const byId = (...items) => new Map(items.map((item) => [item.id, item]));
const LEVELS = levelsOf({ trades: byId(TRADE, { ...TRADE, id: 4, symbol: 'USDJPY' }), orders: byId(ORDER) }, 'EURUSD');
const level = (name) => LEVELS.find((each) => each.name === name);

test('trades and orders of the instrument have levels', () => {
  assert.deepEqual(LEVELS.map(({ name, price }) => [name, price]), [
    ['Entry of trade 3', 1.1], ['Stop-loss of trade 3', 1.095], ['Take-profit 1 of trade 3', 1.11], ['Take-profit 2 of trade 3', 1.12],
    ['Price of order 7', 1.11], ['Stop-loss of order 7', 1.12],
  ]);
});

test('a level is worth what its units gain there', () => {
  const stop = worthAt(level('Stop-loss of trade 3'), 1.095, EURUSD, 1);
  near(stop.pips, -50);
  near(stop.money, -5); // 0.005 × 1,000
  near(worthAt(level('Take-profit 1 of trade 3'), 1.11, EURUSD, 0.5).money, 2.5); // half of it: 0.01 × 500 × 0.5
  assert.equal(worthAt(level('Stop-loss of trade 3'), 1.095, EURUSD, null).money, null);
});

test('a level on the wrong side is objected to', () => {
  assert.equal(objection(level('Stop-loss of trade 3'), 1.0999, QUOTE), '');
  assert.equal(objection(level('Stop-loss of trade 3'), 1.1, QUOTE), 'must be below the bid');
  assert.equal(objection(level('Take-profit 1 of trade 3'), 1.09, QUOTE), 'must be above the bid');
  assert.equal(objection(level('Stop-loss of order 7'), 1.1, QUOTE), "must be above the order's price");
  assert.equal(objection(level('Price of order 7'), 1.09, QUOTE), 'fills at once');
  assert.equal(objection({ ...level('Price of order 7'), owner: { ...ORDER, type: 'stop' } }, 1.12, QUOTE), 'the market is past it');
});

/** 1,000 units, of which the first target took 333. */
const BITTEN = { id: 8, symbol: 'EURUSD', order_type: 'buy', units: 667, entry_price: 1.1, stop_loss: null };

test('moving a level of a trade names only that, of an order repeats the rest', () => {
  assert.deepEqual(changeTo(level('Take-profit 2 of trade 3'), 1.13), { method: 'PATCH', path: '/api/paper-trading/trades/3/', body: { take_profit_2: 1.13 } });
  assert.deepEqual(changeTo(level('Price of order 7'), 1.115), {
    method: 'PUT',
    path: '/api/paper-trading/orders/7/',
    body: { pair: 'EURUSD', side: 'sell', type: 'limit', units: 400, price: 1.115, time_in_force: 'gtc', position_fill: 'default', stop_loss: 1.12 },
  });
  assert.equal(onGrid(1.100004, EURUSD), 1.1);
});

test('a target that was taken is no line any more, and those left share what is left', () => {
  const trade = { ...BITTEN, take_profit_1: 1.11, take_profit_2: 1.12, take_profit_3: 1.13, targets_taken: 1 };
  const levels = levelsOf({ trades: new Map([[8, trade]]), orders: new Map() }, 'EURUSD');
  // 667 in two parts: 333, and the rest
  assert.deepEqual(levels.filter(({ kind }) => kind === 'target').map(({ member, units, short }) => [member, units, short]),
    [['take_profit_2', 333, 'TP2'], ['take_profit_3', 334, 'TP3']]);
  const two = { ...BITTEN, take_profit_1: 1.11, targets_taken: 1 };
  const [entry] = levelsOf({ trades: new Map([[8, two]]), orders: new Map() }, 'EURUSD');
  const target = missingExits(entry).find(({ kind }) => kind === 'target');
  assert.deepEqual([target.member, target.units], ['take_profit_2', 667]);
});

test('labels that would lie on each other move apart', () => {
  assert.deepEqual(spreadOut([50, 52, 10], 20, 0, 100), [50, 70, 10]);
  assert.deepEqual(spreadOut([95, 98], 20, 0, 100), [80, 100]);
});

test('fills and signals are put on their bars', () => {
  const format = new Format({ locale: 'en', utc: true });
  const closed = { ...TRADE, id: 2, status: 'closed', exit_time: '2026-01-15T12:01:10Z', exit_price: 1.11, exit_reason: 'tp1_hit', profit_loss: 10 };
  const fills = fillsOf({ trades: byId(TRADE), closed: [closed], events: [], account: { currency: 'USD' } }, 'EURUSD', format, EURUSD);
  assert.deepEqual(fills.map(({ kind, title }) => `${kind}: ${title}`), [
    'buy: Bought 1,000 at 1.10000, trade 3',
    'buy: Bought 1,000 at 1.10000, trade 2',
    'close: Closed trade 2 at 1.11000, take-profit 1: +10.00 USD',
  ]);
  const signal = { sequence: 8, symbol: 'EURUSD', direction: 'sell', entry_price: 1.1, confidence: 85, signal_source: 'anna', received_at: '2026-01-15T11:00:00Z' };
  assert.equal(signalsOf([signal, signal], 'EURUSD', format, EURUSD).length, 1);
  const candles = new Candles('1m');
  candles.load([candle('12:00:00', 1, 1, 1, 1), candle('12:01:00', 1, 1, 1, 1)]);
  const seen = placed([...fills, ...signalsOf([signal], 'EURUSD', format, EURUSD)], candles, { first: -8, last: 5 }, 2);
  assert.deepEqual(seen.map(({ key, slot }) => [key, slot]), [['close-2', 9], ['open-3', 8]]);
});

/** A server that answers when it is told to; what is asked is noted. */
function server() {
  const asked = [];
  const ask = (path, query) => new Promise((resolve, reject) => asked.push({ query, resolve, reject }));
  return { asked, ask };
}
const WANTED = { symbol: 'EURUSD', interval: '1m', price: 'bid' };
const settled = () => new Promise((resolve) => setImmediate(resolve));
const feedOf = (ask) => new CandleFeed(ask, () => {});
const price = (time, bid, more = {}) => ({ instrument: EURUSD, bid, ask: bid, time: new Date(at(time)).toISOString(), old: false, source: 'push', ...more });

test('only the newest question counts', async () => {
  const { asked, ask } = server();
  const feed = feedOf(ask);
  feed.show(WANTED);
  feed.show({ ...WANTED, interval: '5m' });
  asked[1].resolve({ data: [candle('12:00:00', 2, 2, 2, 2)] });
  await settled();
  asked[0].resolve({ data: [candle('12:00:00', 1, 1, 1, 1)] });
  await settled();
  assert.deepEqual([feed.state, feed.candles.last.close], ['there', 2]);
});

test('a new bar has the server asked how the last one ended, and a price that is old changes nothing', async () => {
  const { asked, ask } = server();
  const feed = feedOf(ask);
  feed.show(WANTED);
  asked[0].resolve({ data: [candle('12:00:00', 1, 1, 1, 1)], source: 'push' });
  await settled();
  feed.take(price('12:00:30', 9, { old: true }));
  feed.take(price('12:01:00', 2));
  assert.deepEqual([feed.candles.bars.length, asked.length, asked[1].query.limit], [2, 2, 3]);
  asked[1].resolve({ data: [candle('12:00:00', 1, 1.5, 0.5, 1), candle('12:01:00', 2, 2, 2, 2)] });
  await settled();
  assert.deepEqual(feed.candles.bars.map(({ high }) => high), [1.5, 2]);
});

test('when another source leads, candles begin anew, once', async () => {
  const { asked, ask } = server();
  const feed = feedOf(ask);
  feed.show(WANTED);
  asked[0].resolve({ data: [candle('12:00:00', 1, 1, 1, 1)], source: 'push' });
  await settled();
  feed.take(price('12:00:10', 2, { source: 'kraken' }));
  assert.equal(feed.candles.bars.length, 0);
  asked[1].resolve({ data: [candle('12:00:00', 3, 3, 3, 3)], source: 'push' });
  await settled();
  feed.take(price('12:00:20', 2, { source: 'kraken' }));
  assert.deepEqual([asked.length, feed.candles.last.low], [2, 2]);
});

test('what failed is told, and what was there stays', async () => {
  const { asked, ask } = server();
  const feed = feedOf(ask);
  feed.show(WANTED);
  asked[0].reject(new Error('The server does not answer.'));
  await settled();
  assert.deepEqual([feed.state, feed.problem.message], ['failed', 'The server does not answer.']);
  feed.reload();
  asked[1].resolve({ data: [candle('12:00:00', 1, 1, 1, 1)] });
  await settled();
  feed.reload();
  asked[2].reject(new Error('again'));
  await settled();
  assert.deepEqual([feed.state, feed.candles.bars.length], ['there', 1]);
});

const STOP = level('Stop-loss of trade 3');
const drafting = () => {
  const sent = [];
  const lost = [];
  const change = (moved, to) => new Promise((resolve, reject) => sent.push({ moved, to, resolve, reject }));
  return { sent, lost, drafts: new LevelDrafts(change, (problem) => lost.push(problem.message)) };
};

test('a move is sent once, and shown until the event of it is there', async () => {
  const { sent, drafts } = drafting();
  drafts.propose(STOP, 1.096, 'dragged');
  drafts.send(STOP.key);
  drafts.send(STOP.key);
  assert.equal(drafts.propose(STOP, 1.097, 'dragged'), false);
  sent[0].resolve({ seq: 9 });
  await settled();
  assert.deepEqual([sent.length, drafts.of(STOP.key).price], [1, 1.096]);
  drafts.settle(LEVELS, 8);
  assert.equal(drafts.of(STOP.key).state, 'sent');
  drafts.settle(LEVELS, 9);
  assert.equal(drafts.of(STOP.key), undefined);
});

test('a move whose event is there before its answer can be moved again', async () => {
  const { sent, drafts } = drafting();
  drafts.propose(STOP, 1.096, 'dragged');
  drafts.send(STOP.key);
  drafts.settle(LEVELS, 9);
  assert.equal(drafts.of(STOP.key).state, 'sending');
  sent[0].resolve({ seq: 9 });
  await settled();
  assert.equal(drafts.of(STOP.key), undefined);
  assert.equal(drafts.propose(STOP, 1.097, 'dragged'), true);
});

test('a refused move goes back and says why until the next', async () => {
  const { sent, drafts } = drafting();
  drafts.propose(STOP, 1.2, 'proposed');
  drafts.send(STOP.key);
  sent[0].reject(new Error('too high'));
  await settled();
  assert.deepEqual([drafts.of(STOP.key), drafts.refusalOf(STOP.key)], [undefined, 'too high']);
  drafts.propose(STOP, 1.09, 'proposed');
  assert.equal(drafts.refusalOf(STOP.key), '');
});

test('events win over a proposal, not over a drag, and end both with the trade', async () => {
  const { sent, lost, drafts } = drafting();
  const moved = LEVELS.map((each) => (each.key === STOP.key ? { ...each, price: 1.094 } : each));
  drafts.propose(STOP, 1.096, 'proposed');
  drafts.settle(moved, 1);
  assert.equal(drafts.of(STOP.key), undefined);
  drafts.propose(STOP, 1.096, 'dragged');
  drafts.settle(moved, 2);
  assert.deepEqual([drafts.of(STOP.key).price, drafts.of(STOP.key).level.price], [1.096, 1.094]);
  drafts.send(STOP.key);
  drafts.settle([], 3);
  sent[0].reject(new Error('not open any more'));
  await settled();
  assert.deepEqual([drafts.of(STOP.key), lost], [undefined, ['not open any more']]);
});

test('an exit that is not there yet is proposed on its side', () => {
  const [target] = missingExits(level('Entry of trade 3'));
  assert.deepEqual([target.name, target.key], ['Take-profit 3 of trade 3', 'trade-3-take_profit_3']);
  near(proposal(target, 0.001, QUOTE), 1.101);
  near(proposal({ ...STOP, side: 'sell' }, 0.001, QUOTE), 1.1012);
  const { drafts } = drafting();
  drafts.propose(target, 1.101, 'proposed');
  drafts.settle(LEVELS, 1);
  assert.deepEqual(drafts.newLevels(), [target]);
  drafts.settle([], 2);
  assert.deepEqual(drafts.newLevels(), []);
});

test('what is said of a chart', () => {
  const format = new Format({ locale: 'en', utc: true });
  const bars = [{ time: at('12:00:00'), high: 1.2, low: 1.05, close: 1.1 }, { time: at('12:05:00'), high: 1.15, low: 1.1, close: 1.12 }];
  assert.match(summaryOf(bars, { old: false, stale: true }, format, EURUSD), /^2 candles, the newest closes at 1\.12000, stale\. Range of 24 hours: 1\.05000 to 1\.20000\./);
  assert.equal(summaryOf([], {}, format, EURUSD), 'No candles yet.');
  assert.deepEqual([countdownOf('5m', bars[1], at('12:05:01')), countdownOf('4h', bars[0], at('12:00:00')), countdownOf('5m', bars[1], at('12:10:00')), countdownOf('1d', bars[0], at('12:00:00'))],
    ['04:59', '4:00:00', '', '']);
});

test('moves that are not sent end with a look at another instrument', () => {
  const { sent, drafts } = drafting();
  drafts.propose(STOP, 1.096, 'dragged');
  drafts.propose(level('Price of order 7'), 1.12, 'proposed');
  drafts.send('order-7-price');
  drafts.takeAllBack();
  assert.deepEqual([drafts.of(STOP.key), drafts.of('order-7-price').state, sent.length], [undefined, 'sending', 1]);
});

test('of many levels the nearest have labels', () => {
  assert.deepEqual(nearest([30, 5, 0, 20], 2), [1, 2]);
  assert.deepEqual(nearest([30, 5], 12), [0, 1]);
  assert.deepEqual(nearest([7, 7, 7], 2), [0, 1]);
});
