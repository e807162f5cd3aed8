// How trades ended, as a table with a bar in each row.

import { html } from '/lib/lit-html/lit-html.js';
import { directionOf } from './figures.js';

export function distributionTable(format, rows) {
  const most = Math.max(...rows.map((row) => row.trades));
  return html`<table>
    <thead><tr><th scope="col">Profit or loss</th><th scope="col">Trades</th><th class="profit-bar" aria-hidden="true"></th></tr></thead>
    <tbody>${rows.map(({ from, to, trades }) => html`<tr><th scope="row">${from === to ? 'Broke even' : `${format.profit(from)} to ${format.profit(to)}`}</th>
      <td>${format.number(trades, 0)}</td>
      <td class="profit-bar" aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none">
        <rect class=${directionOf('profit', from + to) || 'even'} x="0" y="0" width=${(100 * trades) / most} height="10"></rect></svg></td></tr>`)}</tbody>
  </table>`;
}
