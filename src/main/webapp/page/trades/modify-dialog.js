import { html, nothing, View } from '../base/view.js';
import { valueOf } from '../model/valuation.js';
import { inWords } from './changes.js';
import { closeDialog, focusOnce, showDialog } from './dialogs.js';
import { ExitsForm } from './exits-form.js';

/** Asks for other exits of an open trade, and sends them. */
export function modifyTrade(app, changes, id) {
  const trade = app.trading.trades.get(id);
  if (trade && app.instrument(trade.symbol)) {
    const view = document.createElement('pip-modify-trade');
    Object.assign(view, { changes, trade });
    showDialog(app, view, 'form');
  }
}

class ModifyTrade extends View {
  changes;
  /** As it was when the dialog was opened: only what is changed against that is sent. */
  trade;
  #form;
  #problem = '';

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
      ${now ? nothing : html`<p class="problem" role="alert">The trade is closed.</p>`}
      ${this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing}
      <div class="buttons">
        <button type="button" @click=${() => closeDialog(this)}>Cancel</button>
        <button class="main" ?disabled=${!now || busy !== undefined || !this.app.mayTrade}>${busy ?? 'Change'}</button>
      </div>
    </form>`;
  }

  drawn() {
    focusOnce(this);
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
    this.#problem = '';
    try {
      if (await this.changes.send(`trade ${this.trade.id}`, 'Changing…', 'PATCH', `/api/paper-trading/trades/${this.trade.id}/`, exits) !== null) {
        this.app.notices.say(`Stops and targets of trade ${this.trade.id} are changed.`);
        closeDialog(this);
      }
    } catch (problem) {
      this.#fail(inWords(problem));
    }
    this.refresh();
  }

  /** Here, or to everybody if the dialog was closed meanwhile. */
  #fail(text) {
    if (this.isConnected) {
      this.#problem = text;
    } else {
      this.app.notices.fail(`Trade ${this.trade.id}: ${text}`);
    }
  }
}

customElements.define('pip-modify-trade', ModifyTrade);
