// What can be said of a signal by its numbers. Pure: no page, no clock.

/** Its take-profits, in its order. */
export function targets(signal) {
  return [signal.take_profit_1, signal.take_profit_2, signal.take_profit_3].filter((target) => target !== undefined && target !== null);
}

export function pipsBetween(one, other, instrument) {
  return Math.abs(one - other) / instrument.pip;
}

/** Of each target, what is won there for one that is lost at the stop, both from the entry. */
export function rewardRisks(signal) {
  const risk = Math.abs(signal.entry_price - signal.stop_loss);
  return targets(signal).map((target) => Math.abs(target - signal.entry_price) / risk);
}

/** What it would be opened at: a buyer pays the ask. Null while the price is unknown. */
export function dealingPrice(signal, price) {
  return price && price.bid !== null ? (signal.direction === 'buy' ? price.ask : price.bid) : null;
}

/** How many pips more than the entry it would cost now; negative where the market is cheaper. Null while the price is unknown. */
export function pipsWorse(signal, price) {
  const dealing = dealingPrice(signal, price);
  if (dealing === null) {
    return null;
  }
  const pips = (dealing - signal.entry_price) / price.instrument.pip;
  // what is nothing but the rounding of binary fractions is nothing
  const exact = Math.round((signal.direction === 'buy' ? pips : -pips) * 1e4) / 1e4;
  return exact === 0 ? 0 : exact;
}

/** In words, because its colour alone must not say it. */
export function distanceText(pips, format) {
  if (pips === null) {
    return 'no price';
  }
  return pips === 0 ? 'at entry' : `${format.pips(Math.abs(pips))} ${pips > 0 ? 'worse' : 'better'}`;
}

/** Milliseconds until nobody should follow it any more; null where it does not end. */
export function msLeft(signal, now) {
  return signal.expires_at ? Date.parse(signal.expires_at) - now : null;
}

export function isOver(signal, now) {
  const left = msLeft(signal, now);
  return left !== null && left <= 0;
}

/** 4:31, 1:02:03, 3 d. */
export function leftText(ms) {
  if (ms === null) {
    return 'no end';
  }
  if (ms <= 0) {
    return 'expired';
  }
  const seconds = Math.ceil(ms / 1000);
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours >= 48) {
    return `${Math.floor(hours / 24)}\u00a0d`;
  }
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Those that the filter lets through: {source, pair, direction}, each empty for all, and `valid` for those that are not over. */
export function chosen(signals, { source, pair, direction, valid }, now) {
  return signals.filter((signal) => (!source || signal.signal_source === source)
    && (!pair || signal.symbol === pair)
    && (!direction || signal.direction === direction)
    && !(valid && isOver(signal, now)));
}

/**
 * What executing it now would come to: {units, loss, gains, price}, money in the account's currency. Units are the server's sum:
 * equity × risk % ÷ (|price − stop| in the account's currency), rounded down. Null while something for it is unknown.
 *
 * @param terms {by: 'risk' or 'units', risk, units}
 * @param rate units of the account's currency for one of the quote's
 */
export function forecast(signal, { by, risk, units }, { price, equity, rate }) {
  const dealing = dealingPrice(signal, price);
  if (dealing === null || rate === null || equity === null) {
    return null;
  }
  const distance = Math.abs(dealing - signal.stop_loss);
  const sized = by === 'units' ? units : Math.floor((equity * risk) / 100 / (distance * rate) + 1e-9);
  if (!Number.isFinite(sized)) {
    return null;
  }
  const part = sized / targets(signal).length;
  return {
    price: dealing,
    units: sized,
    loss: sized * distance * rate,
    // targets close equal parts
    gain: targets(signal).reduce((sum, target) => sum + part * Math.abs(target - dealing) * rate, 0),
    lossPercent: equity > 0 ? (100 * sized * distance * rate) / equity : null,
  };
}

/** What the server is asked for: body of signals/{seq}/execute/. */
export function executionBody({ by, risk, units, deviation }) {
  return { ...(by === 'units' ? { units } : { risk_percent: risk }), maximum_deviation_pips: deviation };
}

/** What is wrong with the terms, by field; empty if nothing is. */
export function wrongTerms({ by, risk, units, deviation }) {
  const wrong = {};
  if (by === 'risk' && !(risk >= 0.0001 && risk <= 10)) {
    wrong.risk = 'From 0.0001 to 10 per cent';
  }
  if (by === 'units' && !(Number.isInteger(units) && units >= 1)) {
    wrong.units = 'A whole number from 1 on';
  }
  if (!(deviation >= 0 && deviation <= 1000)) {
    wrong.deviation = 'From 0 to 1,000 pips';
  }
  return wrong;
}
