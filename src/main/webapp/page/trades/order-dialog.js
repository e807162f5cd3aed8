import { live } from '/lib/lit-html/directives/live.js';
import { parsePrice, parseUnits } from '../base/format.js';
import { html, nothing } from '../base/view.js';
import { replacement } from '../model/exits.js';
import { DialogView, openDialog } from './dialog-view.js';
import { ExitsForm } from './exits-form.js';

const UNTIL = { gtc: 'until it is cancelled', day: 'until the end of the trading day', gtd: 'until a time' };

/** Asks for another price, size, time or exits of a waiting order, and replaces it. */
export function modifyOrder(app, changes, id) {
  const order = app.trading.orders.get(id);
  if (order && app.instrument(order.symbol)) {
    openDialog(app, 'pip-modify-order', { changes, order });
  }
}

class ModifyOrder extends DialogView {
  /** As it was when the dialog was opened. */
  order;
  #form;
  #price;
  /** Null until another size is entered: what is left may become less meanwhile. */
  #units = null;
  #until;
  #expiry;

  begin() {
    const { order } = this;
    this.#form = new ExitsForm(this.app, order, () => this.refresh());
    this.#price = this.app.format.price(order.price, this.app.instrument(order.symbol));
    this.#until = order.time_in_force;
    this.#expiry = order.expiry ? this.#fieldTime(order.expiry) : '';
    [this.app.trading, this.changes].forEach((each) => this.watch(each));
    this.watch(this.app.prices, (symbols) => symbols.has(order.symbol) && this.refresh());
  }

  template() {
    const { order } = this;
    const { format, trading } = this.app;
    const instrument = this.app.instrument(order.symbol);
    const price = this.app.prices.of(order.symbol);
    const waits = trading.orders.has(order.id);
    const busy = this.changes.of(`order ${order.id}`);
    const isLive = price && !price.old && !price.stale;
    return html`<form novalidate @submit=${(event) => this.#submit(event)}>
      <h2 id="dialog-title">Modify order ${order.id}</h2>
      <p>To ${order.side} ${instrument.base}/${instrument.quote}; the market is at
        <span class="number">${format.price(price?.[order.side === 'buy' ? 'ask' : 'bid'], instrument)}</span>${isLive ? '' : ' (not live)'}.</p>
      <div class="levels">
        ${this.#field('price', 'Price', this.#price, this.#priceError, (text) => { this.#price = text; })}
        ${this.#field('units', 'Units', this.#units ?? String(this.#now.remaining_units), this.#unitsError, (text) => { this.#units = text; })}
        <div class="level"><label for="order-until">Waits</label>
          <select id="order-until" @change=${(event) => this.#set(() => { this.#until = event.target.value; })}>
            ${Object.entries(UNTIL).map(([value, text]) => html`<option value=${value} ?selected=${value === this.#until}>${text}</option>`)}
          </select></div>
        ${this.#until === 'gtd' ? html`<div class="level"><label for="order-expiry">Time, ${this.#utc ? 'UTC' : 'local'}</label>
          <input id="order-expiry" type="datetime-local" .value=${live(this.#expiry)} @input=${(event) => this.#set(() => { this.#expiry = event.target.value; })}></div>` : nothing}
      </div>
      ${this.#form.template(this.#position, null, trading.account?.currency)}
      ${this.foot({ gone: waits ? '' : 'The order does not wait any more.', busy, text: 'Change' })}
    </form>`;
  }

  #field(name, label, text, error, take) {
    const id = `order-${name}`;
    return html`<div class="level"><label for=${id}>${label}</label>
      <input id=${id} inputmode="decimal" autocomplete="off" .value=${live(text)} ?autofocus=${name === 'price'} aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${id}-says" @input=${(event) => this.#set(() => take(event.target.value))}>
      <span id="${id}-says" class="problem">${error}</span></div>`;
  }

  #set(change) {
    change();
    this.refresh();
  }

  /** As it waits now; as it was if it does not any more. */
  get #now() {
    return this.app.trading.orders.get(this.order.id) ?? this.order;
  }

  get #enteredPrice() {
    return parsePrice(this.#price, this.app.instrument(this.order.symbol));
  }

  get #enteredUnits() {
    return this.#units === null ? this.#now.remaining_units : parseUnits(this.#units);
  }

  get #priceError() {
    const price = this.#enteredPrice;
    return price > 0 ? '' : 'A price above zero';
  }

  get #unitsError() {
    const units = this.#enteredUnits;
    return Number.isInteger(units) && units > 0 ? '' : 'Whole units, at least one';
  }

  /** Exits are reckoned from where the order would be filled. */
  get #position() {
    const price = this.#enteredPrice;
    return { side: this.order.side, entry: price > 0 ? price : this.order.price, units: this.#enteredUnits || this.#now.remaining_units };
  }

  #changed() {
    const exits = this.#form.changes(this.#position, null);
    if (exits === null || this.#priceError || this.#unitsError) {
      return null;
    }
    return {
      price: this.#enteredPrice,
      units: this.#enteredUnits,
      time_in_force: this.#until,
      expiry: this.#until === 'gtd' ? this.#expiryTime() : null,
      ...exits,
    };
  }

  /** The field has no seconds: what was not touched keeps its own. */
  #expiryTime() {
    const { expiry } = this.order;
    if (expiry && this.#expiry === this.#fieldTime(expiry)) {
      return expiry;
    }
    return this.#expiry ? new Date(this.#utc ? `${this.#expiry}Z` : this.#expiry).toISOString() : null;
  }

  get #utc() {
    return this.app.settings.get('times') === 'utc';
  }

  /** As a field for date and time has it. */
  #fieldTime(iso) {
    const time = new Date(iso);
    return new Date(time.getTime() - (this.#utc ? 0 : time.getTimezoneOffset() * 60_000)).toISOString().slice(0, 16);
  }

  async #submit(event) {
    event.preventDefault();
    const changed = this.#changed();
    if (changed === null) {
      this.querySelector('[aria-invalid="true"]')?.focus();
      return;
    }
    const { id } = this.order;
    await this.attempt(`Order ${id}`, async () => {
      const answer = await this.changes.send(`order ${id}`, 'Changing…', 'PUT', `/api/paper-trading/orders/${id}/`, replacement(this.#now, changed));
      if (answer !== null) {
        this.app.notices.say(`Order ${id} is replaced by order ${answer.id ?? ''}.`);
      }
      return answer !== null;
    });
  }
}

customElements.define('pip-modify-order', ModifyOrder);
