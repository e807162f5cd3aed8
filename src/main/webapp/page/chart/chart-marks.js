// The fills and signals of the instrument that is shown, put together only when there are others.

import { fillsOf, signalsOf } from './markers.js';

const MOST_SIGNALS = 200;

export class ChartMarks {
  #app;
  #marks = null;
  #loaded = [];
  #loadedOf = '';

  constructor(app) {
    this.#app = app;
  }

  /** Something happened: they are put together again. */
  changed() {
    this.#marks = null;
  }

  /** Those that the settings want to be shown. */
  get all() {
    const { trading, signals, symbol, format, settings } = this.#app;
    const shows = settings.get('chartShows');
    const instrument = this.#app.instrument();
    this.#marks ??= [
      ...(shows.includes('fills') ? fillsOf(trading, symbol.value, format, instrument) : []),
      ...(shows.includes('signals') ? signalsOf([...this.#loaded, ...signals.newest], symbol.value, format, instrument) : []),
    ];
    return this.#marks;
  }

  /** Asks for the signals of an instrument that were given before; once for each that is shown. */
  async load(symbol) {
    if (this.#loadedOf === symbol) {
      return;
    }
    this.#loadedOf = symbol;
    try {
      const signals = await this.#app.api.get('/api/paper-trading/signals/', { pair: symbol, limit: MOST_SIGNALS });
      if (this.#loadedOf === symbol) {
        this.#loaded = signals;
        this.changed();
      }
    } catch {
      // those that come are shown all the same
      this.#loadedOf = '';
    }
  }
}
