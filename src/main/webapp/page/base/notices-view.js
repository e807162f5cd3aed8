import { html, View } from './view.js';

/** Shows notices; screen readers hear what was done when they have time, and errors at once. */
class NoticesView extends View {
  begin() {
    this.watch(this.app.notices);
  }

  template() {
    const of = (kind) => this.app.notices.shown.filter((notice) => notice.kind === kind);
    return html`
      <div role="status" aria-live="polite">${of('done').map((notice) => this.#notice(notice))}</div>
      <div role="alert">${of('error').map((notice) => this.#notice(notice))}</div>`;
  }

  #notice({ id, kind, text }) {
    return html`<p class="notice ${kind}"><span>${text}</span>
      <button type="button" class="plain" aria-label="Dismiss" @click=${() => this.app.notices.dismiss(id)}>×</button></p>`;
  }
}

customElements.define('pip-notices', NoticesView);
