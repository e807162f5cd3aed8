// Indicators over closing prices. Pure. Each gives one value for each close, null while there are too few before it.

/** Simple moving average: the mean of the last n closes. */
export function sma(closes, n) {
  let sum = 0;
  return closes.map((close, i) => {
    sum += close - (i >= n ? closes[i - n] : 0);
    return i < n - 1 ? null : sum / n;
  });
}

/** Exponential moving average: begins with the mean of the first n, then moves by 2 ÷ (n + 1) of the way to each close. */
export function ema(closes, n) {
  const share = 2 / (n + 1);
  let value = null;
  let sum = 0;
  return closes.map((close, i) => {
    sum += i < n ? close : 0;
    if (i === n - 1) {
      value = sum / n;
    } else if (i >= n) {
      value += share * (close - value);
    }
    return value;
  });
}

/**
 * Bollinger bands (Bollinger on Bollinger Bands, 2001): the simple moving average, and `width` standard deviations of the same n
 * closes, as of a whole population, above and below it.
 */
export function bollinger(closes, n, width) {
  const middle = sma(closes, n);
  const deviations = middle.map((mean, i) => {
    if (mean === null) {
      return null;
    }
    let squares = 0;
    for (let j = i - n + 1; j <= i; j++) {
      squares += (closes[j] - mean) ** 2;
    }
    return Math.sqrt(squares / n);
  });
  const band = (sign) => middle.map((mean, i) => (mean === null ? null : mean + sign * width * deviations[i]));
  return { upper: band(1), middle, lower: band(-1) };
}

/**
 * Relative strength index (Wilder, New Concepts in Technical Trading Systems, 1978): 100 − 100 ÷ (1 + average gain ÷ average loss).
 * The averages begin as the means of the first n changes; each further change counts 1 ÷ n. 50 where nothing moved.
 */
export function rsi(closes, n) {
  let gain = 0;
  let loss = 0;
  return closes.map((close, i) => {
    if (i === 0) {
      return null;
    }
    const change = close - closes[i - 1];
    const [up, down] = [Math.max(change, 0), Math.max(-change, 0)];
    if (i <= n) {
      gain += up / n;
      loss += down / n;
    } else {
      gain += (up - gain) / n;
      loss += (down - loss) / n;
    }
    if (i < n) {
      return null;
    }
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
  });
}

/** What can be chosen: a name for the settings, a name for people, its lines by name, and whether they are drawn below. */
export const INDICATORS = [
  { id: 'sma20', name: 'SMA 20', of: (closes) => ({ 'SMA 20': sma(closes, 20) }) },
  { id: 'sma50', name: 'SMA 50', of: (closes) => ({ 'SMA 50': sma(closes, 50) }) },
  { id: 'sma200', name: 'SMA 200', of: (closes) => ({ 'SMA 200': sma(closes, 200) }) },
  { id: 'ema20', name: 'EMA 20', of: (closes) => ({ 'EMA 20': ema(closes, 20) }) },
  {
    id: 'bollinger',
    name: 'Bollinger bands 20, 2',
    of: (closes) => {
      const { upper, lower } = bollinger(closes, 20, 2);
      return { 'BB upper': upper, 'BB lower': lower };
    },
  },
  { id: 'rsi', name: 'RSI 14', below: true, of: (closes) => ({ 'RSI 14': rsi(closes, 14) }) },
];

/** The lines of the indicators chosen: {indicator, name, below, values}. Names that are none are left out. */
export function linesOf(chosen, closes) {
  return INDICATORS.filter(({ id }) => chosen.includes(id)).flatMap(({ id, below = false, of }) =>
    Object.entries(of(closes)).map(([name, values]) => ({ indicator: id, name, below, values })));
}
