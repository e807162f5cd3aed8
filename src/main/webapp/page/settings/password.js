import { field, formProblem } from '../base/field.js';
import { html } from '../base/view.js';
import { passwordRules } from '../login/rules.js';
import { Section } from './section.js';

/** Another password. */
class Password extends Section {
  title = 'Password';
  #current = '';
  #new = '';

  async load() {
    return [];
  }

  left() {
    this.#current = this.#new = '';
    this.refresh();
  }

  content() {
    const { busy } = this.attempt;
    const name = this.app.caller.value?.username ?? '';
    const rules = passwordRules(name, this.#new);
    const wrong = this.attempt.problem?.code === 'wrong_credentials' ? 'This is not your present password.' : '';
    return html`<form @submit=${(event) => this.#submit(event)} novalidate>
      <input class="unseen" type="text" name="username" autocomplete="username" .value=${name} readonly
         tabindex="-1" aria-hidden="true">
      <div class="field-row">
        ${field({ id: 'current-password', label: 'Present password', wrong, control: html`
          <input id="current-password" type="password" autocomplete="current-password" aria-describedby="current-password-wrong"
            .value=${this.#current} ?disabled=${busy}
            @input=${(event) => { this.#current = event.target.value; this.refresh(); }}>` })}
        ${field({ id: 'new-password', label: 'New password', wrong: this.attempt.wrong('new_password'), control: html`
          <input id="new-password" type="password" autocomplete="new-password" aria-describedby="new-password-rules"
            .value=${this.#new} ?disabled=${busy}
            @input=${(event) => { this.#new = event.target.value; this.refresh(); }}>` })}
      </div>
      <ul class="rules" id="new-password-rules">${rules.map(({ text, kept }) => html`<li data-kept=${kept}>${text}</li>`)}</ul>
      ${wrong ? '' : formProblem(this.attempt, ['new_password'])}
      <div class="buttons"><button type="submit" class="main" ?disabled=${busy || this.#current === '' || rules.some(({ kept }) => !kept)}>
        ${busy ? 'Changing…' : 'Change password'}</button></div>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const body = { current_password: this.#current, new_password: this.#new };
    if (await this.attempt.run(() => this.app.api.send('POST', '/api/session/password', body))) {
      this.left();
      this.app.notices.say('Your password is changed; every other browser has to log in again.');
    }
  }
}

customElements.define('pip-password', Password);
