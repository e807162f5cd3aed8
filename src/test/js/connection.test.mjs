import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs, isFinal } from '../../main/webapp/page/net/connection.js';

test('waits double up to 30 s, with half of each left to chance', () => {
  assert.deepEqual([0, 1, 2, 30].map((n) => backoffMs(n, 0)), [250, 500, 1000, 15_000]);
  assert.deepEqual([0, 1, 2, 30].map((n) => backoffMs(n, 1)), [500, 1000, 2000, 30_000]);
});

test('only codes from 4500 are final', () => {
  assert.deepEqual([1001, 1006, 4000, 4499, 4500, 4999].map(isFinal), [false, false, false, false, true, true]);
});
