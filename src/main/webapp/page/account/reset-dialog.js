import { choice, field, formProblem } from '../base/field.js';
import { parseAmount } from '../base/format.js';
import { html } from '../base/view.js';
import { FormDialog } from './form-dialog.js';
import { currencies, PROFILES, REALISM } from './terms.js';

/** Begins the account anew. Everything that is open is gone then, so its name has to be typed first. */
export class ResetDialog extends FormDialog {
  title = 'Reset the account';
  #account;
  #balance;
  /** currency, profile, realism */
  #terms;
  #typed = '';
  #wrongBalance = '';

  constructor(app) {
    super(app);
    this.#account = app.account.value.account;
    const { deposits, currency, profile, realism } = app.trading.account;
    this.#balance = String(deposits);
    this.#terms = { currency, profile, realism: realism.name };
  }

  watch() {
    return this.app.account.watch(() => this.close());
  }

  form() {
    const { busy } = this.attempt;
    const realisms = this.#terms.realism === 'custom' ? [['custom', 'As it is (custom)', ''], ...REALISM] : REALISM;
    return html`<form @submit=${(event) => this.#submit(event)} novalidate>
      <p>Open trades, waiting orders and the history of <strong>${this.#account}</strong> are left behind. The journal keeps them; this
        cannot be undone.</p>
      <div class="field-row">
        ${field({ id: 'reset-balance', label: 'New balance', hint: this.#understood(), wrong: this.#wrongBalance || this.attempt.wrong('balance'), control: html`
          <input id="reset-balance" inputmode="decimal" autocomplete="off" aria-describedby="reset-balance-wrong reset-balance-hint"
            aria-invalid=${this.#wrongBalance ? 'true' : 'false'} ?disabled=${busy} .value=${this.#balance}
            @input=${(event) => { this.#balance = event.target.value; this.refresh(); }}>` })}
        ${this.#choice('currency', 'Currency', currencies(this.app.instruments).map((code) => [code, code]))}
        ${this.#choice('profile', 'Profile', PROFILES)}
        ${this.#choice('realism', 'Realism', realisms)}
      </div>
      ${field({ id: 'reset-name', label: `To be sure, type the account's name: ${this.#account}`, control: html`
        <input id="reset-name" autocomplete="off" autocapitalize="none" spellcheck="false" ?disabled=${busy} .value=${this.#typed}
          @input=${(event) => { this.#typed = event.target.value; this.refresh(); }}>` })}
      ${formProblem(this.attempt, ['balance', 'currency', 'profile', 'realism'])}
      <div class="buttons">
        <button type="button" autofocus ?disabled=${busy} @click=${() => this.close()}>Cancel</button>
        <button type="submit" class="danger" ?disabled=${busy || this.#typed.trim() !== this.#account}>${busy ? 'Resetting…' : 'Reset'}</button>
      </div></form>`;
  }

  #choice(name, label, list) {
    return choice({
      id: `reset-${name}`,
      label,
      list,
      value: this.#terms[name],
      chosen: (value) => {
        this.#terms[name] = value;
        this.refresh();
      },
      disabled: this.attempt.busy,
    });
  }

  #understood() {
    const balance = parseAmount(this.#balance);
    return balance > 0 ? `${this.app.format.money(balance)} ${this.#terms.currency}` : '';
  }

  async #submit(event) {
    event.preventDefault();
    const balance = parseAmount(this.#balance);
    this.#wrongBalance = balance > 0 ? '' : 'Enter an amount above 0.';
    if (this.#wrongBalance || this.#typed.trim() !== this.#account) {
      this.refresh();
      return;
    }
    const body = {
      balance,
      ...this.#terms,
      realism: this.#terms.realism === 'custom' ? undefined : this.#terms.realism, // as it is
    };
    if (await this.attempt.run(() => this.app.api.change('POST', '/api/paper-trading/account/reset/', body))) {
      this.close();
      this.app.notices.say(`The account ${this.#account} begins anew.`);
    }
  }
}
