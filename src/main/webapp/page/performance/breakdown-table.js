// What instruments, hours or weekdays earned, as a table with a bar in each row, and as columns.

import { html, svg } from '/lib/lit-html/lit-html.js';
import { bar, sumOf } from './breakdown.js';
import { directionOf } from './figures.js';

const EVERY_HOURS = 3;

/** @param nameOf what is shown for a row's key */
export function breakdownTable(format, heading, rows, nameOf) {
  const sum = sumOf(rows);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="P&amp;L by ${heading.toLowerCase()}">
    <table class="breakdown">
      <thead><tr><th scope="col">${heading}</th><th scope="col">Trades</th><th scope="col" class="minor">Won</th><th scope="col">Win rate</th>
        <th scope="col" class="minor">Pips</th><th scope="col">P&amp;L</th><th class="profit-bar" aria-hidden="true"></th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${nameOf(row.key)}</th>${cells(format, row)}
        <td class="profit-bar" aria-hidden="true">${row.total_trades === 0 ? '' : barOf(row, rows)}</td></tr>`)}</tbody>
      <tfoot><tr><th scope="row">Total</th>${cells(format, sum)}<td class="profit-bar" aria-hidden="true"></td></tr></tfoot>
    </table></div>`;
}

function cells(format, { total_trades: trades, winning_trades: won, win_rate: rate, total_pips: pips, total_pnl: profit }) {
  return html`<td>${format.number(trades, 0)}</td><td class="minor">${format.number(won, 0)}</td><td>${format.percent(rate, 1)}</td>
    <td class="minor">${format.pips(pips)}</td><td class=${directionOf('profit', profit)}>${format.profit(profit)}</td>`;
}

function barOf(row, rows) {
  const { from, size, zero } = bar(row.total_pnl, rows);
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none">
    <rect class=${directionOf('profit', row.total_pnl)} x=${from} y="0" width=${size} height="10"></rect>
    <line x1=${zero} x2=${zero} y1="0" y2="10"></line></svg>`;
}

/** A column for each of 24 hours, up for a gain and down for a loss. The table beside it says the same in figures. */
export function hourColumns(format, rows) {
  const columns = rows.map((row, index) => {
    const { from, size } = bar(row.total_pnl, rows);
    return svg`<rect class=${directionOf('profit', row.total_pnl)} x=${index + 0.1} width="0.8" y=${100 - from - size} height=${size}>
      <title>${row.key}:00 ${format.profit(row.total_pnl)}</title></rect>`;
  });
  const { zero } = bar(0, rows);
  const best = rows.reduce((one, other) => (other.total_pnl > one.total_pnl ? other : one));
  const worst = rows.reduce((one, other) => (other.total_pnl < one.total_pnl ? other : one));
  const said = `Best hour ${best.key}:00 with ${format.profit(best.total_pnl)}, worst ${worst.key}:00 with ${format.profit(worst.total_pnl)}`;
  return html`<div class="hours" role="img" aria-label=${said}>
      <svg viewBox="0 0 24 100" preserveAspectRatio="none">${columns}
        <line x1="0" x2="24" y1=${100 - zero} y2=${100 - zero}></line></svg>
      <div class="axis" aria-hidden="true">${rows.filter((row, index) => index % EVERY_HOURS === 0).map((row) => html`<span>${row.key}</span>`)}</div>
    </div>
    <p class="quiet">${said}.</p>`;
}
