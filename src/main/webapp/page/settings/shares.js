import { ask } from '../base/ask.js';
import { field, formProblem } from '../base/field.js';
import { html } from '../base/view.js';
import { Section } from './section.js';

/** Who else may look at the account that is shown. */
class Shares extends Section {
  title = 'Sharing';
  #name = '';

  begin() {
    super.begin();
    this.watch(this.app.account, () => {
      this.items = null;
      this.reload();
    });
  }

  get #path() {
    return `/api/accounts/${encodeURIComponent(this.app.account.value.account)}/shares`;
  }

  get #own() {
    return this.app.account.value?.right === 'owner';
  }

  async load() {
    return this.#own ? this.app.api.get(this.#path) : [];
  }

  content() {
    const account = this.app.account.value?.account;
    if (!this.#own) {
      return html`<p class="hint">${account
        ? `${account} is shared with you; only its owner shares it with others.` : 'There is no account to share.'}</p>`;
    }
    const { busy } = this.attempt;
    return html`<p class="hint">Others may look at <strong>${account}</strong>, and change nothing.</p>
      ${this.list((user) => html`<li><strong>${user}</strong>
        <button type="button" class="danger" aria-label="End sharing with ${user}" ?disabled=${busy}
          @click=${() => this.#end(user)}>End</button></li>`, 'It is shared with nobody.')}
      <form class="line" @submit=${(event) => this.#add(event)}>
        ${field({ id: 'share-with', label: 'Share with', wrong: this.attempt.wrong('username'), control: html`
          <input id="share-with" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="32" placeholder="name of a user"
            .value=${this.#name}
            @input=${(event) => { this.#name = event.target.value; this.refresh(); }}>` })}
        <button type="submit" class="main" ?disabled=${busy || this.#name.trim() === ''}>${busy ? 'Sharing…' : 'Share'}</button>
      </form>${formProblem(this.attempt, ['username'])}`;
  }

  async #add(event) {
    event.preventDefault();
    const username = this.#name.trim();
    if (await this.attempt.run(() => this.app.api.send('POST', this.#path, { username }))) {
      this.#name = '';
      await this.reload();
    }
  }

  async #end(user) {
    const path = `${this.#path}/${encodeURIComponent(user)}`;
    const sure = await ask({ title: `End sharing with ${user}?`, text: 'They do not see the account any more.', yes: 'End sharing' });
    if (sure && await this.attempt.run(() => this.app.api.send('DELETE', path))) {
      await this.reload();
    }
  }
}

customElements.define('pip-shares', Shares);
