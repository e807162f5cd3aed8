import { html, View } from '../base/view.js';

class OrderTicket extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Ticket</h2>`;
  }
}

customElements.define('pip-order-ticket', OrderTicket);
