// How the connections are doing, as the page shows it.

import { Observable } from '../base/observable.js';

/** Two sockets and the feeds behind them. States: connecting, live, lost, closed. */
export class Link extends Observable {
  prices = { state: 'connecting' };
  trading = { state: 'connecting' };
  /** Of the heartbeat: source, state, age_ms, leads; none while the socket is lost. */
  feeds = [];
  /** The last failure to load an account, or null. */
  trouble = null;

  pricesAre(state, more = {}) {
    this.prices = { state, ...more, retryAt: retryAt(state, more) };
    this.changed();
  }

  tradingIs(state, more = {}) {
    this.trading = { state, ...more, retryAt: retryAt(state, more) };
    if (state === 'live') {
      this.trouble = null;
    }
    this.changed();
  }

  feedsAre(feeds) {
    this.feeds = feeds;
    this.changed();
  }

  /** @param problem null when the account is there */
  troubleIs(problem) {
    this.trouble = problem;
    this.changed();
  }

  /** The worse of both: what is to be said of the connection as a whole. */
  get worst() {
    const order = ['closed', 'lost', 'connecting', 'live'];
    return [this.trading, this.prices].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0];
  }
}

function retryAt(state, { retryMs }) {
  return state === 'lost' && retryMs !== undefined ? Date.now() + retryMs : null;
}
