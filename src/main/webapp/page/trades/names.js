// How instruments and times are shown in the lists of trades.

import { html } from '/lib/lit-html/lit-html.js';
import { ageText } from '../base/format.js';

const NARROW = '(max-width: 46rem)';

/** As people write it: EUR/USD. */
export function pairOf(app, symbol) {
  const instrument = app.instrument(symbol);
  return instrument ? `${instrument.base}/${instrument.quote}` : symbol;
}

/** The same, to be pressed for its chart and ticket. */
export function symbolOf(app, symbol) {
  return html`<button type="button" class="symbol" title="Show its chart" @click=${() => show(app, symbol)}>${pairOf(app, symbol)}</button>`;
}

/** How long ago something was, with the time itself at hand. */
export function ageOf(iso, format) {
  return html`<time datetime=${iso} title=${format.time(iso)}>${ageText(Math.max(0, Date.now() - Date.parse(iso)))}</time>`;
}

function show(app, symbol) {
  app.symbol.value = symbol;
  if (matchMedia(NARROW).matches) {
    app.routes.go('trade', 'chart');
  }
}
