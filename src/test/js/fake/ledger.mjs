// An account as the server keeps it: what happens to it, and the events that tell it.

export class Ledger {
  journal = [];
  trades = new Map();
  orders = new Map();
  closed = [];
  #random;
  #balance = 10_000;
  #resets = 0;

  constructor(name, random) {
    this.name = name;
    this.#random = random;
    this.#open();
  }

  get seq() {
    return this.journal.length;
  }

  get epoch() {
    return `${this.name}-${this.#resets}`;
  }

  /** As GET account/ has it. */
  account() {
    return { account: this.name, epoch: this.epoch, seq: this.seq, currency: 'USD', profile: 'hedging', ...this.#money() };
  }

  /** Something a trader, the market or the server does. */
  happen() {
    const [trade, order] = [this.#any(this.trades), this.#any(this.orders)];
    const deeds = [
      () => this.#market(),
      () => this.#market(),
      () => this.#place(),
      () => this.#place(),
      () => order && this.#fill(order),
      () => order && this.#fill(order),
      () => order && this.#cancel(order),
      () => trade && this.#reduce(trade, Math.ceil(trade.units * this.#random())),
      () => trade && this.#reduce(trade, trade.units),
      () => trade && this.#change(trade),
      () => trade && this.#finance(trade),
      () => this.#tell('order_rejected', { code: 'insufficient_margin' }),
      () => this.#tell('margin_call', { state: 'entered', ...this.#money() }),
    ];
    deeds[Math.floor(this.#random() * deeds.length)]();
  }

  /** It begins anew: another epoch, and the numbers go on. */
  reset() {
    this.#resets++;
    this.#open();
  }

  #open() {
    this.#balance = 10_000;
    this.trades = new Map();
    this.orders = new Map();
    this.closed = [];
    this.#tell('account_opened', { deposit: 10_000, currency: 'USD', profile: 'hedging' });
  }

  #market() {
    const order = this.#placed('market', 1000);
    const opposite = this.#any(this.trades);
    let left = order.units;
    if (opposite && this.#random() < 0.4) {
      const units = Math.min(left, opposite.units);
      this.#filled(order.id, units);
      this.#close(opposite, units, { order_id: order.id, units });
      left -= units;
    }
    const taken = this.#random() < 0.2 ? Math.floor(left / 2) : left;
    if (taken > 0) {
      this.#enter(order, taken);
    }
    if (this.orders.has(order.id)) {
      this.#cancel(this.orders.get(order.id));
    }
    this.#update();
  }

  #place() {
    const order = this.#any(this.orders);
    if (order && this.#random() < 0.2) {
      this.#placed('limit', 1000, { replaces: order.id });
      this.#cancel(order);
    } else {
      this.#placed('limit', 1000);
    }
  }

  #fill(order) {
    this.#enter(order, Math.ceil(order.remaining_units * this.#random()));
    this.#update();
  }

  #placed(type, units, more = {}) {
    const order = { id: this.seq + 1, type, units, remaining_units: units, status: 'pending' };
    this.orders.set(order.id, order);
    this.#tell('order_placed', { order, ...more });
    return order;
  }

  #enter(order, units) {
    const trade = { id: this.seq + 1, order_id: order.id, units, realised: 0, stop_loss: null, financing: 0, status: 'open' };
    this.#filled(order.id, units);
    this.trades.set(trade.id, trade);
    this.#tell('trade_execution', { trade, fill: { order_id: order.id, units } });
  }

  #filled(id, units) {
    const order = this.orders.get(id);
    this.orders.delete(id);
    if (order.remaining_units > units) {
      this.orders.set(id, { ...order, remaining_units: order.remaining_units - units });
    }
  }

  #cancel(order) {
    this.orders.delete(order.id);
    this.#tell('order_cancelled', { order: { ...order, status: 'cancelled' }, code: 'client_request' });
  }

  #reduce(trade, units) {
    this.#close(trade, units, { units });
    this.#update();
  }

  #close(trade, units, fill) {
    const profit = Math.round(200 * this.#random() - 100);
    const left = { ...trade, units: trade.units - units, realised: trade.realised + profit };
    this.#balance += profit;
    this.trades.delete(trade.id);
    if (left.units > 0) {
      this.trades.set(trade.id, left);
      this.#tell('trade_reduced', { trade: left, profit_loss: profit, fill });
    } else {
      const closed = { ...left, status: 'closed' };
      this.closed = [closed, ...this.closed];
      this.#tell('trade_closed', { trade: closed, profit_loss: profit, fill });
    }
  }

  #change(trade) {
    const changed = { ...trade, stop_loss: this.#random() };
    this.trades.set(trade.id, changed);
    this.#tell('trade_changed', { trade: changed, cause: 'trailing' });
  }

  #finance(trade) {
    const changed = { ...trade, financing: trade.financing - 1 };
    this.#balance -= 1;
    this.trades.set(trade.id, changed);
    this.#tell('financing', { trade: changed, amount: -1 });
    this.#update();
  }

  #update() {
    this.#tell('balance_update', this.#money());
  }

  #money() {
    return { balance: this.#balance, equity: this.#balance, margin_used: this.trades.size, margin_free: this.#balance };
  }

  #any(map) {
    const all = [...map.values()];
    return all[Math.floor(this.#random() * all.length)];
  }

  #tell(type, members) {
    this.journal.push({ type, ...members, account: this.name, epoch: this.epoch, seq: this.seq + 1 });
  }
}
