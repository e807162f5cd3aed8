import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemText, waitText } from '../../main/webapp/page/net/problem.js';

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
