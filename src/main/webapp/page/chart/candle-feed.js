// Keeps the candles of one instrument and interval up to date: asks the server, and takes prices in between.

import { Observable } from '../base/observable.js';
import { Candles, INTERVALS, MOST_CANDLES, sideOf } from './candles.js';

const HISTORY = 500;
const TAIL = 3;
const PATH = '/api/paper-trading/price/ohlc/';
const REPEAT_MS = 5_000;
const ASK_AGAIN_MS = 20_000;
const MOST_REPEATS = 3;

/**
 * Whoever watches is told what happened: {reset}, another instrument or interval is shown; {older: n}, so many bars were put before;
 * {newer: n}, so many after; {}, values changed.
 *
 * `ask` is api.get, `later` is setTimeout. Only the answer to the newest question counts. Prices reach this once a frame and ten times a
 * second at most, so that a bar may lack its extremes: when it ends, and after every break, the server is asked for what it was.
 */
export class CandleFeed extends Observable {
  #ask;
  #later;
  #wanted = null;
  #load = 0;
  #tailDue = false;
  #olderAsked = false;
  #repeats = 0;
  #anewFor = '';
  candles = new Candles('1m');
  /** loading, there or failed. */
  state = 'loading';
  problem = null;
  source = '';
  /** Whether there is no more to be had before the first candle. */
  exhausted = false;

  constructor(ask, later = (work, ms) => globalThis.setTimeout(work, ms)) {
    super();
    this.#ask = ask;
    this.#later = later;
  }

  /** {symbol, interval, price}. Begins anew if that is not what is shown. */
  show(wanted) {
    const before = this.#wanted;
    if (before && before.symbol === wanted.symbol && before.interval === wanted.interval && before.price === wanted.price) {
      return;
    }
    this.#begin(wanted);
  }

  /** Everything again: after a break, or when another source leads. */
  reload() {
    if (this.#wanted) {
      this.#fetch();
    }
  }

  /** Nothing that is still asked for counts. */
  stop() {
    this.#load++;
    this.#wanted = null;
  }

  /** Takes the newest price of the instrument, if it is live. */
  take(price) {
    if (this.#wanted === null || price.bid === null || price.old || this.state !== 'there' || price.instrument.symbol !== this.#wanted.symbol) {
      return;
    }
    if (this.#isOfAnother(price.source)) {
      this.#begin(this.#wanted);
      return;
    }
    const took = this.candles.tick(Date.parse(price.time), sideOf(price, this.#wanted.price));
    if (took === 'ask' || took === 'next') {
      this.#askForTail();
    }
    if (took === 'same' || took === 'next') {
      this.changed(took === 'next' ? { newer: 1 } : {});
    }
  }

  /** More from before the first candle; one question at a time, and a pause after one in vain. */
  async askOlder() {
    const first = this.candles.bars[0];
    if (this.#olderAsked || this.exhausted || !first || this.state !== 'there' || this.candles.bars.length >= MOST_CANDLES) {
      return;
    }
    this.#olderAsked = true;
    const load = this.#load;
    let pause = ASK_AGAIN_MS;
    try {
      const answer = await this.#get({ to: new Date(first.time).toISOString(), limit: HISTORY });
      if (load === this.#load) {
        const older = this.candles.prepend(answer.data);
        this.exhausted = older === 0 && !isPatchy(answer);
        pause = older > 0 ? 0 : pause;
        this.changed({ older });
      }
    } catch {
      // what is there stays
    }
    this.#later(() => {
      this.#olderAsked = false;
    }, pause);
  }

  /** Candles are of one source: when another leads they are asked for anew, once for each that comes. */
  #isOfAnother(source) {
    const changed = Boolean(source && this.source) && source !== this.source && source !== this.#anewFor;
    this.#anewFor = source;
    return changed;
  }

  #begin(wanted) {
    this.#wanted = wanted;
    this.candles = new Candles(wanted.interval);
    this.source = '';
    this.exhausted = false;
    this.#olderAsked = this.#tailDue = false;
    this.#repeats = 0;
    this.#setState('loading');
    this.changed({ reset: true });
    this.#fetch();
  }

  async #fetch() {
    const load = ++this.#load;
    try {
      const answer = await this.#get({ limit: HISTORY });
      if (load === this.#load) {
        this.#loaded(answer);
      }
    } catch (problem) {
      if (load === this.#load) {
        this.#setState(this.candles.bars.length > 0 ? 'there' : 'failed', problem);
        this.changed({});
      }
    }
  }

  #loaded(answer) {
    if (this.source && answer.source && answer.source !== this.source) {
      this.candles = new Candles(this.#wanted.interval);
    }
    const before = this.candles.last?.time ?? Infinity;
    this.candles.load(answer.data);
    this.source = answer.source ?? '';
    this.exhausted ||= answer.data.length < HISTORY && !isPatchy(answer);
    this.#setState('there');
    this.changed({ newer: this.candles.bars.filter(({ time }) => time > before).length });
    if (isPatchy(answer) && this.#repeats++ < MOST_REPEATS) {
      const load = this.#load;
      this.#later(() => load === this.#load && this.reload(), ASK_AGAIN_MS);
    }
  }

  /** The last bars as the server has them; one question at a time. */
  async #askForTail() {
    if (this.#tailDue) {
      return;
    }
    this.#tailDue = true;
    const load = this.#load;
    let pause = REPEAT_MS;
    try {
      const answer = await this.#get({ limit: TAIL });
      pause = answer.data.length > 0 ? 0 : REPEAT_MS;
      if (load === this.#load && answer.data.length > 0) {
        const before = this.candles.last?.time ?? Infinity;
        this.candles.load(answer.data);
        this.changed({ newer: this.candles.bars.filter(({ time }) => time > before).length });
      }
    } catch {
      // the link tells of it, and everything is loaded again when it is back
    } finally {
      this.#later(() => {
        this.#tailDue = false;
      }, pause);
    }
  }

  #get(more) {
    const { symbol, interval, price } = this.#wanted;
    return this.#ask(PATH, { symbol, interval, price, ...more });
  }

  #setState(state, problem = null) {
    this.state = state;
    this.problem = problem;
  }
}

/** Whether there may be more than this when it is asked for again. */
function isPatchy({ gaps = [] }) {
  return gaps.some(({ reason }) => reason === 'not_fetched');
}

/** The name, if it is that of an interval that the server has. */
export function knownInterval(name) {
  return INTERVALS.has(name) ? name : '5m';
}
