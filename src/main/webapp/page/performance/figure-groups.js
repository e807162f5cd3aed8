// The figures, each with its meaning behind it.

import { html } from '/lib/lit-html/lit-html.js';
import { directionOf, figureText, GROUPS, valueOf } from './figures.js';

/** The few that are looked at first. */
export function headline(format, figures) {
  const gain = figures.total_pnl;
  return html`<dl class="headline panel">
    ${tile('Total P&L', format.profit(gain), directionOf('profit', gain))}
    ${tile('Win rate', format.percent(figures.win_rate, 1))}
    ${tile('Profit factor', format.number(figures.profit_factor, 2))}
    ${tile('Expectancy', format.profit(figures.expectancy), directionOf('profit', figures.expectancy))}
    ${tile('Largest drawdown', format.money(figures.drawdown?.amount))}
    ${tile('Trades', format.number(figures.total_trades, 0))}
    ${tile('Balance', format.money(figures.current_balance))}
  </dl>`;
}

function tile(name, text, direction = '') {
  return html`<div><dt>${name}</dt><dd class=${direction}>${text}</dd></div>`;
}

/** Native details: a click, Enter or Space on a figure tells what it means. */
export function figureGroups(format, figures) {
  return html`${GROUPS.map((group) => html`<section class="panel figures" aria-label=${group.name}>
    <h3>${group.name}</h3>
    ${group.figures.map((figure) => figureOf(format, figures, figure))}
  </section>`)}`;
}

function figureOf(format, figures, { key, label, kind, meaning, why }) {
  const value = valueOf(figures, key);
  return html`<details><summary><span class="label">${label}</span>
    <span class="value ${directionOf(kind, value)}">${value === null ? html`<small class="quiet">${why}</small> ` : ''}${figureText(format, kind, value)}</span></summary>
    <p>${meaning}</p></details>`;
}
