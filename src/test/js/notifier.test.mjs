import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buttonState, missed, Notifier, shown } from '../../main/webapp/page/settings/notifier.js';

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
