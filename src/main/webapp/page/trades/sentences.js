// What happened to the account, each event as one sentence. Pure.

const SIDES = { buy: ['bought', 'buy'], sell: ['sold', 'sell'] };
const TYPES = { market: 'market', limit: 'limit', stop: 'stop', market_if_touched: 'market-if-touched' };
const OPENED = {
  market: 'at the market',
  limit: 'by its limit order',
  stop: 'by its stop order',
  market_if_touched: 'by its market-if-touched order',
};
const FINALLY = {
  manual: 'Closed',
  sl_hit: 'Stopped out',
  tp1_hit: 'Took profit at the first target of',
  tp2_hit: 'Took profit at the second target of',
  tp3_hit: 'Took profit at the third target of',
  trailing_stop: 'Stopped by the trailing stop:',
  margin_closeout: 'Closed for lack of margin:',
  fifo: 'Closed first in, first out, by an opposite order:',
  close_all: 'Closed with all others:',
  expired: 'Closed as expired:',
};
const REASONS = {
  manual: 'by hand',
  sl_hit: 'stop-loss',
  tp1_hit: 'first target',
  tp2_hit: 'second target',
  tp3_hit: 'third target',
  trailing_stop: 'trailing stop',
  margin_closeout: 'margin close-out',
  fifo: 'opposite order',
  close_all: 'close all',
  expired: 'expired',
};

/** The kinds a journal can be filtered by, with what they are called. */
export const KINDS = {
  news: 'All but balances and trailing',
  all: 'Everything',
  orders: 'Orders',
  fills: 'Fills and closes',
  exits: 'Stops and targets',
  refused: 'Refused',
  money: 'Balance, margin, financing',
  account: 'Account',
};

/** Why a trade was closed, in a word or two. */
export function reasonText(reason) {
  return REASONS[reason] ?? String(reason ?? '–').replaceAll('_', ' ');
}

/** Whether an event belongs to what is looked for. */
export function isOfKind(event, kind) {
  if (kind === 'all') {
    return true;
  }
  if (kind === 'news') {
    return event.type !== 'balance_update' && !(event.type === 'trade_changed' && event.cause === 'trailing');
  }
  return kindOf(event) === kind;
}

export function kindOf({ type }) {
  switch (type) {
    case 'order_placed':
    case 'order_cancelled':
      return 'orders';
    case 'trade_execution':
    case 'trade_reduced':
    case 'trade_closed':
      return 'fills';
    case 'trade_changed':
      return 'exits';
    case 'order_rejected':
      return 'refused';
    case 'financing':
    case 'balance_protected':
    case 'balance_update':
    case 'margin_call':
      return 'money';
    default:
      return 'account';
  }
}

/** Says what happened, with numbers as the user likes them. */
export class Sentences {
  #format;
  #instrument;
  #currency;

  /** @param {{format, instrument: (symbol) => object, currency: string}} how */
  constructor({ format, instrument, currency }) {
    this.#format = format;
    this.#instrument = instrument;
    this.#currency = currency;
  }

  of(event) {
    switch (event.type) {
      case 'account_opened':
        return `The account began with ${this.#money(event.deposit)} ${event.currency}, under the rules ${event.profile}, realism ${event.realism?.name}.`;
      case 'terms_changed':
        return `The account's terms are now: ${event.currency}, rules ${event.profile}, realism ${event.realism?.name}.`;
      case 'order_placed':
        return this.#placed(event);
      case 'order_rejected':
        return this.#rejected(event);
      case 'order_cancelled':
        return this.#cancelled(event);
      case 'trade_execution':
        return this.#opened(event);
      case 'trade_reduced':
      case 'trade_closed':
        return this.#closed(event);
      case 'trade_changed':
        return this.#changed(event);
      case 'financing':
        return `Financing of trade ${event.trade.id}, ${this.#pair(event.trade.symbol)}, held over the end of the trading day: ${this.#profit(event.amount)}.`;
      case 'balance_protected':
        return `The balance was below zero; ${this.#money(event.amount)} ${this.#currency} were made up for.`;
      case 'balance_update':
        return `Balance ${this.#money(event.balance)}, equity ${this.#money(event.equity)} ${this.#currency}.`;
      case 'margin_call':
        return event.state === 'entered'
          ? `Margin call: the equity of ${this.#money(event.equity)} ${this.#currency} is too small for the margin of ${this.#money(event.margin_used)}.`
          : 'The margin call is over: the equity suffices again.';
      default:
        return `${String(event.type).replaceAll('_', ' ')}.`;
    }
  }


  #placed({ order, replaces }) {
    const at = order.type === 'market' || order.price === null ? '' : ` at ${this.#price(order.price, order.symbol)}`;
    const what = `${TYPES[order.type] ?? order.type} order ${order.id} to ${SIDES[order.side][1]} ${this.#size(order.units, order.symbol)}${at}`;
    const exits = this.#exits(order);
    return `${replaces === undefined ? 'Accepted' : `In the place of order ${replaces}`}: ${what}${exits && `, ${exits}`}.`;
  }

  #rejected(event) {
    const about = event.symbol ? `${this.#pair(event.symbol)}: ` : '';
    const why = event.detail || event.message;
    const rule = event.rule ? ` Rule: ${event.rule}` : '';
    return `Refused. ${about}${sentence(event.message)}${why === event.message ? '' : ` ${sentence(why)}`}${rule && ` ${sentence(rule.trim())}`}`;
  }

  #cancelled({ order, message, code }) {
    const why = code === 'client_request' ? '' : code === 'client_request_replaced' ? ', as it was replaced' : `: ${message}`;
    return `Cancelled: ${TYPES[order.type] ?? order.type} order ${order.id} to ${SIDES[order.side][1]} ${this.#size(order.remaining_units, order.symbol)}${why}.`;
  }

  #opened({ trade, fill }) {
    const how = OPENED[fill.explain?.trigger?.kind] ?? 'at the market';
    return `Filled: ${SIDES[fill.side][0]} ${this.#size(fill.units, trade.symbol)} at ${this.#price(fill.price, trade.symbol)} ${how}, trade ${trade.id}.`;
  }

  #closed({ type, trade, reason, fill, profit_loss: profit }) {
    const begins = FINALLY[reason] ?? 'Closed';
    const what = type === 'trade_reduced'
      ? `${this.#size(fill.units, trade.symbol)} of trade ${trade.id}`
      : `trade ${trade.id}, ${this.#size(fill.units, trade.symbol)}`;
    const rest = type === 'trade_reduced' ? ` ${this.#format.units(trade.units)} are left.` : '';
    return `${begins} ${what} at ${this.#price(fill.price, trade.symbol)}: ${this.#profit(profit)}.${rest}`;
  }

  #changed({ trade, cause }) {
    if (cause === 'trailing') {
      return `The trailing stop of trade ${trade.id}, ${this.#pair(trade.symbol)}, moved to ${this.#price(trade.trailing_stop, trade.symbol)}.`;
    }
    const exits = this.#exits(trade) || 'none';
    const why = cause === 'first_in_first_out' ? ', taken over first in, first out' : '';
    return `Stops and targets of trade ${trade.id}, ${this.#pair(trade.symbol)}${why}: ${exits}.`;
  }

  #exits(of) {
    const level = (name, price) => (price === null || price === undefined ? '' : `${name} ${this.#price(price, of.symbol)}`);
    return [
      level('stop', of.stop_loss),
      level('target', of.take_profit_1),
      level('second target', of.take_profit_2),
      level('third target', of.take_profit_3),
      of.trailing_distance ? `trailing by ${this.#pips(of.trailing_distance, of.symbol)}` : '',
    ].filter(Boolean).join(', ');
  }

  #pips(distance, symbol) {
    const instrument = this.#instrument(symbol);
    return instrument ? `${this.#format.pips(distance / instrument.pip)} pips` : String(distance);
  }

  #size(units, symbol) {
    return `${this.#format.units(units)} ${this.#pair(symbol)}`;
  }

  #pair(symbol) {
    const instrument = this.#instrument(symbol);
    return instrument ? `${instrument.base}/${instrument.quote}` : symbol;
  }

  #price(price, symbol) {
    return this.#format.price(price, this.#instrument(symbol));
  }

  #money(amount) {
    return this.#format.money(amount);
  }

  #profit(amount) {
    return `${this.#format.profit(amount)} ${this.#currency}`;
  }
}

/** An event's members and what is in them, as [name, value], for reading: `order.price`. */
export function members(event, before = '') {
  return Object.entries(event).flatMap(([name, value]) => {
    const path = before + name;
    if (value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
      return members(value, `${path}.`);
    }
    return [[path, value !== null && typeof value === 'object' ? '–' : String(value ?? '–')]];
  });
}

function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
