// The cells of signals that move: how far the market is away, how old a signal is, how long it holds. Touches a cell only when its
// text changes.

import { ageText } from '../base/format.js';
import { setText } from '../base/text.js';
import { distanceText, leftText, msLeft, pipsWorse } from './sums.js';

export class LiveCells {
  #app;
  #bySymbol = new Map();

  constructor(app) {
    this.#app = app;
  }

  /** After each drawing: the bodies of the signals that are shown. */
  found(bodies, signals) {
    const known = new Map(signals.map((signal) => [String(signal.sequence), signal]));
    this.#bySymbol = new Map();
    for (const body of bodies) {
      const signal = known.get(body.dataset.seq);
      if (signal) {
        const rows = this.#bySymbol.get(signal.symbol) ?? [];
        rows.push({ signal, away: body.querySelector('.away'), left: body.querySelector('.left'), age: body.querySelector('.age') });
        this.#bySymbol.set(signal.symbol, rows);
      }
    }
    this.showPrices(this.#bySymbol.keys());
    this.showTimes(Date.now());
  }

  showPrices(symbols) {
    for (const symbol of symbols) {
      const price = this.#app.prices.of(symbol);
      for (const { signal, away } of this.#bySymbol.get(symbol) ?? []) {
        showPrice(away, signal, price, this.#app.format);
      }
    }
  }

  showTimes(now) {
    for (const rows of this.#bySymbol.values()) {
      for (const { signal, left, age } of rows) {
        setText(left, leftText(msLeft(signal, now)));
        const old = ageText(Math.max(0, now - Date.parse(signal.received_at)));
        setText(age, old === 'now' ? 'now' : `${old} ago`);
      }
    }
  }
}

function showPrice(cell, signal, price, format) {
  const pips = pipsWorse(signal, price);
  const lives = pips === null || (!price.old && !price.stale);
  setText(cell, lives ? distanceText(pips, format) : `${distanceText(pips, format)} (${price.old ? 'old' : 'stale'})`);
  const state = !lives ? 'old' : pips === null ? '' : pips > 0 ? 'worse' : 'better';
  if (cell.dataset.state !== state) {
    cell.dataset.state = state;
  }
}
