import { repeat } from '/lib/lit-html/directives/repeat.js';
import { html, nothing, View } from '../base/view.js';
import { explain } from './explain-dialog.js';
import { chosen, History, resultOf, sums } from './history.js';
import { signedPips } from './live-cells.js';
import { pairOf, symbolOf } from './names.js';
import { reasonText } from './sentences.js';

const PAGE = 100;
const TRADES = '/api/paper-trading/trades/';

/** Closed trades, newest first, a hundred more at a time. */
class HistoryView extends View {
  #history = new History();
  #symbol = '';
  #result = 'all';
  #most = PAGE;
  #loading = false;
  #generation = 0;

  begin() {
    this.#anew();
    this.watch(this.app.trading, (event) => this.#heard(event));
    this.watch(this.app.settings);
  }

  template() {
    const { format, trading, api } = this.app;
    const known = this.#history.all();
    const all = chosen(known, { symbol: this.#symbol, result: this.#result });
    const shown = all.slice(0, this.#most);
    const symbols = [...new Set([...known.map((trade) => trade.symbol), ...(this.#symbol ? [this.#symbol] : [])])].sort();
    const { count, won, lost, profit, financing, result, pips } = sums(shown);
    return html`
      <div class="tools">
        <p class="filters">
          <label>Instrument <select @change=${(event) => this.#filter({ symbol: event.target.value })}>
            <option value="">All</option>${symbols.map((symbol) => html`<option value=${symbol} ?selected=${symbol === this.#symbol}>${pairOf(this.app, symbol)}</option>`)}</select></label>
          <label>Result <select @change=${(event) => this.#filter({ result: event.target.value })}>
            ${[['all', 'All'], ['won', 'Won'], ['lost', 'Lost']].map(([value, name]) => html`<option value=${value} ?selected=${value === this.#result}>${name}</option>`)}</select></label>
        </p>
        <p class="sums"><span>${count === 1 ? '1 trade' : `${format.units(count)} trades`}${this.#ofAll(count)}, ${won} won, ${lost} lost</span>
          <span>closes <b data-moved=${moved(profit)}>${format.profit(profit)}</b></span> <span>financing <b data-moved=${moved(financing)}>${format.profit(financing)}</b></span>
          <span>together <b data-moved=${moved(result)}>${format.profit(result)}</b> ${trading.account.currency}</span> <span>${signedPips(format, pips)} pips</span></p>
        <a href=${api.url(`${TRADES}export.csv`, { status: 'closed', pair: this.#symbol })} download>CSV</a>
      </div>
      ${shown.length === 0 ? html`<p class="nothing">${known.length === 0 ? 'No trade was closed yet.' : 'No closed trade is like that.'}</p>` : html`
      <table role="table" class="deals" aria-label="Closed trades">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Instrument</th><th scope="col" role="columnheader" class="text">Side</th>
          <th scope="col" role="columnheader">Units</th><th scope="col" role="columnheader">Entry</th><th scope="col" role="columnheader">Exit</th>
          <th scope="col" role="columnheader" class="text">Reason</th><th scope="col" role="columnheader">Pips</th><th scope="col" role="columnheader">Profit</th>
          <th scope="col" role="columnheader">Financing</th><th scope="col" role="columnheader" class="text">Opened</th><th scope="col" role="columnheader" class="text">Closed</th>
          <th scope="col" role="columnheader" class="actions"><span class="unseen">Actions</span></th></tr></thead>
        <tbody role="rowgroup">${repeat(shown, (trade) => trade.id, (trade) => this.#trade(trade))}</tbody>
      </table>`}
      ${this.#further(all.length)}`;
  }

  #trade(trade) {
    const { format } = this.app;
    const instrument = this.app.instrument(trade.symbol);
    return html`<tr role="row">
      <th scope="row" role="rowheader">${symbolOf(this.app, trade.symbol)} <span class="quiet">${trade.id}</span></th>
      <td role="cell" class="text side" data-side=${trade.order_type}>${trade.order_type === 'buy' ? 'Buy' : 'Sell'}</td>
      <td role="cell" data-label="Units">${format.units(trade.initial_units)}</td>
      <td role="cell" data-label="Entry">${format.price(trade.entry_price, instrument)}</td>
      <td role="cell" data-label="Exit">${format.price(trade.exit_price, instrument)}</td>
      <td role="cell" class="text" data-label="Reason">${reasonText(trade.exit_reason)}</td>
      <td role="cell" data-label="Pips" data-moved=${moved(trade.pips_gained)}>${signedPips(format, trade.pips_gained)}</td>
      <td role="cell" class="profit" data-moved=${moved(resultOf(trade))}>${format.profit(trade.profit_loss)}</td>
      <td role="cell" data-label="Financing">${format.profit(trade.financing)}</td>
      <td role="cell" class="text" data-label="Opened">${format.time(trade.entry_time)}</td>
      <td role="cell" class="text" data-label="Closed">${format.time(trade.exit_time)}</td>
      <td role="cell" class="actions"><div><button type="button" @click=${() => explain(this.app, trade.id)}>Explain<span class="unseen"> trade ${trade.id}</span></button></div></td>
    </tr>`;
  }

  /** Sums are of what is shown: how much that is must be said. */
  #ofAll(count) {
    const { total } = this.#history;
    return total === null || total === count ? '' : ` of ${this.app.format.units(total)}`;
  }

  #further(known) {
    if (known > this.#most || this.#history.more) {
      return html`<p class="further"><button type="button" ?disabled=${this.#loading} @click=${() => this.#showMore(known)}>${this.#loading ? 'Loading…' : `Show ${PAGE} more`}</button></p>`;
    }
    return this.#history.full ? html`<p class="further quiet">The CSV has the older ones.</p>` : nothing;
  }

  #showMore(known) {
    this.#most += PAGE;
    if (known < this.#most) {
      this.#load();
    }
    this.refresh();
  }

  async #load() {
    if (this.#loading || !this.#history.more) {
      return;
    }
    const generation = this.#generation;
    this.#loading = true;
    try {
      const { items, total } = await this.app.api.page(TRADES, { status: 'closed', limit: PAGE, offset: this.#history.next });
      if (generation === this.#generation) {
        this.#history.page(items, total);
      }
    } catch (problem) {
      if (generation === this.#generation) {
        this.app.notices.fail(problem);
      }
    }
    if (generation === this.#generation) {
      this.#loading = false;
      this.refresh();
    }
  }

  #heard(event) {
    if (event === null) {
      this.#anew();
    } else if (event.type === 'trade_closed') {
      this.#history.take([event.trade]);
    } else {
      return;
    }
    this.refresh();
  }

  /** From the newest on: what the account knows at once, then the server's list. */
  #anew() {
    const { trading } = this.app;
    if (!trading.ready) {
      return;
    }
    this.#generation++;
    this.#loading = false;
    this.#most = PAGE;
    this.#history.forget();
    this.#history.take(trading.closed);
    this.#load();
  }

  #filter({ symbol = this.#symbol, result = this.#result }) {
    this.#symbol = symbol;
    this.#result = result;
    this.#most = PAGE;
    this.refresh();
  }
}

function moved(value) {
  return value > 0 ? 'up' : value < 0 ? 'down' : '';
}

customElements.define('pip-history', HistoryView);
