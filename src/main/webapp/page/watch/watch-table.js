// Shows prices in the table. Touches a cell only when its text changes.

import { ageText, changeText, priceParts, spreadPips } from '../base/format.js';
import { matches } from '../model/instrument-search.js';

export class WatchTable {
  #body;
  #rows = new Map();

  constructor(body) {
    this.#body = body;
  }

  setInstruments(instruments) {
    const symbols = instruments.map((instrument) => instrument.symbol).join();
    if (symbols === [...this.#rows.keys()].join()) {
      return;
    }
    this.#rows = new Map(instruments.map((instrument) => [instrument.symbol, new Row(instrument)]));
    this.#body.replaceChildren(...[...this.#rows.values()].map((row) => row.element));
  }

  show(prices, now) {
    for (const price of prices) {
      this.#rows.get(price.instrument.symbol)?.show(price, now);
    }
  }

  showAges(prices, now) {
    for (const price of prices) {
      this.#rows.get(price.instrument.symbol)?.showAge(price, now);
    }
  }

  /** Hides what the search does not mean; returns how many are left. */
  filter(search) {
    let left = 0;
    for (const row of this.#rows.values()) {
      const hidden = !matches(row.instrument, search);
      row.element.hidden = hidden;
      left += hidden ? 0 : 1;
    }
    return left;
  }
}

class Row {
  constructor(instrument) {
    this.instrument = instrument;
    this.element = document.createElement('tr');
    const name = this.#cell('th', 'name');
    name.scope = 'row';
    name.append(`${instrument.base}/${instrument.quote}`);
    this.bid = new PriceCell(this.#cell('td', 'price'), instrument);
    this.ask = new PriceCell(this.#cell('td', 'price'), instrument);
    this.spread = new Text(this.#cell('td', 'spread'));
    this.changeCell = this.#cell('td', 'change');
    this.change = new Text(this.changeCell);
    this.sourceCell = this.#cell('td', 'source');
    this.source = new Text(this.sourceCell);
    this.age = new Text(this.#cell('td', 'age'));
    this.element.dataset.state = 'none';
  }

  show(price, now) {
    if (price.bid !== null) {
      this.bid.show(price.bid, price.bidMoved);
      this.ask.show(price.ask, price.askMoved);
      this.spread.set(spreadPips(price.bid, price.ask, this.instrument));
      const change = changeText((price.bid + price.ask) / 2, price.base);
      this.change.set(change);
      setData(this.changeCell, 'moved', change[0] === '+' ? 'up' : change[0] === '−' ? 'down' : '');
    }
    this.source.set(price.source === null ? '' : price.source + (price.synthetic ? ' ~' : ''));
    const made = price.synthetic ? 'Its source gives one price; the spread around it is made up' : '';
    if (this.sourceCell.title !== made) {
      this.sourceCell.title = made;
    }
    setData(this.element, 'state', stateOf(price));
    this.showAge(price, now);
  }

  showAge(price, now) {
    if (price.heardAt === null) {
      this.age.set('');
      return;
    }
    const age = ageText(Math.max(0, now - price.heardAt));
    const state = stateOf(price);
    this.age.set(state === 'stale' || state === 'old' ? `${state} ${age}` : age);
  }

  #cell(kind, name) {
    const cell = document.createElement(kind);
    cell.className = name;
    this.element.append(cell);
    return cell;
  }
}

class PriceCell {
  #shown = null;

  constructor(cell, instrument) {
    this.cell = cell;
    this.instrument = instrument;
    this.parts = ['figure', 'pip', 'point'].map((part) => {
      const span = document.createElement('span');
      span.className = part;
      cell.append(span);
      return new Text(span);
    });
  }

  show(value, moved) {
    if (value === this.#shown) {
      return;
    }
    priceParts(value, this.instrument).forEach((text, index) => this.parts[index].set(text));
    setData(this.cell, 'moved', moved > 0 ? 'up' : moved < 0 ? 'down' : '');
    if (this.#shown !== null) {
      // two names of one animation: changing the name starts it again
      setData(this.cell, 'flash', this.cell.dataset.flash === 'a' ? 'b' : 'a');
    }
    this.#shown = value;
  }
}

class Text {
  #node = document.createTextNode('');

  constructor(parent) {
    parent.append(this.#node);
  }

  set(text) {
    if (this.#node.data !== text) {
      this.#node.data = text;
    }
  }
}

function stateOf(price) {
  if (price.bid === null) {
    return 'none';
  }
  return price.old ? 'old' : price.stale ? 'stale' : 'live';
}

function setData(element, name, value) {
  if (element.dataset[name] !== value) {
    element.dataset[name] = value;
  }
}
