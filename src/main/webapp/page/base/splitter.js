import { html, View } from './view.js';

const LEAST = 20;
const MOST = 75;
const STEP = 5;
const USUAL = 35;

/** The line above the trades: drag it, or move it with the arrow keys, for more of the chart or more of the trades. */
class Splitter extends View {
  #share = USUAL;
  #dragging = false;

  begin() {
    const take = () => {
      this.#share = within(this.app.settings.get('tradesShare'));
    };
    take();
    this.watch(this.app.settings, (name) => {
      if (name === null) {
        take();
        this.refresh();
      }
    });
    this.listen(this, 'pointerdown', (event) => this.#grab(event));
    this.listen(this, 'pointermove', (event) => this.#dragging && this.#follow(event));
    this.listen(this, 'pointerup', () => this.#drop());
    this.listen(this, 'pointercancel', () => this.#drop());
    this.listen(this, 'dblclick', () => this.#keep(USUAL));
    this.listen(this, 'keydown', (event) => this.#key(event));
  }

  template() {
    return html`<span class="grip" aria-hidden="true"></span>`;
  }

  drawn() {
    this.setAttribute('aria-valuenow', String(Math.round(this.#share)));
    this.parentElement.style.setProperty('--below', `${this.#share}fr`);
    this.parentElement.style.setProperty('--above', `${100 - this.#share}fr`);
  }

  #grab(event) {
    if (event.button === 0) {
      this.#dragging = true;
      this.setPointerCapture(event.pointerId);
    }
  }

  #follow({ clientY }) {
    const { bottom, height } = this.parentElement.getBoundingClientRect();
    this.#share = within((100 * (bottom - clientY)) / height);
    this.refresh();
  }

  #drop() {
    if (this.#dragging) {
      this.#dragging = false;
      this.#keep(this.#share);
    }
  }

  #key(event) {
    const to = { ArrowUp: this.#share + STEP, ArrowDown: this.#share - STEP, Home: MOST, End: LEAST }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#keep(to);
    }
  }

  #keep(share) {
    this.#share = Math.round(within(share));
    this.app.settings.set('tradesShare', this.#share);
    this.refresh();
  }
}

/** A share in per cent that leaves both sides something, whatever was asked for. */
function within(share) {
  return Number.isFinite(share) ? Math.min(MOST, Math.max(LEAST, share)) : USUAL;
}

customElements.define('pip-splitter', Splitter);
