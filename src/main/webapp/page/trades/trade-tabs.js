import { html, View } from '../base/view.js';

class TradeTabs extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Trades</h2>`;
  }
}

customElements.define('pip-trade-tabs', TradeTabs);
