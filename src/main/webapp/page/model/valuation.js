// What open trades are worth now, as the server would say it: closed at the side of the price they would be closed at, converted at
// the middle prices over the shortest way. For showing only; the server decides with decimals.

/** Ways from each currency to each other: the fewest instruments, and of those the earliest in the server's list. */
export class Conversions {
  #steps = new Map();
  #ways = new Map();

  /** @param instruments in the server's order */
  constructor(instruments) {
    for (const { symbol, base, quote } of instruments) {
      this.#step(base, { symbol, to: quote, inverted: false });
      this.#step(quote, { symbol, to: base, inverted: true });
    }
  }

  /** Units of `to` for one of `from`; null while a price on the way is unknown, or where there is no way. */
  rate(from, to, prices) {
    let rate = 1;
    for (const { symbol, inverted } of this.#way(from, to) ?? [{}]) {
      const price = prices.of(symbol);
      if (!price || price.bid === null) {
        return null;
      }
      const middle = (price.bid + price.ask) / 2;
      rate = inverted ? rate / middle : rate * middle;
    }
    return rate;
  }

  /** Whether every price on the way is live, as for a rate that may be shown as if it were. */
  isLive(from, to, prices) {
    return (this.#way(from, to) ?? []).every(({ symbol }) => isLive(prices.of(symbol)));
  }

  #step(from, step) {
    this.#steps.set(from, [...(this.#steps.get(from) ?? []), step]);
  }

  #way(from, to) {
    if (!this.#ways.has(from)) {
      this.#ways.set(from, this.#waysFrom(from));
    }
    return this.#ways.get(from).get(to);
  }

  /** Breadth first; whoever reaches a currency first has the shortest way to it. */
  #waysFrom(from) {
    const found = new Map([[from, []]]);
    const reached = [from];
    for (let here = reached.shift(); here !== undefined; here = reached.shift()) {
      for (const step of this.#steps.get(here) ?? []) {
        if (!found.has(step.to)) {
          found.set(step.to, [...found.get(here), step]);
          reached.push(step.to);
        }
      }
    }
    return found;
  }
}

/**
 * An open trade now: {price, pips, profit, live}; profit in the account's currency. All null while a price is unknown; `live` is
 * false where the price is not, or one it is converted at, which must not be shown as if it were.
 */
export function valueOf(trade, prices, conversions, currency) {
  const price = prices.of(trade.symbol);
  const unknown = { price: null, pips: null, profit: null, live: false };
  if (!price || price.bid === null) {
    return unknown;
  }
  const rate = conversions.rate(price.instrument.quote, currency, prices);
  const long = trade.order_type === 'buy';
  const closing = long ? price.bid : price.ask;
  const gained = long ? closing - trade.entry_price : trade.entry_price - closing;
  return {
    price: closing,
    pips: gained / price.instrument.pip,
    profit: rate === null ? null : gained * trade.units * rate,
    live: isLive(price) && conversions.isLive(price.instrument.quote, currency, prices),
  };
}

function isLive(price) {
  return price !== undefined && price.bid !== null && !price.old && !price.stale;
}

/**
 * The account now: {balance, unrealised, equity, marginUsed, marginFree, marginLevel, live}, the margin as of its last event. Null
 * before the account is there; unrealised and what follows from it are null while a price is unknown. `marginLevel` is in per cent
 * and null while nothing is held.
 */
export function valueOfAccount({ account, trades }, prices, conversions) {
  if (account === null) {
    return null;
  }
  const values = [...trades.values()].map((trade) => valueOf(trade, prices, conversions, account.currency));
  const unrealised = values.reduce((sum, { profit }) => (sum === null || profit === null ? null : sum + profit), 0);
  const equity = unrealised === null ? null : account.balance + unrealised;
  return {
    balance: account.balance,
    unrealised,
    equity,
    marginUsed: account.margin_used,
    marginFree: equity === null ? null : equity - account.margin_used,
    marginLevel: equity === null || account.margin_used === 0 ? null : (100 * equity) / account.margin_used,
    live: values.every(({ live }) => live),
  };
}
