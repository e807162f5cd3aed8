// The page's pure parts; by hand: node --test src/test/js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageText, changeText, priceParts, spreadPips } from '../../main/webapp/page/base/format.js';
import { matches } from '../../main/webapp/page/model/instrument-search.js';
import { backoffMs, isFinal } from '../../main/webapp/page/net/connection.js';
import { problemText, waitText } from '../../main/webapp/page/net/problem.js';
import { buttonState, missed, Notifier, shown } from '../../main/webapp/page/settings/notifier.js';
import { Prices } from '../../main/webapp/page/model/prices.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const USDJPY = { symbol: 'USDJPY', base: 'USD', quote: 'JPY', pip: 0.01, digits: 3 };
const XAUUSD = { symbol: 'XAUUSD', base: 'XAU', quote: 'USD', pip: 0.01, digits: 2 };
const QUOTE = { symbol: 'EURUSD', bid: 1.1, ask: 1.1002, time: '2026-01-15T12:00:00Z' };

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

test('a search finds symbols and names', () => {
  assert.ok(matches(EURUSD, 'eur/usd') && matches(EURUSD, ' usd') && matches(XAUUSD, 'gold'));
  assert.ok(!matches(EURUSD, 'gold'));
});

test('waits double up to 30 s, with half of each left to chance', () => {
  assert.deepEqual([0, 1, 2, 30].map((n) => backoffMs(n, 0)), [250, 500, 1000, 15_000]);
  assert.deepEqual([0, 1, 2, 30].map((n) => backoffMs(n, 1)), [500, 1000, 2000, 30_000]);
});

test('only codes from 4500 are final', () => {
  assert.deepEqual([1001, 1006, 4000, 4499, 4500, 4999].map(isFinal), [false, false, false, false, true, true]);
});

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

test('what the server refuses is said in its own words', () => {
  assert.equal(problemText(401, { detail: 'That is not a name and its password.' }), 'That is not a name and its password.');
  assert.equal(problemText(400, { fields: { password: 'password must have 10 to 128 characters' } }), 'password must have 10 to 128 characters.');
  assert.equal(problemText(502, null), 'The server answered 502.');
});

test('too many attempts say how long to wait', () => {
  assert.equal(problemText(429, null, '75'), 'Too many attempts: try again in 75 s.');
  assert.equal(problemText(429, null, '900'), 'Too many attempts: try again in 15 min.');
  assert.equal(waitText(119), '119 s');
});

test('a notification is shown once by its id, and nothing else is', () => {
  const message = { type: 'notification', id: 17, kind: 'fills', subject: 'demo: bought', body: 'Trade 8.' };
  assert.deepEqual(shown(message), { title: 'demo: bought', options: { body: 'Trade 8.', tag: '17' } });
  assert.equal(shown({ type: 'price_update' }), null);
  assert.equal(shown(undefined), null);
});

test('the button says what it can do', () => {
  assert.deepEqual(buttonState('default', false), { text: 'Notify me', disabled: false });
  assert.deepEqual(buttonState('granted', false), { text: 'Notify me', disabled: false });
  assert.deepEqual(buttonState('granted', true), { text: 'Notifying you', disabled: true });
  assert.deepEqual(buttonState('default', true), { text: 'Notify me', disabled: false });
  assert.equal(buttonState('denied', true).disabled, true);
  assert.equal(buttonState(undefined, false).disabled, true);
});

test('what was missed is what other pages were sent, not mail', () => {
  const channels = [{ id: 'b', medium: 'browser' }, { id: 'm', medium: 'email' }];
  const notifications = [
    { id: 3, channel: 'b', subject: 's', body: 't', state: 'sent' },
    { id: 4, channel: 'm', subject: 's', body: 't', state: 'sent' },
  ];
  assert.deepEqual(missed({ notifications }, channels), [{ type: 'notification', id: 3, subject: 's', body: 't' }]);
});

/** A page with a browser that lets it notify, and a server with these channels and notifications sent. */
function notifier(channels, sent, remembered) {
  const store = new Map(Object.entries(remembered));
  const titles = [];
  globalThis.Notification = class {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title) { titles.push(title); }
  };
  globalThis.fetch = async (path) => {
    const query = new URL(path, 'http://127.0.0.1').searchParams;
    const limit = Number(query.get('limit'));
    const notifications = sent.filter((each) => each.id > Number(query.get('after'))).slice(0, limit);
    const last = notifications.at(-1)?.id ?? Number(query.get('after'));
    const answer = path.endsWith('/channels') ? channels : { notifications, last, more: notifications.length === limit };
    return { ok: true, json: async () => answer };
  };
  const button = { addEventListener() {}, textContent: '', disabled: false };
  const storage = {
    getItem: (key) => store.get(key) ?? null,
    setItem: (key, value) => store.set(key, value),
    removeItem: (key) => store.delete(key),
  };
  return { button, titles, page: new Notifier(button, () => '', storage) };
}

const PAGE = { id: 'b', medium: 'browser', enabled: true };
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

test('what one user switched on is not on for the next', async () => {
  const { button, page } = notifier([PAGE], [], { 'pipstream.notify.ada': 'on' });
  page.resume('bob');
  assert.deepEqual([button.textContent, button.disabled], ['Notify me', false]);
});

test('who has no channel for pages any more can ask again', async () => {
  const { button, page } = notifier([{ ...PAGE, enabled: false }], [], { 'pipstream.notify.ada': 'on' });
  page.resume('ada');
  assert.equal(button.textContent, 'Notifying you');
  await turn();
  assert.deepEqual([button.textContent, button.disabled], ['Notify me', false]);
});

test('all that was missed is shown, however many mails are between', async () => {
  const sent = Array.from({ length: 250 }, (_, n) => ({ id: n + 2, channel: n < 249 ? 'm' : 'b', subject: `s${n}`, body: '' }));
  const { titles, page } = notifier([PAGE], sent, { 'pipstream.notify.ada': 'on', 'pipstream.notified.ada': '1' });
  page.resume('ada');
  await turn();
  assert.deepEqual(titles, ['s249']);
});
