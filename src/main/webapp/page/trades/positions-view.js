import { repeat } from '/lib/lit-html/directives/repeat.js';
import { setData, setText } from '../base/text.js';
import { html, nothing, View } from '../base/view.js';
import { valueOf } from '../model/valuation.js';
import { busyWith, closeAll, closePosition, closeTrade } from './closing.js';
import { explain } from './explain-dialog.js';
import { groups, targetsOf, valueOfAll } from './groups.js';
import { isFirst } from './first-click.js';
import { KeptFocus } from './kept-focus.js';
import { cellsOf, doubt, setMoved, signedPips } from './live-cells.js';
import { modifyTrade } from './modify-dialog.js';
import { ageOf, pairOf, symbolOf } from './names.js';
import { closePart } from './part-dialog.js';

const AGES_MS = 10_000;
const UNSEEN_MS = 5_000;

/** The open trades by instrument. Give it `changes` beside its app. */
class Positions extends View {
  changes;
  #folded = new Set();
  #rows = [];
  #seen = new WeakSet();
  #observer = null;
  #focus = null;

  begin() {
    [this.app.trading, this.app.settings, this.app.account, this.changes].forEach((each) => this.watch(each));
    this.watch(this.app.prices, () => this.#show());
    this.every(AGES_MS, () => this.refresh());
    this.every(UNSEEN_MS, () => this.#show(true));
    this.#focus = new KeptFocus(this);
    this.#observer = new IntersectionObserver((entries) => this.#look(entries));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  template() {
    const { trading } = this.app;
    if (trading.trades.size === 0) {
      return html`<p class="nothing">No open trades.</p>`;
    }
    const busy = this.changes.of('all');
    return html`
      <div class="tools">
        <p>Open profit <output data-cell="total" class="number" aria-live="off"></output> ${trading.account.currency}</p>
        <button type="button" class="danger" ?disabled=${!this.app.mayTrade || busy !== undefined}
          @click=${() => closeAll(this.app, this.changes)}>${busy ?? 'Close all'}</button>
      </div>
      <table role="table" class="deals" aria-label="Open trades">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Instrument</th><th scope="col" role="columnheader" class="text">Side</th>
          <th scope="col" role="columnheader">Units</th><th scope="col" role="columnheader">Entry</th><th scope="col" role="columnheader">Price</th>
          <th scope="col" role="columnheader" class="pips">Pips</th><th scope="col" role="columnheader">Profit</th><th scope="col" role="columnheader">Stop</th>
          <th scope="col" role="columnheader">Trailing</th><th scope="col" role="columnheader">Targets</th><th scope="col" role="columnheader" class="financing">Financing</th>
          <th scope="col" role="columnheader" class="age">Age</th><th scope="col" role="columnheader" class="actions"><span class="unseen">Actions</span></th></tr></thead>
        ${repeat(groups(trading.trades.values()), (group) => group.symbol, (group) => this.#group(group))}
      </table>`;
  }

  drawn() {
    const { trades } = this.app.trading;
    this.#rows = [...this.querySelectorAll('tbody tr')].map((row) => ({
      row,
      cells: cellsOf(row),
      trade: trades.get(Number(row.dataset.trade)),
      symbol: row.dataset.symbol,
      net: Number(row.dataset.net),
    }));
    this.#rows.forEach(({ row }) => this.#observer.observe(row));
    this.#show(true);
    this.#focus.keep();
  }

  #group({ symbol, trades, net }) {
    const folded = trades.length > 1 && this.#folded.has(symbol);
    return html`<tbody role="rowgroup">
      ${trades.length > 1 ? this.#net(symbol, trades, net, folded) : nothing}
      ${folded ? nothing : repeat(trades, (trade) => trade.id, (trade) => this.#trade(trade, trades.length > 1))}
    </tbody>`;
  }

  #net(symbol, trades, net, folded) {
    const { format } = this.app;
    const instrument = this.app.instrument(symbol);
    const busy = this.changes.of(`position ${symbol}`) ?? this.changes.of('all');
    const side = net.units > 0 ? 'buy' : net.units < 0 ? 'sell' : '';
    return html`<tr role="row" class="net" data-symbol=${symbol} data-net=${net.units}>
      <th scope="row" role="rowheader"><button type="button" class="fold" aria-expanded=${!folded} @click=${() => this.#fold(symbol)}>
        <span aria-hidden="true">${folded ? '▸' : '▾'}</span> ${pairOf(this.app, symbol)} <span class="quiet">${trades.length} trades</span></button></th>
      <td role="cell" class="text side" data-side=${side}>${side === '' ? 'Flat' : `Net ${side}`}</td>
      <td role="cell" data-label="Units">${format.units(Math.abs(net.units))}</td>
      <td role="cell" data-label="Average">${format.price(net.entry, instrument)}</td>
      <td role="cell" data-label="Price" data-cell="price"></td>
      <td role="cell" data-label="Pips" class="pips" data-cell="pips"></td><td role="cell" class="profit" data-cell="profit"></td>
      <td role="cell" class="spare"></td><td role="cell" class="spare"></td><td role="cell" class="spare"></td>
      <td role="cell" data-label="Financing" class="financing">${format.profit(net.financing)}</td><td role="cell" class="spare age"></td>
      <td role="cell" class="actions"><div><button type="button" ?disabled=${!this.app.mayTrade || busy !== undefined}
        @click=${() => closePosition(this.app, this.changes, symbol)}>${busy ?? `Close ${pairOf(this.app, symbol)}`}</button></div></td>
    </tr>`;
  }

  #trade(trade, within) {
    const { format } = this.app;
    const instrument = this.app.instrument(trade.symbol);
    const busy = busyWith(this.changes, trade);
    const price = (value) => format.price(value, instrument);
    const targets = targetsOf(trade);
    return html`<tr role="row" data-trade=${trade.id} data-symbol=${trade.symbol} data-within=${within} aria-busy=${busy !== undefined}>
      <th scope="row" role="rowheader">${symbolOf(this.app, trade.symbol)} <span class="quiet">${trade.id}</span></th>
      <td role="cell" class="text side" data-side=${trade.order_type}>${trade.order_type === 'buy' ? 'Buy' : 'Sell'}</td>
      <td role="cell" data-label="Units" title="${lots(trade.units, instrument, format)} lots">${format.units(trade.units)}</td>
      <td role="cell" data-label="Entry">${price(trade.entry_price)}</td>
      <td role="cell" data-label="Price" data-cell="price"></td>
      <td role="cell" data-label="Pips" class="pips" data-cell="pips"></td><td role="cell" class="profit" data-cell="profit"></td>
      <td role="cell" data-label="Stop">${price(trade.stop_loss)}</td>
      <td role="cell" data-label="Trailing" title=${trade.trailing_distance ? `${pips(trade.trailing_distance, instrument, format)} pips behind` : ''}>${price(trade.trailing_stop)}</td>
      <td role="cell" data-label="Targets" title=${targets.map(price).join(', ')}>${price(targets[0])}${targets.length > 1 ? ` +${targets.length - 1}` : ''}</td>
      <td role="cell" data-label="Financing" class="financing">${format.profit(trade.financing)}</td>
      <td role="cell" data-label="Age" class="age">${ageOf(trade.entry_time, format)}</td>
      <td role="cell" class="actions">${this.#actions(trade, busy)}</td>
    </tr>`;
  }

  #actions(trade, busy) {
    const off = !this.app.mayTrade || busy !== undefined;
    const { app, changes } = this;
    return html`<div>
      <button type="button" class="close" ?disabled=${off} @click=${(event) => isFirst(event) && closeTrade(app, changes, trade.id)}>${busy ?? html`Close<span class="unseen"> trade ${trade.id}</span>`}</button>
      <button type="button" ?disabled=${off || trade.units < 2} @click=${() => closePart(app, changes, trade.id)}><span class="unseen">Close </span>Part<span class="unseen"> of trade ${trade.id}</span></button>
      <button type="button" ?disabled=${off} @click=${() => modifyTrade(app, changes, trade.id)}>Modify<span class="unseen"> trade ${trade.id}</span></button>
      <button type="button" @click=${() => explain(app, trade.id)}>Explain<span class="unseen"> trade ${trade.id}</span></button>
    </div>`;
  }

  /**
   * Once a frame at most: only what the prices change, and of rows that are scrolled away only whether they are live. Unless it is to be all.
   */
  #show(all = false) {
    const { trading, prices } = this.app;
    if (this.#rows.length === 0 || trading.account === null) {
      return;
    }
    for (const each of this.#rows) {
      if (all || this.#seen.has(each.row) || each.row.dataset.live !== String(doubt(prices.of(each.symbol)) === '')) {
        this.#showRow(each);
      }
    }
    const { format, conversions } = this.app;
    const total = valueOfAll([...trading.trades.values()], prices, conversions, trading.account.currency);
    const cell = this.querySelector('[data-cell="total"]');
    if (cell) {
      setMoved(cell, `${format.profit(total.profit)}${total.live ? '' : ' (not live)'}`, total.profit);
      setData(cell, 'live', String(total.live));
    }
  }

  #showRow({ row, cells, trade, symbol, net }) {
    const { trading, prices, conversions, format } = this.app;
    const { currency } = trading.account;
    const price = prices.of(symbol);
    const value = trade
      ? valueOf(trade, prices, conversions, currency)
      : valueOfAll([...trading.trades.values()].filter((each) => each.symbol === symbol), prices, conversions, currency);
    const why = doubt(price);
    setText(cells.price, `${format.price(trade ? value.price : price?.[net < 0 ? 'ask' : 'bid'], price?.instrument)}${why && ` ${why}`}`);
    setMoved(cells.pips, signedPips(format, value.pips), value.pips);
    setMoved(cells.profit, format.profit(value.profit), value.profit);
    setData(row, 'live', String(value.live));
  }

  #look(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.#seen.add(target);
      } else {
        this.#seen.delete(target);
      }
    }
    this.#show();
  }

  #fold(symbol) {
    if (!this.#folded.delete(symbol)) {
      this.#folded.add(symbol);
    }
    this.refresh();
  }
}

function lots(units, instrument, format) {
  return format.number(units / (instrument?.contract_size ?? 100_000), 5);
}

function pips(distance, instrument, format) {
  return instrument ? format.pips(distance / instrument.pip) : distance;
}

customElements.define('pip-positions', Positions);
