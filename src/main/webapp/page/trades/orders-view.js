import { repeat } from '/lib/lit-html/directives/repeat.js';
import { setData, setText } from '../base/text.js';
import { html, View } from '../base/view.js';
import { cancelAll, cancelOrder } from './closing.js';
import { pipsToOrder } from './exit-sums.js';
import { targetsOf } from './groups.js';
import { isFirst } from './first-click.js';
import { KeptFocus } from './kept-focus.js';
import { cellsOf, doubt } from './live-cells.js';
import { ageOf, symbolOf } from './names.js';
import { modifyOrder } from './order-dialog.js';

const TYPES = { limit: 'Limit', stop: 'Stop', market: 'Market', market_if_touched: 'If touched' };
const AGES_MS = 10_000;

/** The orders that wait. Give it `changes` beside its app. */
class Orders extends View {
  changes;
  #rows = [];
  #focus = null;

  begin() {
    [this.app.trading, this.app.settings, this.app.account, this.changes].forEach((each) => this.watch(each));
    this.watch(this.app.prices, () => this.#show());
    this.every(AGES_MS, () => this.refresh());
    this.#focus = new KeptFocus(this);
  }

  template() {
    const orders = [...this.app.trading.orders.values()];
    if (orders.length === 0) {
      return html`<p class="nothing">No orders wait.</p>`;
    }
    return html`
      <div class="tools"><p>${orders.length === 1 ? '1 order waits' : `${orders.length} orders wait`}</p>
        <button type="button" class="danger" ?disabled=${!this.app.mayTrade} @click=${() => cancelAll(this.app, this.changes)}>Cancel all</button></div>
      <table role="table" class="deals" aria-label="Waiting orders">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Instrument</th><th scope="col" role="columnheader" class="text">Order</th>
          <th scope="col" role="columnheader">Units</th><th scope="col" role="columnheader">At</th><th scope="col" role="columnheader">Market</th>
          <th scope="col" role="columnheader">Pips to go</th><th scope="col" role="columnheader">Stop</th><th scope="col" role="columnheader">Targets</th>
          <th scope="col" role="columnheader" class="text">Until</th><th scope="col" role="columnheader">Age</th>
          <th scope="col" role="columnheader" class="actions"><span class="unseen">Actions</span></th></tr></thead>
        <tbody role="rowgroup">${repeat(orders, (order) => order.id, (order) => this.#order(order))}</tbody>
      </table>`;
  }

  drawn() {
    const { orders } = this.app.trading;
    this.#rows = [...this.querySelectorAll('tr[data-order]')]
      .map((row) => ({ row, cells: cellsOf(row), order: orders.get(Number(row.dataset.order)) }));
    this.#show();
    this.#focus.keep();
  }

  #order(order) {
    const { format } = this.app;
    const instrument = this.app.instrument(order.symbol);
    const busy = this.changes.of(`order ${order.id}`);
    const off = !this.app.mayTrade || busy !== undefined;
    const price = (value) => format.price(value, instrument);
    const trailing = order.trailing_distance && instrument ? `trails ${format.pips(order.trailing_distance / instrument.pip)}` : '';
    return html`<tr role="row" data-order=${order.id} aria-busy=${busy !== undefined}>
      <th scope="row" role="rowheader">${symbolOf(this.app, order.symbol)} <span class="quiet">${order.id}</span></th>
      <td role="cell" class="text side" data-side=${order.side}>${order.side === 'buy' ? 'Buy' : 'Sell'} <span class="quiet">${TYPES[order.type] ?? order.type}</span></td>
      <td role="cell" data-label="Units">${format.units(order.remaining_units)}</td>
      <td role="cell" data-label="At">${price(order.price)}</td>
      <td role="cell" data-label="Market" data-cell="market"></td>
      <td role="cell" class="profit" data-label="Pips to go" data-cell="pips"></td>
      <td role="cell" data-label="Stop">${order.stop_loss === null && trailing ? trailing : price(order.stop_loss)}${order.stop_loss !== null && trailing ? `, ${trailing}` : ''}</td>
      <td role="cell" data-label="Targets">${targetsOf(order).map(price).join(' · ') || price(null)}</td>
      <td role="cell" class="text" data-label="Until">${order.expiry ? format.time(order.expiry) : order.time_in_force === 'day' ? 'end of the day' : 'cancelled'}</td>
      <td role="cell" data-label="Age">${ageOf(order.created_at, format)}</td>
      <td role="cell" class="actions"><div>
        <button type="button" class="close" ?disabled=${off} @click=${(event) => isFirst(event) && cancelOrder(this.app, this.changes, order.id)}>${busy ?? html`Cancel<span class="unseen"> order ${order.id}</span>`}</button>
        <button type="button" ?disabled=${off} @click=${() => modifyOrder(this.app, this.changes, order.id)}>Modify<span class="unseen"> order ${order.id}</span></button>
      </div></td>
    </tr>`;
  }

  #show() {
    const { prices, format } = this.app;
    for (const { row, cells, order } of this.#rows) {
      const price = order && prices.of(order.symbol);
      if (!price) {
        continue;
      }
      const why = doubt(price);
      setText(cells.market, `${format.price(order.side === 'buy' ? price.ask : price.bid, price.instrument)}${why && ` ${why}`}`);
      setText(cells.pips, format.pips(pipsToOrder(order, price)));
      setData(row, 'live', String(why === ''));
    }
  }
}

customElements.define('pip-orders', Orders);
