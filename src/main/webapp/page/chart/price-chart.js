import { html, View } from '../base/view.js';

class PriceChart extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Chart</h2>`;
  }
}

customElements.define('pip-price-chart', PriceChart);
