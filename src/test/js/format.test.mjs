import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageText, Format } from '../../main/webapp/page/base/format.js';

test('a change always says its direction, in the numbers of the user', () => {
  const german = new Format({ locale: 'de' });
  assert.deepEqual([0.909, -0.909, 0, -0.0009, 0.0009, null].map((percent) => german.change(percent)),
    ['+0,91\u00a0%', '−0,91\u00a0%', '0,00\u00a0%', '0,00\u00a0%', '0,00\u00a0%', '–']);
});

test('what rounds to nothing is neither above nor below it', () => {
  const english = new Format({ locale: 'en' });
  assert.deepEqual([-0.001, 0.001, -0].map((amount) => english.profit(amount)), ['0.00', '0.00', '0.00']);
  assert.deepEqual([english.money(-0.004), english.pips(-0.04), english.units(-0.4), english.profit(-0.005)], ['0.00', '0.0', '0', '−0.01']);
});

test('an age is short', () => {
  assert.deepEqual([0, 1500, 60_000, 7_200_000].map(ageText), ['now', '1\u00a0s', '1\u00a0min', '2\u00a0h']);
});
