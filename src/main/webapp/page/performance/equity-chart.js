// The balance and its drawdown: drawn, read out point by point, and as a table.

import { html, View } from '../base/view.js';
import { balanceSeries, days, durationText, indexAt } from './balance-series.js';
import { chartOptions } from './chart-options.js';
import { directionOf } from './figures.js';

const MOST_DAYS = 400;
/** A chart that nobody sees for so long gives its memory back. */
const HIDDEN_MS = 5 * 60_000;

let echarts = null;

class EquityChart extends View {
  #report = null;
  #series = [];
  #chart = null;
  #drawn = null;
  #index = null;
  #sliding = false;
  #failed = false;
  #table = false;
  /** The table as it is drawn, once it was opened: the pointer over the chart must not have it written anew. */
  #written = null;
  #timer = 0;
  #size = new ResizeObserver(() => this.#chart?.resize());

  set report(report) {
    if (report !== this.#report) {
      const time = this.#series[this.#index]?.time;
      this.#report = report;
      this.#series = balanceSeries(report.points, report.figures);
      // whoever is looking at a moment goes on looking at it
      this.#index = time === undefined ? null : indexAt(this.#series, time);
      this.#drawn = null;
      this.#written = null;
    }
    this.refresh();
  }

  begin() {
    this.watch(this.app.settings, () => this.#drawAnew());
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.#drawAnew());
    this.listen(document, 'visibilitychange', () => this.#seen());
    this.#loadLibrary();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#dispose();
    super.disconnectedCallback();
  }

  template() {
    const { figures } = this.#report;
    const { format } = this.app;
    const most = this.#series.length - 1;
    const point = this.#series[this.#index ?? most];
    const said = this.#said(point);
    return html`
      <p class="legend"><span>${format.time(point.time)}</span>
        <span><i class="balance" aria-hidden="true"></i>Balance <b>${format.money(point.balance)}</b></span>
        ${point.pair === null ? '' : html`<span>${point.pair} <b class=${directionOf('profit', point.pnl)}>${format.profit(point.pnl)}</b></span>`}
        ${point.moved === 0 ? '' : html`<span><i class="moved" aria-hidden="true"></i>Transfer <b>${format.profit(point.moved)}</b></span>`}
        <span><i class="drawdown" aria-hidden="true"></i>Drawdown <b>${format.money(point.drawdown)}</b> ${format.percent(point.percent)}</span></p>
      <div class="canvas" role="img" aria-label=${`Balance from ${format.money(figures.starting_balance)} to ${format.money(figures.current_balance)}. ${this.#fall()}`}></div>
      ${this.#failed ? html`<p class="problem">The chart could not be loaded. <button type="button" @click=${() => this.#loadLibrary()}>Try again</button></p>` : ''}
      <input class="scrub" type="range" min="0" max=${most} .value=${String(this.#index ?? most)} aria-label="Change of the balance" aria-valuetext=${said}
        @input=${(event) => this.#point(Number(event.target.value))}>
      <p class="quiet">${this.#fall()} Open trades are not in it.</p>
      <details @toggle=${(event) => this.#open(event.target.open)}><summary>Days as a table</summary>${this.#table ? (this.#written ??= this.#days()) : ''}</details>`;
  }

  drawn() {
    const canvas = this.querySelector('.canvas');
    if (echarts === null || this.#drawn === canvas || document.hidden) {
      return;
    }
    if (this.#chart === null) {
      this.#chart = echarts.init(canvas, null, { renderer: 'canvas' });
      this.#chart.on('updateAxisPointer', ({ axesInfo }) => this.#pointed(axesInfo));
      this.#chart.getZr().on('globalout', () => this.#pointed([]));
      this.#size.observe(canvas);
    }
    this.#chart.setOption(chartOptions(this.#series, this.#colours(), this.app.format, this.app.settings.get('times') === 'utc'), { notMerge: true });
    this.#drawn = canvas;
  }

  #said({ time, balance, pnl, pair, moved, drawdown }) {
    const { format } = this.app;
    const change = pair !== null ? `, ${pair} ${format.profit(pnl)}` : moved !== 0 ? `, transfer ${format.profit(moved)}` : '';
    return `${format.time(time)}: balance ${format.money(balance)}${change}, drawdown ${format.money(drawdown)}`;
  }

  #fall() {
    const { drawdown } = this.#report.figures;
    const { format } = this.app;
    if (drawdown === null) {
      return 'Trading never made it fall.';
    }
    const { amount, percent, peak_time: peak, trough_time: trough, recovery_time: recovery, duration_seconds: seconds } = drawdown;
    const end = recovery === null ? `not recovered after ${durationText(seconds)}` : `recovered on ${format.time(recovery)}, after ${durationText(seconds)}`;
    return `Largest drawdown ${format.money(amount)} (${format.percent(percent)}), from ${format.time(peak)} to ${format.time(trough)}, ${end}.`;
  }

  #days() {
    const { format } = this.app;
    const rows = days(this.#series, (time) => format.date(time), MOST_DAYS);
    const transfers = rows.some((row) => row.moved !== 0);
    return html`<div class="scroll long" tabindex="0" role="group" aria-label="Days"><table>
      <caption class="unseen">The balance day by day, newest first</caption>
      <thead><tr><th scope="col">Day</th><th scope="col" class="minor">Changes</th><th scope="col">Result</th>
        ${transfers ? html`<th scope="col">Transfers</th>` : ''}<th scope="col">Balance</th><th scope="col">Drawdown</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${format.date(row.time)}</th><td class="minor">${format.number(row.changes, 0)}</td>
        <td class=${directionOf('profit', row.pnl)}>${format.profit(row.pnl)}</td>
        ${transfers ? html`<td>${row.moved === 0 ? '' : format.profit(row.moved)}</td>` : ''}
        <td>${format.money(row.balance)}</td><td>${format.money(row.drawdown)}</td></tr>`)}</tbody>
    </table></div>${rows.length === MOST_DAYS ? html`<p class="quiet">The newest ${MOST_DAYS} days.</p>` : ''}`;
  }

  #open(open) {
    this.#table = open;
    this.refresh();
  }

  async #loadLibrary() {
    this.#failed = false;
    try {
      echarts ??= await import('/lib/echarts/dist/echarts.esm.min.js');
    } catch {
      this.#failed = true;
    }
    this.refresh();
  }

  /** Of the pointer over the chart; nothing once it left. */
  #pointed(axes) {
    if (this.#sliding) {
      return; // the chart knows times by pixels, the slider each change
    }
    const axis = axes.find(({ axisDim }) => axisDim === 'x');
    const index = axis === undefined ? null : indexAt(this.#series, axis.value);
    if (index !== this.#index) {
      this.#index = index;
      this.refresh();
    }
  }

  /** Of the slider: the chart points where it does. */
  #point(index) {
    this.#index = index;
    this.refresh();
    const { time, balance } = this.#series[index];
    const at = this.#chart?.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [time, balance]);
    if (at) {
      this.#sliding = true;
      this.#chart.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'mousemove', x: at[0], y: at[1] });
      this.#sliding = false;
    }
  }

  #drawAnew() {
    this.#drawn = null;
    this.#written = null;
    this.refresh();
  }

  #seen() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      this.#timer = setTimeout(() => this.#dispose(), HIDDEN_MS);
    } else {
      this.refresh();
    }
  }

  #dispose() {
    this.#size.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
    this.#drawn = null;
  }

  #colours() {
    const style = getComputedStyle(this);
    return Object.fromEntries(['text', 'quiet', 'line', 'accent', 'down', 'warn'].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }
}

customElements.define('pip-equity-chart', EquityChart);
