// The line of the last 24 hours. Pure.

const MARGIN = 1;

/** The `d` of a path through values that are evenly spaced, from left to right; empty when there are fewer than two. */
export function sparkPath(values, width, height) {
  if (values.length < 2) {
    return '';
  }
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const x = (index) => ((index * width) / (values.length - 1)).toFixed(1);
  const y = (value) => (range === 0 ? height / 2 : MARGIN + ((height - 2 * MARGIN) * (low + range - value)) / range).toFixed(1);
  return values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
}
