// What instruments, hours and weekdays earned. Pure: no page.

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The best first. */
export function byProfit(rows) {
  return [...rows].sort((one, other) => other.total_pnl - one.total_pnl || one.key.localeCompare(other.key));
}

/** All 24, also those without a trade. */
export function everyHour(rows) {
  return filled(HOURS, rows);
}

/** Monday to Friday also without a trade, Saturday and Sunday only with one. */
export function everyWeekday(rows) {
  return filled(WEEKDAYS, rows).filter((row, index) => index < 5 || row.total_trades > 0);
}

/** {total_trades, winning_trades, win_rate, total_pips, total_pnl} of all rows together. */
export function sumOf(rows) {
  const sum = (name) => Math.round(rows.reduce((total, row) => total + row[name], 0) * 10_000) / 10_000;
  const trades = sum('total_trades');
  const wins = sum('winning_trades');
  return {
    total_trades: trades,
    winning_trades: wins,
    win_rate: trades === 0 ? null : (100 * wins) / trades,
    total_pips: sum('total_pips'),
    total_pnl: sum('total_pnl'),
  };
}

/** Where a bar for the value begins and how long it is, 0 to 100, on one scale for all rows with 0 on it. */
export function bar(value, rows) {
  const values = rows.map((row) => row.total_pnl);
  const least = Math.min(0, ...values);
  const range = Math.max(0, ...values) - least || 1;
  const at = (amount) => (100 * (amount - least)) / range;
  return { from: at(Math.min(0, value)), size: (100 * Math.abs(value)) / range, zero: at(0) };
}

export function closedSince(trades, since) {
  return trades.filter((trade) => Date.parse(trade.exit_time) >= Date.parse(since));
}

/** The trades that earned and lost the most: {best, worst}, each at most so many. */
export function extremes(trades, most) {
  const sorted = [...trades].sort((one, other) => other.profit_loss - one.profit_loss || one.id - other.id);
  return {
    best: sorted.filter((trade) => trade.profit_loss > 0).slice(0, most),
    worst: sorted.filter((trade) => trade.profit_loss < 0).reverse().slice(0, most),
  };
}

function filled(keys, rows) {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => byKey.get(key) ?? { key, total_trades: 0, winning_trades: 0, win_rate: null, total_pips: 0, total_pnl: 0 });
}
