import { html, View } from '../base/view.js';

class PerformanceView extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Performance</h2>`;
  }
}

customElements.define('pip-performance', PerformanceView);
