// What a row is made of.

import { splitPrice } from '../base/format.js';
import { setData, Text } from '../base/text.js';

const [FIGURE, PIP, POINT] = [0, 1, 2];

/** A bid or an ask, as a button. */
export class PriceButton {
  #shown = null;
  #instrument;
  #parts;

  /** @param {'bid'|'ask'} side */
  constructor(cell, instrument, side) {
    this.#instrument = instrument;
    this.element = document.createElement('button');
    this.element.type = 'button';
    this.element.className = 'quote';
    this.element.dataset.side = side;
    const name = document.createElement('span');
    name.className = 'unseen';
    name.append(`${instrument.base}/${instrument.quote} ${side} `);
    this.element.append(name);
    this.#parts = ['figure', 'pip', 'point'].map((part) => {
      const span = document.createElement('span');
      span.className = part;
      this.element.append(span);
      return new Text(span);
    });
    cell.append(this.element);
  }

  show(value, moved, format, flashes) {
    if (value === this.#shown) {
      return;
    }
    const texts = splitPrice(format.price(value, this.#instrument), this.#instrument);
    const pips = this.#parts[PIP].set(texts[PIP]);
    this.#parts[FIGURE].set(texts[FIGURE]);
    this.#parts[POINT].set(texts[POINT]);
    const way = moved > 0 ? 'up' : moved < 0 ? 'down' : '';
    setData(this.element, 'moved', way);
    // where even points flashed, everything would
    if (this.#shown !== null && pips) {
      flashes.flash(this.element, way);
    }
    this.#shown = value;
  }

  /** The next price is written anew. */
  forget() {
    this.#shown = null;
  }
}

/** none, old (the connection is lost), stale (its source is silent) or live. */
export function stateOf(price) {
  if (price.bid === null) {
    return 'none';
  }
  return price.old ? 'old' : price.stale ? 'stale' : 'live';
}
