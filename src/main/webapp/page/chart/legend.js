// The values of one bar and of its indicators, above the chart.

import { setData, Text } from '../base/text.js';
import { part } from './parts.js';

const PRICES = { O: 'open', H: 'high', L: 'low', C: 'close' };

export class Legend {
  #element;
  #names = '';
  #time;
  #texts;
  #change;
  #changeText;
  #lines = new Map();

  constructor(element) {
    this.#element = element;
    this.#build([]);
  }

  /** bar may be null; before is the bar before it; lines are {indicator, name, value}. */
  show(bar, before, lines, format, instrument) {
    const names = lines.map(({ name }) => name);
    if (names.join() !== this.#names) {
      this.#build(lines);
    }
    this.#time.set(bar ? format.time(bar.time) : '');
    for (const [letter, member] of Object.entries(PRICES)) {
      this.#texts.get(letter).set(format.price(bar?.[member], instrument));
    }
    const change = bar && before ? format.change((100 * (bar.close - before.close)) / before.close) : '';
    this.#changeText.set(change);
    setData(this.#change, 'moved', change[0] === '+' ? 'up' : change[0] === '−' ? 'down' : '');
    for (const { name, value, below } of lines) {
      this.#lines.get(name).set(below ? format.number(value, 1) : format.price(value, instrument));
    }
  }

  #build(lines) {
    this.#element.replaceChildren();
    this.#names = lines.map(({ name }) => name).join();
    this.#time = new Text(part(this.#element, 'span', 'time'));
    this.#texts = new Map(Object.keys(PRICES).map((letter) => [letter, this.#value(letter, '')]));
    this.#change = part(this.#element, 'span', 'change');
    this.#changeText = new Text(this.#change);
    this.#lines = new Map(lines.map(({ indicator, name }) => [name, this.#value(name, indicator)]));
  }

  #value(name, indicator) {
    const pair = part(this.#element, 'span', 'value');
    pair.dataset.indicator = indicator;
    part(pair, 'span', 'name').textContent = `${name} `;
    return new Text(part(pair, 'span', 'number'));
  }
}
