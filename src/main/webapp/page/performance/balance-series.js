// The balance over time and how far it was below its peak, as docs/performance.md defines it. Pure: no page, no clock.

const DAY_MS = 86_400_000;

/**
 * Of equity_curve/: {time, balance, pnl, moved, pair, peak, drawdown, percent} after each change, oldest first, with a point at the
 * beginning of the period and one at its end. `moved` is money put in or taken out, `drawdown` what is missing to the peak, and
 * `percent` that of the peak, null for one that is not positive. Times are milliseconds.
 */
export function balanceSeries(points, { starting_balance: start, period_start: from, period_end: to }) {
  const series = [{ time: Date.parse(from), balance: start, pnl: 0, moved: 0, pair: null, peak: start, drawdown: 0, percent: percentOf(0, start) }];
  for (const { date, balance, pnl, pair } of points) {
    const before = series.at(-1);
    const moved = pair === null ? round(balance - before.balance - pnl) : 0;
    const peak = Math.max(balance, round(before.peak + moved));
    const drawdown = round(peak - balance);
    series.push({ time: Date.parse(date), balance, pnl, moved, pair, peak, drawdown, percent: percentOf(drawdown, peak) });
  }
  const last = series.at(-1);
  series.push({ ...last, time: Math.max(last.time, Date.parse(to)), pnl: 0, moved: 0, pair: null });
  return series;
}

/**
 * No more points than can be told apart: of each so many that follow each other the first, the highest, the lowest and the one
 * farthest below its peak.
 */
export function thinned(series, most) {
  const size = Math.ceil((4 * series.length) / most);
  if (size <= 4) {
    return series;
  }
  const kept = [];
  for (let from = 0; from < series.length; from += size) {
    const some = series.slice(from, from + size);
    const extreme = (value) => some.reduce((one, other) => (value(other) > value(one) ? other : one));
    kept.push(new Set([some[0], extreme(({ balance }) => balance), extreme(({ balance }) => -balance), extreme(({ drawdown }) => drawdown)]));
  }
  const order = (one, other) => one.time - other.time;
  return [...kept.flatMap((points) => [...points].sort(order)), series.at(-1)];
}

/** The newest point that is not after the time; the first if all are. */
export function indexAt(series, time) {
  let low = 0;
  let high = series.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (series[middle].time <= time) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * A row for each day with a change, newest first, at most so many: {time, balance, pnl, moved, changes, drawdown}, the balance being
 * that at its end and the drawdown the day's largest.
 *
 * @param dayOf names the day of a time in milliseconds
 */
export function days(series, dayOf, most) {
  const rows = [];
  let last = null;
  for (let index = series.length - 2; index > 0; index--) {
    const { time, balance, pnl, moved, drawdown } = series[index];
    const day = dayOf(time);
    if (day !== last) {
      if (rows.length === most) {
        break;
      }
      rows.push({ time, balance, pnl: 0, moved: 0, changes: 0, drawdown: 0 });
      last = day;
    }
    const row = rows.at(-1);
    row.pnl = round(row.pnl + pnl);
    row.moved = round(row.moved + moved);
    row.changes += 1;
    row.drawdown = Math.max(row.drawdown, drawdown);
  }
  return rows;
}

/** How long, as somebody would say it: its two largest units. */
export function durationText(seconds) {
  const units = [['d', 86_400], ['h', 3600], ['min', 60], ['s', 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first === -1) {
    return '0\u00a0s';
  }
  let rest = Math.floor(seconds);
  return units.slice(first, first + 2).flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count}\u00a0${name}`] : [];
  }).join(' ');
}

/** Whether times on an axis are told by their days rather than by the clock. */
export function isLong(series) {
  return series.at(-1).time - series[0].time > 3 * DAY_MS;
}

function percentOf(drawdown, peak) {
  return peak > 0 ? (100 * drawdown) / peak : null;
}

/** Money has four digits; sums of doubles have more. */
function round(amount) {
  return Math.round(amount * 10_000) / 10_000;
}
