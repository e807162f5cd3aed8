// What a user likes, kept in this browser.

import { Observable } from '../base/observable.js';

const KEY = 'pipstream.settings';

/** Every setting with what it is until somebody changes it; what is stored is taken only if it is of that kind. */
export const DEFAULTS = Object.freeze({
  /** system, light or dark */
  theme: 'system',
  /** a locale whose way to write numbers is used; empty for the browser's */
  numbers: '',
  /** local or utc */
  times: 'local',
  sounds: false,
  /** whether a click on a price deals at once */
  oneClick: false,
  /** symbols, in the order in which they were chosen */
  favourites: [],
  /** the instrument last looked at */
  symbol: 'EURUSD',
  /** the chart's interval */
  interval: '5m',
  /** names of the indicators that the chart shows */
  indicators: ['sma20'],
  /** the units of an order, as last entered */
  units: 1000,
  /** how many days back performance is looked at */
  performanceDays: 30,
  /** how much of the height is the trades', in per cent */
  tradesShare: 35,
  /** how the size of an order is entered: units, lots or risk */
  sizeIn: 'units',
  /** how stop and targets are entered: pips or price */
  exitsIn: 'pips',
  /** whether single keys do something while no field has the focus */
  shortcuts: true,
  /** how large a signal is executed by a click, as last entered: by risk or by units */
  signalSize: 'risk',
  /** in per cent of the equity */
  signalRisk: 1,
  signalUnits: 1000,
  /** how far from its entry, in pips */
  signalDeviation: 5,
  /** whether a notice tells of signals that come while their view is closed */
  signalNotices: false,
  /** positions, orders, history or journal */
  tradesTab: 'positions',
  /** which instruments the watch-list shows, and by what it is sorted */
  watchTab: 'all',
  watchSort: '',
  /** which price the chart is made of: bid, ask or mid */
  chartPrice: 'bid',
  /** what else the chart shows: levels (of trades and orders), fills, signals */
  chartShows: ['levels', 'fills', 'signals'],
});

export class Settings extends Observable {
  #store;
  #values;

  /** @param {Storage} store a browser's, or whatever has getItem and setItem */
  constructor(store) {
    super();
    this.#store = store;
    this.#values = { ...DEFAULTS, ...read(store) };
  }

  get(name) {
    return this.#values[name];
  }

  /** Tells whoever watches the name of the setting. */
  set(name, value) {
    if (!(name in DEFAULTS) || !alike(value, DEFAULTS[name])) {
      throw new TypeError(`${name} cannot be ${JSON.stringify(value)}`);
    }
    this.#values = { ...this.#values, [name]: value };
    try {
      this.#store.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // a browser that stores nothing, or is full: it holds until the page is left
    }
    this.changed(name);
  }
}

function read(store) {
  try {
    const stored = JSON.parse(store.getItem(KEY) ?? '{}');
    return Object.fromEntries(Object.entries(stored ?? {}).filter(([name, value]) => name in DEFAULTS && alike(value, DEFAULTS[name])));
  } catch {
    return {};
  }
}

function alike(value, model) {
  return Array.isArray(model)
    ? Array.isArray(value) && value.length <= 200 && value.every((each) => typeof each === 'string')
    : typeof value === typeof model;
}
