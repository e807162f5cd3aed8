// How the account did: loaded when it is looked at, and again when something was closed meanwhile.

import { html, nothing, View } from '../base/view.js';
import { byProfit, closedSince, everyHour, everyWeekday, extremes } from './breakdown.js';
import { breakdownTable, hourColumns } from './breakdown-table.js';
import { distribution } from './distribution.js';
import { distributionTable } from './distribution-table.js';
import { extremeTrades } from './extreme-trades.js';
import { figureGroups, headline } from './figure-groups.js';
import { figuresCsv } from './figures-csv.js';
import { ALL_DAYS, loadReport } from './report.js';
import './equity-chart.js';
import './result-calendar.js';

const PERIODS = [[7, '7 days'], [30, '30 days'], [90, '90 days'], [365, '1 year'], [ALL_DAYS, 'All']];
/** What changes the figures. */
const TELLING = new Set(['trade_closed', 'trade_reduced', 'financing']);
/** After a change others may follow; a bot that deals all day must not have everything calculated at each. */
const SETTLED_MS = 1000;
const LEAST_BETWEEN_MS = 3000;
/** Some browsers read what is saved a little later. */
const SAVED_MS = 10_000;
const MOST_EXTREMES = 5;
const DAY_MS = 86_400_000;

class PerformanceView extends View {
  #report = null;
  #problem = null;
  /** What is asked for now; an answer to anything else is too late. */
  #asking = null;
  #outdated = true;
  #askedAt = -LEAST_BETWEEN_MS;
  #timer = 0;

  begin() {
    const { app } = this;
    this.watch(app.trading, (event) => this.#heard(event));
    this.watch(app.account, () => this.#forget());
    this.watch(app.routes, () => this.#seen());
    this.watch(app.link);
    this.watch(app.settings, (name) => this.#liked(name));
    this.listen(document, 'visibilitychange', () => this.#seen());
    this.#seen();
  }

  disconnectedCallback() {
    this.#forget();
    super.disconnectedCallback();
  }

  template() {
    if (!this.#isLookedAt()) {
      return nothing;
    }
    return html`
      <header class="top">
        <h2>Performance</h2>
        <fieldset class="period"><legend class="unseen">Period</legend>${PERIODS.map(([days, name]) => html`
          <label><input type="radio" name="performance-period" value=${days} .checked=${days === this.#days} @change=${() => this.#choose(days)}><span>${name}</span></label>`)}
        </fieldset>
        <p class="progress quiet" role="status">${this.#asking?.said ? 'Calculating…' : ''}</p>
        ${this.#report === null ? '' : this.#downloads()}
      </header>
      ${this.#problem === null ? '' : html`<p class="problem" role="alert">${this.#problem.message}
        <button type="button" ?disabled=${this.#asking !== null} @click=${() => this.#load()}>Try again</button></p>`}
      ${this.#report === null ? this.#nothingYet() : this.#all()}`;
  }

  #nothingYet() {
    const waits = this.#problem === null && this.#asking === null;
    return html`<p class="nothing">${waits ? 'Waiting for the account…' : ''}</p>`;
  }

  #all() {
    const { figures, points } = this.#report;
    return html`<div aria-busy=${this.#asking?.said ? 'true' : 'false'}>
      ${this.#asOf()}
      ${points.length === 0 && figures.total_trades === 0 ? this.#empty() : this.#figures()}
    </div>`;
  }

  #asOf() {
    const { figures: { period_start: from, period_end: to, currency } } = this.#report;
    const lost = this.app.link.trading.state !== 'live';
    const other = this.#asking === null && this.#report.days !== this.#days;
    return html`<p class="as-of quiet">${this.app.format.time(from)} to ${this.app.format.time(to)} · money in ${currency} · closed trades only
      ${other ? html`<strong class="warn">Still showing the period before</strong>` : ''}
      ${lost ? html`<strong class="warn">Not up to date: the connection is lost</strong>` : ''}</p>`;
  }

  #empty() {
    const all = isWhole(this.#report);
    return html`<div class="panel empty">
      <h3>${all ? 'No trade has been closed yet' : 'No trade was closed in this period'}</h3>
      <p>Once trades are closed, this is where their results are: how the balance went and how far it fell, win rate, profit factor and
        other figures with their meaning, and what each instrument, hour and weekday earned.</p>
      <p>${all ? html`<a href="#/trade/ticket">Place an order</a>` : 'Choose a longer period to see what was before.'}</p>
    </div>`;
  }

  #figures() {
    const { app } = this;
    const { figures, byInstrument, byHour, byWeekday, zone, more } = this.#report;
    const trades = closedSince(this.#report.trades, figures.period_start);
    const newest = more ? html`<p class="quiet">Of the newest 1,000 closed trades</p>` : '';
    const weekdays = everyWeekday(byWeekday);
    const inZone = `When trades were closed, ${zone.replaceAll('_', ' ')} time`;
    return html`
      ${headline(app.format, figures)}
      <div class="columns">
        <div>
          <section class="panel" aria-labelledby="performance-curve"><h3 id="performance-curve">Balance and drawdown</h3>
            <pip-equity-chart .app=${app} .report=${this.#report}></pip-equity-chart></section>
          <section class="panel" aria-labelledby="performance-instruments"><h3 id="performance-instruments">By instrument</h3>
            ${breakdownTable(app.format, 'Instrument', byProfit(byInstrument), (key) => this.#nameOf(key))}</section>
          <section class="panel" aria-labelledby="performance-weekdays"><h3 id="performance-weekdays">By weekday</h3>
            <p class="quiet">${inZone}</p>
            ${breakdownTable(app.format, 'Weekday', weekdays, capitalised)}</section>
          <section class="panel" aria-labelledby="performance-hours"><h3 id="performance-hours">By hour of the day</h3>
            <p class="quiet">${inZone}</p>
            ${hourColumns(app.format, everyHour(byHour))}
            <details><summary>Hours as a table</summary>${breakdownTable(app.format, 'Hour', byHour, (key) => `${key}:00`)}</details></section>
          <section class="panel" aria-labelledby="performance-extremes"><h3 id="performance-extremes">Best and worst trades</h3>
            ${newest}${extremeTrades(app, extremes(trades, MOST_EXTREMES), (key) => this.#nameOf(key))}</section>
        </div>
        <div>
          ${figureGroups(app.format, figures)}
          <section class="panel" aria-labelledby="performance-calendar"><h3 id="performance-calendar">By day</h3>
            <pip-result-calendar .app=${app} .report=${this.#report}></pip-result-calendar></section>
          ${trades.length === 0 ? '' : html`<section class="panel" aria-labelledby="performance-spread"><h3 id="performance-spread">How trades ended</h3>
            ${newest}${distributionTable(app.format, distribution(trades.map((trade) => trade.profit_loss)))}</section>`}
        </div>
      </div>`;
  }

  #downloads() {
    const days = this.#report.days === ALL_DAYS ? undefined : this.#report.days;
    const href = this.app.api.url('/api/paper-trading/trades/export.csv', { status: 'closed', days });
    return html`<p class="downloads">
      <span><a href=${href} download>Trades (CSV)</a> ${days === undefined ? '' : html`<small class="quiet">opened in these days</small>`}</span>
      <button type="button" class="plain" @click=${() => this.#saveFigures()}>Figures (CSV)</button></p>`;
  }

  #saveFigures() {
    const url = URL.createObjectURL(new Blob([figuresCsv(this.#report)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `figures-${this.#report.figures.period_end.slice(0, 10)}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), SAVED_MS);
  }

  #nameOf(symbol) {
    const instrument = this.app.instrument(symbol);
    return instrument ? `${instrument.base}/${instrument.quote}` : symbol;
  }

  get #days() {
    return this.app.settings.get('performanceDays');
  }

  #choose(days) {
    this.app.settings.set('performanceDays', days);
    this.#load();
  }

  #liked(name) {
    if (name === 'times' || name === null) {
      this.#outdated = true;
      this.#seen();
    }
    this.refresh();
  }

  /** With null after the account was loaded, when anything may have happened. */
  #heard(event) {
    if (event === null ? this.app.trading.ready : TELLING.has(event.type)) {
      this.#outdated = true;
      this.#seen(event === null ? 0 : SETTLED_MS);
    }
  }

  #isLookedAt() {
    return this.app.routes.view === 'performance';
  }

  /** Loads what is outdated and looked at: at once, or when it has settled, and then not too often. */
  #seen(settledMs = 0) {
    this.refresh();
    if (this.#outdated && this.#timer === 0 && this.#isLookedAt() && !document.hidden && this.app.trading.ready) {
      const wait = Math.max(settledMs, this.#askedAt + LEAST_BETWEEN_MS - performance.now());
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        if (this.#isLookedAt() && !document.hidden) {
          this.#load();
        }
      }, wait);
    }
  }

  async #load() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    // what is loaded again by itself needs no words
    const asking = { said: this.#report?.days !== this.#days };
    this.#asking = asking;
    this.#askedAt = performance.now();
    this.#outdated = false;
    this.refresh();
    try {
      const report = await loadReport(this.app.api, this.#days, this.#zone());
      if (asking === this.#asking) {
        this.#report = report;
        this.#problem = null;
      }
    } catch (problem) {
      if (asking === this.#asking) {
        this.#problem = problem;
      }
    }
    if (asking === this.#asking) {
      this.#asking = null;
      this.refresh();
    }
  }

  #zone() {
    return this.app.settings.get('times') === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
  }

  /** Another account is looked at. */
  #forget() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#report = this.#problem = this.#asking = null;
    this.#outdated = true;
    this.#askedAt = -LEAST_BETWEEN_MS;
    this.refresh();
  }
}

/** Whether the period goes back to when the account was opened. */
function isWhole({ days, figures: { period_start: from, period_end: to } }) {
  return Date.parse(to) - Date.parse(from) < days * DAY_MS - DAY_MS / 24;
}

function capitalised(key) {
  return key[0].toUpperCase() + key.slice(1);
}

customElements.define('pip-performance', PerformanceView);
