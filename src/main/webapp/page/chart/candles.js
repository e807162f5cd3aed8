// The candles of one instrument: a history that the server gives, and the bar that the newest prices make. Pure.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The most candles that are kept. */
export const MOST_CANDLES = 5000;

/**
 * What the server has. Bars of a fixed length begin at multiples of it in UTC. A day begins at 17:00 in New York, a week on Sunday
 * then: where those begin only the server says, `ms` is their usual length and `least` the shortest (when clocks go forward).
 */
export const INTERVALS = new Map([
  ['1m', { name: '1 minute', ms: MINUTE, fixed: true }],
  ['5m', { name: '5 minutes', ms: 5 * MINUTE, fixed: true }],
  ['15m', { name: '15 minutes', ms: 15 * MINUTE, fixed: true }],
  ['30m', { name: '30 minutes', ms: 30 * MINUTE, fixed: true }],
  ['1h', { name: '1 hour', ms: HOUR, fixed: true }],
  ['4h', { name: '4 hours', ms: 4 * HOUR, fixed: true }],
  ['1d', { name: '1 day', ms: DAY, least: DAY - HOUR, fixed: false }],
  ['1w', { name: '1 week', ms: 7 * DAY, least: 7 * DAY - HOUR, fixed: false }],
]);

/** When the bar of a fixed length began in which a time is; both in ms since 1970. */
export function startOf(interval, time) {
  const { ms } = INTERVALS.get(interval);
  return Math.floor(time / ms) * ms;
}

/** The price that the chart is made of: `bid`, `ask`, or `mid`, rounded to the instrument's digits as the server does. */
export function sideOf({ bid, ask, instrument }, side) {
  return side === 'bid' ? bid : side === 'ask' ? ask : Number(((bid + ask) / 2).toFixed(instrument.digits));
}

/** Bars {time, open, high, low, close}, oldest first, `time` in ms since 1970. */
export class Candles {
  #interval;
  #asked = 0;
  bars = [];

  constructor(interval) {
    this.#interval = interval;
  }

  get last() {
    return this.bars.at(-1);
  }

  /**
   * Takes the newest candles of the server in place of those known of the same time. What is known of before stays if it joins; the
   * unfinished bar keeps what prices have shown since the answer was made.
   */
  load(data) {
    const fresh = data.map(bar);
    if (fresh.length === 0) {
      return;
    }
    const [first, last] = [fresh[0].time, fresh.at(-1)];
    const joins = this.bars.length > 0 && this.last.time >= first;
    const before = joins ? this.bars.filter(({ time }) => time < first) : [];
    const after = this.bars.filter(({ time }) => time > last.time);
    const seen = this.bars.find(({ time }) => time === last.time);
    if (seen?.live) {
      last.high = Math.max(last.high, seen.high);
      last.low = Math.min(last.low, seen.low);
      last.close = seen.close;
      last.live = true;
    }
    this.bars = [...before, ...fresh, ...after].slice(-MOST_CANDLES);
  }

  /** Takes candles from before the first; returns how many were new. */
  prepend(data) {
    const first = this.bars[0]?.time ?? Infinity;
    const older = data.map(bar).filter(({ time }) => time < first);
    const kept = older.slice(Math.max(0, older.length - (MOST_CANDLES - this.bars.length)));
    this.bars = [...kept, ...this.bars];
    return kept.length;
  }

  /**
   * Takes a price at a time: 'same' when it was in the last bar, 'next' when it began another, 'late' when it belongs to none that
   * can still change, and 'ask' when only the server can tell: then it is not taken, and the server's answer has it.
   */
  tick(time, price) {
    const { last } = this;
    const { fixed, least } = INTERVALS.get(this.#interval);
    const start = fixed ? startOf(this.#interval, time) : last?.time ?? NaN;
    if (Number.isNaN(start)) {
      return 'ask';
    }
    if (last && (start < last.time || time < last.time)) {
      return 'late';
    }
    if (!fixed && time >= last.time + least && Math.floor(time / HOUR) !== this.#asked) {
      // a boundary is on a whole hour: once after each that could be one
      this.#asked = Math.floor(time / HOUR);
      return 'ask';
    }
    if (last?.time === start) {
      last.high = Math.max(last.high, price);
      last.low = Math.min(last.low, price);
      last.close = price;
      last.live = true;
      return 'same';
    }
    this.bars.push({ time: start, open: price, high: price, low: price, close: price, live: true });
    this.bars.splice(0, this.bars.length - MOST_CANDLES);
    return 'next';
  }

  /** Which bar a time falls into, or -1 if that is before the first or long after the last. */
  indexAt(time) {
    let low = 0;
    let high = this.bars.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.bars[middle].time <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low === this.bars.length && low > 0 && time >= this.last.time + INTERVALS.get(this.#interval).ms ? -1 : low - 1;
  }
}

function bar({ timestamp, open, high, low, close }) {
  return { time: Date.parse(timestamp), open, high, low, close, live: false };
}
