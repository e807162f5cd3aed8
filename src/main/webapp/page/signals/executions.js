import { html, nothing, View } from '../base/view.js';
import { reasonText } from './following.js';

const PAGE = 50;
const SECOND_MS = 1000;
/** How long the server is given to decide. */
const DECIDED_MS = 1500;
const STATES = { executed: 'Executed', rejected: 'Left alone', pending: 'Waiting' };

/** What became of each signal in the account, and why. */
class SignalExecutions extends View {
  #items = [];
  #total = null;
  #state = '';
  #problem = null;
  #loading = false;
  #load = 0;
  #reloadAt = 0;

  begin() {
    this.watch(this.app.account, () => this.#reload());
    this.watch(this.app.signals, (signal) => {
      this.#reloadAt = signal === null ? this.#reloadAt : Date.now() + DECIDED_MS;
    });
    this.every(SECOND_MS, () => this.#tick());
    this.#reload();
  }

  template() {
    return html`
      <div class="filters">
        <label>What became of them <select @change=${(event) => this.#choose(event.target.value)}>
          <option value="">All</option>${Object.entries(STATES).map(([state, text]) => html`<option value=${state} ?selected=${state === this.#state}>${text}</option>`)}</select></label>
        <button type="button" ?disabled=${this.#loading} @click=${() => this.#reload()}>${this.#loading ? 'Loading…' : 'Load again'}</button>
        ${this.#total === null ? nothing : html`<p class="quiet count">${this.#items.length} of ${this.#total}</p>`}
      </div>
      ${this.#problem ? html`<p class="problem hint" role="alert">${this.#problem}</p>` : nothing}
      ${this.#items.length > 0 ? this.#table() : html`<p class="nothing">${this.#nothing()}</p>`}
      ${this.#items.length < (this.#total ?? 0) ? html`<p class="more"><button type="button" ?disabled=${this.#loading} @click=${() => this.#more()}>${this.#loading ? 'Loading…' : 'Show more'}</button></p>` : nothing}`;
  }

  #nothing() {
    if (this.app.account.value === null) {
      return 'You have no account.';
    }
    return this.#total === null ? (this.#problem ? '' : 'Loading…') : 'The account has executed no signal, and follows no source that gave one.';
  }

  #table() {
    const { format } = this.app;
    return html`<table class="executions">
      <thead><tr><th scope="col">Received</th><th scope="col" class="text wide">Pair</th><th scope="col" class="text wide">Source</th><th scope="col" class="text">What became of it</th>
        <th scope="col" class="wide">Units</th><th scope="col" class="wide">Order</th><th scope="col" class="wide">Trade</th></tr></thead>
      <tbody>${this.#items.map((each) => html`<tr>
        <th scope="row"><time datetime=${each.received_at}>${format.time(each.received_at)}</time>
          <small class="narrow">${this.#name(each.pair)} of ${each.signal_source}</small></th>
        <td class="text wide">${this.#name(each.pair)}</td><td class="text wide">${each.signal_source}</td>
        <td class="text why"><span class=${each.state === 'executed' ? 'up' : 'quiet'}>${STATES[each.state]}${each.reason ? `: ${reasonText(each.reason)}` : ''}</span>${each.trade_id ? html` <span class="narrow quiet">trade ${each.trade_id}, ${format.units(each.units)} units</span>` : nothing}
          ${each.detail ? html`<small>${each.detail}</small>` : nothing}</td>
        <td class="wide">${format.units(each.units)}</td><td class="wide">${each.order_id ?? '–'}</td><td class="wide">${each.trade_id ?? '–'}</td></tr>`)}</tbody>
    </table>`;
  }

  #name(symbol) {
    const instrument = this.app.instrument(symbol);
    return instrument ? `${instrument.base}/${instrument.quote}` : symbol;
  }

  #choose(state) {
    this.#state = state;
    this.#reload();
  }

  /** While more than the first page is shown nothing moves by itself. */
  #tick() {
    if (this.#reloadAt > 0 && Date.now() >= this.#reloadAt && this.#items.length <= PAGE) {
      this.#reload();
    }
  }

  #reload() {
    this.#reloadAt = 0;
    return this.#ask(0, (page) => page);
  }

  /** What came meanwhile has moved the rest on: nothing is shown twice. */
  #more() {
    const known = new Set(this.#items.map((each) => each.signal_seq));
    return this.#ask(this.#items.length, (page) => [...this.#items, ...page.filter((each) => !known.has(each.signal_seq))]);
  }

  async #ask(offset, join) {
    const load = ++this.#load;
    this.#loading = this.app.account.value !== null;
    this.refresh();
    if (!this.#loading) {
      return;
    }
    try {
      const { items, total } = await this.app.api.page('/api/paper-trading/signals/executions/', { state: this.#state, limit: PAGE, offset });
      if (load === this.#load) {
        this.#items = join(items);
        this.#total = total;
        this.#reloadAt ||= items.some(({ state }) => state === 'pending') ? Date.now() + 2 * DECIDED_MS : 0;
        this.#problem = null;
      }
    } catch (problem) {
      if (load === this.#load) {
        this.#problem = problem.message;
      }
    }
    if (load === this.#load) {
      this.#loading = false;
      this.refresh();
    }
  }
}

customElements.define('pip-signal-executions', SignalExecutions);
