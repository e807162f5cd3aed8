import { tabAfter } from '../base/tabs.js';
import { html, View } from '../base/view.js';
import { Changes } from './changes.js';
import { FillNotices } from './fill-notices.js';
import './history-view.js';
import './journal-view.js';
import './orders-view.js';
import './positions-view.js';

const NAMES = { positions: 'Positions', orders: 'Orders', history: 'History', journal: 'Journal' };
const TABS = Object.keys(NAMES);

/** Positions, orders, history and journal of the account, one at a time. */
class TradeTabs extends View {
  #changes = null;

  begin() {
    this.#changes ??= new Changes(this.app.api, this.app.trading);
    [this.app.trading, this.app.settings, this.app.account, this.app.caller].forEach((each) => this.watch(each));
    const notices = new FillNotices(this.app);
    this.watch(this.app.trading, (event) => notices.heard(event));
  }

  template() {
    const chosen = this.#chosen;
    return html`
      <h2 class="unseen">Trades</h2>
      <div class="tabs" role="tablist" aria-label="Positions, orders and history" @keydown=${(event) => this.#move(event)}>
        ${TABS.map((tab) => html`<button type="button" role="tab" id="tab-${tab}" aria-controls="trades-panel"
          aria-selected=${tab === chosen} tabindex=${tab === chosen ? 0 : -1} @click=${() => this.choose(tab)}>${NAMES[tab]}${this.#count(tab)}</button>`)}
      </div>
      <div role="tabpanel" id="trades-panel" aria-labelledby="tab-${chosen}" tabindex="0" class="trades-panel">
        ${this.#remark()}
        ${this.app.trading.account === null ? html`<p class="nothing">Loading the account…</p>` : this.#panel(chosen)}
      </div>`;
  }

  /** Shows one of positions, orders, history, journal. */
  choose(tab) {
    this.app.settings.set('tradesTab', tab);
  }

  get #chosen() {
    const tab = this.app.settings.get('tradesTab');
    return TABS.includes(tab) ? tab : TABS[0];
  }

  #count(tab) {
    const { trades, orders, account } = this.app.trading;
    const count = { positions: trades.size, orders: orders.size }[tab];
    return count === undefined || account === null ? '' : ` (${count})`;
  }

  #remark() {
    return this.app.account.value !== null && !this.app.mayTrade
      ? html`<p class="remark">You may look at this account, but not trade on it.</p>`
      : '';
  }

  #panel(tab) {
    switch (tab) {
      case 'orders':
        return html`<pip-orders .changes=${this.#changes} .app=${this.app}></pip-orders>`;
      case 'history':
        return html`<pip-history .app=${this.app}></pip-history>`;
      case 'journal':
        return html`<pip-journal .app=${this.app}></pip-journal>`;
      default:
        return html`<pip-positions .changes=${this.#changes} .app=${this.app}></pip-positions>`;
    }
  }

  #move(event) {
    const tab = tabAfter(event.key, TABS, this.#chosen);
    if (tab !== undefined) {
      event.preventDefault();
      this.choose(tab);
      this.querySelector(`#tab-${tab}`).focus();
    }
  }
}

customElements.define('pip-trade-tabs', TradeTabs);
