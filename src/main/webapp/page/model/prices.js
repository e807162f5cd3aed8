// What is known of every instrument. Knows nothing of the page or the socket.

import { Observable } from '../base/observable.js';

/**
 * The newest price of every instrument, and whether it can be called live. Whoever watches is told once a frame, with the set of
 * symbols that changed since the last.
 */
export class Prices extends Observable {
  #bySymbol = new Map();
  #changed = new Set();
  #onFrame;
  #tell = () => {
    const symbols = this.#changed;
    this.#changed = new Set();
    this.changed(symbols);
  };

  /** onFrame(work): does the work before the next frame, once. */
  constructor(onFrame) {
    super();
    this.#onFrame = onFrame;
  }

  /** Takes the list of instruments; what is known of those that were there already stays. */
  setInstruments(instruments) {
    const before = this.#bySymbol;
    this.#bySymbol = new Map(instruments.map((instrument) => [
      instrument.symbol,
      { ...(before.get(instrument.symbol) ?? unknown()), instrument },
    ]));
    this.touchAll();
  }

  all() {
    return [...this.#bySymbol.values()];
  }

  /** The price of one instrument, or undefined for a symbol that is none. */
  of(symbol) {
    return this.#bySymbol.get(symbol);
  }

  symbols() {
    return [...this.#bySymbol.keys()];
  }

  /** A price from the stream, which repeats what was known when the subscription begins. */
  streamed({ symbol, bid, ask, time }, now) {
    const price = this.#bySymbol.get(symbol);
    if (!price) {
      return;
    }
    const repeats = price.bid === bid && price.ask === ask && price.time === time;
    this.#take(price, bid, ask, time);
    price.old = false;
    if (!repeats) {
      price.heardAt = now;
      price.stale = false;
    }
  }

  confirmedAll(quotes, now) {
    quotes.forEach((quote) => this.confirmed(quote, now));
  }

  /** A quote from GET /api/quotes, which alone knows how old it is and whether its source fell silent. */
  confirmed({ symbol, bid, ask, time, source, synthetic, age_ms: ageMs, stale }, now) {
    const price = this.#bySymbol.get(symbol);
    if (!price) {
      return;
    }
    price.source = source;
    price.synthetic = synthetic;
    this.#touch(symbol);
    // its answer may have been overtaken by the stream
    if (price.time !== null && Date.parse(time) < Date.parse(price.time) && !price.old) {
      return;
    }
    this.#take(price, bid, ask, time);
    price.heardAt = now - ageMs;
    price.stale = stale;
  }

  /** Another source leads these instruments from now on. */
  led({ symbols, source }) {
    for (const symbol of symbols) {
      const price = this.#bySymbol.get(symbol);
      if (price) {
        price.source = source;
        this.#touch(symbol);
      }
    }
  }

  /** The connection is gone: nothing is live until it has been heard again. */
  lost() {
    for (const price of this.#bySymbol.values()) {
      price.old = true;
    }
    this.touchAll();
  }

  touchAll() {
    for (const symbol of this.#bySymbol.keys()) {
      this.#touch(symbol);
    }
  }

  #touch(symbol) {
    this.#changed.add(symbol);
    this.#onFrame(this.#tell);
  }

  #take(price, bid, ask, time) {
    price.bidMoved = Math.sign(bid - (price.bid ?? bid)) || price.bidMoved;
    price.askMoved = Math.sign(ask - (price.ask ?? ask)) || price.askMoved;
    price.bid = bid;
    price.ask = ask;
    price.time = time;
    price.base ??= (bid + ask) / 2;
    this.#touch(price.instrument.symbol);
  }
}

function unknown() {
  return { bid: null, ask: null, time: null, source: null, synthetic: false, heardAt: null, stale: false, old: true, base: null, bidMoved: 0, askMoved: 0 };
}
