// What is said of a chart in words. Pure.

import { INTERVALS } from './candles.js';

const DAY_MS = 86_400_000;

/** For whoever cannot see it: how the newest candle stands, the range of a day, and which keys there are. */
export function summaryOf(bars, { old, stale }, format, instrument) {
  const last = bars.at(-1);
  if (!last) {
    return 'No candles yet.';
  }
  const day = bars.filter(({ time }) => time > last.time - DAY_MS);
  const price = (value) => format.price(value, instrument);
  const low = day.reduce((least, bar) => Math.min(least, bar.low), Infinity);
  const high = day.reduce((most, bar) => Math.max(most, bar.high), -Infinity);
  return `${bars.length} candles, the newest closes at ${price(last.close)}${old ? ', connection lost' : stale ? ', stale' : ''}. `
    + `Range of 24 hours: ${price(low)} to ${price(high)}. `
    + 'Arrow keys move, plus and minus zoom, Home and End go to the oldest and the newest.';
}

/** How long a bar goes on, as 04:59 or 1:04:59; empty when it has ended, or only the server knows. */
export function countdownOf(interval, bar, now) {
  const { ms, fixed } = INTERVALS.get(interval);
  const left = fixed && bar ? bar.time + ms - now : 0;
  if (left <= 0 || left > ms) {
    return '';
  }
  const two = (number) => String(number).padStart(2, '0');
  const seconds = Math.floor(left / 1000);
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
