import { html, View } from '../base/view.js';

class SignalsView extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Signals</h2>`;
  }
}

customElements.define('pip-signals', SignalsView);
