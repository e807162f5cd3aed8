// Tells of what nobody clicked: orders that were filled, trades that were stopped or taken, margin calls.

import { onFrame } from '../base/frame.js';
import { Sentences } from './sentences.js';

const MOST_AT_ONCE = 3;
const MOST_PLACED = 100;
/** A close that somebody asked for is told where it was asked. */
const ASKED = new Set(['manual', 'close_all', 'expired']);

export class FillNotices {
  #app;
  #placed = new Map();
  #waiting = [];
  #tell = () => this.#say();

  constructor(app) {
    this.#app = app;
  }

  /** An event of the account, or null after a load. */
  heard(event) {
    if (event === null) {
      this.#placed.clear();
      this.#waiting = [];
    } else if (event.type === 'order_placed') {
      this.#remember(event);
    } else if (this.#isNews(event)) {
      this.#waiting.push(event);
      onFrame(this.#tell);
    }
  }

  #remember({ order, timestamp }) {
    this.#placed.set(order.id, timestamp);
    if (this.#placed.size > MOST_PLACED) {
      this.#placed.delete(this.#placed.keys().next().value);
    }
  }

  #isNews(event) {
    switch (event.type) {
      case 'trade_execution':
        return this.#waited(event);
      case 'trade_reduced':
      case 'trade_closed':
        return event.reason === 'fifo' ? this.#waited(event) : !ASKED.has(event.reason);
      case 'order_cancelled':
        return event.code !== 'client_request' && event.code !== 'client_request_replaced' && event.order.type !== 'market';
      case 'margin_call':
        return true;
      default:
        return false;
    }
  }

  /** Whether its order did. One that is filled in the moment it was placed is told by who placed it. */
  #waited({ fill, timestamp }) {
    return fill.explain?.trigger?.kind !== 'market' && this.#placed.get(fill.order_id) !== timestamp;
  }

  /** Many at once, as after a break, are counted: the journal has each. */
  #say() {
    const events = this.#waiting;
    this.#waiting = [];
    const { notices, format, trading } = this.#app;
    const sentences = new Sentences({ format, instrument: (symbol) => this.#app.instrument(symbol), currency: trading.account?.currency ?? '' });
    const calls = events.filter((event) => event.type === 'margin_call').slice(-1);
    const others = events.filter((event) => event.type !== 'margin_call');
    if (others.length > MOST_AT_ONCE) {
      notices.say(`${others.length} orders and trades were filled, closed or cancelled: the journal has them.`);
    } else {
      others.forEach((event) => notices.say(sentences.of(event)));
    }
    calls.forEach((event) => (event.state === 'entered' ? notices.fail(sentences.of(event)) : notices.say(sentences.of(event))));
  }
}
