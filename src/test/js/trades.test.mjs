// The pure parts of positions, orders, history and journal.
import './web-crypto.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../main/webapp/page/net/problem.js';
import { Format } from '../../main/webapp/page/base/format.js';
import { Api } from '../../main/webapp/page/net/api.js';
import { Prices } from '../../main/webapp/page/model/prices.js';
import { replacement } from '../../main/webapp/page/model/exits.js';
import { Conversions } from '../../main/webapp/page/model/valuation.js';
import { Changes } from '../../main/webapp/page/trades/changes.js';
import {
  changedExits, moneyAt, pipsOfPrice, pipsToOrder, priceOfPips, readDistance, readLevel, shareOf,
} from '../../main/webapp/page/trades/exit-sums.js';
import { isFirst } from '../../main/webapp/page/trades/first-click.js';
import { FillNotices } from '../../main/webapp/page/trades/fill-notices.js';
import { picture, priceSum, profitSum } from '../../main/webapp/page/trades/fill-sums.js';
import { groups, stopOf, targetsOf, valueOfAll } from '../../main/webapp/page/trades/groups.js';
import { chosen, History, sums } from '../../main/webapp/page/trades/history.js';
import { Journal } from '../../main/webapp/page/trades/journal.js';
import { isOfKind, members, Sentences } from '../../main/webapp/page/trades/sentences.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const USDJPY = { symbol: 'USDJPY', base: 'USD', quote: 'JPY', pip: 0.01, digits: 3 };
const LONG = { side: 'buy', entry: 1.1, units: 1000 };
const SHORT = { side: 'sell', entry: 1.1, units: 1000 };

const trade = (id, order_type, units, entry_price, more = {}) =>
  ({ id, symbol: 'EURUSD', order_type, units, entry_price, financing: 0, stop_loss: null, targets_taken: 0, ...more });

const sentences = new Sentences({
  format: new Format({ locale: 'en-GB', utc: true }),
  instrument: (symbol) => ({ EURUSD, USDJPY })[symbol],
  currency: 'USD',
});

test('trades of an instrument come to the net of both sides, at the average entry of the larger', () => {
  const [one] = groups([trade(1, 'buy', 1000, 1.1), trade(2, 'buy', 3000, 1.104), trade(3, 'sell', 1000, 1.2)]);
  assert.equal(one.net.units, 3000); // 1000 + 3000 − 1000
  assert.equal(one.net.entry.toFixed(5), '1.10300'); // (1000 × 1.1 + 3000 × 1.104) ÷ 4000
  assert.equal(groups([trade(1, 'buy', 1000, 1.1), trade(2, 'sell', 1000, 1.2)])[0].net.entry, null);
});

test('instruments are in the order of their names, trades in theirs', () => {
  const all = groups([trade(1, 'buy', 1, 1), { ...trade(2, 'buy', 1, 1), symbol: 'AUDUSD' }, trade(3, 'buy', 1, 1)]);
  assert.deepEqual(all.map((each) => [each.symbol, each.trades.map(({ id }) => id)]), [['AUDUSD', [2]], ['EURUSD', [1, 3]]]);
});

test('what trades are worth together is a sum of money and an average of pips, and live only if all are', () => {
  const prices = new Prices(() => {});
  prices.setInstruments([EURUSD]);
  prices.streamed({ symbol: 'EURUSD', bid: 1.101, ask: 1.1012, time: 't' }, 0);
  const both = [trade(1, 'buy', 1000, 1.1), trade(2, 'sell', 3000, 1.1022)];
  const value = valueOfAll(both, prices, new Conversions([EURUSD]), 'USD');
  assert.equal(value.profit.toFixed(4), '4.0000'); // 1000 × 0.0010 + 3000 × 0.0010
  assert.equal(value.pips.toFixed(4), '10.0000');
  assert.equal(value.live, true);
  prices.lost();
  assert.equal(valueOfAll(both, prices, new Conversions([EURUSD]), 'USD').live, false);
});

test('a price that is not known makes the sum unknown', () => {
  const prices = new Prices(() => {});
  prices.setInstruments([EURUSD]);
  assert.deepEqual(valueOfAll([trade(1, 'buy', 1, 1)], prices, new Conversions([EURUSD]), 'USD'), { profit: null, pips: null, live: false });
});

test('of two stops the nearer counts, and targets that were taken do not', () => {
  assert.equal(stopOf(trade(1, 'buy', 1, 1.1, { stop_loss: 1.09, trailing_stop: 1.095 })), 1.095);
  assert.equal(stopOf(trade(1, 'sell', 1, 1.1, { stop_loss: 1.12, trailing_stop: 1.115 })), 1.115);
  assert.equal(stopOf(trade(1, 'buy', 1, 1.1)), null);
  assert.deepEqual(targetsOf(trade(1, 'buy', 1, 1.1, { take_profit_1: 1.11, take_profit_2: 1.12, take_profit_3: null, targets_taken: 1 })), [1.12]);
});

test('pips of a level are from the entry, in its own direction', () => {
  assert.equal(pipsOfPrice('stop_loss', 1.095, LONG, EURUSD), 50);
  assert.equal(pipsOfPrice('stop_loss', 1.105, LONG, EURUSD), -50);
  assert.equal(pipsOfPrice('take_profit_1', 1.11, LONG, EURUSD), 100);
  assert.equal(pipsOfPrice('stop_loss', 1.105, SHORT, EURUSD), 50);
  assert.equal(priceOfPips('take_profit_2', 12.5, SHORT, EURUSD), 1.09875);
  assert.equal(priceOfPips('stop_loss', 30, { ...LONG, entry: 149.2 }, USDJPY), 148.9);
});

test('money at a level is the distance times units times the rate', () => {
  assert.equal(moneyAt(1.095, LONG, 1).toFixed(2), '-5.00'); // −0.005 × 1000
  assert.equal(moneyAt(1.095, SHORT, 0.5).toFixed(2), '2.50');
  assert.equal(moneyAt(1.095, SHORT, null), null);
});

test('a level is read as price or pips, and what is wrong with it is said', () => {
  const read = (text, unit, level = 'stop_loss', market = 1.1) => readLevel(level, text, unit, LONG, EURUSD, market);
  assert.deepEqual(read('', 'price'), { value: null });
  assert.deepEqual(read('1,095', 'price'), { value: 1.095 });
  assert.deepEqual(read('50', 'pips'), { value: 1.095 });
  assert.deepEqual(read('x', 'pips'), { error: 'This is not a number' });
  assert.deepEqual(read('1.0950001', 'price'), { error: 'At most 5 digits after the point' });
  assert.deepEqual(read('1.2', 'price'), { error: 'Must be below the market at 1.10000' });
  assert.deepEqual(read('-10', 'pips', 'stop_loss', 1.102), { value: 1.101 });
  assert.deepEqual(read('1.2', 'price', 'stop_loss', null), { value: 1.2 });
  assert.deepEqual(readDistance('50', 'pips', EURUSD), { value: 0.005 });
  assert.deepEqual(readDistance('0.005', 'price', EURUSD), { value: 0.005 });
  assert.deepEqual(readDistance('-1', 'pips', EURUSD), { error: 'A distance is above zero' });
});

test('only exits that are changed are sent, and null takes one away', () => {
  const before = { stop_loss: 1.09, take_profit_1: null, take_profit_2: 1.2 };
  assert.deepEqual(changedExits(before, { stop_loss: 1.09, take_profit_1: 1.11, take_profit_2: null, trailing_distance: null }),
    { take_profit_1: 1.11, take_profit_2: null });
});

test('an order is replaced by all that it was, of the units that are left', () => {
  const order = { id: 7, pair: 'EURUSD', side: 'buy', type: 'limit', units: 1000, remaining_units: 600, price: 1.09, price_bound: null,
    time_in_force: 'gtc', expiry: null, position_fill: 'default', stop_loss: 1.08, status: 'pending', created_at: 't', notes: null };
  assert.deepEqual(replacement(order, { price: 1.095, stop_loss: null }),
    { pair: 'EURUSD', side: 'buy', type: 'limit', units: 600, price: 1.095, time_in_force: 'gtc', position_fill: 'default' });
});

test('the way to an order is what the market has to go on its side', () => {
  const price = { bid: 1.1, ask: 1.1002, instrument: EURUSD };
  const to = (side, type, at, market_price) => pipsToOrder({ side, type, price: at, market_price }, price).toFixed(1);
  assert.equal(to('buy', 'limit', 1.09), '102.0'); // 1.1002 − 1.0900
  assert.equal(to('sell', 'limit', 1.11), '100.0');
  assert.equal(to('buy', 'stop', 1.11), '98.0');
  assert.equal(to('sell', 'stop', 1.09), '100.0');
  assert.equal(to('buy', 'market_if_touched', 1.09, 1.1), '102.0');
  assert.equal(pipsToOrder({ side: 'buy', type: 'limit', price: 1 }, { bid: null }), null);
});

test('a share of units is whole and at least one', () => {
  assert.deepEqual([25, 50, 75].map((percent) => shareOf(1001, percent)), [250, 501, 751]);
  assert.equal(shareOf(1, 25), 1);
});

const closed = (id, exit_time, profit_loss, financing = 0) =>
  ({ id, exit_time, profit_loss, financing, pips_gained: profit_loss * 10, symbol: id % 2 ? 'EURUSD' : 'USDJPY' });

test('history goes on where the server\'s list is known, though an old trade closed since', () => {
  const history = new History();
  history.page([closed(9, 't9', 1), closed(8, 't8', -1)], 3);
  history.take([closed(3, 't99', 5)]); // opened before, closed now
  assert.deepEqual(history.all().map(({ id }) => id), [3, 9, 8]);
  assert.equal(history.next, 2); // 9 and 8; 3 is further down in the list
  history.take([closed(10, 't999', 5)]);
  assert.deepEqual([history.next, history.total], [3, 5]);
  history.page([closed(7, 't7', 1), closed(3, 't99', 5)], 5);
  assert.deepEqual([history.next, history.more, history.all().length], [5, false, 5]);
});

test('sums are of what is shown, with the financing', () => {
  const trades = [closed(1, 't', 10, -1), closed(3, 't', -4), closed(2, 't', 0.5, -1)];
  assert.deepEqual(sums(trades), { count: 3, won: 1, lost: 2, profit: 6.5, financing: -2, result: 4.5, pips: 65 });
  assert.deepEqual(chosen(trades, { symbol: 'EURUSD', result: 'lost' }).map(({ id }) => id), [3]);
  assert.equal(chosen(trades, { symbol: '', result: 'all' }).length, 3);
});

test('the journal has each event once, and is read backwards without a gap', () => {
  const journal = new Journal();
  assert.deepEqual(journal.older(450), { after: 250, limit: 200 });
  journal.page([{ seq: 449 }, { seq: 450 }]);
  assert.ok(journal.add({ seq: 450 }) && journal.add({ seq: 451 }));
  assert.equal(journal.add({ seq: 453 }), false);
  assert.deepEqual(journal.all().map(({ seq }) => seq), [451, 450, 449]);
  assert.deepEqual(journal.older(451), { after: 248, limit: 200 });
  journal.page(Array.from({ length: 448 }, (_, n) => ({ seq: n + 1 })));
  assert.equal(journal.older(451), null);
});

test('a journal is bounded, and what went can be read again', () => {
  const journal = new Journal();
  for (let seq = 1; seq <= 5100; seq++) {
    journal.add({ seq });
  }
  assert.equal(journal.all().length, 5000);
  assert.equal(journal.all().at(-1).seq, 101);
});

const FILL = {
  side: 'buy', units: 1000, price: 1.1003,
  explain: {
    quote: { bid: 1.1, ask: 1.1002, time: 't', received: 't', age_ms: 1, source: 'push' },
    trigger: { kind: 'stop', price: 1.1001 },
    model: { latency_ms: 1, slippage_pips: 1, spread_factor: 1 },
    conversion: { from: 'USD', to: 'USD', rate: 1, path: [] },
  },
};

test('the price of a fill is the middle, half the spread, slippage, and what rounding or a promise left', () => {
  const sum = priceSum(FILL, EURUSD);
  assert.equal(sum.middle.toFixed(5), '1.10010');
  assert.equal(sum.halfSpread.toFixed(5), '0.00010');
  assert.equal(sum.slippage.toFixed(5), '0.00010');
  assert.equal(sum.rest, 0); // 1.1001 + 0.0001 + 0.0001 = 1.1003
  assert.equal(priceSum({ ...FILL, price: 1.1001 }, EURUSD).rest.toFixed(5), '-0.00020');
});

test('profit is gained times units times rate, for both sides', () => {
  const sold = { ...FILL, side: 'sell', price: 1.102 };
  assert.equal(profitSum(sold, 1.1).profit.toFixed(4), '2.0000'); // 0.002 × 1000 × 1
  assert.equal(profitSum({ ...FILL, price: 1.102 }, 1.1).profit.toFixed(4), '-2.0000');
});

test('a picture has bid, ask, fill and level where they are, and the slippage between', () => {
  const marks = picture(FILL);
  assert.deepEqual([marks.bid, marks.ask, marks.fill, marks.level].map((at) => at.toFixed(3)), ['0.100', '0.633', '0.900', '0.367']);
  assert.deepEqual(marks.slipped.map((at) => at.toFixed(3)), ['0.633', '0.900']);
  assert.equal(picture({ ...FILL, price: 1.1002, explain: { ...FILL.explain, trigger: { kind: 'market', price: null } } }).slipped, null);
});

test('every event is a sentence', () => {
  const order = { id: 7, side: 'buy', type: 'limit', symbol: 'EURUSD', units: 1000, remaining_units: 400, price: 1.09, stop_loss: 1.08, trailing_distance: 0.005 };
  const open = trade(8, 'buy', 1000, 1.1);
  const say = (event) => sentences.of(event);
  assert.equal(say({ type: 'order_placed', order }), 'Accepted: limit order 7 to buy 1,000 EUR/USD at 1.09000, stop 1.08000, trailing by 50.0 pips.');
  assert.equal(say({ type: 'order_cancelled', order, code: 'client_request', message: 'm' }), 'Cancelled: limit order 7 to buy 400 EUR/USD.');
  assert.equal(say({ type: 'order_cancelled', order, code: 'time_in_force_expired', message: 'The order\'s time has ended' }), 'Cancelled: limit order 7 to buy 400 EUR/USD: The order\'s time has ended.');
  assert.equal(say({ type: 'trade_execution', trade: open, fill: FILL }), 'Filled: bought 1,000 EUR/USD at 1.10030 by its stop order, trade 8.');
  assert.equal(say({ type: 'trade_closed', trade: open, reason: 'sl_hit', profit_loss: -5, fill: { ...FILL, price: 1.095 } }), 'Stopped out trade 8, 1,000 EUR/USD at 1.09500: −5.00 USD.');
  assert.equal(say({ type: 'trade_reduced', trade: { ...open, units: 600 }, reason: 'manual', profit_loss: 2, fill: { ...FILL, units: 400 } }), 'Closed 400 EUR/USD of trade 8 at 1.10030: +2.00 USD. 600 are left.');
  assert.equal(say({ type: 'trade_changed', trade: { ...open, stop_loss: 1.09 }, cause: 'client' }), 'Stops and targets of trade 8, EUR/USD: stop 1.09000.');
  assert.equal(say({ type: 'trade_changed', trade: { ...open, trailing_stop: 1.09 }, cause: 'trailing' }), 'The trailing stop of trade 8, EUR/USD, moved to 1.09000.');
  assert.equal(say({ type: 'financing', trade: open, amount: -0.12 }), 'Financing of trade 8, EUR/USD, held over the end of the trading day: −0.12 USD.');
  assert.equal(say({ type: 'order_rejected', code: 'fifo_violation', message: 'Must be first in', detail: 'Trade 3 goes first.', rule: 'NFA 2-43(b)', symbol: 'EURUSD' }), 'Refused. EUR/USD: Must be first in. Trade 3 goes first. Rule: NFA 2-43(b).');
  assert.match(say({ type: 'margin_call', state: 'entered', equity: 90, margin_used: 100 }), /^Margin call: the equity of 90.00 USD/);
  assert.equal(say({ type: 'something_new' }), 'something new.');
});

test('what only moves with the price is left out of the news', () => {
  assert.equal(isOfKind({ type: 'balance_update' }, 'news'), false);
  assert.equal(isOfKind({ type: 'trade_changed', cause: 'trailing' }, 'news'), false);
  assert.equal(isOfKind({ type: 'trade_changed', cause: 'client' }, 'news'), true);
  assert.equal(isOfKind({ type: 'balance_update' }, 'money'), true);
});

test('the members of an event are read by their paths', () => {
  assert.deepEqual(members({ a: 1, b: { c: null, d: [] } }), [['a', '1'], ['b.c', '–'], ['b.d', '–']]);
});

/** What somebody is told of these events, once they are painted. */
function told(...events) {
  const frames = [];
  globalThis.requestAnimationFrame = (work) => frames.push(work);
  const said = [];
  const app = {
    notices: { say: (text) => said.push(text), fail: (text) => said.push(`! ${text}`) },
    format: new Format({ locale: 'en-GB', utc: true }),
    trading: { account: { currency: 'USD' } },
    instrument: () => EURUSD,
  };
  const notices = new FillNotices(app);
  events.forEach((event) => notices.heard(event));
  frames.forEach((work) => work());
  return said;
}

const stopped = { type: 'trade_closed', trade: trade(8, 'buy', 0, 1.1), reason: 'sl_hit', profit_loss: -5, fill: { side: 'sell', units: 1000, price: 1.095 } };
const filled = (timestamp, kind = 'limit') =>
  ({ type: 'trade_execution', timestamp, trade: trade(9, 'buy', 1000, 1.1), fill: { ...FILL, order_id: 7, explain: { trigger: { kind } } } });
const placed = { type: 'order_placed', timestamp: 't1', order: { id: 7 } };

test('who did not click is told, who did is not', () => {
  assert.deepEqual(told(stopped), ['Stopped out trade 8, 1,000 EUR/USD at 1.09500: −5.00 USD.']);
  assert.deepEqual(told({ ...stopped, reason: 'manual' }, { ...stopped, reason: 'close_all' }, filled('t1', 'market')), []);
  assert.deepEqual(told(placed, filled('t1')), []); // filled as soon as it was placed
  assert.deepEqual(told(placed, filled('t2')), ['Filled: bought 1,000 EUR/USD at 1.10030 by its limit order, trade 9.']);
  assert.deepEqual(told(filled('t2')).length, 1); // placed before the page was there
});

test('many at once are counted, and a margin call is an error that stays', () => {
  const said = told(stopped, stopped, stopped, stopped, { type: 'margin_call', state: 'entered', equity: 1, margin_used: 2 });
  assert.equal(said[0], '4 orders and trades were filled, closed or cancelled: the journal has them.');
  assert.match(said[1], /^! Margin call/);
});

test('a change that is repeated stays with its account, though another is looked at', async () => {
  globalThis.location = { origin: 'http://127.0.0.1' };
  const asked = [];
  globalThis.fetch = async (url, { headers }) => {
    asked.push([url, headers['Idempotency-Key']]);
    api.account = 'second';
    return asked.length === 1 ? Promise.reject(new Error('no network')) : { ok: true, text: async () => '{}' };
  };
  const api = new Api();
  api.account = 'first';
  await api.change('POST', '/api/paper-trading/trades/3/close/', {}, 'name');
  assert.deepEqual(asked, Array(2).fill(['http://127.0.0.1/api/paper-trading/trades/3/close/?account=first', 'name']));
});

test('what is being done to something is not done twice, and is asked for again under its name after no answer', async () => {
  const asked = [];
  const answers = [];
  const api = { account: 'a', change: (...all) => new Promise((...settle) => { asked.push(all); answers.push(settle); }) };
  const changes = new Changes(api, { seq: 7 });
  const first = changes.send('trade 3', 'Closing…', 'POST', 'close', {});
  assert.equal(changes.of('trade 3'), 'Closing…');
  assert.equal(await changes.send('trade 3', 'Closing…', 'POST', 'close', {}), null);
  answers[0][1](new Problem('no answer', { code: 'unreachable' }));
  await assert.rejects(first);
  assert.equal(changes.of('trade 3'), undefined);
  const second = changes.send('trade 3', 'Closing…', 'POST', 'close', {});
  answers[1][1](Object.assign(new Error('refused'), { code: 'fifo_violation' }));
  await assert.rejects(second);
  const third = changes.send('trade 3', 'Closing…', 'POST', 'close', {});
  answers[2][0](null);
  assert.deepEqual(await third, {});
  assert.equal(asked[1][3], asked[0][3]);
  assert.notEqual(asked[2][3], asked[1][3]);
});

test('the second click of a double one closes nothing: by then the next trade may lie under it', () => {
  // as browsers count: 0 by keyboard
  assert.deepEqual([0, 1, 2, 3].map((detail) => isFirst({ detail })), [true, true, false, false]);
});

test('an order for the day is replaced without the time at which the day ends', () => {
  const order = { pair: 'EURUSD', side: 'buy', type: 'limit', price: 1.09, units: 1000, remaining_units: 1000, time_in_force: 'day', expiry: '2026-01-15T22:00:00Z' };
  assert.deepEqual(replacement(order, { price: 1.08 }), { pair: 'EURUSD', side: 'buy', type: 'limit', price: 1.08, units: 1000, time_in_force: 'day' });
  assert.equal(replacement({ ...order, time_in_force: 'gtd' }, {}).expiry, '2026-01-15T22:00:00Z');
});

test('whoever closes everything again after something happened means what is open then', async () => {
  const names = [];
  const trading = { seq: 7 };
  const lost = async (method, path, body, name) => {
    names.push(name);
    throw new Problem('no answer', { code: 'unreachable' });
  };
  const changes = new Changes({ account: 'a', change: lost }, trading);
  const closeAll = () => changes.send('all', 'Closing…', 'POST', 'close_all', {}).catch(() => {});
  await closeAll();
  await closeAll();
  trading.seq = 8;
  await closeAll();
  assert.equal(names[1], names[0]);
  assert.notEqual(names[2], names[0]);
});
