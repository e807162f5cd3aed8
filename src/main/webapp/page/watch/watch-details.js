import { html, nothing, View } from '../base/view.js';
import { namesOf } from '../model/instrument-search.js';
import { base, changeWords } from './days.js';

/** More of one instrument: its day's range, and where it comes from. Its `symbol` is set from outside, and its `days`. */
class WatchDetails extends View {
  #symbol = '';
  days = null;

  set symbol(symbol) {
    if (symbol !== this.#symbol) {
      this.#symbol = symbol;
      this.refresh();
    }
  }

  template() {
    const price = this.app.prices.of(this.#symbol);
    if (price === undefined) {
      return nothing;
    }
    const { instrument } = price;
    const day = price.bid === null ? null : (this.days?.of(this.#symbol) ?? null);
    return html`
      <p class="line"><b>${instrument.base}/${instrument.quote}</b> <span class="quiet">${namesOf(instrument).filter((name) => name !== '').join(' / ')}</span></p>
      ${day === null ? nothing : this.#range(price, day)}
      <p class="line quiet">${sourceWords(price)}${day === null ? nothing : this.#since(price, day)}</p>`;
  }

  #range({ bid, instrument }, { low, high }) {
    const { format } = this.app;
    const share = high > low ? (bid - low) / (high - low) : 0.5;
    return html`<p class="range"><span><span class="unseen">Low of the day </span>${format.price(low, instrument)}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path d="M0 5H100"/><path class="now" d="M${(100 * share).toFixed(1)} 1V9"/></svg>
      <span><span class="unseen">high of the day </span>${format.price(high, instrument)}</span></p>`;
  }

  #since({ bid, instrument, old, stale }, day) {
    const { format } = this.app;
    const [change, way] = changeWords(this.days.change(this.#symbol, bid), format);
    return html` · <b class=${old || stale ? '' : way}>${change}</b> since ${day.previous_close === null ? 'the open' : 'the last close'} at ${format.price(base(day), instrument)}`;
  }
}

function sourceWords({ source, synthetic, old, stale, bid }) {
  if (bid === null) {
    return 'Not quoted yet';
  }
  if (old) {
    return html`<b class="warn">Connection lost: the price is old</b>`;
  }
  if (stale) {
    return html`<b class="warn">The source is silent: the price is stale</b>`;
  }
  return `${source ?? 'unknown source'}${synthetic ? ', spread made up' : ''}`;
}

customElements.define('pip-watch-details', WatchDetails);
