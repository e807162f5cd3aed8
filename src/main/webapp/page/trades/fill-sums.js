// How the price of a fill and the profit of a close come about, as sums, and where they are on a line. Pure.

/**
 * From the middle of the quote to the price: {middle, halfSpread, slippage, rest}, whose sum is the price. The rest is what rounding to the
 * instrument's digits added, and what a limit order was spared.
 */
export function priceSum({ side, price, explain }, instrument) {
  const { bid, ask } = explain.quote;
  const way = side === 'buy' ? 1 : -1;
  const middle = (bid + ask) / 2;
  const halfSpread = (way * (ask - bid) * explain.model.spread_factor) / 2;
  const slippage = way * explain.model.slippage_pips * instrument.pip;
  const rest = price - middle - halfSpread - slippage;
  const least = 10 ** -(instrument.digits + 2);
  return { middle, halfSpread, slippage, rest: Math.abs(rest) < least ? 0 : rest };
}

/** What a close made: {gained, units, rate, profit}, profit being gained × units × rate. */
export function profitSum(fill, entry) {
  const gained = fill.side === 'sell' ? fill.price - entry : entry - fill.price;
  return { gained, units: fill.units, rate: fill.explain.conversion.rate, profit: gained * fill.units * fill.explain.conversion.rate };
}

/** How late: from the quote's time to when it came here, and from then to the fill; in milliseconds. */
export function delays({ quote, model }) {
  return { transport: Math.max(0, Date.parse(quote.received) - Date.parse(quote.time)), age: quote.age_ms, latency: model.latency_ms };
}

/**
 * A picture of a fill: marks at shares of its width (0 to 1, cheap to dear) for bid, ask, fill, and the level that released it; with the
 * slippage between where it would have been and where it was, or null.
 */
export function picture({ side, price, explain }) {
  const { bid, ask } = explain.quote;
  const level = explain.trigger.price;
  const dealt = side === 'buy' ? ask : bid;
  const all = [bid, ask, price, ...(level === null ? [] : [level])];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const width = high - low || 1;
  const at = (value) => 0.1 + (0.8 * (value - low)) / width;
  return {
    bid: at(bid),
    ask: at(ask),
    fill: at(price),
    level: level === null ? null : at(level),
    slipped: price === dealt ? null : [Math.min(at(dealt), at(price)), Math.max(at(dealt), at(price))],
  };
}
