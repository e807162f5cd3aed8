// A piece of the page: a custom element that draws a template of lit-html into itself, without a shadow, so that one style
// sheet and one set of labels hold for the whole page.

import { html, nothing, render } from '/lib/lit-html/lit-html.js';
import { onFrame } from './frame.js';

export { html, nothing };

/**
 * Extend it, give a template(), and say in begin() what to watch:
 *
 *   class Balance extends View {
 *     begin() { this.watch(this.app.trading); }
 *     template() { return html`<output>${this.app.format.money(this.app.trading.account.balance)}</output>`; }
 *   }
 *   customElements.define('pip-balance', Balance);
 *
 * It begins when it is in the page and has been given its app (a property), and ends when it leaves the page.
 */
export class View extends HTMLElement {
  #app = null;
  #begun = false;
  #ends = [];
  #draw = () => {
    if (this.#begun) {
      render(this.template(), this, { host: this });
      this.drawn();
    }
  };

  get app() {
    return this.#app;
  }

  set app(app) {
    this.#app = app;
    this.#begin();
  }

  connectedCallback() {
    this.#begin();
  }

  disconnectedCallback() {
    this.#begun = false;
    this.#ends.forEach((end) => end());
    this.#ends = [];
  }

  /** Draws again at every change of the observable, or calls the listener instead; until the view leaves the page. */
  watch(observable, listener = () => this.refresh()) {
    this.#ends.push(observable.watch(listener));
  }

  /** Listens to an event of another element, until the view leaves the page. */
  listen(target, type, listener) {
    target.addEventListener(type, listener);
    this.#ends.push(() => target.removeEventListener(type, listener));
  }

  /** Calls it every so many milliseconds, until the view leaves the page. */
  every(ms, work) {
    const timer = setInterval(work, ms);
    this.#ends.push(() => clearInterval(timer));
  }

  /** Draws before the next frame. */
  refresh() {
    onFrame(this.#draw);
  }

  /** What to watch. */
  begin() {}

  /** What to show. */
  template() {
    return nothing;
  }

  /** After each drawing. */
  drawn() {}

  #begin() {
    if (!this.#begun && this.#app !== null && this.isConnected) {
      this.#begun = true;
      this.begin();
      this.refresh();
    }
  }
}
