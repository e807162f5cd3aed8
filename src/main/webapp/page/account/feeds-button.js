import { ageText } from '../base/format.js';
import { html, View } from '../base/view.js';
import { feedLine, feedsSummary, feedWord } from './feeds.js';

const EVERY_MS = 5000;

/** The sources of prices in a few words; more of each when it is asked for. */
class FeedsButton extends View {
  #feeds = [];
  #problem = null;
  #open = false;
  #live = false;

  begin() {
    this.watch(this.app.link, () => this.#linked());
    this.every(EVERY_MS, () => this.#open && this.#load());
  }

  template() {
    const heard = this.#heard();
    const summary = feedsSummary(heard);
    return html`
      <button type="button" class="feeds" popovertarget="feeds" ?hidden=${summary === null && !this.#open} data-state=${summary?.state ?? ''}
        title=${heard.map(feedLine).join('\n')}><span class="unseen">Feeds: </span>${summary?.text ?? 'unknown'}</button>
      <div id="feeds" popover class="menu feeds-menu" role="group" aria-label="Feeds" @toggle=${(event) => this.#toggled(event.newState === 'open')}>
        <h2>Where prices come from</h2>
        ${this.#problem ? html`<p class="problem">${this.#problem.message}</p>` : ''}
        <table>
          <thead><tr><th scope="col">Feed</th><th scope="col" class="text">State</th><th scope="col">Last quote</th><th scope="col">Delay</th>
            <th scope="col">Leads</th></tr></thead>
          <tbody>${this.#feeds.map((feed) => this.#row(feed))}</tbody>
        </table>
      </div>`;
  }

  #row({ source, state, detail, age_ms: ageMs, time, latency_ms: latency, leads, refused }) {
    const { format } = this.app;
    const refusals = Object.entries(refused ?? {}).map(([reason, count]) => `${format.number(count)} ${reason.replaceAll('_', ' ')}`).join(', ');
    return html`<tr>
      <th scope="row">${source}</th>
      <td class="text"><span class="feed-state" data-state=${state}>${feedWord(state)}</span>${detail ? html`<br><small>${detail}</small>` : ''}${
        refusals ? html`<br><small>not taken: ${refusals}</small>` : ''}</td>
      <td>${time ? ageText(ageMs) : '–'}</td>
      <td>${latency === undefined ? '–' : `${format.number(latency, 0)}\u00a0ms`}</td>
      <td title=${leads.join(' ')}>${leads.length}</td></tr>`;
  }

  /** Of the last heartbeat; before the first, which takes ten seconds, of what was asked for. */
  #heard() {
    const { prices, feeds } = this.app.link;
    if (prices.state !== 'live') {
      return [];
    }
    return feeds.length > 0 ? feeds : this.#feeds.map((feed) => ({ ...feed, leads: feed.leads.length }));
  }

  #linked() {
    const live = this.app.link.prices.state === 'live';
    if (live && !this.#live) {
      this.#load();
    }
    this.#live = live;
    this.refresh();
  }

  #toggled(open) {
    this.#open = open;
    if (open) {
      this.#load();
    }
    this.refresh();
  }

  async #load() {
    try {
      this.#feeds = (await this.app.api.get('/api/feeds')).feeds;
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.refresh();
  }
}

customElements.define('pip-feeds', FeedsButton);
