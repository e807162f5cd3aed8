// How many trades ended in which range of profit or loss. Pure: no page.

const MOST_RANGES = 10;
const SMALLEST = 0.01;
const NICE = [1, 2, 5, 10];

/**
 * Ranges of one round width, the lowest first, at most ten or so: {from, to, trades}. Each holds what is above `from` up to `to` for
 * gains, from `from` to below `to` for losses, so that 0 is between two; what broke even is a row of its own, {from: 0, to: 0}.
 */
export function distribution(profits) {
  if (profits.length === 0) {
    return [];
  }
  const width = roundWidth((Math.max(0, ...profits) - Math.min(0, ...profits)) / MOST_RANGES);
  const counts = new Map();
  for (const profit of profits) {
    const index = Math.sign(profit) * Math.ceil(round(Math.abs(profit) / width));
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  const indices = [...counts.keys()];
  const rows = [];
  for (let index = Math.min(...indices); index <= Math.max(...indices); index++) {
    const trades = counts.get(index) ?? 0;
    if (index !== 0 || trades > 0) {
      rows.push({ from: round((index - (index > 0)) * width), to: round((index + (index < 0)) * width), trades });
    }
  }
  return rows;
}

/** 1, 2 or 5 with noughts before or behind, at least as much, and no less than what is shown of money. */
function roundWidth(least) {
  if (least <= SMALLEST) {
    return SMALLEST;
  }
  const power = 10 ** Math.floor(Math.log10(least));
  return round(power * NICE.find((nice) => nice * power >= least * (1 - 1e-9)));
}

function round(amount) {
  return Math.round(amount * 1e6) / 1e6;
}
