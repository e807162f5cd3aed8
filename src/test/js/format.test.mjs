import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageText, Format, parseAmount, parsePrice, parseUnits } from '../../main/webapp/page/base/format.js';

const EURUSD = { symbol: 'EURUSD', base: 'EUR', quote: 'USD', pip: 0.0001, digits: 5 };
const USDJPY = { symbol: 'USDJPY', base: 'USD', quote: 'JPY', pip: 0.01, digits: 3 };
const XAUUSD = { symbol: 'XAUUSD', base: 'XAU', quote: 'USD', pip: 0.01, digits: 2 };

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

test('units are whole, however their thousands are written', () => {
  const written = ['1000', '1,000', '1.000', '1 000', '1\u202f000', '1’000', '1k', '0.001m', ' 1000 '];
  assert.deepEqual(written.map(parseUnits), written.map(() => 1000));
  assert.deepEqual(['1,000,000', '1,00,000', '10.00.000', '1.5m', '2.5k', '1.5'].map(parseUnits), [1_000_000, 100_000, 1_000_000, 1_500_000, 2_500, 1.5]);
  assert.ok(['', 'k', 'ten', '0x10', '1e3', '1,000.00,000'].map(parseUnits).every(Number.isNaN));
  assert.equal(parseUnits('1,00'), 1);
});

test('what is written can be read again, in whatever way numbers are written', () => {
  for (const locale of ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'ar-EG', 'hi-IN-u-nu-deva', 'es-ES', 'sv-SE']) {
    const format = new Format({ locale });
    for (const units of [1, 999, 1000, 12_345, 100_000, 1_234_567, 50_000_000]) {
      assert.equal(parseUnits(format.units(units)), units, `${locale} ${format.units(units)}`);
      assert.equal(parseAmount(format.money(units)), units, `${locale} ${format.money(units)}`);
    }
    assert.equal(parsePrice(format.price(1.10023, EURUSD), EURUSD), 1.10023);
    assert.equal(parsePrice(format.price(149.2, USDJPY), USDJPY), 149.2);
    assert.equal(parsePrice(format.price(2655.4, XAUUSD), XAUUSD), 2655.4);
  }
});

test('three digits behind a separator are a fraction of a price that has them', () => {
  assert.equal(parsePrice('149,250', USDJPY), 149.25);
  assert.equal(parsePrice('1,102', EURUSD), 1.102);
  assert.equal(parsePrice('2,655', XAUUSD), 2655);
});

test('what is rounded to nothing has no sign', () => {
  const format = new Format({ locale: 'de-DE' });
  assert.deepEqual([format.profit(-0.0002), format.profit(0.0002), format.pips(-0.04), format.profit(-0.01)], ['0,00', '0,00', '0,0', '−0,01']);
});
