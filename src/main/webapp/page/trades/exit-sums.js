// Stops and targets as traders enter them: a price, or pips from the entry. Pure.

import { parsePips, parsePrice } from '../base/format.js';

/** The members of a trade that are its exits, as the server names them. */
export const LEVELS = ['stop_loss', 'take_profit_1', 'take_profit_2', 'take_profit_3'];

/** +1 where a higher price is further from the entry in the way of this level: a buyer's target, a seller's stop. */
function direction(level, side) {
  return (level === 'stop_loss') === (side === 'sell') ? 1 : -1;
}

/** Pips from the entry; a stop beyond the entry, which keeps a profit, has negative ones. */
export function pipsOfPrice(level, price, { side, entry }, instrument) {
  return round(((price - entry) * direction(level, side)) / instrument.pip, 1);
}

/** To the instrument's digits. */
export function priceOfPips(level, pips, { side, entry }, instrument) {
  return round(entry + pips * instrument.pip * direction(level, side), instrument.digits);
}

/** What closing all of these units at the price brings, in the account's currency; `rate` is units of that for one of the quote's. */
export function moneyAt(price, { side, entry, units }, rate) {
  const gained = side === 'buy' ? price - entry : entry - price;
  return rate === null ? null : gained * units * rate;
}

/**
 * What a field says: {value} (null for none), or {error} in words. `market` is the price at which the trade would be closed now, or null;
 * `say` writes a price.
 */
export function readLevel(level, text, unit, position, instrument, market = null, say = (price) => price.toFixed(instrument.digits)) {
  if (String(text).trim() === '') {
    return { value: null };
  }
  const number = numberOf(text, unit, instrument);
  if (Number.isNaN(number)) {
    return { error: 'This is not a number' };
  }
  const price = unit === 'pips' ? priceOfPips(level, number, position, instrument) : number;
  if (price <= 0) {
    return { error: 'A price is above zero' };
  }
  if (unit === 'price' && Math.abs(round(price, instrument.digits) - price) > instrument.pip * 1e-4) {
    return { error: `At most ${instrument.digits} digits after the point` };
  }
  if (market !== null && (price - market) * direction(level, position.side) <= 0) {
    const side = direction(level, position.side) > 0 ? 'above' : 'below';
    return { error: `Must be ${side} the market at ${say(market)}` };
  }
  return { value: round(price, instrument.digits) };
}

/** The distance of a trailing stop in the quote currency, from pips or a difference of prices; {value} or {error}. */
export function readDistance(text, unit, instrument) {
  if (String(text).trim() === '') {
    return { value: null };
  }
  const number = numberOf(text, unit, instrument);
  if (Number.isNaN(number)) {
    return { error: 'This is not a number' };
  }
  const distance = round(unit === 'pips' ? number * instrument.pip : number, instrument.digits);
  return distance > 0 ? { value: distance } : { error: 'A distance is above zero' };
}

/** Only what is another than it was, as PATCH takes it; null takes an exit away. */
export function changedExits(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== (before[name] ?? null)));
}

/** How many pips the market has to go to a waiting order: negative once it is beyond. Null while there is no price. */
export function pipsToOrder(order, price) {
  if (!price || price.bid === null || order.price === null) {
    return null;
  }
  const market = order.side === 'buy' ? price.ask : price.bid;
  const upwards = (order.type === 'stop') === (order.side === 'buy');
  const touched = order.type === 'market_if_touched' ? order.price > (order.market_price ?? market) : upwards;
  return (((touched ? order.price - market : market - order.price)) / price.instrument.pip) + 0;
}

/** A share of a trade's units, whole and at least one; for 25, 50 and 75 per cent. */
export function shareOf(units, percent) {
  return Math.max(1, Math.round((units * percent) / 100));
}

function numberOf(text, unit, instrument) {
  return unit === 'pips' ? parsePips(text) : parsePrice(text, instrument);
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
