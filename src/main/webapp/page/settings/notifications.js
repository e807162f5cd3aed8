import { html, View } from '../base/view.js';
import './channels.js';
import { Notifier } from './notifier.js';

/** Notifications of this browser, and everything else that tells the user what happened. */
class Notifications extends View {
  #notifier = null;
  #user = '';
  #live = false;

  begin() {
    this.watch(this.app.caller);
    this.watch(this.app.link, () => this.#linked());
  }

  template() {
    return html`<section class="panel card" aria-labelledby="notifications-title"><h3 id="notifications-title">Notifications</h3>
      <p class="hint">In this browser, also while you look elsewhere: fills, closed trades and margin calls of your accounts.</p>
      <div class="buttons start"><button type="button" id="notify" disabled>Notify me</button></div>
      <pip-channels .app=${this.app} @channels=${() => this.#notifier.connected()}></pip-channels></section>`;
  }

  drawn() {
    const user = this.app.caller.value?.username ?? '';
    if (this.#notifier === null) {
      this.#notifier = new Notifier(this.querySelector('#notify'), () => this.app.api.csrf, localStorage,
        () => this.querySelector('pip-channels').reload());
      this.app.notified = (message) => this.#notifier.heard(message);
    }
    if (user !== this.#user) {
      this.#user = user;
      this.#notifier.resume(user);
    }
  }

  #linked() {
    const live = this.app.link.trading.state === 'live';
    if (live && !this.#live) {
      this.#notifier?.connected();
    }
    this.#live = live;
  }
}

customElements.define('pip-notifications', Notifications);
