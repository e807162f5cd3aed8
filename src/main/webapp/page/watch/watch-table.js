// The rows of the watch-list, and the keys that lead through them.

import { WatchRow } from './watch-row.js';

/**
 * Rows out of sight are not touched by every price; `showSlowly`, once a second, reaches all. Tab leads to one row, the arrow keys
 * up and down to the same thing in other rows, left and right to the other things of the row.
 */
export class WatchTable {
  #body;
  #parts;
  #rows = new Map();
  #listed = [];
  #inSight = new Set();
  #sight;
  #reachable = null;
  #ends = new AbortController();

  /** @param parts what rows need */
  constructor(body, parts) {
    this.#body = body;
    this.#parts = parts;
    this.#sight = new IntersectionObserver((entries) => this.#saw(entries), { rootMargin: '100px 0px' });
    const { signal } = this.#ends;
    body.addEventListener('keydown', (event) => this.#key(event), { signal });
    body.addEventListener('focusin', (event) => this.#makeReachable(this.rowOf(event.target)), { signal });
  }

  end() {
    this.#ends.abort();
    this.#sight.disconnect();
    this.#parts.flashes.end();
  }

  /** The row that an element is in. */
  rowOf(element) {
    return this.#rows.get(element.closest('tr')?.dataset.symbol);
  }

  get rows() {
    return this.#rows.values();
  }

  setInstruments(instruments) {
    const symbols = instruments.map((instrument) => instrument.symbol).join();
    if (symbols === [...this.#rows.keys()].join()) {
      return;
    }
    this.#sight.disconnect();
    this.#inSight.clear();
    this.#rows = new Map(instruments.map((instrument) => [instrument.symbol, new WatchRow(instrument, this.#parts)]));
    this.#listed = [];
    this.#reachable = null;
    this.#body.replaceChildren();
    for (const { element } of this.#rows.values()) {
      this.#sight.observe(element);
    }
  }

  /** Shows these rows only, in that order. */
  list(symbols) {
    if (symbols.join() === this.#listed.join()) {
      return;
    }
    const focused = this.#body.contains(document.activeElement) ? document.activeElement : null;
    const place = focused === null ? -1 : this.#listed.indexOf(this.rowOf(focused)?.instrument.symbol);
    const column = focused === null ? -1 : (this.rowOf(focused)?.controls.indexOf(focused) ?? -1);
    this.#listed = symbols;
    this.#body.replaceChildren(...symbols.map((symbol) => this.#rows.get(symbol).element));
    if (place >= 0 && symbols.length > 0) {
      // the focus stays with what it was on, or goes on to what took its place
      const still = this.rowOf(focused);
      const row = symbols.includes(still.instrument.symbol) ? still : this.#rows.get(symbols[Math.min(place, symbols.length - 1)]);
      row.controls[Math.max(0, column)].focus();
    }
    if (!symbols.includes(this.#reachable?.instrument.symbol)) {
      this.#makeReachable(this.#rows.get(symbols[0]));
    }
  }

  /** Shows what changed. */
  show(symbols, prices) {
    for (const symbol of symbols) {
      const row = this.#rows.get(symbol);
      if (row !== undefined && this.#inSight.has(row.element)) {
        row.show(prices.of(symbol));
      }
    }
  }

  showSlowly(prices, now) {
    for (const symbol of this.#listed) {
      this.#rows.get(symbol).showSlowly(prices.of(symbol), now);
    }
  }

  showDays() {
    for (const symbol of this.#listed) {
      this.#rows.get(symbol).showDay();
    }
  }

  /** The row of that symbol is the one to be found by Tab. */
  reach(symbol) {
    if (!this.#body.contains(document.activeElement) && this.#listed.includes(symbol)) {
      this.#makeReachable(this.#rows.get(symbol));
    }
  }

  focusFirst() {
    this.#rows.get(this.#listed[0])?.pick.focus();
  }

  #makeReachable(row) {
    if (row !== undefined && row !== this.#reachable) {
      this.#reachable?.setReachable(false);
      row.setReachable(true);
      this.#reachable = row;
    }
  }

  #saw(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.#inSight.add(target);
      } else {
        this.#inSight.delete(target);
      }
    }
  }

  #key(event) {
    const row = this.rowOf(event.target);
    const column = row?.controls.indexOf(event.target) ?? -1;
    if (column < 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const place = this.#listed.indexOf(row.instrument.symbol);
    const last = this.#listed.length - 1;
    const rowAt = (index) => this.#rows.get(this.#listed[Math.max(0, Math.min(last, index))]);
    const PAGE = 10;
    const next = {
      ArrowDown: () => rowAt(place + 1).controls[column],
      ArrowUp: () => rowAt(place - 1).controls[column],
      PageDown: () => rowAt(place + PAGE).controls[column],
      PageUp: () => rowAt(place - PAGE).controls[column],
      Home: () => rowAt(0).controls[column],
      End: () => rowAt(last).controls[column],
      ArrowRight: () => row.controls[Math.min(column + 1, row.controls.length - 1)],
      ArrowLeft: () => row.controls[Math.max(column - 1, 0)],
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      next().focus();
    }
  }
}
