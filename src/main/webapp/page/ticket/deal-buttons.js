import { html, nothing, View } from '../base/view.js';
import { splitPrice } from '../base/format.js';
import { QUIET_MS } from './once.js';
import { hindrance } from './one-click.js';

const SIDES = { sell: 'bid', buy: 'ask' };
/** So that nobody takes a price for live that is not. */
const SAID = { live: '', none: ', no price', old: ', old price', stale: ', stale price' };
const PARTS = ['figure', 'pip', 'point'];

/**
 * The price to sell at and the price to buy at, and the spread between. `choose(side)` hears which was clicked, and may return a promise,
 * during which that button says so; `chosen()` tells the side that holds, null where a click deals at once; `type()` the type of order.
 */
class DealButtons extends View {
  #shown = new Map();
  #state = 'none';
  #busy = new Set();

  begin() {
    this.watch(this.app.symbol, () => this.refresh());
    this.watch(this.app.account);
    this.watch(this.app.caller);
    this.watch(this.app.prices, (symbols) => {
      if (symbols.has(this.app.symbol.value)) {
        this.#show();
      }
    });
  }

  template() {
    const chosen = this.chosen();
    const hindered = hindrance(this.app, this.app.symbol.value, this.type()) !== '';
    const button = (side, name) => html`
      <button type="button" class="deal ${side}" aria-pressed=${chosen === null ? nothing : String(chosen === side)}
        aria-disabled=${this.#busy.has(side) ? 'true' : nothing} ?disabled=${hindered} aria-describedby="ticket-hindrance"
        @click=${() => this.#clicked(side)}>
        <span class="side">${this.#busy.has(side) ? 'Dealing…' : name + SAID[this.#state]}</span>
        <span class="price" data-side=${side}><span class="figure"></span><span class="pip"></span><span class="point"></span></span>
        <span class="way" aria-hidden="true" data-way=${side}></span>
      </button>`;
    return html`${button('sell', 'Sell')}
      <p class="spread"><span class="unseen">Spread </span><output></output><span class="unit">pips</span></p>
      ${button('buy', 'Buy')}`;
  }

  drawn() {
    this.#show();
  }

  async #clicked(side) {
    if (this.#busy.has(side)) {
      return;
    }
    const work = this.choose(side);
    if (work instanceof Promise) {
      this.#busy.add(side);
      this.refresh();
      // a click that would be taken for the second of a double click should not look as if it dealt
      await Promise.allSettled([work, new Promise((resolve) => setTimeout(resolve, QUIET_MS))]);
      this.#busy.delete(side);
      this.refresh();
    }
  }

  /** Touches only the text that changed. */
  #show() {
    const price = this.app.prices.of(this.app.symbol.value);
    if (!price || !this.firstElementChild) {
      return;
    }
    const state = price.bid === null ? 'none' : price.old ? 'old' : price.stale ? 'stale' : 'live';
    if (state !== this.#state) {
      this.#state = state;
      this.dataset.state = state;
      this.refresh();
    }
    for (const [side, name] of Object.entries(SIDES)) {
      this.#showPrice(side, price[name], price[`${name}Moved`], price.instrument);
    }
    this.#text('spread', this.querySelector('output'), this.app.format.pips(price.bid === null ? null : (price.ask - price.bid) / price.instrument.pip));
  }

  #showPrice(side, value, moved, instrument) {
    const spans = this.querySelector(`[data-side="${side}"]`).children;
    const text = this.app.format.price(value, instrument);
    (value === null ? ['', text, ''] : splitPrice(text, instrument)).forEach((part, index) => this.#text(side + PARTS[index], spans[index], part));
    const way = moved > 0 ? '▲' : moved < 0 ? '▼' : '';
    this.#text(`${side}way`, this.querySelector(`[data-way="${side}"]`), way);
    const button = spans[0].parentElement.parentElement;
    if (button.dataset.moved !== way) {
      button.dataset.moved = way;
    }
  }

  #text(name, element, text) {
    if (this.#shown.get(name) !== text) {
      this.#shown.set(name, text);
      element.textContent = text;
    }
  }
}

customElements.define('pip-deal-buttons', DealButtons);
