// The sums of an order, as the server would make them: exits at their prices, conversions at the middle prices. For showing only;
// the server decides with decimals.

import { partsOf } from '../model/exits.js';

/** What a market order of the side would be filled at; null while there is no price. */
export function dealPrice(price, side) {
  return side === 'buy' ? price?.ask ?? null : price?.bid ?? null;
}

/** The price that so many pips lead to, in the side's favour or, below zero, against it; with the instrument's digits. */
export function priceAt(entry, side, pips, instrument) {
  return atDigits(entry + sign(side) * pips * instrument.pip, instrument);
}

/** How many pips a price is in the side's favour. */
export function pipsTo(entry, side, price, instrument) {
  return (sign(side) * (price - entry)) / instrument.pip;
}

export function atDigits(price, instrument) {
  return Number(price.toFixed(instrument.digits));
}

/** Units of base in so many lots, rounded to where doubles are exact. */
export function unitsOfLots(lots, instrument) {
  return Number((lots * instrument.contract_size).toFixed(6));
}

export function lotsOfUnits(units, instrument) {
  return units / instrument.contract_size;
}

/**
 * The most whole units that lose no more than the part of the equity when the price goes the pips against them; at most the
 * instrument's largest order, 0 if not even its smallest fits. `rate` is from its quote currency to the account's.
 */
export function unitsOfRisk({ equity, percent, pips, rate, instrument }) {
  const each = pips * instrument.pip * rate;
  const units = Math.floor(((equity * percent) / 100 / each) * (1 + 1e-12));
  return units < instrument.min_units ? 0 : Math.min(units, instrument.max_units);
}

/**
 * What the order comes to, in the account's currency; null where a rate is not known.
 *
 * `spread` is ask − bid; `stop`, `targets` are prices; `trailing` is a distance, which begins at the price the trade would be closed at;
 * `quoteRate` and `baseRate` convert to the account's currency, `marginRate` is the part of the value that is held.
 * `trailingStart` is where it begins, `worst` the nearer of stop and trailing stop. `ratio` is the first target's distance over the stop's, as the server has it.
 */
export function orderSums({ side, units, entry, spread, stop, trailing, targets, instrument, quoteRate, baseRate, marginRate, equity }) {
  const worth = (pips, part) => product(pips * instrument.pip * part, quoteRate);
  const exit = (price, part) => {
    const pips = pipsTo(entry, side, price, instrument);
    const money = worth(pips, part);
    return { price, pips, units: part, money, percent: share(money, equity) };
  };
  const trailingStart = trailing === null ? null : atDigits(entry - sign(side) * (trailing + spread), instrument);
  const stops = [stop, trailingStart].filter((price) => price !== null);
  const nearest = side === 'buy' ? Math.max(...stops) : Math.min(...stops);
  const worst = stops.length === 0 ? null : exit(nearest, units);
  const parts = partsOf(units, targets.length);
  const gains = targets.map((price, index) => exit(price, parts[index]));
  const total = gains.reduce((sum, { money }) => (sum === null || money === null ? null : sum + money), 0);
  return {
    lots: lotsOfUnits(units, instrument),
    notional: product(units, baseRate),
    margin: product(units, baseRate, marginRate),
    pipValue: worth(1, units),
    spreadCost: worth(spread / instrument.pip / 2, units),
    trailingStart,
    worst,
    gains,
    gain: gains.length === 0 ? null : { money: total, percent: share(total, equity) },
    ratio: worst === null || gains.length === 0 || worst.pips === 0 ? null : gains[0].pips / -worst.pips,
  };
}

function sign(side) {
  return side === 'buy' ? 1 : -1;
}

function product(...factors) {
  return factors.some((factor) => factor === null || factor === undefined) ? null : factors.reduce((one, other) => one * other, 1);
}

function share(money, equity) {
  return money === null || !(equity > 0) ? null : (100 * money) / equity;
}
