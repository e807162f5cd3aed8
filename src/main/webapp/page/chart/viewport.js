// Which bars are seen. Pure: a view is {size, offset}, `size` slots wide, the last bar `offset` bars behind its right end.

const LEAST = 15;
const MOST = 1000;
/** Slots that stay free to the right of the last bar. */
export const MARGIN = 4;
export const USUAL = { size: 120, offset: 0 };

/** Slots whose bars are wide enough to be seen, as many as fit. */
export function usualFor(width) {
  return { size: Math.round(within(width / 8, 40, 160)), offset: 0 };
}

/** Moves by bars, to older ones with a positive number; some bar is always seen. */
export function pan({ size, offset }, bars, count) {
  return { size, offset: Math.round(within(offset + bars, 0, Math.max(0, count - Math.floor(size / 4)))) };
}

/** Shows `factor` times as many bars; what is at `share` (0 left, 1 right) of the width stays there. */
export function zoom({ size, offset }, factor, share, count) {
  const next = Math.round(within(size * factor, LEAST, MOST));
  const moved = offset + (size - next) * (1 - share);
  return pan({ size: next, offset: share > 0.98 ? offset : moved }, 0, count);
}

export function toStart(view, count) {
  return pan(view, count, count);
}

/** After bars were added at the right end: who looks at the newest goes on with them, who looks back stays. */
export function grown({ size, offset }, added) {
  return { size, offset: offset === 0 ? 0 : offset + added };
}

/** Indices of bars from `first` to `last`, one for each slot; there are bars from 0 to count − 1 only. */
export function slots({ size, offset }, count) {
  const last = count - 1 - offset + MARGIN;
  return { first: last - size + 1, last };
}

/** The lowest and highest price of the bars seen, with room above and below; null without any. */
export function priceRange(bars, { first, last }, lines = []) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = Math.max(0, first); i <= Math.min(last, bars.length - 1); i++) {
    low = Math.min(low, bars[i].low);
    high = Math.max(high, bars[i].high);
  }
  if (low === Infinity) {
    return null;
  }
  // lines that matter widen the range, but never so far that the bars become small
  const reach = Math.max(high - low, high * 1e-4);
  const near = lines.filter((price) => price > low - reach && price < high + reach);
  low = Math.min(low, ...near);
  high = Math.max(high, ...near);
  const room = Math.max((high - low) * 0.08, high * 2e-5);
  return { low: low - room, high: high + room };
}

/** Every so many bars a label, so that labels are at least `gap` apart, in steps that people count in. */
export function labelStep(size, width, gap) {
  const least = (size * gap) / Math.max(1, width);
  return [1, 2, 3, 4, 6, 12, 24, 48, 96, 144, 288].find((step) => step >= least) ?? 576;
}

function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
