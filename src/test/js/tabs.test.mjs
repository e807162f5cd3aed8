import assert from 'node:assert/strict';
import test from 'node:test';
import { tabAfter } from '../../main/webapp/page/base/tabs.js';

const TABS = ['all', 'favourites', 'open'];

test('the arrow keys lead from tab to tab, and around', () => {
  assert.equal(tabAfter('ArrowRight', TABS, 'all'), 'favourites');
  assert.equal(tabAfter('ArrowRight', TABS, 'open'), 'all');
  assert.equal(tabAfter('ArrowLeft', TABS, 'open'), 'favourites');
  assert.equal(tabAfter('ArrowLeft', TABS, 'all'), 'open');
});

test('Home and End lead to the first and the last', () => {
  assert.equal(tabAfter('Home', TABS, 'open'), 'all');
  assert.equal(tabAfter('End', TABS, 'all'), 'open');
});

test('other keys lead nowhere', () => {
  assert.equal(tabAfter('ArrowDown', TABS, 'all'), undefined);
  assert.equal(tabAfter('a', TABS, 'all'), undefined);
});
