import { html } from '../base/view.js';

const MOST = 99;

/** How many signals came unseen, beside what leads to them; nothing if none did. */
export function unseenCount({ unseenSignals }) {
  const count = unseenSignals.value;
  return count === 0 ? '' : html` <span class="count">${count > MOST ? `${MOST}+` : count}<span class="unseen"> new</span></span>`;
}
