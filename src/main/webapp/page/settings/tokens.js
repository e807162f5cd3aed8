import { ask } from '../base/ask.js';
import { choice, field, formProblem } from '../base/field.js';
import { html } from '../base/view.js';
import { EXPIRIES, SCOPES } from './clients.js';
import { Section } from './section.js';

/** What programs show instead of a password: made here, shown once, taken back. */
class Tokens extends Section {
  title = 'API tokens';
  #made = null;
  #copied = false;
  #name = '';
  #scopes = new Set(['read']);
  #expiry = '';

  load() {
    return this.app.api.get('/api/tokens');
  }

  /** Nobody who comes later is to see it. */
  left() {
    this.#made = null;
    this.refresh();
  }

  content() {
    const { busy } = this.attempt;
    return html`<p class="hint">For bots and scripts, in the header <code>Authorization: Bearer …</code></p>
      ${this.#made ? this.#secret() : ''}
      ${this.list((token) => this.#row(token), 'There is none yet.')}
      <form @submit=${(event) => this.#make(event)} novalidate>
        <div class="field-row">
          ${field({ id: 'token-name', label: 'Name of the token', wrong: this.attempt.wrong('name'), control: html`
            <input id="token-name" autocomplete="off" maxlength="64" placeholder="grid bot" .value=${this.#name}
              @input=${(event) => { this.#name = event.target.value; this.refresh(); }}>` })}
          ${choice({ id: 'token-expiry', label: 'Expires', list: EXPIRIES, value: this.#expiry, chosen: (value) => { this.#expiry = value; } })}
        </div>
        <fieldset class="checks"><legend>It may</legend>${(this.app.caller.value?.scopes ?? []).map((scope) => html`
          <label><input type="checkbox" .checked=${this.#scopes.has(scope)} @change=${(event) => this.#choose(scope, event.target.checked)}>
            <span><strong>${scope}</strong>: ${SCOPES[scope] ?? ''}</span></label>`)}</fieldset>
        ${formProblem(this.attempt, ['name'])}
        <div class="buttons"><button type="submit" class="main" ?disabled=${busy || this.#name.trim() === '' || this.#scopes.size === 0}>
          ${busy ? 'Making it…' : 'Make a token'}</button></div>
      </form>`;
  }

  #secret() {
    return html`<div class="once" role="status"><p><strong>${this.#made.name}</strong> is made. Copy it now: it is never shown again.</p>
      <p class="copy"><input readonly aria-label="The new token" .value=${this.#made.token} @focus=${(event) => event.target.select()}>
        <button type="button" @click=${() => this.#copy()}>${this.#copied ? 'Copied' : 'Copy'}</button>
        <button type="button" @click=${() => this.left()}>Done</button></p></div>`;
  }

  #row({ id, name, scopes, last_used_at: used, expires_at: expires }) {
    const { format } = this.app;
    return html`<li><div><strong>${name}</strong> <small class="quiet">${scopes.join(', ')}</small><br>
      <small class="quiet">${used ? `used ${format.time(used)}` : 'never used'}, ${expires ? `expires ${format.time(expires)}` : 'does not expire'}</small></div>
      <button type="button" class="danger" aria-label="Revoke ${name}" ?disabled=${this.attempt.busy} @click=${() => this.#revoke(id, name)}>Revoke</button></li>`;
  }

  #choose(scope, chosen) {
    if (chosen) {
      this.#scopes.add(scope);
    } else {
      this.#scopes.delete(scope);
    }
    this.refresh();
  }

  async #make(event) {
    event.preventDefault();
    const body = {
      name: this.#name.trim(),
      scopes: [...this.#scopes],
      ...(this.#expiry === '' ? {} : { expires_in: Number(this.#expiry) }),
    };
    const done = await this.attempt.run(async () => {
      this.#made = await this.app.api.send('POST', '/api/tokens', body);
      this.#copied = false;
    });
    if (done) {
      this.#name = '';
    }
    await this.reload(); // if its answer was lost, one is there whose secret nobody knows
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#made.token);
      this.#copied = true;
    } catch {
      // no leave to use the clipboard, or no https: it is marked, to be copied by hand
      this.querySelector('.copy input').select();
    }
    this.refresh();
  }

  async #revoke(id, name) {
    const sure = await ask({ title: `Revoke ${name}?`, text: 'Programs that use it are shut out at once.', yes: 'Revoke' });
    if (sure && await this.attempt.run(() => this.app.api.send('DELETE', `/api/tokens/${encodeURIComponent(id)}`))) {
      this.#made = this.#made?.id === id ? null : this.#made;
      await this.reload();
    }
  }
}

customElements.define('pip-tokens', Tokens);
