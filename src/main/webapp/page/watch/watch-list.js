import { tabAfter } from '../base/tabs.js';
import { html, nothing, View } from '../base/view.js';
import { Days } from './days.js';
import { choose, dealingWords, takePrice } from './deal.js';
import { Flashes } from './flashes.js';
import { listed, moved, netUnits, nextSort, TABS, toggled } from './listing.js';
import './watch-details.js';
import { WatchTable } from './watch-table.js';

const SLOWLY_MS = 1_000;
const DAYS_MS = 60_000;
const NEW_DAYS_MS = 2_000;
const LINES_MS = 5_000;
const COLUMNS = [['name', 'Symbol', 'name'], ['change', 'Day', 'day'], [null, 'Bid', 'price'], ['spread', 'Spread', 'spread'], [null, 'Ask', 'price']];

/** The instruments, their prices and how they do today: searched, sorted, the favourites first if one likes. */
class WatchList extends View {
  #table = null;
  #days = null;
  #search = '';
  #open = new Map();
  #shown = [];
  #instruments = [];
  #looked = '';
  #newDays = null;

  begin() {
    const { app } = this;
    this.#days = new Days(app.api);
    this.watch(this.#days, () => this.#table?.showDays());
    this.watch(app.caller, () => this.#loadDays());
    this.watch(app.prices, (symbols) => this.#priced(symbols));
    this.watch(app.trading, () => this.#held());
    this.watch(app.symbol, () => this.#chosen());
    this.watch(app.account, () => this.#dealing());
    this.watch(app.settings, (name) => this.#set(name));
    this.every(SLOWLY_MS, () => this.#slowly());
    this.every(LINES_MS, () => this.#sortAgain());
    this.every(LINES_MS, () => document.hidden || this.#table?.showDays());
    this.every(DAYS_MS, () => document.hidden || this.#loadDays());
    this.listen(document, 'visibilitychange', () => document.hidden || this.#loadDays());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#newDays);
    this.#newDays = null;
    this.#table?.end();
    this.#table = null;
    this.#instruments = [];
  }

  template() {
    const tab = this.app.settings.get('watchTab');
    return html`
      <h2 class="unseen">Watch-list</h2>
      <div class="find">
        <label class="unseen" for="watch-search">Find an instrument</label>
        <input id="watch-search" type="search" placeholder="Find an instrument" autocomplete="off" spellcheck="false"
          @input=${(event) => this.#find(event.target.value)} @keydown=${(event) => this.#searchKey(event)}>
        <output for="watch-search" class="quiet">${this.#count()}</output>
      </div>
      <div class="tabs" role="tablist" aria-label="Which instruments" @keydown=${(event) => this.#tabKey(event, tab)}>
        ${TABS.map(([id, text]) => html`<button type="button" role="tab" id="watch-tab-${id}" aria-controls="watch-panel" aria-selected=${id === tab}
          tabindex=${id === tab ? 0 : -1} @click=${() => this.app.settings.set('watchTab', id)}>${text}</button>`)}
      </div>
      <div class="rows" role="tabpanel" id="watch-panel" aria-labelledby="watch-tab-${tab}"
        @pointerover=${(event) => this.#look(event)} @pointerleave=${() => this.#look(null)} @focusin=${(event) => this.#look(event)}>
        <table>
          <thead><tr><th scope="col" class="star"><span class="unseen">Favourite</span></th>${COLUMNS.map((column) => this.#heading(column))}</tr></thead>
          <tbody @click=${(event) => this.#click(event)} @keydown=${(event) => this.#rowKey(event)}></tbody>
        </table>
        ${this.#nothing(tab)}
      </div>
      <pip-watch-details .app=${this.app} .days=${this.#days}></pip-watch-details>`;
  }

  drawn() {
    this.#table ??= new WatchTable(this.querySelector('tbody'), { app: this.app, days: this.#days, flashes: new Flashes() });
    if (this.#isNew()) {
      this.#instruments = this.app.instruments;
      this.#table.setInstruments(this.app.instruments);
      this.#held();
      this.#stars();
      this.#dealing();
      this.#chosen();
      this.#list();
    }
  }

  /** Whether there is a list of instruments that is not in the table yet. */
  #isNew() {
    return this.app.instruments !== this.#instruments && this.app.instruments.length > 0;
  }

  #heading([by, text, className]) {
    if (by === null) {
      return html`<th scope="col" class=${className}>${text}</th>`;
    }
    const sort = this.app.settings.get('watchSort');
    const way = sort === `${by} up` ? 'ascending' : sort === `${by} down` ? 'descending' : 'none';
    return html`<th scope="col" class=${className} aria-sort=${way}><button type="button" class="plain sort" title="Sort by ${text.toLowerCase()}"
      @click=${() => this.app.settings.set('watchSort', nextSort(sort, by))}>${text}<span aria-hidden="true">${way === 'none' ? '' : way === 'ascending' ? ' ▲' : ' ▼'}</span></button></th>`;
  }

  #count() {
    const all = this.app.instruments.length;
    return all === 0 ? '' : this.#shown.length === all ? `${all}` : `${this.#shown.length} of ${all}`;
  }

  #nothing(tab) {
    if (this.app.instruments.length === 0 || this.#shown.length > 0) {
      return nothing;
    }
    if (this.#search.trim() !== '') {
      return html`<p class="nothing">No instrument is called “${this.#search.trim()}”${tab === 'all' ? '.' : html` here.
        <button type="button" @click=${() => this.app.settings.set('watchTab', 'all')}>Look in all</button>`}</p>`;
    }
    return html`<p class="nothing">${tab === 'favourites' ? 'The star in front of an instrument puts it here.' : tab === 'open' ? 'No position is open.' : 'There is none of these.'}</p>`;
  }

  #list() {
    if (this.#table === null || this.#instruments.length === 0) {
      return;
    }
    const { settings, prices } = this.app;
    const wish = { tab: settings.get('watchTab'), search: this.#search, sort: settings.get('watchSort'), favourites: settings.get('favourites'), open: this.#open };
    this.#shown = listed(this.#instruments, wish, (symbol, by) => {
      const { bid, ask, instrument } = prices.of(symbol);
      return bid === null ? null : by === 'spread' ? (ask - bid) / instrument.pip : this.#days.change(symbol, bid);
    });
    this.#table.list(this.#shown);
    this.#table.reach(this.app.symbol.value);
    this.#table.showSlowly(prices, Date.now());
    this.#table.showDays();
    this.#look(null);
    this.refresh();
  }

  /** Rows do not move under a hand: what was to be clicked would be another one. */
  #sortAgain() {
    const body = this.querySelector('tbody');
    const sort = this.app.settings.get('watchSort');
    if (sort !== '' && !sort.startsWith('name') && !document.hidden && !body.matches(':hover') && !body.contains(document.activeElement)) {
      this.#list();
    }
  }

  #priced(symbols) {
    for (const symbol of symbols) {
      const { bid, old } = this.app.prices.of(symbol);
      if (bid !== null && !old) {
        this.#days.heard(symbol, bid);
        if (this.#days.of(symbol) === null && this.app.caller.value !== null) {
          this.#newDays ??= setTimeout(() => this.#loadDays(), NEW_DAYS_MS);
        }
      }
    }
    this.#table?.show(symbols, this.app.prices);
    if (this.#isNew()) {
      this.refresh();
    }
  }

  #slowly() {
    if (!document.hidden) {
      this.#table?.showSlowly(this.app.prices, Date.now());
      this.querySelector('pip-watch-details')?.refresh();
    }
  }

  #loadDays() {
    clearTimeout(this.#newDays);
    this.#newDays = null;
    if (this.app.caller.value !== null) {
      this.#days.load();
    }
  }

  #held() {
    const { trading, format } = this.app;
    const units = netUnits(trading.trades.values());
    const before = [...this.#open.keys()].join();
    this.#open = units;
    for (const row of this.#table?.rows ?? []) {
      const size = units.get(row.instrument.symbol);
      row.setHeld(size === undefined ? '' : size === 0 ? 'hedged' : `${size > 0 ? 'long' : 'short'} ${format.units(Math.abs(size))}`);
    }
    if (this.app.settings.get('watchTab') === 'open' && before !== [...units.keys()].join()) {
      this.#list();
    }
  }

  #stars() {
    const favourites = this.app.settings.get('favourites');
    for (const row of this.#table?.rows ?? []) {
      row.setFavourite(favourites.includes(row.instrument.symbol));
    }
  }

  #dealing() {
    for (const row of this.#table?.rows ?? []) {
      row.setDealing(...dealingWords(this.app));
    }
  }

  #chosen() {
    for (const row of this.#table?.rows ?? []) {
      row.setChosen(row.instrument.symbol === this.app.symbol.value);
    }
    this.#table?.reach(this.app.symbol.value);
    this.#look(null);
  }

  #set(name) {
    const isOne = (...names) => name === null || names.includes(name);
    if (isOne('favourites')) {
      this.#stars();
    }
    if (isOne('oneClick')) {
      this.#dealing();
    }
    if (isOne('numbers', 'times')) {
      [...(this.#table?.rows ?? [])].forEach((row) => row.forget());
      this.#held();
    }
    if (isOne('favourites', 'watchTab', 'watchSort', 'numbers', 'times')) {
      this.#list();
    }
  }

  #find(search) {
    this.#search = search;
    this.#list();
  }

  /** The details are of what the pointer or the focus is on, else of what was chosen. */
  #look(event) {
    const symbol = event?.target.closest?.('tbody tr')?.dataset.symbol ?? this.app.symbol.value;
    if (symbol !== this.#looked) {
      this.#looked = symbol;
      const details = this.querySelector('pip-watch-details');
      if (details !== null) {
        details.symbol = symbol;
      }
    }
  }

  #click(event) {
    const row = this.#table.rowOf(event.target);
    const button = event.target.closest('button');
    if (row === undefined) {
      return;
    }
    const { symbol } = row.instrument;
    if (button === row.star) {
      this.app.settings.set('favourites', toggled(this.app.settings.get('favourites'), symbol));
    } else if (button?.dataset.side !== undefined) {
      takePrice(this.app, symbol, button.dataset.side).catch((failure) => this.app.notices.fail(failure));
    } else {
      choose(this.app, symbol);
    }
  }

  #searchKey(event) {
    if (event.key === 'ArrowDown' && this.#shown.length > 0) {
      event.preventDefault();
      this.#table.focusFirst();
    } else if (event.key === 'Enter' && this.#shown.length > 0) {
      choose(this.app, this.#shown[0]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.target.value = '';
      this.#find('');
      event.target.blur(); // so that B, S and the others work again
    }
  }

  #tabKey(event, tab) {
    const next = tabAfter(event.key, TABS.map(([id]) => id), tab);
    if (next !== undefined) {
      event.preventDefault();
      this.app.settings.set('watchTab', next);
      this.querySelector(`#watch-tab-${next}`).focus();
    }
  }

  /** With Alt, the arrow keys move a favourite among the favourites. */
  #rowKey(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = this.#table.rowOf(event.target);
    const { settings } = this.app;
    if (event.altKey && by !== undefined && row !== undefined && settings.get('watchTab') === 'favourites' && settings.get('watchSort') === '') {
      event.preventDefault();
      settings.set('favourites', moved(settings.get('favourites'), row.instrument.symbol, by));
    }
  }
}

customElements.define('pip-watch-list', WatchList);
