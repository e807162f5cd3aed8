import { html, View } from '../base/view.js';

class AccountBar extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Account</h2>`;
  }
}

customElements.define('pip-account-bar', AccountBar);
