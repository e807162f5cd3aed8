import { VIEW_NAMES } from '../base/routes.js';
import { html, View } from '../base/view.js';
import './account-switch.js';
import './feeds-button.js';
import './user-menu.js';
import { unseenCount } from './unseen-count.js';
import { isLost, STATE_WORDS, trouble } from './connection.js';

/** Brand, ways through the page, how the connection and the feeds are, which account, who is here. */
class AppHeader extends View {
  #lost = false;

  begin() {
    [this.app.caller, this.app.routes, this.app.unseenSignals].forEach((each) => this.watch(each));
    this.watch(this.app.link, () => {
      this.#lost = isLost(this.app.link.worst, this.#lost);
      this.refresh();
    });
    this.every(1000, () => this.app.link.worst.retryAt && this.refresh());
  }

  template() {
    const { link, caller, routes } = this.app;
    return html`
      <header class="bar">
        <h1><img src="/favicon.svg" alt="" width="24" height="24"><span class="brand">Pipstream</span></h1>
        <nav aria-label="Views">${Object.entries(VIEW_NAMES).map(([view, name]) => html`
          <a href="#/${view}" aria-current=${routes.view === view ? 'page' : 'false'}>${name}${view === 'signals' ? unseenCount(this.app) : ''}</a>`)}</nav>
        ${caller.value?.credential === 'demo'
          ? html`<span class="badge" title="Whoever opens this page deals on the same accounts. No money is real.">Demo</span>` : ''}
        <p class="state" data-state=${link.worst.state}>
          <span class="lamp" aria-hidden="true"></span>
          <span role="status" aria-live="polite">${STATE_WORDS[this.#lost && link.worst.state === 'connecting' ? 'lost' : link.worst.state]}</span>
        </p>
        <pip-feeds .app=${this.app}></pip-feeds>
        <pip-account-switch .app=${this.app}></pip-account-switch>
        <pip-user-menu .app=${this.app}></pip-user-menu>
      </header>
      ${this.#lost ? this.#trouble(trouble(link, Date.now())) : ''}`;
  }

  /** Outside the live region: nobody wants a countdown read out. */
  #trouble(text) {
    return html`<div class="trouble"><span>${text}</span>
      ${this.app.link.worst.state === 'closed'
        ? html`<button type="button" @click=${() => location.reload()}>Open the page anew</button>`
        : html`<button type="button" ?disabled=${this.app.link.worst.state !== 'lost'} @click=${() => this.app.hurry()}>Try now</button>`}</div>`;
  }
}

customElements.define('pip-app-header', AppHeader);
