// What every piece of the page shares: who is here, what is known, how to ask for more.

import { Format } from './base/format.js';
import { onFrame } from './base/frame.js';
import { Choice } from './model/choice.js';
import { Link } from './model/link.js';
import { Notices } from './model/notices.js';
import { Prices } from './model/prices.js';
import { Settings } from './model/settings.js';
import { Signals } from './model/signals.js';
import { Trading } from './model/trading.js';
import { Conversions } from './model/valuation.js';
import { who } from './net/access.js';
import { Api } from './net/api.js';
import { PriceStream } from './net/price-stream.js';
import { TradingStream } from './net/trading-stream.js';

// close codes of the sockets
const UNAUTHENTICATED = 4500;
const FORBIDDEN = 4501;

export class App {
  api = new Api();
  settings;
  format;
  notices = new Notices();
  link = new Link();
  prices = new Prices(onFrame);
  trading = new Trading();
  signals = new Signals();
  /** How many signals came while nobody looked at them. A Choice. */
  unseenSignals = new Choice(0);
  /** Who is here, as GET /api/session says; null before that is known. A Choice. */
  caller = new Choice(null);
  /** The account that is shown: {account, right}. A Choice. */
  account = new Choice(null);
  /** The symbol that chart and ticket are about. A Choice. */
  symbol;
  /** What could be dealt in, in the server's order. */
  instruments = [];
  conversions = new Conversions([]);
  /** Told each notification that comes over the socket. */
  notified = () => {};
  #store;
  #priceStream;
  #tradingStream = null;
  #greeting = null;
  #refused = null;

  /** @param {Storage} store the browser's, for settings */
  constructor(store) {
    this.#store = store;
    this.settings = new Settings(store);
    this.settings.watch((name) => ['numbers', 'times', null].includes(name) && this.#setFormat());
    this.symbol = new Choice(this.settings.get('symbol'));
    this.symbol.watch((symbol) => this.settings.set('symbol', symbol));
    this.#setFormat();
    this.api.onUnauthenticated = () => this.toLogin();
    const prepare = () => this.#greet();
    this.#priceStream = new PriceStream({ api: this.api, prices: this.prices, link: this.link, prepare });
    this.account.watch(() => this.#showAccount());
    this.link.watch(() => this.#shutOut());
  }

  start() {
    this.#priceStream.start();
  }

  /** The instrument of a symbol, the chosen one if none is given; undefined before the list is there. */
  instrument(symbol = this.symbol.value) {
    return this.prices.of(symbol)?.instrument;
  }

  /** Whether the caller may change the account that is shown. */
  get mayTrade() {
    return this.account.value?.right === 'owner' && (this.caller.value?.scopes ?? []).includes('trade');
  }

  /** Tries at once, as when the network is back. */
  hurry() {
    this.#priceStream.hurry();
    this.#tradingStream?.hurry();
  }

  /** Finds out whether the server is still there, as when the network is said to be gone. */
  doubt() {
    this.#priceStream.doubt();
    this.#tradingStream?.doubt();
  }

  #leaving = false;

  /** Where somebody unknown goes on, and comes back to here from. Once, though a log-out ends a request and two sockets. */
  toLogin() {
    if (!this.#leaving) {
      this.#leaving = true;
      location.replace(`/login.html${location.hash}`);
    }
  }

  /** Who is here and what there is to deal in; once for both sockets, and again when they come back. */
  #greet() {
    this.#greeting ??= this.#ask().finally(() => {
      this.#greeting = null;
    });
    return this.#greeting;
  }

  async #ask() {
    const caller = await who(this.api);
    if (caller === null) {
      this.toLogin();
      throw new Error('nobody is logged in');
    }
    if (this.caller.value !== null && caller.username !== this.caller.value.username) {
      location.reload(); // somebody else logged in meanwhile: nothing of the one before may stay
      throw new Error('somebody else is here');
    }
    const instruments = await this.api.get('/api/instruments');
    if (this.caller.value === null) {
      this.settings.belongTo(caller.username);
      this.symbol.value = this.settings.get('symbol');
    }
    this.instruments = instruments;
    this.conversions = new Conversions(this.instruments);
    this.prices.setInstruments(this.instruments);
    if (!this.prices.of(this.symbol.value)) {
      this.symbol.value = this.instruments[0]?.symbol ?? '';
    }
    this.caller.value = caller;
    const accounts = caller.accounts ?? [];
    const shown = this.account.value;
    const same = accounts.find((each) => each.account === shown?.account);
    if (same === undefined) {
      const last = this.#store.getItem(`pipstream.account.${caller.username}`);
      this.account.value = accounts.find((each) => each.account === last) ?? accounts[0] ?? null;
    } else if (same.right !== shown.right) {
      this.account.value = same;
    }
    if (this.#tradingStream === null) {
      this.#showAccount(); // who has no account hears signals all the same
    }
  }

  #showAccount() {
    const account = this.account.value?.account ?? '';
    this.#tradingStream?.stop();
    this.trading.forget();
    this.api.account = account;
    if (account) {
      this.#store.setItem(`pipstream.account.${this.caller.value.username}`, account);
    }
    this.#tradingStream = new TradingStream({
      api: this.api,
      trading: this.trading,
      signals: this.signals,
      link: this.link,
      account,
      prepare: () => this.#greet(),
      notified: (message) => this.notified(message),
    });
    this.#tradingStream.start();
  }

  /** Whoever was here is not any more; or the account that is shown is not theirs any more, and there may be another. */
  #shutOut() {
    const { prices, trading } = this.link;
    if (prices.code === UNAUTHENTICATED || trading.code === UNAUTHENTICATED) {
      this.toLogin();
    } else if (trading.code === FORBIDDEN && trading !== this.#refused) {
      this.#refused = trading;
      this.#greet().catch(() => {});
    }
  }

  #setFormat() {
    this.format = new Format({ locale: this.settings.get('numbers'), utc: this.settings.get('times') === 'utc' });
  }
}
