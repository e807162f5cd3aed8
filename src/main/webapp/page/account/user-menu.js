import { html, View } from '../base/view.js';
import { logOut } from '../net/access.js';
import { isDark } from '../settings/theme.js';
import { MOON, SUN, USER } from './icons.js';

/** Light or dark at a click; who is here, and the way out. */
class UserMenu extends View {
  #leaving = false;

  begin() {
    this.watch(this.app.caller);
    this.watch(this.app.routes);
    this.watch(this.app.settings);
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.refresh());
  }

  template() {
    const caller = this.app.caller.value;
    const dark = isDark(this.app.settings);
    const other = dark ? 'light' : 'dark';
    return html`
      <button type="button" class="round" aria-label="Switch to ${other} colours" title="Switch to ${other} colours"
        @click=${() => this.app.settings.set('theme', other)}>${dark ? SUN : MOON}</button>
      <button type="button" class="user" popovertarget="user-menu"
        aria-label="Menu of ${caller?.username ?? 'the user'}">${USER}<span>${caller?.username ?? ''}</span></button>
      <div id="user-menu" popover class="menu" role="group" aria-label="User">
        ${this.#who(caller)}
        <button type="button" @click=${() => this.#showFeeds()}>Where prices come from</button>
        <a href="#/settings" @click=${() => this.#close()}>Settings</a>
        <a href="/login.html${location.hash}" ?hidden=${caller?.credential !== 'demo'}>Log in or register</a>
        <button type="button" ?hidden=${caller?.credential !== 'session'} ?disabled=${this.#leaving} @click=${() => this.#leave()}>
          ${this.#leaving ? 'Logging out…' : 'Log out'}</button>
      </div>`;
  }

  #who(caller) {
    if (caller?.credential === 'demo') {
      return html`<p><strong>Demo</strong><br><small>Whoever opens this page deals on the same accounts. No money is real.</small></p>`;
    }
    return html`<p>Logged in as <strong>${caller?.username}</strong></p>`;
  }

  /** The sheet of the feeds, whose own button a narrow header has no place for. */
  #showFeeds() {
    this.#close();
    document.getElementById('feeds').showPopover();
  }

  #close() {
    this.querySelector('#user-menu').hidePopover();
  }

  async #leave() {
    this.#leaving = true;
    this.refresh();
    try {
      await logOut(this.app.api);
      this.app.toLogin();
    } catch (problem) {
      this.#leaving = false;
      this.#close();
      this.refresh();
      this.app.notices.fail(problem);
    }
  }
}

customElements.define('pip-user-menu', UserMenu);
