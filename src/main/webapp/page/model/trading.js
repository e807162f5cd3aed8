// One account as its events tell it: money, open trades, waiting orders, what closed. Knows nothing of the page or the socket.

import { Observable } from '../base/observable.js';

const MOST_EVENTS = 500;
const MOST_CLOSED = 1000;

/**
 * Folds the account's events. Each is applied once and in order: what is behind `seq` was there already, what is further ahead
 * than one leaves a gap and is not taken. Whoever watches is told of each event that was applied, and with null after a load.
 */
export class Trading extends Observable {
  /** Whether there is something to show, and to resume behind. */
  ready = false;
  epoch = null;
  seq = null;
  /** Of GET account/, money as of the last event. */
  account = null;
  /** Open trades and waiting orders by id, oldest first. */
  trades = new Map();
  orders = new Map();
  /** Closed trades, newest first, at most 1,000. */
  closed = [];
  /** The newest events that were applied here, newest first, at most 500. */
  events = [];
  /** Up to this event the lists may be newer than `seq`; and what was filled of these orders is as the list had it. */
  #listedUntil = 0;
  #listedOrders = new Set();

  /** What is known is out of date, and stays to be seen until the new state is there. */
  loading() {
    this.ready = false;
    this.changed(null);
  }

  /**
   * Of GET account/, trades/open_positions/, orders/?status=pending and trades/?status=closed, the account asked for first;
   * `until` is the account's newest event when all of them were there.
   */
  loaded({ account, trades, orders, closed, until = account.seq }) {
    this.epoch = account.epoch;
    this.seq = account.seq;
    this.account = account;
    this.trades = byId(trades);
    this.orders = byId(orders);
    this.#listedUntil = until;
    this.#listedOrders = new Set(this.orders.keys());
    this.closed = closed.slice(0, MOST_CLOSED);
    this.events = [];
    this.ready = true;
    this.changed(null);
  }

  /** Another account is looked at. */
  forget() {
    this.ready = false;
    this.epoch = this.seq = this.account = null;
    this.trades = new Map();
    this.orders = new Map();
    this.closed = [];
    this.events = [];
    this.changed(null);
  }

  /**
   * Whether nobody can say if the list of orders had this fill already: it may have been made before or after the list was. Then
   * the account has to be loaded again.
   */
  isUnsure({ seq, fill }) {
    const order = this.#listedOrders.has(fill?.order_id) ? this.orders.get(fill.order_id) : undefined;
    return order !== undefined && seq > this.seq && seq <= this.#listedUntil && fill.units < order.units;
  }

  /** False if the event leaves a gap: then it is not applied, and the account has to be resumed or loaded. */
  apply(event) {
    // the numbers go on when an account begins anew
    if (event.seq <= this.seq) {
      return true;
    }
    if (event.epoch !== this.epoch || event.seq !== this.seq + 1) {
      return false;
    }
    this.#fold(event);
    this.seq = event.seq;
    this.account = { ...this.account, seq: event.seq };
    this.events.unshift(event);
    this.events.length = Math.min(this.events.length, MOST_EVENTS);
    this.changed(event);
    return true;
  }

  #fold(event) {
    switch (event.type) {
      case 'order_placed':
        if (event.order.status === 'pending') {
          this.orders.set(event.order.id, event.order);
          this.#listedOrders.delete(event.order.id);
        }
        break;
      case 'order_cancelled':
        this.orders.delete(event.order.id);
        break;
      case 'trade_execution':
        this.#filled(event.fill);
        this.trades.set(event.trade.id, event.trade);
        break;
      case 'trade_reduced':
        this.#filled(event.fill);
        this.trades.set(event.trade.id, event.trade);
        break;
      case 'trade_closed':
        this.#filled(event.fill);
        this.trades.delete(event.trade.id);
        this.closed = [event.trade, ...this.closed.filter((trade) => trade.id !== event.trade.id)].slice(0, MOST_CLOSED);
        break;
      case 'trade_changed':
      case 'financing':
        this.trades.set(event.trade.id, event.trade);
        break;
      case 'balance_update':
      case 'margin_call':
        this.#money(event);
        break;
      case 'terms_changed':
        this.account = { ...this.account, currency: event.currency, profile: event.profile, realism: event.realism };
        break;
      default: // what is new one day is shown in the journal
    }
  }

  /** An order is gone when all of its units were filled; those of an exit belong to none that waits. */
  #filled(fill) {
    const order = this.orders.get(fill?.order_id);
    if (order) {
      const left = order.remaining_units - fill.units;
      if (left <= 0) {
        this.orders.delete(order.id);
      } else {
        this.orders.set(order.id, { ...order, remaining_units: left });
      }
    }
  }

  #money({ balance, equity, margin_used, margin_free, unrealised, margin_level, state }) {
    this.account = { ...this.account, balance, equity, margin_used, margin_free, unrealised, margin_level };
    if (state !== undefined) {
      this.account.margin_call = state;
    }
  }
}

function byId(items) {
  return new Map([...items].sort((one, other) => one.id - other.id).map((item) => [item.id, item]));
}
