import { html, nothing, View } from '../base/view.js';

const ROWS = 20;
const UPDATE_MS = 1000;

/** The newest candles in words, for those who cannot see them. Drawn only while it is open. */
class CandleTable extends View {
  /** A CandleFeed, to be given. */
  feed = null;
  #open = false;
  #due = false;

  begin() {
    this.watch(this.feed, () => {
      this.#due = true;
    });
    this.every(UPDATE_MS, () => this.#open && this.#due && this.refresh());
  }

  template() {
    return html`<details @toggle=${(event) => this.#toggled(event.target.open)}>
      <summary>The last ${ROWS} candles as a table</summary>
      ${this.#open ? this.#table() : nothing}</details>`;
  }

  drawn() {
    this.#due = false;
  }

  #toggled(open) {
    this.#open = open;
    this.refresh();
  }

  #table() {
    const { format } = this.app;
    const instrument = this.app.instrument();
    const price = (value) => html`<td>${format.price(value, instrument)}</td>`;
    return html`<div class="rows"><table>
      <caption class="unseen">Candles, newest first</caption>
      <thead><tr><th scope="col">Begin</th><th scope="col">Open</th><th scope="col">High</th><th scope="col">Low</th><th scope="col">Close</th></tr></thead>
      <tbody>${this.feed.candles.bars.slice(-ROWS).reverse().map((bar) => html`<tr>
        <th scope="row">${format.time(bar.time)}</th>${price(bar.open)}${price(bar.high)}${price(bar.low)}${price(bar.close)}</tr>`)}</tbody>
    </table></div>`;
  }
}

customElements.define('pip-candle-table', CandleTable);
