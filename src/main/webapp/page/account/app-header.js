import { html, View } from '../base/view.js';
import { logOut } from '../net/access.js';

const NAMES = { trade: 'Trade', performance: 'Performance', signals: 'Signals', settings: 'Settings' };
const STATES = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost', closed: 'Connection refused' };

/** Brand, ways through the page, how the connection and the feeds are, who is here. */
class AppHeader extends View {
  begin() {
    [this.app.link, this.app.caller, this.app.account, this.app.routes].forEach((each) => this.watch(each));
    this.every(1000, () => this.app.link.worst.retryAt && this.refresh());
  }

  template() {
    const { link, caller, routes } = this.app;
    return html`
      <header class="bar">
        <h1><img src="/favicon.svg" alt="" width="26" height="26">Pipstream</h1>
        <nav aria-label="Views">${Object.entries(NAMES).map(([view, name]) => html`
          <a href="#/${view}" aria-current=${routes.view === view ? 'page' : 'false'}>${name}</a>`)}</nav>
        <p class="state" data-state=${link.worst.state}>
          <span class="lamp" aria-hidden="true"></span>
          <span role="status" aria-live="polite">${STATES[link.worst.state]}</span>
          <span class="more">${this.#more(link.worst)}</span>
        </p>
        <ul class="feeds" aria-label="Feeds">${link.feeds.map((feed) => html`
          <li data-state=${feed.state} title="leads ${feed.leads ?? 0} instruments">${feed.source} ${feed.state}</li>`)}</ul>
        <p class="who">${caller.value?.credential === 'demo' ? 'Demo' : caller.value?.username}
          ${caller.value?.credential === 'session' ? html`<button type="button" class="plain" @click=${() => this.#leave()}>Log out</button>` : ''}</p>
      </header>`;
  }

  /** Outside the live region: nobody wants a countdown read out. */
  #more({ retryAt, reason }) {
    const wait = retryAt ? `trying again in ${Math.max(0, Math.ceil((retryAt - Date.now()) / 1000))} s` : '';
    return [reason, wait].filter(Boolean).join(', ');
  }

  async #leave() {
    try {
      await logOut(this.app.api);
      this.app.toLogin();
    } catch (problem) {
      this.app.notices.fail(problem);
    }
  }
}

customElements.define('pip-app-header', AppHeader);
