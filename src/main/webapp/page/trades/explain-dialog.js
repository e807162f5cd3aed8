import { html, nothing, View } from '../base/view.js';
import { closeDialog, focusOnce, showDialog } from './dialogs.js';
import { fillPicture } from './fill-picture.js';
import { delays, priceSum, profitSum } from './fill-sums.js';
import { reasonText } from './sentences.js';

const TRADES = '/api/paper-trading/trades/';
const EFFECTS = { open: 'Opened', reduce: 'Closed in part', close: 'Closed' };
const TRIGGERS = {
  market: 'a market order', limit: 'a limit order', stop: 'a stop order', market_if_touched: 'a market-if-touched order', stop_loss: 'the stop-loss',
  take_profit: 'a take-profit', trailing_stop: 'the trailing stop', client_close: 'a close by hand', margin_closeout: 'the margin close-out',
};

/** Says in words and numbers why the fills of a trade have their prices, and how its profit comes about. */
export function explain(app, tradeId) {
  const view = document.createElement('pip-explain');
  view.tradeId = tradeId;
  showDialog(app, view, 'explain');
}

class Explain extends View {
  tradeId;
  #explanation = null;
  #trade = null;
  #trouble = '';

  begin() {
    this.#load();
    this.watch(this.app.settings);
    this.watch(this.app.trading, (event) => event?.trade?.id === this.tradeId && this.#load());
  }

  template() {
    return html`
      <h2 id="dialog-title">Why trade ${this.tradeId} has its prices</h2>
      ${this.#trouble ? html`<p class="problem" role="alert">${this.#trouble}</p>` : nothing}
      ${this.#explanation === null ? (this.#trouble ? nothing : html`<p class="nothing" role="status">Asking the server…</p>`) : html`
        ${this.#explanation.fills.map((fill) => this.#fill(fill))}
        ${this.#profit()}`}
      <div class="buttons"><button type="button" class="main" autofocus @click=${() => closeDialog(this)}>Done</button></div>`;
  }

  drawn() {
    focusOnce(this);
  }

  async #load() {
    try {
      const [explanation, trade] = await Promise.all([
        this.app.api.get(`${TRADES}${this.tradeId}/explain/`),
        this.app.api.get(`${TRADES}${this.tradeId}/`),
      ]);
      // two answers may have overtaken each other: a trade has ever more fills
      if (explanation.fills.length >= (this.#explanation?.fills.length ?? 0)) {
        this.#explanation = explanation;
        this.#trade = trade;
        this.#trouble = '';
      }
    } catch (problem) {
      this.#trouble = problem.message;
    }
    this.refresh();
  }

  #fill(fill) {
    const { format } = this.app;
    return html`<section aria-label="Fill ${fill.seq}">
      <h3>${EFFECTS[fill.effect] ?? fill.effect}${fill.reason ? `, ${reasonText(fill.reason)}` : ''} <time class="quiet" datetime=${fill.time}>${format.time(fill.time)}</time></h3>
      ${fillPicture(fill, this.#instrument, format)}
      <ul class="sentences">${fill.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      <details><summary>Numbers</summary>${this.#numbers(fill)}</details>
    </section>`;
  }

  #numbers(fill) {
    const { format } = this.app;
    const { quote, trigger, model, conversion } = fill.explain;
    const price = (value) => format.price(value, this.#instrument);
    const late = delays(fill.explain);
    const rows = [
      ['Bid and ask', `${price(quote.bid)} / ${price(quote.ask)}`],
      ['Source', `${quote.source}${quote.synthetic ? ', its spread made up' : ''}`],
      ['Time of the quote', format.time(quote.time)],
      ['Came here after', `${format.number(late.transport, 0)} ms`],
      ['Age at the fill', `${format.number(late.age, 0)} ms`],
      ['Released by', `${TRIGGERS[trigger.kind] ?? trigger.kind}${trigger.price === null ? '' : ` at ${price(trigger.price)}`}`],
      ['Realism', `${model.name}, version ${model.version}`],
      ['Latency drawn', `${format.number(late.latency, 0)} ms`],
      ['Slippage drawn', `${format.number(model.slippage_pips, 10)} pips`],
      ['Spread drawn', `${format.number(model.spread_factor, 6)} times`],
      ['Price', this.#sum(fill)],
      ['Half the spread cost', `${format.number(fill.explain.half_spread_cost, 4)} ${conversion.to}`],
      ['Slippage cost', `${format.number(fill.explain.slippage_cost, 4)} ${conversion.to}`],
      [`${conversion.from} to ${conversion.to}`, this.#way(conversion)],
    ];
    return html`<table><tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td class="text">${value}</td></tr>`)}</tbody></table>`;
  }

  /** Middle + half the spread + slippage (+ rounding) = price. */
  #sum(fill) {
    const { middle, halfSpread, slippage, rest } = priceSum(fill, this.#instrument);
    return html`${this.#fine(middle)} <span class="quiet">middle</span>
      ${this.#difference(halfSpread)} <span class="quiet">half the spread</span>
      ${slippage === 0 ? nothing : html`${this.#difference(slippage)} <span class="quiet">slippage</span>`}
      ${rest === 0 ? nothing : html`${this.#difference(rest)} <span class="quiet">rounded, or as promised</span>`}
      = <b>${this.app.format.price(fill.price, this.#instrument)}</b>`;
  }

  #difference(value) {
    return `${value < 0 ? '−' : '+'} ${this.#fine(Math.abs(value))}`;
  }

  /** With one digit more than the instrument has, which halves of spreads need. */
  #fine(price) {
    return this.app.format.price(price, { digits: this.#instrument.digits + 1 });
  }

  #way({ rate, path }) {
    const way = path.map(({ symbol, rate: each, inverted }) => `${symbol} ${each}${inverted ? ' inverted' : ''}`).join(', ');
    return `${this.app.format.number(rate, 8)}${way && `, over ${way}`}`;
  }

  #profit() {
    const closes = this.#explanation.fills.filter((fill) => fill.profit_loss !== undefined);
    const { format } = this.app;
    const trade = this.#trade;
    if (closes.length === 0) {
      return html`<section aria-label="Profit"><h3>Profit</h3><p>Nothing is closed yet: profit is then (exit − entry) × units × rate${trade.order_type === 'sell' ? ', with the sign turned for what was sold' : ''}.</p></section>`;
    }
    const { currency } = this.app.trading.account;
    const total = closes.reduce((sum, fill) => sum + fill.profit_loss, 0) + trade.financing;
    return html`<section aria-label="Profit"><h3>Profit</h3>
      <ul class="sentences">
        ${closes.map((fill) => html`<li>${this.#profitOf(fill)} = <b>${format.profit(fill.profit_loss)} ${currency}</b></li>`)}
        <li>Financing: ${format.profit(trade.financing)} ${currency}</li>
        <li>Together: <b>${format.profit(total)} ${currency}</b></li>
      </ul></section>`;
  }

  #profitOf(fill) {
    const { format } = this.app;
    const { units, rate } = profitSum(fill, this.#trade.entry_price);
    const prices = [fill.price, this.#trade.entry_price].map((price) => format.price(price, this.#instrument));
    const [from, to] = fill.side === 'sell' ? prices : [...prices].reverse();
    return `(${from} − ${to}) × ${format.units(units)} × ${format.number(rate, 8)}`;
  }

  /** An instrument that is not listed any more still has digits enough. */
  get #instrument() {
    return this.app.instrument(this.#explanation.symbol) ?? { digits: 5, pip: 0.0001 };
  }
}

customElements.define('pip-explain', Explain);
