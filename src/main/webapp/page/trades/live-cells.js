// Cells whose text follows the prices. They stand empty in a template, and only what changed is touched.

import { setData, setText } from '../base/text.js';

/** A profit or loss, or a distance: what is above zero is up. */
export function setMoved(element, text, value) {
  setText(element, text);
  setData(element, 'moved', value > 0 ? 'up' : value < 0 ? 'down' : '');
}

/** With a plus too, because colour alone must not say it. */
export function signedPips(format, pips) {
  const text = format.pips(pips);
  return pips > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Why a price is not live, in a word; empty if it is. */
export function doubt(price) {
  if (!price || price.bid === null) {
    return 'no price';
  }
  return price.old ? 'old' : price.stale ? 'stale' : '';
}

/** The cells of a row by their data-cell. */
export function cellsOf(row) {
  return Object.fromEntries([...row.querySelectorAll('[data-cell]')].map((cell) => [cell.dataset.cell, cell]));
}
