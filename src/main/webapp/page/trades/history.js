// Closed trades, as far as they are known, and what they come to. Pure.

const MOST = 2000;

/** Closed trades by id: those the account was loaded with, those that closed since, and older pages that were asked for. */
export class History {
  #byId = new Map();
  #lowest = Infinity;
  #total = null;
  #whole = false;

  /**
   * What the account knows of itself. The server lists by id, newest first, and a trade may close long after a later one, so these do not
   * say how far the list is known; pages do.
   */
  take(trades) {
    for (const trade of trades) {
      if (this.#total !== null && !this.#byId.has(trade.id)) {
        this.#total++;
      }
      this.#byId.set(trade.id, trade);
    }
  }

  /** A page of the server's list from `next` on; `total` is how many there are. */
  page(trades, total) {
    trades.forEach((trade) => this.#byId.set(trade.id, trade));
    this.#lowest = trades.reduce((lowest, { id }) => Math.min(lowest, id), this.#lowest);
    this.#total = total;
    this.#whole = trades.length === 0 || this.next >= total;
  }

  /** How many there are in all; null before a page was there. */
  get total() {
    return this.#total;
  }

  /** How far the server's list is known: what to skip when the next page is asked for. */
  get next() {
    return [...this.#byId.keys()].filter((id) => id >= this.#lowest).length;
  }

  /** Whether there may be more, and room for it. */
  get more() {
    return !this.#whole && this.#byId.size < MOST;
  }

  get full() {
    return this.#byId.size >= MOST;
  }

  /** Newest close first. */
  all() {
    return [...this.#byId.values()].sort((one, other) => compare(other.exit_time, one.exit_time) || other.id - one.id);
  }

  forget() {
    this.#byId.clear();
    this.#lowest = Infinity;
    this.#total = null;
    this.#whole = false;
  }
}

/** @param {{symbol: string, result: 'all'|'won'|'lost'}} filter an empty symbol is every one */
export function chosen(trades, { symbol, result }) {
  return trades.filter((trade) => (symbol === '' || trade.symbol === symbol)
    && (result === 'all' || (result === 'won' ? resultOf(trade) > 0 : resultOf(trade) < 0)));
}

/** What a trade brought in the end: what its closes made, and its financing. */
export function resultOf(trade) {
  return (trade.profit_loss ?? 0) + (trade.financing ?? 0);
}

/** {count, won, lost, profit, financing, result, pips} of closed trades. */
export function sums(trades) {
  const sum = (of) => trades.reduce((total, trade) => total + of(trade), 0);
  return {
    count: trades.length,
    won: trades.filter((trade) => resultOf(trade) > 0).length,
    lost: trades.filter((trade) => resultOf(trade) < 0).length,
    profit: sum((trade) => trade.profit_loss ?? 0),
    financing: sum((trade) => trade.financing ?? 0),
    result: sum(resultOf),
    pips: sum((trade) => trade.pips_gained ?? 0),
  };
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
