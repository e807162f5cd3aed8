// Days of months, and what was earned on them. Pure: no page, no clock.

const DAY_MS = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Names the day of a time in milliseconds on the clocks of a zone: 2025-01-13. */
export function dayIn(zone) {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (time) => {
    const [{ value: month }, , { value: day }, , { value: year }] = parts.formatToParts(time);
    return `${year}-${month}-${day}`;
  };
}

/** What trading made on each day with a result, financing included. @param series of balanceSeries */
export function resultsByDay(series, dayOf) {
  const results = new Map();
  for (const { time, pnl, pair } of series) {
    if (pair !== null) {
      const day = dayOf(time);
      results.set(day, sum([results.get(day) ?? 0, pnl]));
    }
  }
  return results;
}

/** Months with a result, oldest first: 2025-01. */
export function monthsOf(results) {
  return [...new Set([...results.keys()].map((day) => day.slice(0, 7)))].sort();
}

/** The days of a month in weeks from Monday to Sunday; null where a week reaches into another month. */
export function weeksOf(month) {
  const first = Date.parse(`${month}-01`);
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const weeks = [];
  for (let monday = first - before * DAY_MS; monday <= first || isoDay(monday).startsWith(month); monday += 7 * DAY_MS) {
    weeks.push(Array.from({ length: 7 }, (_, index) => isoDay(monday + index * DAY_MS)).map((day) => (day.startsWith(month) ? day : null)));
  }
  return weeks;
}

/** The weekdays that a month is shown with, 0 for Monday: Saturday and Sunday only with a result. */
export function weekdaysOf(weeks, results) {
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) => weekday < 5 || weeks.some((week) => results.has(week[weekday])));
}

/** Of the days that have one; null if none has. */
export function resultOf(days, results) {
  const known = days.filter((day) => results.has(day)).map((day) => results.get(day));
  return known.length === 0 ? null : sum(known);
}

export function monthName(month) {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

function isoDay(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** Money has four digits; sums of doubles have more. */
function sum(amounts) {
  return Math.round(amounts.reduce((total, amount) => total + amount, 0) * 10_000) / 10_000;
}
