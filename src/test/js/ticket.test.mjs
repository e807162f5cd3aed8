// The order ticket's pure parts; by hand: node --test src/test/js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Format } from '../../main/webapp/page/base/format.js';
import { Draft } from '../../main/webapp/page/ticket/draft.js';
import { Once } from '../../main/webapp/page/ticket/once.js';
import { Choice } from '../../main/webapp/page/model/choice.js';
import { partsOf } from '../../main/webapp/page/model/exits.js';
import { readOrder } from '../../main/webapp/page/ticket/order-reading.js';
import { orderSums, pipsTo, priceAt, unitsOfLots, unitsOfRisk } from '../../main/webapp/page/ticket/order-sums.js';
import { ServersWord } from '../../main/webapp/page/ticket/servers-word.js';
import { checkWords, orderText, outcomeText, refusalWords } from '../../main/webapp/page/ticket/order-words.js';
import { Sending } from '../../main/webapp/page/ticket/sending.js';
import { hindrance, slippageOf } from '../../main/webapp/page/ticket/one-click.js';
import { stepPips, stepPrice, stepSize } from '../../main/webapp/page/ticket/steps.js';
import { Shortcuts } from '../../main/webapp/page/base/shortcuts.js';
import { Problem } from '../../main/webapp/page/net/problem.js';
import { PreCheck } from '../../main/webapp/page/ticket/pre-check.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5, contract_size: 100_000, min_units: 1, max_units: 50_000_000, typical_spread: 0.8 };
const USDJPY = { ...EURUSD, symbol: 'USDJPY', base: 'USD', quote: 'JPY', pip: 0.01, digits: 3 };
const XAUUSD = { ...EURUSD, symbol: 'XAUUSD', base: 'XAU', pip: 0.01, digits: 2, contract_size: 100, max_units: 50_000, typical_spread: 25 };
const MARKET = { bid: 1.1, ask: 1.1002 };
const ENGLISH = new Format({ locale: 'en' });
const GERMAN = new Format({ locale: 'de' });
const NOW = Date.parse('2026-01-15T12:00:00Z');

function draft(entered = {}) {
  return Object.assign(new Draft(), entered);
}

function read(entered, more = {}) {
  return readOrder(draft(entered), { instrument: EURUSD, price: MARKET, sized: () => null, now: NOW, utc: true, format: ENGLISH, ...more });
}

test('a stop in pips lies behind the price that is dealt at, a target before it', () => {
  const buy = read({ stop: '20', targets: ['40'] }).request;
  // 1.10020 − 20 × 0.0001, 1.10020 + 40 × 0.0001
  assert.deepEqual([buy.stop_loss, buy.take_profit_1], [1.0982, 1.1042]);
  const sell = read({ side: 'sell', stop: '20', targets: ['40'] }).request;
  // 1.10000 + 20 × 0.0001, 1.10000 − 40 × 0.0001
  assert.deepEqual([sell.stop_loss, sell.take_profit_1], [1.102, 1.096]);
  assert.equal(priceAt(149.2, 'buy', -12.5, USDJPY), 149.075);
});

test('a market order says no more than was entered', () => {
  assert.deepEqual(read({}).request, { pair: 'EURUSD', side: 'buy', type: 'market', units: 1000, time_in_force: 'fok' });
});

test('an order that waits has its price, its term and its exits from there', () => {
  const { request } = read({ type: 'limit', price: '1.09', timeInForce: 'gtd', expiry: '2026-01-16T12:00', stop: '50', trailing: '30', note: ' after the ECB ' });
  assert.deepEqual(request, {
    pair: 'EURUSD', side: 'buy', type: 'limit', units: 1000, price: 1.09, time_in_force: 'gtd', expiry: '2026-01-16T12:00:00.000Z',
    stop_loss: 1.085, trailing_distance: 0.003, notes: 'after the ECB',
  });
});

test('slippage is from the price that was seen', () => {
  const { request } = read({ slippage: '1,5' });
  assert.deepEqual([request.max_slippage_pips, request.entry_price], [1.5, 1.1002]);
  assert.deepEqual([slippageOf(null, EURUSD), slippageOf(null, XAUUSD), slippageOf(0, EURUSD)], [2, 25, 0]);
});

test('what is wrong is said of the field it is wrong in', () => {
  const problems = (entered) => read(entered).problems;
  assert.deepEqual(problems({ size: { units: '' } }), { size: 'Enter a size.' });
  assert.deepEqual(problems({ size: { units: '1.5' } }), { size: 'Whole units only.' });
  assert.deepEqual(problems({ size: { units: '51m' } }), { size: 'At most 50,000,000 units.' });
  assert.deepEqual(problems({ sizeIn: 'lots', size: { lots: '0.0000001' } }), { size: 'Whole units only: a lot has 100,000.' });
  assert.deepEqual(problems({ type: 'limit' }), { price: 'Enter a price.' });
  assert.deepEqual(problems({ type: 'limit', price: '1.090001' }), { price: 'At most 5 digits after the point.' });
  assert.deepEqual(problems({ type: 'stop', price: '1.09' }), { price: 'A stop to buy is above the ask, 1.10020. Below it, take a limit order.' });
  assert.deepEqual(problems({ exitsIn: 'price', stop: '1.1001' }), { stop: "A buyer's stop-loss is below the bid, 1.10000." });
  assert.deepEqual(problems({ stop: '1' }), { stop: "A buyer's stop-loss is below the bid, 1.10000." });
  assert.deepEqual(problems({ exitsIn: 'price', side: 'sell', targets: ['1.11'] }), { target0: "A seller's take-profit is below the bid, 1.10000." });
  assert.deepEqual(problems({ targets: ['40', '30'] }), { target1: 'It must be further away than the one before, 1.10420.' });
  assert.deepEqual(problems({ trailing: '-1' }), { trailing: 'It must be above 0.' });
  assert.deepEqual(problems({ slippage: 'x' }), { slippage: 'This is no number.' });
  assert.deepEqual(problems({ type: 'limit', price: '1.09', timeInForce: 'gtd', expiry: '2026-01-15T11:59' }), { expiry: 'This time has passed.' });
  assert.equal(read({ stop: '1' }).request, null);
});

test('what is only missing can be told from what is wrong', () => {
  assert.deepEqual([...read({ type: 'limit', size: { units: '' }, stop: 'x' }).missing], ['price', 'size']);
});

test('lots are of the instrument', () => {
  assert.equal(unitsOfLots(0.29, EURUSD), 29_000);
  assert.equal(unitsOfLots(1.5, XAUUSD), 150);
  assert.equal(read({ sizeIn: 'lots', size: { lots: '0,29' } }).units, 29_000);
});

test('a risk gives the units that lose it at the stop', () => {
  // 1 % of 10,000 is 100; 20 pips of a unit are 0.002 USD; 100 ÷ 0.002
  const sized = (percent, pips) => unitsOfRisk({ equity: 10_000, percent, pips, rate: 1, instrument: EURUSD });
  assert.equal(sized(1, 20), 50_000);
  assert.equal(read({ sizeIn: 'risk', size: { risk: '1' }, stop: '20' }, { sized }).units, 50_000);
  // 10,000 × 1 % ÷ (0.2 × 1 ÷ 150) of yen to dollars
  assert.equal(unitsOfRisk({ equity: 10_000, percent: 1, pips: 20, rate: 1 / 150, instrument: USDJPY }), 75_000);
  assert.equal(unitsOfRisk({ equity: 10, percent: 0.001, pips: 20, rate: 1, instrument: EURUSD }), 0);
  assert.deepEqual(read({ sizeIn: 'risk', size: { risk: '1' } }).problems, { stop: 'A risk needs a stop-loss.' });
});

test('the sums are those of the prices', () => {
  const sums = orderSums({
    side: 'buy', units: 10_000, entry: 1.1002, spread: 0.0002, stop: 1.0982, trailing: null, targets: [1.1042, 1.1062],
    instrument: EURUSD, quoteRate: 1, baseRate: 1.1001, marginRate: 0.02, equity: 10_000,
  });
  const near = (value, expected) => assert.ok(Math.abs(value - expected) < 1e-6, `${value} is not ${expected}`);
  near(sums.lots, 0.1);
  near(sums.notional, 11_001); // 10,000 × 1.1001
  near(sums.margin, 220.02); // 11,001 × 0.02
  near(sums.pipValue, 1); // 10,000 × 0.0001
  near(sums.spreadCost, 1); // 10,000 × 0.0002 ÷ 2
  near(sums.worst.money, -20); // 10,000 × (1.0982 − 1.1002)
  near(sums.worst.percent, -0.2);
  near(sums.gains[0].money, 20); // 5,000 × (1.1042 − 1.1002)
  near(sums.gains[1].money, 30); // 5,000 × (1.1062 − 1.1002)
  near(sums.gain.money, 50);
  near(sums.ratio, 2); // 40 pips for 20
});

test('a trailing stop begins at the price the trade would be closed at, and the nearer stop counts', () => {
  const sums = (stop) => orderSums({
    side: 'sell', units: 1000, entry: 1.1, spread: 0.0002, stop, trailing: 0.003, targets: [], instrument: EURUSD,
    quoteRate: 1, baseRate: 1.1, marginRate: null, equity: 10_000,
  });
  assert.deepEqual([sums(null).trailingStart, sums(null).worst.price], [1.1032, 1.1032]); // 1.1 + 0.0002 + 0.003
  assert.equal(sums(1.101).worst.price, 1.101);
  assert.equal(sums(null).margin, null);
  assert.equal(sums(null).ratio, null);
});

test('targets close equal parts of what is left', () => {
  assert.deepEqual([partsOf(1000, 3), partsOf(10, 3), partsOf(1, 2), partsOf(7, 0)], [[333, 333, 334], [3, 3, 4], [1, 0], []]);
});

test('exits are said in pips or in prices, and back', () => {
  const ticket = draft({ stop: '20', targets: ['40', ''], trailing: '30' });
  ticket.switchExits('price', 1.1002, EURUSD, GERMAN);
  assert.deepEqual([ticket.stop, ticket.targets, ticket.trailing], ['1,09820', ['1,10420', ''], '0,00300']);
  ticket.switchExits('pips', 1.1002, EURUSD, GERMAN);
  assert.deepEqual([ticket.stop, ticket.targets, ticket.trailing], ['20,0', ['40,0', ''], '30,0']);
  assert.ok(Math.abs(pipsTo(1.1, 'sell', 1.098, EURUSD) - 20) < 1e-9);
});

test('another instrument keeps size and distances and forgets prices', () => {
  const ticket = draft({ type: 'limit', price: '1.09', stop: '20', size: { units: '5000' } });
  ticket.forgetPrices();
  assert.deepEqual([ticket.type, ticket.price, ticket.stop, ticket.size.units], ['limit', '', '20', '5000']);
  ticket.set({ exitsIn: 'price', stop: '1.08' });
  ticket.forgetPrices();
  assert.equal(ticket.stop, '');
});

test('a button says what it will do', () => {
  const text = (entered) => orderText({ side: 'sell', units: 1000, price: 1.09, ...entered }, EURUSD, ENGLISH);
  assert.equal(text({ type: 'market' }), 'Sell 1,000 EUR/USD at market');
  assert.equal(text({ type: 'stop' }), 'Sell 1,000 EUR/USD stop 1.09000');
  assert.equal(text({ type: 'market_if_touched' }), 'Sell 1,000 EUR/USD at 1.09000 if touched');
});

test('an outcome is a sentence', () => {
  const order = { id: 7, side: 'buy', type: 'market', units: 1000, status: 'filled', fills: [{ units: 400, price: 1.1 }, { units: 600, price: 1.1001 }] };
  // (400 × 1.1 + 600 × 1.1001) ÷ 1,000
  assert.equal(outcomeText(order, EURUSD, 'USD', ENGLISH), 'Bought 1,000 EUR/USD at 1.10006.');
  assert.equal(outcomeText({ ...order, fills: order.fills.slice(0, 1), closed_trades: [{ id: 3, profit_loss: -1.2 }] }, EURUSD, 'USD', ENGLISH),
    'Bought 400 EUR/USD at 1.10000. 600 units were not filled. That closed trade 3: −1.20 USD.');
  const closed = [{ id: 3, status: 'closed', profit_loss: -1.2 }, { id: 6, status: 'open', units: 1500, profit_loss: -0.2 }];
  assert.equal(outcomeText({ ...order, closed_trades: closed }, EURUSD, 'USD', ENGLISH),
    'Bought 1,000 EUR/USD at 1.10006. That closed trade 3: −1.20 USD. That closed a part of trade 6.');
  assert.equal(outcomeText({ ...order, type: 'limit', price: 1.09, status: 'pending', fills: [] }, EURUSD, 'USD', ENGLISH),
    'Order 7 waits: buy 1,000 EUR/USD limit 1.09000.');
});

/** A ticket whose order is on its way, and what the server is to answer to it. */
function onItsWay() {
  const notices = { said: [], failed: [], say: (text) => notices.said.push(text), fail: (text) => notices.failed.push(text) };
  const answer = {};
  const api = { change: () => new Promise((resolve, reject) => Object.assign(answer, { resolve, reject })) };
  const app = { api, notices, trading: { account: { currency: 'EUR' } }, account: { value: { account: 'one' } }, format: ENGLISH };
  const written = draft({ type: 'limit', price: '1.09' });
  const sending = new Sending(app, written, () => {});
  written.watch(() => sending.forget());
  return { app, written, sending, notices, answer, sent: sending.send(read({ type: 'limit', price: '1.09' }).request, EURUSD) };
}

test('a refusal that comes when the ticket is about another order is told elsewhere, with its order and its account', async () => {
  const { app, written, sending, notices, answer, sent } = onItsWay();
  app.account.value = { account: 'two' };
  written.forgetPrices();
  answer.reject(new Problem('Too little.', { code: 'insufficient_margin', status: 422, fields: { price: 'No.' } }));
  await sent;
  assert.deepEqual([sending.refusal, sending.problems, sending.busy], ['', {}, false]);
  assert.deepEqual(notices.failed, ['In one: The order to buy 1,000 EUR/USD limit 1.09000 was not taken. Too little. (insufficient_margin)']);
});

test('an order that was taken leaves alone what was written meanwhile, and says its money in the currency of its account', async () => {
  const { app, written, notices, answer, sent } = onItsWay();
  app.trading.account = { currency: 'JPY' };
  written.set({ price: '1.08' });
  const fills = [{ units: 1000, price: 1.09 }];
  answer.resolve({ id: 7, side: 'buy', type: 'limit', units: 1000, status: 'filled', fills, closed_trades: [{ id: 3, status: 'closed', profit_loss: 5 }] });
  await sent;
  assert.equal(written.price, '1.08');
  assert.deepEqual(notices.said, ['Bought 1,000 EUR/USD at 1.09000. That closed trade 3: +5.00 EUR.']);
});

test('the check is told with its numbers, its code and its rule', () => {
  assert.deepEqual(checkWords({ answer: { accepted: true, currency: 'USD', margin_required: 22, margin_free_after: 9978, margin_rule: 'NFA', closes: [3] } }, ENGLISH),
    { kind: 'yes', text: '✓ Would be accepted. Margin 22.00 USD, 9,978.00 stay free. Closes trade 3 first.', rule: 'NFA' });
  assert.deepEqual(checkWords({ answer: { accepted: false, code: 'insufficient_margin', detail: 'Too little.', rule: 'NFA' } }, ENGLISH),
    { kind: 'no', text: '✗ Would be refused. Too little. (insufficient_margin) Rule: NFA.' });
  assert.equal(checkWords({ problem: new Error('The server does not answer.') }, ENGLISH).kind, 'unknown');
  assert.equal(refusalWords({ message: 'Too little.', code: 'insufficient_margin', status: 422, rule: 'NFA' }), 'Too little. (insufficient_margin) Rule: NFA.');
});

test('a double click does its work once, two clicks twice', async () => {
  let now = 0;
  let done = 0;
  const once = new Once(() => now);
  const work = async () => ++done;
  assert.deepEqual(await Promise.all([once.run('buy', work), once.run('buy', work)]), [1, null]);
  now = 400;
  assert.equal(await once.run('buy', work), null);
  assert.equal(await once.run('sell', work), 2);
  now = 1100;
  assert.equal(await once.run('buy', work), 3);
});

test('work that lasts is not begun again', async () => {
  let now = 0;
  let finish;
  const once = new Once(() => now);
  const first = once.run('buy', () => new Promise((resolve) => { finish = resolve; }));
  now = 5000;
  assert.equal(await once.run('buy', async () => 'twice'), null);
  finish('done');
  assert.equal(await first, 'done');
});

/** A check with timers and answers in the test's hands. */
function preCheck() {
  const state = { now: 0, timers: new Map(), asked: [], told: [], next: 1 };
  state.check = new PreCheck({
    ask: (question) => new Promise((resolve) => state.asked.push({ question, resolve })),
    told: (heard) => state.told.push(heard),
    setTimeout: (work, ms) => { state.timers.set(state.next, { work, at: state.now + ms }); return state.next++; },
    clearTimeout: (id) => state.timers.delete(id),
    clock: () => state.now,
  });
  state.pass = (ms) => {
    state.now += ms;
    for (const [id, { work, at }] of [...state.timers]) {
      if (at <= state.now && state.timers.delete(id)) {
        work();
      }
    }
  };
  state.answer = async (index, answer) => {
    state.asked[index].resolve(answer);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return state;
}

test('the check is asked when the typing rests, and while the market moves every two seconds', async () => {
  const state = preCheck();
  state.check.show('a', 'a', 'now');
  state.pass(200);
  state.check.show('ab', 'ab', 'now');
  state.pass(299);
  assert.equal(state.asked.length, 0);
  state.pass(1);
  assert.deepEqual(state.asked.map(({ question }) => question), ['ab']);
  await state.answer(0, 'yes');
  assert.deepEqual(state.told.at(-1), { answer: 'yes' });
  state.pass(100);
  state.check.show('ab', 'ab', 'now');
  state.pass(5000);
  assert.equal(state.asked.length, 1); // nothing moves
  state.check.show('ab', 'ab', 'later');
  state.pass(0);
  await state.answer(1, 'yes');
  state.pass(100);
  state.check.show('ab', 'ab', 'later still');
  state.pass(1899);
  assert.equal(state.asked.length, 2);
  state.pass(1);
  assert.equal(state.asked.length, 3);
});

test('one question at a time, and a late answer is not heard', async () => {
  const state = preCheck();
  state.check.show('a', 'a', 'now');
  state.pass(300);
  state.check.show('b', 'b', 'now');
  state.pass(300);
  assert.equal(state.asked.length, 1);
  await state.answer(0, 'of a');
  assert.ok(!state.told.some((heard) => heard?.answer === 'of a'));
  state.pass(0);
  await state.answer(1, 'of b');
  assert.deepEqual(state.told.at(-1), { answer: 'of b' });
});

test('an order that cannot be sent has no check', async () => {
  const state = preCheck();
  state.check.show('a', 'a', 'now');
  state.pass(300);
  state.check.show(null, '', '');
  await state.answer(0, 'of a');
  assert.deepEqual(state.told, [null, null]);
  state.pass(10_000);
  assert.equal(state.asked.length, 1);
});

test('steps are pips for prices, powers of ten for units', () => {
  assert.equal(stepPrice('1,09', 1, 1.1002, EURUSD, GERMAN), '1,09010');
  assert.equal(stepPrice('', -10, 1.1002, EURUSD, ENGLISH), '1.09920');
  assert.equal(stepPrice('', 1, null, EURUSD, ENGLISH), '');
  assert.deepEqual([stepPips('', 1, ENGLISH), stepPips('1.0', -1, ENGLISH), stepPips('19.5', 10, ENGLISH)], ['1.0', '', '29.5']);
  const units = (text, steps) => stepSize(text, steps, 'units', EURUSD, ENGLISH);
  assert.deepEqual([units('1,000', 1), units('1,000', -1), units('9,000', 2), units('1', -1)], ['2,000', '900', '20,000', '1']);
  assert.equal(stepSize('0,10', 10, 'lots', EURUSD, GERMAN), '0,20');
  assert.equal(stepSize('0.1', -1, 'risk', EURUSD, ENGLISH), '0.1');
});

test('a key does what it is for, unless somebody types', () => {
  const done = [];
  const keys = new Shortcuts();
  const end = keys.add('b', 'Buy', () => done.push('buy'));
  const press = (key, more = {}) => keys.pressed({ key, target: { closest: () => null }, preventDefault() {}, ...more });
  assert.ok(press('b') && press('B'));
  assert.ok(!press('x') && !press('b', { ctrlKey: true }) && !press('b', { repeat: true }) && !press('b', { target: { closest: () => ({}) } }));
  assert.deepEqual(keys.list, [{ key: 'b', text: 'Buy' }]);
  end();
  assert.ok(!press('b'));
  assert.deepEqual(done, ['buy', 'buy']);
});

test('less of a size is never more', () => {
  assert.equal(stepSize('0.005', -1, 'lots', EURUSD, ENGLISH), '0.005');
  assert.equal(stepSize('0.01', -1, 'lots', EURUSD, ENGLISH), '0.01');
  assert.equal(stepSize('0.03', -1, 'lots', EURUSD, ENGLISH), '0.02');
  assert.equal(stepSize('0.05', -1, 'risk', EURUSD, ENGLISH), '0.05');
});

test('a price of gold may be written with a separator of thousands', () => {
  const market = { bid: 2655.4, ask: 2655.65 };
  const gold = (price) => read({ side: 'sell', type: 'limit', timeInForce: 'gtc', price }, { instrument: XAUUSD, price: market }).request.price;
  assert.deepEqual(['2,700', '2.700', '2700.50', '2,700.50', '2.700,50'].map(gold), [2700, 2700, 2700.5, 2700.5, 2700.5]);
});

test('a distance in pips may be written with a separator of thousands', () => {
  const market = { bid: 2655.4, ask: 2655.65 };
  const { request } = read({ stop: '1,250', targets: ['2.000,0'], trailing: '1.500' }, { instrument: XAUUSD, price: market });
  // 2655.65 − 12.50, 2655.65 + 20.00
  assert.deepEqual([request.stop_loss, request.take_profit_1, request.trailing_distance], [2643.15, 2675.65, 15]);
  assert.equal(stepPips('1,250.0', 1, ENGLISH), '1251.0');
});

test('an account that is not there yet is not called a shared one', () => {
  const app = { account: { value: null }, mayTrade: false, prices: { of: () => ({ bid: 1.1, old: false, stale: false }) } };
  assert.equal(hindrance(app, 'EURUSD'), 'There is no account to trade on yet.');
  assert.match(hindrance({ ...app, account: { value: { account: 'a', right: 'read' } } }, 'EURUSD'), /^This account is shared with you/);
});
