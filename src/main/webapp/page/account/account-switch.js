import { html, View } from '../base/view.js';
import { OpenAccount } from './open-account.js';

/** Which account is looked at; a way to a further one. */
class AccountSwitch extends View {
  begin() {
    [this.app.caller, this.app.account].forEach((each) => this.watch(each));
  }

  template() {
    const caller = this.app.caller.value;
    const accounts = caller?.accounts ?? [];
    const shown = this.app.account.value?.account ?? '';
    const mayOpen = (caller?.scopes ?? []).includes('trade');
    return html`
      <label class="unseen" for="account-switch">Account</label>
      <select id="account-switch" title=${shown} ?disabled=${accounts.length === 0} @change=${(event) => this.#switch(event.target.value)}>
        ${accounts.length === 0 ? html`<option value="">No account</option>` : accounts.map(({ account, right }) => html`
          <option value=${account} .selected=${account === shown}>${account}${right === 'owner' ? '' : ' (only to look at)'}</option>`)}
      </select>
      <button type="button" class="add" aria-label="Open a further account" title="Open a further account" ?hidden=${!mayOpen}
        @click=${() => new OpenAccount(this.app).open()}>+</button>`;
  }

  #switch(name) {
    const chosen = this.app.caller.value.accounts.find(({ account }) => account === name);
    if (chosen) {
      this.app.account.value = chosen;
    }
  }
}

customElements.define('pip-account-switch', AccountSwitch);
