// What the order comes to, and what the server would say to it.

import { html, nothing } from '../base/view.js';
import { checkWords } from './order-words.js';

/** `order` is that of valuedOrder, `isLive` whether the price it is reckoned with is. */
export function summary({ order, format, isLive }) {
  const { sums, currency } = order;
  const money = (amount) => (amount === null || amount === undefined ? '–' : `${format.money(amount)} ${currency}`);
  const result = (exit) => (exit?.money === null || exit?.money === undefined ? '–'
    : html`<span class=${exit.money < 0 ? 'down' : 'up'}>${format.profit(exit.money)} ${currency}</span>${
      exit.percent === null ? '' : html` <span class="quiet">${format.percent(Math.abs(exit.percent))}</span>`}`);
  const row = (name, value, title) => html`<div title=${title}><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`
    <dl class="order-sums" data-live=${isLive}>
      ${row('Margin', money(sums?.margin), 'Held while the trade is open')}
      ${row('Pip value', money(sums?.pipValue), 'What one pip of this size is worth')}
      ${row('Spread', money(sums?.spreadCost), 'Half the spread, on all units: paid when it is filled')}
      ${row('Reward/risk', sums?.ratio ? format.number(sums.ratio) : '–', 'The distance to the first take-profit over that to the nearest stop')}
      ${row('At the stop', result(sums?.worst), 'Lost at the nearest stop, and that in per cent of the equity')}
      ${row('At the targets', result(sums?.gain), 'Won if every take-profit is reached, and that in per cent of the equity')}
    </dl>
    ${isLive ? nothing : html`<p class="warn">Reckoned with a price that is not live.</p>`}`;
}

/** What the server would say; `heard` is the newest answer of its check. */
export function checkLine(heard, format) {
  const { kind, text, rule } = heard === null ? { kind: 'none', text: '' } : checkWords(heard, format);
  return html`<p class="pre-check" id="ticket-check" data-kind=${kind} title=${rule ?? nothing}>${text}</p>`;
}
