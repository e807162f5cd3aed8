// What a chart is about: the chosen instrument as the app knows it at the moment.

import { valueOf } from '../model/valuation.js';
import { knownInterval } from './candle-feed.js';
import { INTERVALS } from './candles.js';
import { ChartMarks } from './chart-marks.js';
import { countdownOf } from './chart-words.js';
import { levelsOf } from './levels.js';

const UNKNOWN = { bid: null, ask: null, old: true, stale: false };

export class ChartSource {
  #app;
  feed;
  drafts;
  marks;

  constructor(app, feed, drafts) {
    this.#app = app;
    this.feed = feed;
    this.drafts = drafts;
    this.marks = new ChartMarks(app);
  }

  get format() {
    return this.#app.format;
  }

  get instrument() {
    return this.#app.instrument();
  }

  get currency() {
    return this.#app.trading.account?.currency ?? '';
  }

  get mayTrade() {
    return this.#app.mayTrade;
  }

  get interval() {
    return knownInterval(this.#app.settings.get('interval'));
  }

  /** bid, ask or mid. */
  get side() {
    return this.#app.settings.get('chartPrice');
  }

  get indicators() {
    return this.#app.settings.get('indicators');
  }

  /** The newest, of `prices`; its bid is null while there is none. */
  get price() {
    return this.#app.prices.of(this.#app.symbol.value) ?? UNKNOWN;
  }

  /** What the account has, and what is only drafted beside it. */
  get levels() {
    const { trading, symbol, settings } = this.#app;
    if (!settings.get('chartShows').includes('levels')) {
      return [];
    }
    const known = levelsOf(trading, symbol.value);
    return [...known, ...this.drafts.newLevels().filter((level) => known.some(({ key }) => key === level.beside))];
  }

  get countdown() {
    return countdownOf(this.interval, this.feed.candles.last, Date.now());
  }

  /** Whether bars are of days or longer. */
  get dayBars() {
    return !INTERVALS.get(this.interval).fixed;
  }

  /** From the instrument's quote currency to the account's; null while it is unknown. */
  get rate() {
    const { conversions, prices } = this.#app;
    return conversions.rate(this.instrument.quote, this.currency, prices);
  }

  valueOf(trade) {
    const { conversions, prices } = this.#app;
    return valueOf(trade, prices, conversions, this.currency);
  }
}
