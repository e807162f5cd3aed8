import { html } from '../base/view.js';
import { valueOf } from '../model/valuation.js';
import { DialogView, openDialog } from './dialog-view.js';
import { closeDialog } from './dialogs.js';
import { ExitsForm } from './exits-form.js';

/** Asks for other exits of an open trade, and sends them. */
export function modifyTrade(app, changes, id) {
  const trade = app.trading.trades.get(id);
  if (trade && app.instrument(trade.symbol)) {
    openDialog(app, 'pip-modify-trade', { changes, trade });
  }
}

class ModifyTrade extends DialogView {
  /** As it was when the dialog was opened: only what is changed against that is sent. */
  trade;
  #form;

  begin() {
    this.#form = new ExitsForm(this.app, this.trade, () => this.refresh());
    [this.app.trading, this.changes].forEach((each) => this.watch(each));
    this.watch(this.app.prices, (symbols) => symbols.has(this.trade.symbol) && this.refresh());
  }

  template() {
    const { trading, format } = this.app;
    const instrument = this.app.instrument(this.trade.symbol);
    const now = trading.trades.get(this.trade.id);
    const busy = this.changes.of(`trade ${this.trade.id}`);
    const value = this.#value;
    const { side, entry, units } = this.#position;
    return html`<form novalidate @submit=${(event) => this.#submit(event)}>
      <h2 id="dialog-title">Modify trade ${this.trade.id}</h2>
      <p>${side === 'buy' ? 'Bought' : 'Sold'} ${format.units(units)} ${instrument.base}/${instrument.quote} at ${format.price(entry, instrument)};
        now <span class="number">${format.price(value.price, instrument)}</span>${value.live ? '' : ' (not live)'}, <span class="number">${format.profit(value.profit)}</span>
        ${trading.account?.currency}.</p>
      ${this.#form.template(this.#position, this.#market, trading.account?.currency)}
      ${this.foot({ gone: now ? '' : 'The trade is closed.', busy, text: 'Change' })}
    </form>`;
  }

  get #position() {
    const trade = this.app.trading.trades.get(this.trade.id) ?? this.trade;
    return { side: trade.order_type, entry: trade.entry_price, units: trade.units };
  }

  get #value() {
    return valueOf({ ...this.trade, units: this.#position.units }, this.app.prices, this.app.conversions, this.app.trading.account?.currency);
  }

  /** A price that is not live refuses nothing: the server knows better. */
  get #market() {
    const { price, live } = this.#value;
    return live ? price : null;
  }

  async #submit(event) {
    event.preventDefault();
    const exits = this.#form.changes(this.#position, this.#market);
    if (exits === null) {
      this.querySelector('[aria-invalid="true"]')?.focus();
      return;
    }
    if (Object.keys(exits).length === 0) {
      closeDialog(this);
      return;
    }
    const { id } = this.trade;
    await this.attempt(`Trade ${id}`, async () => {
      const answer = await this.changes.send(`trade ${id}`, 'Changing…', 'PATCH', `/api/paper-trading/trades/${id}/`, exits);
      if (answer !== null) {
        this.app.notices.say(`Stops and targets of trade ${id} are changed.`);
      }
      return answer !== null;
    });
  }
}

customElements.define('pip-modify-trade', ModifyTrade);
