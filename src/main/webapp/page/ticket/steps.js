// The next number up or down in a field.

import { parseNumber, parsePips, parsePrice, parseUnits } from '../base/format.js';

const RISK_STEP = 0.1;
const LOT_STEP = 0.01;

/** A price, so many pips further; from the market's if there is none yet. */
export function stepPrice(text, steps, market, instrument, format) {
  const from = parsePrice(text, instrument);
  const start = Number.isNaN(from) ? market : from;
  return start === null ? text : format.price(Math.max(instrument.pip, start + steps * instrument.pip), instrument);
}

/** A distance, a pip for each step; not below nothing, which is an empty field. */
export function stepPips(text, steps, format) {
  const from = parsePips(text);
  const pips = Math.max(0, (Number.isNaN(from) ? 0 : from) + steps);
  return pips === 0 ? '' : format.price(pips, { digits: 1 });
}

/** A size: units by their largest power of ten, 1,000 → 2,000, and down 1,000 → 900; lots and per cent of risk by fixed steps. */
export function stepSize(text, steps, sizeIn, instrument, format) {
  if (sizeIn === 'units') {
    const from = parseUnits(text);
    const units = Number.isNaN(from) ? 0 : Math.round(from);
    return format.units(Math.min(instrument.max_units, Math.max(instrument.min_units, walk(units, steps))));
  }
  const step = sizeIn === 'lots' ? LOT_STEP : RISK_STEP;
  const entered = parseNumber(text);
  const from = Number.isNaN(entered) ? 0 : entered;
  const digits = sizeIn === 'lots' ? 2 : 1;
  // what is less than a step stays as it is on the way down
  return steps < 0 && from > 0 && from <= step ? text : format.price(Math.max(step, from + steps * step), { digits });
}

function walk(units, steps) {
  let size = units;
  for (let left = Math.abs(steps); left > 0; left--) {
    // down from a power of ten, the power below it is taken
    const power = 10 ** Math.floor(Math.log10(Math.max(1, steps > 0 ? size : size - 1)));
    size = Math.max(0, size + Math.sign(steps) * power);
  }
  return size;
}
