import { html, View } from '../base/view.js';

class SettingsView extends View {
  begin() {
    this.watch(this.app.trading);
  }

  template() {
    return html`<h2>Settings</h2>`;
  }
}

customElements.define('pip-settings', SettingsView);
