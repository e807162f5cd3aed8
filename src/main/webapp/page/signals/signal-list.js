import { repeat } from '/lib/lit-html/directives/repeat.js';
import { html, nothing, View } from '../base/view.js';
import { askTerms, termsOf } from './execute-dialog.js';
import { outcomeText } from './executing.js';
import { signalRow } from './signal-row.js';
import { LiveCells } from './signal-live.js';
import { chosen, executionBody, isOver, wrongTerms } from './sums.js';

const SECOND_MS = 1000;
const LOADED = 100;
/** How long the server is given to decide what a follower does, before it is asked what became of it. */
const DECIDED_MS = 1500;

/** Signals as they come, newest first, and a click that executes one. Needs `executing` and `filter`. */
class SignalList extends View {
  executing = null;
  filter = null;
  #cells = null;
  #loading = true;
  #problem = null;
  #reloadAt = 0;
  #over = 0;
  #isLive = true;
  #asking = false;
  #heard = '';
  #load = 0;

  begin() {
    const { app } = this;
    this.#cells = new LiveCells(app);
    this.#isLive = app.link.worst.state === 'live';
    this.watch(app.signals, (signal) => this.#came(signal));
    this.watch(app.settings);
    this.watch(app.caller);
    this.watch(app.account, () => this.#reload());
    this.watch(app.link, () => this.#linked());
    this.watch(this.executing);
    this.watch(app.prices, (symbols) => this.#cells.showPrices(symbols));
    this.every(SECOND_MS, () => this.#tick());
    this.#reload();
  }

  template() {
    const { app, filter } = this;
    const now = Date.now();
    const all = app.signals.newest;
    const shown = chosen(all, filter, now);
    this.#over = all.filter((signal) => isOver(signal, now)).length;
    return html`
      <div class="filters">
        ${this.#select('Source', 'source', [...new Set(all.map((signal) => signal.signal_source))].sort().map((name) => [name, name]))}
        ${this.#select('Pair', 'pair', [...new Set(all.map((signal) => signal.symbol))].sort().map((symbol) => [symbol, this.#name(symbol)]))}
        ${this.#select('Direction', 'direction', [['buy', 'Buy'], ['sell', 'Sell']])}
        <label class="check"><input type="checkbox" .checked=${filter.valid} @change=${(event) => this.#filter({ valid: event.target.checked })}> Only valid ones</label>
        <label class="check"><input type="checkbox" .checked=${app.settings.get('signalNotices')}
          @change=${(event) => app.settings.set('signalNotices', event.target.checked)}> Notices in other views</label>
        <p class="quiet count">${shown.length} of ${all.length}</p>
      </div>
      ${this.#isLive ? nothing : html`<p class="warn hint">The connection is not live: nothing can be executed now.</p>`}
      ${app.mayTrade ? nothing : html`<p class="quiet hint">${app.account.value ? 'This account is shared with you to be read: signals cannot be executed in it.' : 'You have no account to execute signals in.'}</p>`}
      ${this.#problem ? html`<p class="problem hint" role="alert">${this.#problem} <button type="button" class="plain" @click=${() => this.#reload()}>Try again</button></p>` : nothing}
      <p class="unseen" role="status">${this.#heard}</p>
      ${shown.length === 0 ? this.#nothing(all.length) : html`
      <table class="signal-list">
        <thead><tr><th scope="col">Signal</th><th scope="col">Entry</th><th scope="col" class="wide">Stop</th><th scope="col" class="wide">Targets</th>
          <th scope="col" class="wide">Confidence</th><th scope="col">Left</th><th scope="col"><span class="unseen">Execute</span></th></tr></thead>
        ${repeat(shown, (signal) => signal.sequence, (signal) => this.#row(signal, now))}
      </table>`}`;
  }

  drawn() {
    this.#cells.found(this.querySelectorAll('tbody[data-seq]'), this.app.signals.newest);
  }

  #select(label, field, options) {
    return html`<label>${label} <select @change=${(event) => this.#filter({ [field]: event.target.value })}>
      <option value="" ?selected=${!this.filter[field]}>All</option>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${this.filter[field] === value}>${text}</option>`)}</select></label>`;
  }

  #row(signal, now) {
    const { app } = this;
    const instrument = app.instrument(signal.symbol);
    const outcome = this.executing.of(signal.sequence);
    const trade = outcome?.tradeId ? this.#trade(outcome.tradeId) : undefined;
    return signalRow(signal, {
      instrument,
      name: this.#name(signal.symbol),
      format: app.format,
      over: isOver(signal, now),
      disabled: !app.mayTrade || !this.#isLive,
      button: app.settings.get('oneClick') ? this.#oneClickText(signal) : 'Execute…',
      state: outcome?.state ?? '',
      outcome: outcome ? outcomeText({ price: trade?.entry_price, ...outcome }, instrument, app.format) : '',
      execute: () => this.#execute(signal),
      look: () => this.#look(signal),
    });
  }

  #nothing(known) {
    if (this.#loading) {
      return html`<p class="nothing">Loading…</p>`;
    }
    return html`<p class="nothing">${known > 0 ? 'No signal is as you ask.' : 'No signal has come yet. They come from scripts, from TradingView by a webhook, or from the server\'s demo strategy.'}</p>`;
  }

  #name(symbol) {
    const instrument = this.app.instrument(symbol);
    return instrument ? `${instrument.base}/${instrument.quote}` : symbol;
  }

  #trade(id) {
    const { trades, closed } = this.app.trading;
    return trades.get(id) ?? closed.find((trade) => trade.id === id);
  }

  #oneClickText(signal) {
    const { by, risk, units } = termsOf(this.app.settings);
    const { format } = this.app;
    const side = signal.direction === 'buy' ? 'Buy' : 'Sell';
    return by === 'units' ? `${side} ${format.units(units)}` : `${side} ${format.number(risk, 4)} %`;
  }

  #filter(change) {
    Object.assign(this.filter, change);
    this.refresh();
  }

  /** The symbol of a signal on the chart and in the ticket. */
  #look(signal) {
    this.app.symbol.value = signal.symbol;
    this.app.routes.go('trade', 'chart');
  }

  async #execute(signal) {
    const { app } = this;
    let terms = termsOf(app.settings);
    if (!app.settings.get('oneClick') || Object.keys(wrongTerms(terms)).length > 0) {
      if (this.#asking) {
        return;
      }
      this.#asking = true;
      terms = await askTerms(app, signal).finally(() => {
        this.#asking = false;
      });
    }
    if (terms !== null) {
      await this.executing.execute(signal, executionBody(terms));
      const outcome = this.executing.of(signal.sequence);
      this.#heard = outcome ? outcomeText(outcome, app.instrument(signal.symbol), app.format) : '';
      this.refresh();
    }
  }

  /** The link tells of much else. */
  #linked() {
    const isLive = this.app.link.worst.state === 'live';
    if (isLive !== this.#isLive) {
      this.#isLive = isLive;
      this.refresh();
    }
  }

  #came(signal) {
    if (signal !== null) {
      this.#heard = `New signal: ${this.#name(signal.symbol)} ${signal.direction}`;
      this.#reloadAt = Date.now() + DECIDED_MS;
    }
    this.refresh();
  }

  #tick() {
    const now = Date.now();
    if (this.app.signals.newest.filter((signal) => isOver(signal, now)).length !== this.#over) {
      this.refresh();
    }
    this.#cells.showTimes(now);
    if (this.#reloadAt > 0 && now >= this.#reloadAt) {
      this.#reloadAt = 0;
      this.#loadExecutions();
    }
  }

  async #reload() {
    const load = ++this.#load;
    try {
      const signals = await this.app.api.get('/api/paper-trading/signals/', { limit: LOADED });
      if (load !== this.#load) {
        return;
      }
      this.#problem = null;
      this.app.signals.loaded(signals);
      await this.#loadExecutions();
    } catch (problem) {
      if (load === this.#load) {
        this.#problem = problem.message;
      }
    }
    this.#loading = false;
    this.refresh();
  }

  /** Of the account that is looked at when the answer comes, else of none. */
  async #loadExecutions() {
    const account = this.app.account.value?.account;
    if (!account) {
      return;
    }
    try {
      const executions = await this.app.api.get('/api/paper-trading/signals/executions/', { limit: LOADED });
      if (account === this.app.account.value?.account) {
        this.executing.loaded(executions);
        this.#reloadAt ||= this.executing.hasPending && this.isConnected ? Date.now() + 2 * DECIDED_MS : 0;
      }
    } catch (problem) {
      this.#problem = problem.message;
      this.refresh();
    }
  }
}

customElements.define('pip-signal-list', SignalList);
