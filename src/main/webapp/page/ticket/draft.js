// The order that is being written. Knows nothing of the page.

import { parsePips, parsePrice, parseUnits } from '../base/format.js';
import { Observable } from '../base/observable.js';
import { pipsTo, priceAt } from './order-sums.js';

export const MOST_TARGETS = 3;
const FIRST_LOTS = 0.01;
const FIRST_TERM = { market: 'fok', limit: 'gtc', stop: 'gtc', market_if_touched: 'gtc' };

/** What is entered, as it was typed. Whoever watches is told of every change. */
export class Draft extends Observable {
  side = 'buy';
  type = 'market';
  timeInForce = 'fok';
  /** Of a date-time field: local, or UTC as the user likes. */
  expiry = '';
  price = '';
  /** units, lots or risk, and what is entered for each */
  sizeIn = 'units';
  size = { units: '1000', lots: '0.01', risk: '1' };
  /** pips or price: how stop, targets and trailing stop are entered */
  exitsIn = 'pips';
  stop = '';
  targets = [''];
  trailing = '';
  slippage = '';
  positionFill = 'default';
  note = '';
  /** Whether it was tried to send it, so that what is missing is said too. */
  tried = false;

  set(changes) {
    Object.assign(this, changes);
    this.changed();
  }

  setType(type) {
    if ((type === 'market') !== (this.type === 'market')) {
      this.timeInForce = FIRST_TERM[type];
    }
    this.set({ type, tried: false });
  }

  setSize(text) {
    this.set({ size: { ...this.size, [this.sizeIn]: text } });
  }

  setTarget(index, text) {
    this.set({ targets: this.targets.map((target, at) => (at === index ? text : target)) });
  }

  addTarget() {
    if (this.targets.length < MOST_TARGETS) {
      this.set({ targets: [...this.targets, ''] });
    }
  }

  /** Says the exits in the other way. What cannot be converted is taken away; `entry` is null while there is no price. */
  switchExits(exitsIn, entry, instrument, format) {
    if (exitsIn === this.exitsIn) {
      return;
    }
    const toPrices = exitsIn === 'price';
    const convert = (text, converted, digits) => {
      const number = toPrices ? parsePips(text) : parsePrice(text, instrument);
      const value = Number.isNaN(number) || entry === null ? NaN : converted(number);
      return Number.isNaN(value) ? '' : format.price(value, { digits });
    };
    const { pip, digits } = instrument;
    const exit = (text, way) => toPrices
      ? convert(text, (pips) => priceAt(entry, this.side, way * pips, instrument), digits)
      : convert(text, (price) => way * pipsTo(entry, this.side, price, instrument), 1);
    this.set({
      exitsIn,
      stop: exit(this.stop, -1),
      targets: this.targets.map((target) => exit(target, 1)),
      trailing: toPrices ? convert(this.trailing, (pips) => pips * pip, digits) : convert(this.trailing, (price) => price / pip, 1),
    });
  }

  /** Prices mean nothing for another instrument; size and distances in pips stay. */
  forgetPrices() {
    this.set({ price: '', tried: false, ...(this.exitsIn === 'price' ? this.#noExits() : {}) });
  }

  /** After an order was taken: what was for this one only is forgotten. */
  sent() {
    this.set({ price: '', note: '', tried: false, ...(this.exitsIn === 'price' ? this.#noExits() : {}) });
  }

  /** Back to a market order without anything but its size. */
  clear() {
    this.set({
      type: 'market', timeInForce: 'fok', expiry: '', price: '', slippage: '', positionFill: 'default', note: '', tried: false, ...this.#noExits(),
    });
  }

  #noExits() {
    return { stop: '', targets: [''], trailing: '' };
  }
}

const DRAFTS = new WeakMap();

/** The draft of a page, which begins with the size that was used last. */
export function draftOf(app) {
  if (!DRAFTS.has(app)) {
    DRAFTS.set(app, begun(app));
  }
  return DRAFTS.get(app);
}

function begun(app) {
  const { settings } = app;
  const draft = new Draft();
  const units = () => ({ size: { ...draft.size, units: app.format.units(settings.get('units')) } });
  const liked = () => ({ ...units(), sizeIn: settings.get('sizeIn'), exitsIn: settings.get('exitsIn') });
  draft.size.lots = app.format.price(FIRST_LOTS, { digits: 2 });
  Object.assign(draft, liked());
  app.symbol.watch(() => draft.forgetPrices());
  draft.watch(() => {
    const entered = parseUnits(draft.size.units);
    const chosen = { units: Number.isInteger(entered) && entered > 0 ? entered : settings.get('units'), sizeIn: draft.sizeIn, exitsIn: draft.exitsIn };
    for (const [name, value] of Object.entries(chosen)) {
      if (settings.get(name) !== value) {
        settings.set(name, value);
      }
    }
  });
  settings.watch((name) => {
    if (name === null) {
      draft.set(liked());
    } else if (name === 'numbers' || (name === 'units' && settings.get('units') !== parseUnits(draft.size.units))) {
      draft.set(units());
    }
  });
  return draft;
}
