// The view of signals: four tabs over what the account did with them.

import { tabAfter } from '../base/tabs.js';
import { html, nothing, View } from '../base/view.js';
import { Executing } from './executing.js';
import './executions.js';
import './signal-list.js';
import './sources.js';
import './webhooks.js';

const TABS = { list: 'Live', sources: 'Sources', executions: 'Executions', webhooks: 'Webhooks' };

/** Draws nothing while another view is seen, so that nothing is asked for then. */
class SignalsView extends View {
  #tab = 'list';
  #executing;
  /** Of the list; kept while another tab is seen. */
  #filter = { source: '', pair: '', direction: '', valid: false };

  begin() {
    this.#executing = new Executing(this.app.api);
    this.watch(this.app.routes, () => this.#routed());
    this.watch(this.app.account, () => {
      this.#executing.forget();
      this.refresh();
    });
    this.watch(this.app.trading, (event) => {
      if (event?.type === 'trade_execution') {
        this.#executing.traded(event.trade, this.app.signals.newest);
      }
    });
    this.listen(document, 'visibilitychange', () => this.#routed());
    this.#routed();
  }

  template() {
    if (this.app.routes.view !== 'signals') {
      return nothing;
    }
    return html`
      <div class="signals">
        <h2 class="unseen">Signals</h2>
        <div class="tabs" role="tablist" aria-label="Signals" @keydown=${(event) => this.#key(event)}>${Object.entries(TABS).map(([tab, name]) => html`
          <button type="button" role="tab" id="signals-tab-${tab}" aria-controls="signals-panel" aria-selected=${this.#tab === tab}
            tabindex=${this.#tab === tab ? 0 : -1} @click=${() => this.#show(tab)}>${name}</button>`)}</div>
        <div role="tabpanel" id="signals-panel" class="panel" aria-labelledby="signals-tab-${this.#tab}">${this.#panel()}</div>
      </div>`;
  }

  #panel() {
    const { app } = this;
    switch (this.#tab) {
      case 'sources':
        return html`<pip-signal-sources .app=${app}></pip-signal-sources>`;
      case 'executions':
        return html`<pip-signal-executions .app=${app}></pip-signal-executions>`;
      case 'webhooks':
        return html`<pip-signal-webhooks .app=${app}></pip-signal-webhooks>`;
      default:
        return html`<pip-signal-list .filter=${this.#filter} .executing=${this.#executing} .app=${app}></pip-signal-list>`;
    }
  }

  #routed() {
    if (this.app.routes.view === 'signals' && !document.hidden) {
      this.app.unseenSignals.value = 0;
    }
    this.refresh();
  }

  #show(tab) {
    this.#tab = tab;
    this.refresh();
  }

  #key(event) {
    const tab = tabAfter(event.key, Object.keys(TABS), this.#tab);
    if (tab !== undefined) {
      event.preventDefault();
      this.#show(tab);
      this.querySelector(`#signals-tab-${tab}`).focus();
    }
  }
}

customElements.define('pip-signals', SignalsView);
