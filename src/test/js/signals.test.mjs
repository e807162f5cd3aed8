// Signals, sounds and the title; by hand: node --test src/test/js/signals.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Format } from '../../main/webapp/page/base/format.js';
import { isFresh, signalText, soundOf } from '../../main/webapp/page/base/heard.js';
import { play } from '../../main/webapp/page/base/sounds.js';
import { titleText } from '../../main/webapp/page/base/title.js';
import { Problem } from '../../main/webapp/page/net/problem.js';
import { Executing, outcomeText } from '../../main/webapp/page/signals/executing.js';
import { followingText, joined, rejectedText, USUAL, wrongFields } from '../../main/webapp/page/signals/following.js';
import {
  chosen, distanceText, executionBody, forecast, isOver, leftText, msLeft, pipsWorse, rewardRisks, targets, wrongTerms,
} from '../../main/webapp/page/signals/sums.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const FORMAT = new Format({ locale: 'en-US', utc: true });
const NOON = Date.parse('2026-01-15T12:00:00Z');
const BUY = {
  id: 's-1', sequence: 7, symbol: 'EURUSD', direction: 'buy', entry_price: 1.1, stop_loss: 1.095, take_profit_1: 1.105, take_profit_2: 1.11,
  confidence: 80, signal_source: 'anna',
};
const SELL = { ...BUY, sequence: 8, id: 's-2', direction: 'sell', stop_loss: 1.105, take_profit_1: 1.095, take_profit_2: undefined };
const PRICE = { bid: 1.1, ask: 1.1001, instrument: EURUSD, old: false, stale: false };

test('reward for risk is told of each target', () => {
  assert.deepEqual(targets(SELL), [1.095]);
  // 0.0050 and 0.0100 for 0.0050
  assert.deepEqual(rewardRisks(BUY).map((ratio) => ratio.toFixed(4)), ['1.0000', '2.0000']);
});

test('the distance is of the price one would get, in words', () => {
  // a buyer pays 1.10010, 1 pip more than 1.10000; a seller gets 1.10000
  assert.equal(distanceText(pipsWorse(BUY, PRICE), FORMAT), '1.0 worse');
  assert.equal(distanceText(pipsWorse(SELL, PRICE), FORMAT), 'at entry');
  assert.equal(distanceText(pipsWorse(SELL, { ...PRICE, bid: 1.1012 }), FORMAT), '12.0 better');
  assert.equal(distanceText(pipsWorse(BUY, { ...PRICE, bid: null }), FORMAT), 'no price');
  assert.equal(pipsWorse(BUY, undefined), null);
});

test('the time left counts down to its end, and then it is over', () => {
  const ending = { ...BUY, expires_at: '2026-01-15T12:04:31Z' };
  assert.equal(leftText(msLeft(ending, NOON)), '4:31');
  assert.equal(leftText(msLeft(ending, NOON + 270_500)), '0:01');
  assert.equal(leftText(msLeft(ending, NOON + 271_000)), 'expired');
  assert.deepEqual([isOver(ending, NOON), isOver(ending, NOON + 271_000), isOver(BUY, NOON)], [false, true, false]);
  assert.deepEqual([null, 3_723_000, 3 * 86_400_000].map(leftText), ['no end', '1:02:03', '3\u00a0d']);
});

test('a filter lets through what it names, and only valid ones if asked', () => {
  const over = { ...BUY, signal_source: 'ma', expires_at: '2026-01-15T11:00:00Z' };
  const all = [BUY, SELL, over];
  const none = { source: '', pair: '', direction: '', valid: false };
  assert.deepEqual(chosen(all, none, NOON), all);
  assert.deepEqual(chosen(all, { ...none, source: 'ma' }, NOON), [over]);
  assert.deepEqual(chosen(all, { ...none, direction: 'sell' }, NOON), [SELL]);
  assert.deepEqual(chosen(all, { ...none, pair: 'USDJPY' }, NOON), []);
  assert.deepEqual(chosen(all, { ...none, valid: true }, NOON), [BUY, SELL]);
});

test('the size by risk is the server\'s sum, and what is lost and won follows from it', () => {
  const market = { price: PRICE, equity: 10_000, rate: 1 };
  const sums = forecast(BUY, { by: 'risk', risk: 1 }, market);
  // 100 over 1.10010 - 1.09500 = 0.00510: 19,607.8; half of it wins 0.00490, half 0.00990
  assert.equal(sums.units, 19_607);
  assert.equal(sums.loss.toFixed(2), '100.00');
  assert.equal(sums.gain.toFixed(2), '145.09');
  // 10,000 x 0.00510 = 51
  assert.equal(forecast(BUY, { by: 'units', units: 10_000 }, market).loss.toFixed(2), '51.00');
  // 100 over 0.00500: exactly 20,000, whatever binary fractions say
  assert.equal(forecast(SELL, { by: 'risk', risk: 1 }, market).units, 20_000);
  assert.equal(forecast(BUY, { by: 'risk', risk: 1 }, { ...market, rate: null }), null);
  assert.equal(forecast(BUY, { by: 'risk', risk: 1 }, { ...market, equity: null }), null);
});

test('what is sent is one of risk and units, and what is wrong is named', () => {
  assert.deepEqual(executionBody({ by: 'risk', risk: 0.5, units: 9, deviation: 3 }), { risk_percent: 0.5, maximum_deviation_pips: 3 });
  assert.deepEqual(executionBody({ by: 'units', risk: 0.5, units: 9, deviation: 0 }), { units: 9, maximum_deviation_pips: 0 });
  assert.deepEqual(wrongTerms({ by: 'risk', risk: 1, units: NaN, deviation: 5 }), {});
  assert.deepEqual(Object.keys(wrongTerms({ by: 'units', risk: NaN, units: 1.5, deviation: -1 })), ['units', 'deviation']);
  assert.deepEqual(Object.keys(wrongTerms({ by: 'risk', risk: 10.1, units: 1, deviation: NaN })), ['risk', 'deviation']);
});

function answering(answer) {
  const asked = [];
  return { asked, change: (method, path, body) => { asked.push({ method, path, body }); return answer(); } };
}

test('a signal is asked for once, however often somebody clicks', async () => {
  let tell;
  const api = answering(() => new Promise((resolve) => { tell = resolve; }));
  const executing = new Executing(api);
  const first = executing.execute(BUY, { units: 1 });
  const second = executing.execute(BUY, { units: 1 });
  assert.equal(executing.of(7).state, 'sending');
  tell({ executed: true, repeated: false, units: 1, order_id: 2, trade_id: 3, price: 1.1001 });
  await Promise.all([first, second]);
  await executing.execute(BUY, { units: 1 });
  assert.deepEqual(api.asked, [{ method: 'POST', path: '/api/paper-trading/signals/7/execute/', body: { units: 1 } }]);
  assert.equal(outcomeText(executing.of(7), EURUSD, FORMAT), 'Executed as trade 3: 1 unit at 1.10010');
});

test('what was refused may be asked for again, what the broker decided says so', async () => {
  const answers = [
    { executed: false, repeated: false, code: 'deviation', reason: 'Too far.' },
    { executed: false, repeated: true, code: 'insufficient_margin', reason: 'No margin.' },
  ];
  const executing = new Executing(answering(async () => answers.shift()));
  await executing.execute(BUY, {});
  assert.equal(outcomeText(executing.of(7), EURUSD, FORMAT), 'Refused: Too far.');
  await executing.execute(BUY, {});
  assert.equal(outcomeText(executing.of(7), EURUSD, FORMAT), 'Not executed: No margin.');
});

test('a lost answer is not called a refusal', async () => {
  const executing = new Executing(answering(async () => { throw new Problem('The server does not answer.', { code: 'unreachable' }); }));
  await executing.execute(BUY, {});
  assert.match(outcomeText(executing.of(7), EURUSD, FORMAT), /It may have been executed/);
});

test('an answer of an account that is not looked at any more is not shown', async () => {
  let tell;
  const executing = new Executing(answering(() => new Promise((resolve) => { tell = resolve; })));
  const asked = executing.execute(BUY, {});
  executing.forget();
  tell({ executed: true, trade_id: 3 });
  await asked;
  assert.equal(executing.of(7), undefined);
});

test('what the account did by itself is shown, and no older answer undoes it', () => {
  const executing = new Executing(answering(() => {}));
  const row = { signal_seq: 7, state: 'pending', detail: null, order_id: null, trade_id: null, units: null };
  executing.loaded([row, { ...row, signal_seq: 8, state: 'rejected', detail: 'Too old.' }]);
  assert.ok(executing.hasPending);
  executing.traded({ id: 3, order_id: 2, units: 100, entry_price: 1.1, signal_id: 's-1', signal_source: 'anna' }, [BUY, SELL]);
  executing.loaded([row]);
  assert.deepEqual([executing.of(7).state, executing.of(7).tradeId, executing.of(8).reason], ['executed', 3, 'Too old.']);
  assert.ok(!executing.hasPending);
  executing.traded({ id: 4, signal_id: 's-2', signal_source: 'another' }, [BUY, SELL]);
  assert.equal(executing.of(8).state, 'rejected');
});

test('outcomes are bounded', () => {
  const executing = new Executing(answering(() => {}));
  const rows = Array.from({ length: 1500 }, (_, index) => ({ signal_seq: index + 1, state: 'rejected', detail: '' }));
  executing.loaded(rows);
  assert.deepEqual([executing.of(500), executing.of(501).state], [undefined, 'rejected']);
});

test('a subscription is checked and said in words', () => {
  assert.deepEqual(wrongFields(USUAL), {});
  assert.deepEqual(Object.keys(wrongFields({ ...USUAL, risk_percent: 0, maximum_age: 1.5, most_a_day: NaN })), ['risk_percent', 'maximum_age', 'most_a_day']);
  assert.equal(followingText({ ...USUAL, least_confidence: 75 }, FORMAT), 'Followed: 1 % risk, from confidence 75, within 5 pips, at most 20 a day');
  assert.equal(followingText({ ...USUAL, active: false }, FORMAT), 'Paused: 1 % risk, within 5 pips, at most 20 a day');
  assert.equal(followingText(undefined, FORMAT), 'Not followed');
  assert.equal(rejectedText({ too_old: 1, deviation: 2, new_reason: 1 }), 'too far away 2, too old 1, new reason 1');
});

test('sources, who is followed and figures are one list, the followed first and then the newest', () => {
  const sources = [{ source: 'b', signals: 1, newest: '2026-01-15T11:00:00Z' }, { source: 'ma', signals: 3, newest: '2026-01-15T12:00:00Z' }];
  const rows = joined(sources, [{ source: 'anna', active: true }], [{ source: 'ma', executed: 1 }]);
  assert.deepEqual(rows.map(({ source, signals, subscription, figures }) => [source, signals, subscription?.active, figures?.executed]), [
    ['anna', 0, true, undefined], ['ma', 3, undefined, 1], ['b', 1, undefined, undefined],
  ]);
});

test('each event has its sound, and most have none', () => {
  assert.equal(soundOf({ type: 'trade_execution' }), 'fill');
  assert.equal(soundOf({ type: 'trade_closed', profit_loss: 3 }), 'profit');
  assert.equal(soundOf({ type: 'trade_reduced', profit_loss: -3 }), 'loss');
  assert.equal(soundOf({ type: 'order_rejected' }), 'error');
  assert.deepEqual(['entered', 'left'].map((state) => soundOf({ type: 'margin_call', state })), ['error', null]);
  assert.equal(soundOf({ type: 'balance_update' }), null);
  assert.deepEqual([NOON + 9_999, NOON + 10_000].map((now) => isFresh('2026-01-15T12:00:00Z', now)), [true, false]);
  assert.equal(signalText(BUY, EURUSD, FORMAT), 'EUR/USD buy at 1.10000, signal of anna');
});

test('nothing sounds in a page that nobody touched', () => {
  globalThis.AudioContext = class {
    constructor() { assert.fail('made a sound'); }
  };
  play({ settings: { get: () => true } }, 'fill');
});

test('the title tells profit, price and whether they are live', () => {
  const value = { equity: 10_012.3, unrealised: 12.3, live: true };
  const of = (more) => titleText({ value, open: 1, price: PRICE, link: 'live', format: FORMAT, ...more });
  assert.equal(of({}), '+12.30 · EUR/USD 1.10000 · Pipstream');
  assert.equal(of({ open: 0 }), '10,012.30 · EUR/USD 1.10000 · Pipstream');
  assert.equal(of({ view: 'signals' }), '+12.30 · EUR/USD 1.10000 · Signals · Pipstream');
  assert.equal(of({ link: 'lost' }), '(lost) +12.30 · EUR/USD 1.10000 · Pipstream');
  assert.equal(of({ price: { ...PRICE, stale: true } }), '(stale) +12.30 · EUR/USD 1.10000 · Pipstream');
  assert.equal(of({ value: { ...value, live: false } }), '(stale) +12.30 · EUR/USD 1.10000 · Pipstream');
  assert.equal(of({ value: null, price: undefined, link: 'connecting' }), 'Pipstream');
});
