// How instruments do today: asked for once a minute, and carried on with the prices that come meanwhile.

import { Observable } from '../base/observable.js';

const POINTS = 48;

/** Of each symbol the answer of GET /api/quotes/day, or null as long as there is none. Whoever watches is told of each answer. */
export class Days extends Observable {
  #api;
  #bySymbol = new Map();
  #asking = false;

  constructor(api) {
    super();
    this.#api = api;
  }

  of(symbol) {
    return this.#bySymbol.get(symbol) ?? null;
  }

  /** Asks again. Without an answer what is known stays. */
  async load() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      const days = await this.#api.get('/api/quotes/day', { points: POINTS });
      this.#bySymbol = new Map(days.map((day) => [day.symbol, day]));
      this.changed();
    } catch {
      // a list without its day is of use all the same, and it is asked for again
    } finally {
      this.#asking = false;
    }
  }

  /** A bid that came after the answer. */
  heard(symbol, bid) {
    const day = this.#bySymbol.get(symbol);
    if (day !== undefined) {
      day.high = Math.max(day.high, bid);
      day.low = Math.min(day.low, bid);
      day.closes[day.closes.length - 1] = bid;
    }
  }

  /** In per cent since the close of the day before, or else since the day's open; null if that is not known. */
  change(symbol, bid) {
    const day = this.of(symbol);
    return day === null || bid === null ? null : (100 * (bid - base(day))) / base(day);
  }
}

/** What a day's change is measured from. */
export function base(day) {
  return day.previous_close ?? day.open;
}

/** With its sign, because its colour alone must not say it: [text, 'up', 'down' or '']. */
export function changeWords(percent, format) {
  const text = format.change(percent);
  return [text, { '+': 'up', '−': 'down' }[text[0]] ?? ''];
}
