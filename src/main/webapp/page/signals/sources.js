import { ask } from '../base/ask.js';
import { html, nothing, View } from '../base/view.js';
import { askFollowing } from './follow-dialog.js';
import { followingText, joined, rejectedText } from './following.js';

const SIGNALS = '/api/paper-trading/signals/';
const DAYS = [1, 7, 30, 90, 366];
const CARDS = [
  ['processed', 'Signals received', 'Of all sources, followed or not'],
  ['executed', 'Executed', 'In this account, by a subscription or by a click'],
  ['execution_rate', 'Execution rate', 'Executed of those received'],
  ['expired', 'Expired', 'Not executed, and over by now'],
  ['closed_trades', 'Closed trades', 'Opened by signals, wholly closed by now'],
  ['win_rate', 'Win rate', 'Of the closed trades, those that made more than 0'],
  ['avg_pips', 'Pips on average', 'Of the closed trades, whatever their size'],
];
const PERCENT = new Set(['execution_rate', 'win_rate']);

/** Who gives signals, whom the account follows, and what came of it. */
class SignalSources extends View {
  #rows = null;
  #summary = null;
  #days = 7;
  #problem = null;
  #load = 0;
  #busy = new Set();

  begin() {
    this.watch(this.app.account, () => this.#reload());
    this.watch(this.app.caller);
    this.#reload();
  }

  template() {
    const { app } = this;
    return html`
      <div class="filters">
        <label>Figures of the last <select @change=${(event) => this.#choose(Number(event.target.value))}>
          ${DAYS.map((days) => html`<option value=${days} ?selected=${days === this.#days}>${days === 1 ? '24 hours' : `${days} days`}</option>`)}</select></label>
        <button type="button" ?disabled=${!app.mayTrade} @click=${() => this.#follow('', undefined)}>Follow another source…</button>
        ${app.mayTrade ? nothing : html`<p class="quiet">Whom this account follows can only be changed by its owner.</p>`}
      </div>
      ${this.#problem ? html`<p class="problem hint" role="alert">${this.#problem} <button type="button" class="plain" @click=${() => this.#reload()}>Try again</button></p>` : nothing}
      ${this.#summary ? this.#cards() : nothing}
      ${this.#rows === null ? html`<p class="nothing">${this.#problem ? '' : 'Loading…'}</p>` : this.#table()}`;
  }

  #cards() {
    const { format } = this.app;
    const summary = this.#summary;
    const rejected = rejectedText(summary.rejected);
    return html`<section class="results" aria-label="What came of signals in this account"><dl class="outcomes">${CARDS.map(([name, label, meaning]) => html`
      <div title=${meaning}><dt>${label}</dt><dd>${PERCENT.has(name) ? format.percent(summary[name], 1) : format.number(summary[name], 1)}</dd><dd class="quiet meaning">${meaning}</dd></div>`)}
    </dl>${rejected ? html`<p class="quiet hint">Left alone by the account: ${rejected}</p>` : nothing}</section>`;
  }

  #table() {
    const { format } = this.app;
    if (this.#rows.length === 0) {
      return html`<p class="nothing">Nobody has given a signal yet, and nobody is followed.</p>`;
    }
    return html`<table class="sources">
      <thead><tr><th scope="col">Source</th><th scope="col">Signals</th><th scope="col" class="wide">Newest</th><th scope="col" class="wide">Executed</th>
        <th scope="col" class="wide">Win rate</th><th scope="col" class="wide">Pips on average</th><th scope="col" class="text wide">In this account</th><th scope="col"><span class="unseen">Change</span></th></tr></thead>
      <tbody>${this.#rows.map(({ source, signals, newest, subscription, figures }) => html`<tr>
        <th scope="row">${source} <small class="narrow ${subscription?.active ? 'up' : 'quiet'}">${followingText(subscription, format)}</small></th>
        <td>${format.units(signals)}</td><td class="wide">${format.time(newest)}</td>
        <td class="wide">${figures ? `${figures.executed} of ${figures.processed}` : '–'}</td>
        <td class="wide">${format.percent(figures?.win_rate, 1)}</td><td class="wide">${format.pips(figures?.avg_pips)}</td>
        <td class="text wide"><span class=${subscription?.active ? 'up' : 'quiet'}>${followingText(subscription, format)}</span></td>
        <td>${this.#buttons(source, subscription)}</td></tr>`)}</tbody>
    </table>`;
  }

  #buttons(source, subscription) {
    const disabled = !this.app.mayTrade || this.#busy.has(source);
    if (!subscription) {
      return html`<button type="button" ?disabled=${disabled} aria-label="Follow ${source}" @click=${() => this.#follow(source, undefined)}>Follow…</button>`;
    }
    return html`<button type="button" ?disabled=${disabled} aria-label="Change how ${source} is followed" @click=${() => this.#follow(source, subscription)}>Change…</button>
      <button type="button" class="danger" ?disabled=${disabled} aria-label="Unfollow ${source}" @click=${() => this.#leave(source)}>Unfollow</button>`;
  }

  #choose(days) {
    this.#days = days;
    this.#reload();
  }

  async #follow(source, subscription) {
    if (await askFollowing(this.app, source, subscription)) {
      this.app.notices.say(source ? `The account follows ${source} as you said.` : 'The account follows the source.');
      this.#reload();
    }
  }

  async #leave(source) {
    if (!await ask({ title: `Unfollow ${source}?`, text: 'Its signals are not executed in this account any more. Open trades stay open.', yes: 'Unfollow' })) {
      return;
    }
    this.#busy.add(source);
    this.refresh();
    try {
      await this.app.api.change('DELETE', `${SIGNALS}subscriptions/${encodeURIComponent(source)}/`);
      this.app.notices.say(`The account does not follow ${source} any more.`);
    } catch (problem) {
      this.app.notices.fail(problem);
    }
    this.#busy.delete(source);
    this.#reload();
  }

  /** Only the last one that was asked for is shown. */
  async #reload() {
    const load = ++this.#load;
    const { api } = this.app;
    try {
      const hasAccount = this.app.account.value !== null;
      const [sources, followed, summary] = await Promise.all([
        api.get(`${SIGNALS}sources/`),
        hasAccount ? api.get(`${SIGNALS}subscriptions/`) : { subscriptions: [] },
        hasAccount ? api.get(`${SIGNALS}summary/`, { days: this.#days }) : null,
      ]);
      if (load === this.#load) {
        this.#rows = joined(sources, followed.subscriptions, summary?.sources ?? []);
        this.#summary = summary;
        this.#problem = null;
      }
    } catch (problem) {
      if (load === this.#load) {
        this.#problem = problem.message;
      }
    }
    this.refresh();
  }
}

customElements.define('pip-signal-sources', SignalSources);
