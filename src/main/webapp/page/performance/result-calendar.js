// A month of results, day by day.

import { html, View } from '../base/view.js';
import { balanceSeries } from './balance-series.js';
import { dayIn, monthName, monthsOf, resultOf, resultsByDay, weekdaysOf, weeksOf } from './calendar.js';
import { directionOf } from './figures.js';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

class ResultCalendar extends View {
  #report = null;
  #results = new Map();
  #months = [];
  /** The one that was chosen; null for the newest with a result. */
  #month = null;

  set report(report) {
    if (report !== this.#report) {
      this.#report = report;
      this.#results = resultsByDay(balanceSeries(report.points, report.figures), dayIn(report.zone));
      this.#months = monthsOf(this.#results);
    }
    this.refresh();
  }

  template() {
    if (this.#months.length === 0) {
      return html`<p class="quiet">No result yet.</p>`;
    }
    const chosen = this.#months.indexOf(this.#month);
    const index = chosen === -1 ? this.#months.length - 1 : chosen;
    const month = this.#months[index];
    const all = weeksOf(month);
    const weekdays = weekdaysOf(all, this.#results);
    const weeks = all.map((week) => weekdays.map((weekday) => week[weekday])).filter((week) => week.some(Boolean));
    return html`
      <p class="months">
        <button type="button" aria-label="Earlier month with a result" ?disabled=${index === 0} @click=${() => this.#show(index - 1)}>‹</button>
        <strong aria-live="polite">${monthName(month)}</strong>
        <button type="button" aria-label="Later month with a result" ?disabled=${index === this.#months.length - 1} @click=${() => this.#show(index + 1)}>›</button>
        ${this.#amount(resultOf(weeks.flat(), this.#results))}</p>
      <div class="scroll" tabindex="0" role="group" aria-label="Results by day"><table class="month">
        <caption class="unseen">Result of each day of ${monthName(month)}, financing included</caption>
        <thead><tr>${weekdays.map((weekday) => html`<th scope="col">${WEEKDAYS[weekday]}</th>`)}<th scope="col" class="minor">Week</th></tr></thead>
        <tbody>${weeks.map((week) => html`<tr>${week.map((day) => this.#day(day))}
          <td class="minor week">${this.#amount(resultOf(week, this.#results))}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #day(day) {
    const result = day === null ? null : resultOf([day], this.#results);
    return html`<td class=${directionOf('profit', result)}>${day === null ? '' : html`<small>${Number(day.slice(8))}</small>`}
      ${result === null ? '' : this.app.format.profit(result)}</td>`;
  }

  #amount(result) {
    return result === null ? '' : html`<span class=${directionOf('profit', result)}>${this.app.format.profit(result)}</span>`;
  }

  #show(index) {
    this.#month = this.#months[index];
    this.refresh();
  }
}

customElements.define('pip-result-calendar', ResultCalendar);
