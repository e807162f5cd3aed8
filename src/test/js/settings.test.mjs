// What a user likes, and that it stays theirs; by hand: node --test src/test/js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Choice } from '../../main/webapp/page/model/choice.js';
import { DEFAULTS, Settings } from '../../main/webapp/page/model/settings.js';
import { Format } from '../../main/webapp/page/base/format.js';
import { draftOf } from '../../main/webapp/page/ticket/draft.js';

function browser(kept = {}) {
  const items = new Map(Object.entries(kept));
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, text) => items.set(key, text), items };
}

function settingsOf(store, user) {
  const settings = new Settings(store);
  settings.belongTo(user);
  return settings;
}

test('one user deals by one click, and the next in the same browser does not', () => {
  const store = browser();
  const ada = settingsOf(store, 'ada');
  ada.set('oneClick', true);
  ada.set('favourites', ['XAUUSD']);
  ada.set('units', 5_000_000);

  const bob = settingsOf(store, 'bob');
  assert.deepEqual(['oneClick', 'favourites', 'units'].map((name) => bob.get(name)), [false, [], 1000]);
  bob.set('units', 2000);

  const again = settingsOf(store, 'ada');
  assert.deepEqual(['oneClick', 'favourites', 'units'].map((name) => again.get(name)), [true, ['XAUUSD'], 5_000_000]);
});

test('what was kept for everybody deals for nobody', () => {
  const store = browser({ 'pipstream.settings': '{"oneClick":true,"theme":"dark"}' });
  assert.equal(new Settings(store).get('oneClick'), false);
  const settings = settingsOf(store, 'ada');
  assert.equal(settings.get('oneClick'), false);
  assert.equal(settings.get('theme'), 'dark');
});

test('before it is known who comes, the page looks as whoever was here last likes it', () => {
  const store = browser();
  settingsOf(store, 'ada').set('theme', 'dark');
  settingsOf(store, 'bob').set('theme', 'light');
  assert.equal(new Settings(store).get('theme'), 'light');
  settingsOf(store, 'ada');
  assert.equal(new Settings(store).get('theme'), 'dark');
});

test('whoever watches is told once when another user’s settings are there', () => {
  const store = browser({ 'pipstream.settings.ada': '{"interval":"1h"}' });
  const settings = new Settings(store);
  const told = [];
  settings.watch((name) => told.push([name, settings.get('interval')]));
  settings.belongTo('ada');
  settings.belongTo('ada');
  assert.deepEqual(told, [[null, '1h']]);
});

test('two tabs do not undo what the other keeps', () => {
  const store = browser();
  const [one, other] = [settingsOf(store, 'ada'), settingsOf(store, 'ada')];
  one.set('favourites', ['EURUSD']);
  other.set('sounds', true);
  const later = settingsOf(store, 'ada');
  assert.deepEqual([later.get('favourites'), later.get('sounds')], [['EURUSD'], true]);
});

test('what is kept but is not of its kind is not taken', () => {
  const kept = ['{"units":"many","favourites":[1],"oneClick":1}', '[', 'null', '"x"'];
  for (const text of kept) {
    const settings = settingsOf(browser({ 'pipstream.settings.ada': text }), 'ada');
    assert.deepEqual(Object.keys(DEFAULTS).map((name) => settings.get(name)), Object.values(DEFAULTS));
  }
});

test('a browser that keeps nothing takes a setting until the page is left', () => {
  const full = { getItem() { throw new Error('denied'); }, setItem() { throw new Error('full'); } };
  const settings = settingsOf(full, 'ada');
  settings.set('sounds', true);
  assert.equal(settings.get('sounds'), true);
});

test('the ticket begins as its user left it, and does not undo it', () => {
  const store = browser({ 'pipstream.settings.ada': '{"units":7000,"sizeIn":"lots","exitsIn":"price"}' });
  const settings = new Settings(store);
  const app = { settings, symbol: new Choice('EURUSD'), format: new Format({ locale: 'en' }) };
  const draft = draftOf(app);
  settings.belongTo('ada');
  assert.deepEqual([draft.size.units, draft.sizeIn, draft.exitsIn], ['7,000', 'lots', 'price']);
  assert.deepEqual(['units', 'sizeIn', 'exitsIn'].map((name) => settings.get(name)), [7000, 'lots', 'price']);
});
