// Open trades by instrument, and what they come to together. Pure.

import { targetsLeft } from '../model/exits.js';
import { valueOf } from '../model/valuation.js';

/**
 * The trades of each instrument, instruments by name, trades oldest first: [{symbol, pair, trades, net}]. `net` has the units, sold
 * ones negative, and the average entry of the side that is larger; null where both sides are alike.
 */
export function groups(trades) {
  const bySymbol = new Map();
  for (const trade of trades) {
    bySymbol.set(trade.symbol, [...(bySymbol.get(trade.symbol) ?? []), trade]);
  }
  return [...bySymbol.values()]
    .map((each) => ({ symbol: each[0].symbol, trades: each, net: net(each) }))
    .sort((one, other) => (one.symbol < other.symbol ? -1 : 1));
}

/** Averages are of the side that is left over: 3,000 long and 1,000 short are 2,000 long at what the longs cost. */
function net(trades) {
  const units = trades.reduce((sum, trade) => sum + signedUnits(trade), 0);
  const side = trades.filter((trade) => Math.sign(signedUnits(trade)) === Math.sign(units));
  const sideUnits = side.reduce((sum, trade) => sum + trade.units, 0);
  const entry = sideUnits === 0 ? null : side.reduce((sum, trade) => sum + trade.entry_price * trade.units, 0) / sideUnits;
  const financing = trades.reduce((sum, trade) => sum + trade.financing, 0);
  return { units, entry, financing };
}

export function signedUnits(trade) {
  return trade.order_type === 'buy' ? trade.units : -trade.units;
}

/**
 * What the trades of one list are worth together: {profit, pips, live}. Pips are the average of a unit, weighted by units; profit is null
 * while any is unknown, and `live` false as soon as one price is not.
 */
export function valueOfAll(trades, prices, conversions, currency) {
  let profit = 0;
  let pips = 0;
  let units = 0;
  let live = true;
  for (const trade of trades) {
    const value = valueOf(trade, prices, conversions, currency);
    profit = profit === null || value.profit === null ? null : profit + value.profit;
    pips = pips === null || value.pips === null ? null : pips + value.pips * trade.units;
    units += trade.units;
    live &&= value.live;
  }
  return { profit, pips: pips === null || units === 0 ? null : pips / units, live };
}

/** Where a trade's stop stands now: the nearer of the two, as it is reached first; null without one. */
export function stopOf(trade) {
  const stops = [trade.stop_loss, trade.trailing_stop].filter((stop) => stop !== null && stop !== undefined);
  if (stops.length === 0) {
    return null;
  }
  return trade.order_type === 'buy' ? Math.max(...stops) : Math.min(...stops);
}

/** The prices of the targets that are still to be reached, nearest first. */
export function targetsOf(trade) {
  return targetsLeft(trade).map((member) => trade[member]);
}
