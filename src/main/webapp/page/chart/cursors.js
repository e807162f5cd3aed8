// The cross under the pointer and the line of the last price.

import { setData, Text } from '../base/text.js';
import { moveTo, part } from './parts.js';

/** Lines over the whole chart with a tag at their end. They live above the canvas, so that moving them draws nothing else. */
export class Cross {
  #across;
  #down;
  #price;
  #time;
  #timeText;
  #priceText;
  #root;

  constructor(parent) {
    this.#root = part(parent, 'div', 'cross');
    this.#across = part(this.#root, 'div', 'rule');
    this.#down = part(this.#root, 'div', 'post');
    this.#price = part(this.#root, 'div', 'tag');
    this.#time = part(this.#root, 'div', 'stamp');
    this.#priceText = new Text(this.#price);
    this.#timeText = new Text(this.#time);
    this.hide();
  }

  hide() {
    this.#root.hidden = true;
  }

  /** price and time as text. */
  show({ x, y, price, time }, { top, width, height }) {
    this.#root.hidden = false;
    const inside = y >= top && y <= top + height;
    this.#across.hidden = this.#price.hidden = !inside;
    moveTo(this.#across, 0, y);
    moveTo(this.#price, width, y);
    moveTo(this.#down, x, 0);
    moveTo(this.#time, Math.min(Math.max(x, 60), width - 60), 0);
    this.#priceText.set(price);
    this.#timeText.set(time);
    this.#time.hidden = time === '';
  }
}

export class LastPrice {
  #root;
  #rule;
  #tag;
  #text;
  #note;

  constructor(parent) {
    this.#root = part(parent, 'div', 'last');
    this.#rule = part(this.#root, 'div', 'rule');
    this.#tag = part(this.#root, 'div', 'tag');
    this.#text = new Text(part(this.#tag, 'span', 'number'));
    this.#note = new Text(part(this.#tag, 'span', 'note'));
    this.hide();
  }

  hide() {
    this.#root.hidden = true;
  }

  /** state: live, stale or old. `note` is said below the price. */
  show({ y, text, state, moved, note }, { top, width, height }) {
    this.#root.hidden = false;
    setData(this.#root, 'state', state);
    setData(this.#root, 'moved', moved);
    const place = Math.min(Math.max(y, top), top + height);
    moveTo(this.#rule, 0, place);
    moveTo(this.#tag, width, place);
    this.#text.set(text);
    this.#note.set(state === 'old' ? 'connection lost' : state === 'stale' ? 'stale' : note);
  }
}
