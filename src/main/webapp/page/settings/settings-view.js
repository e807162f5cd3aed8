import { html, View } from '../base/view.js';
import './appearance.js';
import './dealing.js';
import './notifications.js';
import './password.js';
import './programs.js';
import './sessions.js';
import './shares.js';
import './tokens.js';

/** What the user likes, kept in this browser; what the server keeps for them. */
class SettingsView extends View {
  begin() {
    this.watch(this.app.caller);
  }

  template() {
    const { app } = this;
    return html`<h2>Settings</h2>
      ${this.#notKnown(app.caller.value?.credential)}
      <div class="cards">
        <pip-appearance .app=${app}></pip-appearance>
        <pip-dealing .app=${app}></pip-dealing>
        <pip-notifications .app=${app}></pip-notifications>
        <pip-tokens .app=${app}></pip-tokens>
        <pip-shares .app=${app}></pip-shares>
        <pip-sessions .app=${app}></pip-sessions>
        <pip-password .app=${app}></pip-password>
        <pip-programs .app=${app}></pip-programs>
      </div>`;
  }

  #notKnown(credential) {
    if (credential === undefined || credential === 'session') {
      return '';
    }
    return html`<p class="hint">${credential === 'demo'
      ? html`This is a demo without logging in: tokens, sessions, a password and sharing belong to users.
        <a href="/login.html#/settings">Log in or register</a> for these.`
      : 'Tokens, sessions, the password and sharing need a log-in at this page.'}</p>`;
  }
}

customElements.define('pip-settings', SettingsView);
