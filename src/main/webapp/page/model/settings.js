// What a user likes, kept in this browser, for each user apart.

import { Observable } from '../base/observable.js';

const KEY = 'pipstream.settings';
/** What the browser keeps of whoever was here last, for the page before it is known who comes, and for whoever is new. */
const LOOK = ['theme', 'numbers', 'times'];

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

/** Whoever watches is told the name of the setting that changed, and null when another user's took the place of all. */
export class Settings extends Observable {
  #store;
  #user = '';
  #values;

  /** @param {Storage} store a browser's, or whatever has getItem and setItem */
  constructor(store) {
    super();
    this.#store = store;
    this.#values = { ...DEFAULTS, ...this.#look() };
  }

  /** From now on they are this user's. */
  belongTo(user) {
    if (user !== this.#user) {
      this.#user = user;
      this.#values = { ...DEFAULTS, ...this.#look(), ...this.#read(this.#key) };
      LOOK.forEach((name) => this.#keep(KEY, name));
      this.changed(null);
    }
  }

  get(name) {
    return this.#values[name];
  }

  set(name, value) {
    if (!(name in DEFAULTS) || !alike(value, DEFAULTS[name])) {
      throw new TypeError(`${name} cannot be ${JSON.stringify(value)}`);
    }
    this.#values = { ...this.#values, [name]: value };
    if (this.#user !== '') {
      this.#keep(this.#key, name);
    }
    if (LOOK.includes(name)) {
      this.#keep(KEY, name);
    }
    this.changed(name);
  }

  get #key() {
    return `${KEY}.${this.#user}`;
  }

  #look() {
    return Object.fromEntries(Object.entries(this.#read(KEY)).filter(([name]) => LOOK.includes(name)));
  }

  /** Beside what another tab has kept meanwhile. */
  #keep(key, name) {
    try {
      this.#store.setItem(key, JSON.stringify({ ...this.#read(key), [name]: this.#values[name] }));
    } catch {
      // a browser that stores nothing, or is full: it holds until the page is left
    }
  }

  #read(key) {
    try {
      const stored = JSON.parse(this.#store.getItem(key) ?? '{}');
      return Object.fromEntries(Object.entries(stored ?? {}).filter(([name, value]) => name in DEFAULTS && alike(value, DEFAULTS[name])));
    } catch {
      return {};
    }
  }
}

function alike(value, model) {
  return Array.isArray(model)
    ? Array.isArray(value) && value.length <= 200 && value.every((each) => typeof each === 'string')
    : typeof value === typeof model;
}
