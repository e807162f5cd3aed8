// One instrument of the watch-list.

import { ageText } from '../base/format.js';
import { setAttribute, setData, Text } from '../base/text.js';
import { PriceButton, stateOf } from './cells.js';
import { changeWords } from './days.js';
import { sparkPath } from './sparkline.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 60;
const HEIGHT = 16;

/**
 * `show` is for each price and touches bid, ask and spread only; `showSlowly` for once a second: what nobody reads ten times a
 * second.
 */
export class WatchRow {
  #app;
  #days;
  #flashes;
  #spread = null;

  constructor(instrument, { app, days, flashes }) {
    this.instrument = instrument;
    this.#app = app;
    this.#days = days;
    this.#flashes = flashes;
    this.element = document.createElement('tr');
    this.element.dataset.symbol = instrument.symbol;
    this.element.dataset.state = 'none';
    const name = `${instrument.base}/${instrument.quote}`;
    this.star = this.#button(this.#cell('td', 'star'), 'plain star', '★');
    this.star.setAttribute('aria-label', `Favourite ${name}`);
    const heading = this.#cell('th', 'name');
    heading.scope = 'row';
    this.pick = this.#button(heading, 'plain pick', name);
    this.held = new Text(this.#span(heading, 'held'));
    this.ageSpan = this.#span(heading, 'age');
    this.age = new Text(this.ageSpan);
    this.#day(this.#cell('td', 'day'));
    this.bid = new PriceButton(this.#cell('td', 'price'), instrument, 'bid');
    this.spreadCell = this.#cell('td', 'spread');
    this.spread = new Text(this.#span(this.spreadCell, ''));
    this.ask = new PriceButton(this.#cell('td', 'price'), instrument, 'ask');
    this.controls = [this.star, this.pick, this.bid.element, this.ask.element];
    this.setReachable(false);
  }

  show(price) {
    const { format } = this.#app;
    if (price.bid !== null) {
      this.bid.show(price.bid, price.bidMoved, format, this.#flashes);
      this.ask.show(price.ask, price.askMoved, format, this.#flashes);
      const spread = price.ask - price.bid;
      if (spread !== this.#spread) {
        this.spread.set(format.pips(spread / this.instrument.pip));
        this.#spread = spread;
      }
    }
    setData(this.element, 'state', stateOf(price));
  }

  showSlowly(price, now) {
    this.show(price);
    const state = stateOf(price);
    const age = price.heardAt === null ? '' : ageText(Math.max(0, now - price.heardAt));
    this.age.set(state === 'stale' || state === 'old' ? `${state} ${age}` : age);
    const made = price.synthetic ? 'made up' : '';
    if (this.spreadCell.dataset.synthetic !== made) {
      this.spreadCell.dataset.synthetic = made;
      this.spreadCell.title = made && 'Its source gives one price; the spread around it is made up';
    }
    const [text, way] = changeWords(this.#days.change(this.instrument.symbol, price.bid), this.#app.format);
    this.change.set(text);
    setData(this.dayCell, 'way', way);
  }

  showDay() {
    const { symbol } = this.instrument;
    const day = this.#days.of(symbol);
    setAttribute(this.path, 'd', day === null ? '' : sparkPath(day.closes, WIDTH, HEIGHT));
    if (day === null) {
      this.line.setAttribute('aria-hidden', 'true');
      return;
    }
    const { format } = this.#app;
    this.line.removeAttribute('aria-hidden');
    this.title.textContent = `Since ${format.time(day.closes_from)}, between ${format.price(Math.min(...day.closes), this.instrument)} and ${format.price(Math.max(...day.closes), this.instrument)}`;
  }

  setFavourite(is) {
    setAttribute(this.star, 'aria-pressed', String(is));
  }

  setChosen(is) {
    if (is) {
      this.pick.setAttribute('aria-current', 'true');
    } else {
      this.pick.removeAttribute('aria-current');
    }
    setData(this.element, 'chosen', String(is));
  }

  /** @param {string} text what is open of it, or nothing */
  setHeld(text) {
    this.held.set(text);
  }

  /** Says what a click on a price does, or why it does nothing. */
  setDealing(sell, buy, disabled) {
    [[this.bid, sell], [this.ask, buy]].forEach(([{ element }, text]) => {
      element.title = text;
      element.disabled = disabled;
    });
  }

  /** Whether Tab leads here; the arrow keys lead from row to row. */
  setReachable(is) {
    for (const control of this.controls) {
      control.tabIndex = is ? 0 : -1;
    }
  }

  /** Everything is written again, as after a change of the format. */
  forget() {
    this.bid.forget();
    this.ask.forget();
    this.#spread = null;
  }

  #day(cell) {
    this.dayCell = cell;
    this.line = document.createElementNS(SVG, 'svg');
    this.line.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    this.line.setAttribute('preserveAspectRatio', 'none');
    this.line.setAttribute('role', 'img');
    this.title = document.createElementNS(SVG, 'title');
    this.path = document.createElementNS(SVG, 'path');
    this.line.append(this.title, this.path);
    cell.append(this.line);
    this.change = new Text(this.#span(cell, 'change'));
  }

  #button(parent, className, text) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.append(text);
    parent.append(button);
    return button;
  }

  #cell(kind, name) {
    const cell = document.createElement(kind);
    cell.className = name;
    this.element.append(cell);
    return cell;
  }

  #span(parent, name) {
    const span = document.createElement('span');
    span.className = name;
    parent.append(span);
    return span;
  }
}
