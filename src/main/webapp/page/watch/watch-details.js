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
    return html`
      <p class="what"><b>${instrument.base}/${instrument.quote}</b> <span class="quiet">${namesOf(instrument).filter((name) => name !== '').join(' / ')}</span></p>
      ${this.#day(price)}
      <p class="quiet">${sourceWords(price)}</p>`;
  }

  #day(price) {
    const day = this.days?.of(this.#symbol) ?? null;
    if (day === null || price.bid === null) {
      return nothing;
    }
    const { format } = this.app;
    const say = (value) => format.price(value, price.instrument);
    const [change, way] = changeWords(this.days.change(this.#symbol, price.bid), format);
    const share = day.high > day.low ? (price.bid - day.low) / (day.high - day.low) : 0.5;
    return html`
      <p class="range"><span><span class="unseen">Low of the day </span>${say(day.low)}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path d="M0 5H100"/><path class="now" d="M${(100 * share).toFixed(1)} 1V9"/></svg>
        <span><span class="unseen">high of the day </span>${say(day.high)}</span></p>
      <p class="quiet">${day.previous_close === null ? 'Since the open' : 'Since yesterday’s close'} at ${say(base(day))}
        <b class=${way}>${change}</b></p>`;
  }
}

function sourceWords({ source, synthetic, old, stale, bid }) {
  if (bid === null) {
    return 'Not quoted yet';
  }
  const state = old ? 'Connection lost: the price is old. ' : stale ? 'The source is silent: the price is stale. ' : '';
  return `${state}From ${source ?? 'an unknown source'}${synthetic ? ', with a spread that is made up' : ''}`;
}

customElements.define('pip-watch-details', WatchDetails);
