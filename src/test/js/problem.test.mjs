import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeText, problemText, reasonText, waitText } from '../../main/webapp/page/net/problem.js';

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

test('a reason is said as a trader would, with the numbers of the server', () => {
  const detail = 'The free margin does not suffice: 117446.0000 is needed at a rate of 0.02, 9476.8408 is free.';
  assert.equal(problemText(422, { code: 'insufficient_margin', detail }), 'Not enough free margin. 117446.0000 is needed at a rate of 0.02, 9476.8408 is free.');
  assert.equal(reasonText('market_halted'), 'The market is closed.');
  assert.equal(reasonText('stale_quote', null), 'The last price is too old to deal at.');
  assert.equal(reasonText('new_one_day', 'Something: else'), 'Something: else.');
  assert.equal(problemText(503, null), 'The server answered 503.');
});

test('a socket that is closed says what to do', () => {
  assert.match(closeText(4502, 'too many connections'), /close other tabs/);
  assert.equal(closeText(4999, 'something new'), 'something new');
  assert.equal(closeText(1006, ''), 'The connection broke off');
});
