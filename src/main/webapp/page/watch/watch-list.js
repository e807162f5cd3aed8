import { html, View } from '../base/view.js';
import { WatchTable } from './watch-table.js';

const AGES_MS = 1000;

/** The instruments and their prices. */
class WatchList extends View {
  #table = null;

  begin() {
    this.watch(this.app.caller);
    this.watch(this.app.prices, (symbols) => this.#show([...symbols]));
    this.every(AGES_MS, () => this.#table?.showAges(this.app.prices.all(), Date.now()));
  }

  template() {
    return html`
      <h2 class="unseen">Watch-list</h2>
      <table>
        <thead><tr><th scope="col" class="name">Instrument</th><th scope="col">Bid</th><th scope="col">Ask</th>
          <th scope="col">Spread</th><th scope="col">Change</th><th scope="col">Source</th><th scope="col">Age</th></tr></thead>
        <tbody></tbody>
      </table>`;
  }

  drawn() {
    this.#table ??= new WatchTable(this.querySelector('tbody'));
    this.#table.setInstruments(this.app.instruments);
    this.#show(this.app.prices.symbols());
  }

  #show(symbols) {
    this.#table?.show(symbols.map((symbol) => this.app.prices.of(symbol)), Date.now());
  }
}

customElements.define('pip-watch-list', WatchList);
