import { live } from '/lib/lit-html/directives/live.js';
import { parseNumber, parseUnits } from '../base/format.js';
import { html } from '../base/view.js';
import { valueOf } from '../model/valuation.js';
import { closeUnits } from './closing.js';
import { DialogView, openDialog } from './dialog-view.js';
import { shareOf } from './exit-sums.js';

/** Asks how much of an open trade is to be closed, and closes it. */
export function closePart(app, changes, id) {
  const trade = app.trading.trades.get(id);
  if (trade && app.instrument(trade.symbol)) {
    openDialog(app, 'pip-close-part', { changes, trade });
  }
}

class ClosePart extends DialogView {
  trade;
  #unit = 'units';
  #text = '';

  begin() {
    this.#text = String(shareOf(this.trade.units, 50));
    [this.app.trading, this.changes].forEach((each) => this.watch(each));
    this.watch(this.app.prices, (symbols) => symbols.has(this.trade.symbol) && this.refresh());
  }

  template() {
    const { trading, format } = this.app;
    const instrument = this.app.instrument(this.trade.symbol);
    const now = trading.trades.get(this.trade.id);
    const open = (now ?? this.trade).units;
    const busy = this.changes.of(`trade ${this.trade.id}`);
    const { units, error } = this.#read(open);
    return html`<form novalidate @submit=${(event) => this.#submit(event)}>
      <h2 id="dialog-title">Close a part of trade ${this.trade.id}</h2>
      <p>${this.trade.order_type === 'buy' ? 'Bought' : 'Sold'} ${instrument.base}/${instrument.quote}, ${format.units(open)} units are open.</p>
      <fieldset class="units"><legend>Size in</legend>${['units', 'lots'].map((each) => html`<label>
        <input type="radio" name="part-unit" .checked=${live(each === this.#unit)} @change=${() => this.#turn(each, open)}> ${each}</label>`)}</fieldset>
      <div class="level">
        <label for="part-size">Close, ${this.#unit}</label>
        <input id="part-size" inputmode="decimal" autocomplete="off" autofocus .value=${live(this.#text)} aria-invalid=${error ? 'true' : 'false'}
          aria-describedby="part-says" @input=${(event) => this.#typed(event.target.value)}>
        <span id="part-says" class=${error ? 'problem' : 'quiet'}>${error ?? this.#meaning(units, open)}</span>
      </div>
      <div class="shares" role="group" aria-label="Share of the trade">${[25, 50, 75].map((percent) => html`
        <button type="button" @click=${() => this.#typed(this.#textOf(shareOf(open, percent)))}>${percent} %</button>`)}</div>
      ${this.foot({ gone: now ? '' : 'The trade is closed.', busy, text: error ? 'Close' : `Close ${format.units(units)} units` })}
    </form>`;
  }

  #read(open) {
    const units = this.#unit === 'lots' ? Math.round(parseNumber(this.#text) * this.#lot * 1e6) / 1e6 : parseUnits(this.#text);
    if (Number.isNaN(units)) {
      return { error: 'This is not a number' };
    }
    if (!Number.isInteger(units) || units < 1) {
      return { error: 'At least one unit, and whole ones' };
    }
    return units > open ? { error: `At most ${this.app.format.units(open)} units are open` } : { units };
  }

  #meaning(units, open) {
    const { format, trading } = this.app;
    const { profit, live: isLive } = valueOf({ ...this.trade, units }, this.app.prices, this.app.conversions, trading.account?.currency);
    return `${units === open ? 'all of it' : `leaves ${format.units(open - units)}`}, about ${format.profit(profit)} ${trading.account?.currency}${isLive ? '' : ' (not live)'}`;
  }

  #typed(text) {
    this.#text = text;
    this.refresh();
  }

  #turn(unit, open) {
    const { units } = this.#read(open);
    this.#unit = unit;
    this.#typed(units === undefined ? this.#text : this.#textOf(units));
  }

  #textOf(units) {
    return String(this.#unit === 'lots' ? units / this.#lot : units);
  }

  get #lot() {
    return this.app.instrument(this.trade.symbol).contract_size;
  }

  async #submit(event) {
    event.preventDefault();
    const now = this.app.trading.trades.get(this.trade.id);
    const { units, error } = this.#read(now?.units ?? 0);
    if (!now || error) {
      this.querySelector('#part-size').focus();
      return;
    }
    await this.attempt(`Trade ${this.trade.id}`, () => closeUnits(this.app, this.changes, this.trade.id, units, true));
  }
}

customElements.define('pip-close-part', ClosePart);
