import { Attempt } from '../base/attempt.js';
import { html, View } from '../base/view.js';

/**
 * A part of the settings that shows what the server has. It is loaded when the settings are seen, and again when somebody else is
 * here. Extend it, give `load()`, `title` and `content()`; what was shown in secret goes in `left()`.
 */
export class Section extends View {
  /** Of the last load, or null before. */
  items = null;
  problem = null;
  attempt = new Attempt(() => this.refresh());
  #asked = 0;

  begin() {
    this.watch(this.app.routes, ({ view }) => (view === 'settings' ? this.reload() : this.left()));
    this.watch(this.app.caller, () => this.reload());
    this.watch(this.app.settings);
    this.reload();
  }

  /** Whether the caller logged in, which all of this needs. */
  get known() {
    return this.app.caller.value?.credential === 'session';
  }

  /** The newest answer counts. */
  async reload() {
    if (this.app.routes.view !== 'settings' || !this.known) {
      this.refresh();
      return;
    }
    const asked = ++this.#asked;
    try {
      const items = await this.load();
      if (asked === this.#asked) {
        this.items = items;
        this.problem = null;
      }
    } catch (problem) {
      this.problem = asked === this.#asked ? problem : this.problem;
    }
    this.refresh();
  }

  left() {}

  template() {
    return html`<section class="panel card" aria-labelledby="${this.localName}-title" ?hidden=${!this.known}>
      <h3 id="${this.localName}-title">${this.title}</h3>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem.message}
        <button type="button" class="plain" @click=${() => this.reload()}>Try again</button></p>` : ''}
      ${this.content()}</section>`;
  }

  /** The list itself, or that it is not there yet, or that it is empty. */
  list(row, none) {
    if (this.items === null) {
      return html`<p class="hint">${this.problem ? '' : 'Loading…'}</p>`;
    }
    return this.items.length === 0 ? html`<p class="hint">${none}</p>` : html`<ul class="list">${this.items.map(row)}</ul>`;
  }
}
