import { field, formProblem, options } from '../base/field.js';
import { parseAmount } from '../base/format.js';
import { html } from '../base/view.js';
import { FormDialog } from './form-dialog.js';
import { currencies, PROFILES, REALISM } from './terms.js';

/** Begins the account anew. Everything that is open is gone then, so its name has to be typed first. */
export class ResetDialog extends FormDialog {
  title = 'Reset the account';
  #account;
  #balance;
  #currency;
  #profile;
  #realism;
  #typed = '';
  #wrongBalance = '';

  constructor(app) {
    super(app);
    this.#account = app.account.value.account;
    const { deposits, currency, profile, realism } = app.trading.account;
    this.#balance = String(deposits);
    this.#currency = currency;
    this.#profile = profile;
    this.#realism = realism.name;
  }

  watch() {
    return this.app.account.watch(() => this.close());
  }

  form() {
    const { busy } = this.attempt;
    const realisms = this.#realism === 'custom' ? [['custom', 'As it is (custom)', ''], ...REALISM] : REALISM;
    return html`<form @submit=${(event) => this.#submit(event)} novalidate>
      <p>Open trades, waiting orders and the history of <strong>${this.#account}</strong> are left behind. The journal keeps them; this cannot be undone.</p>
      <div class="field-row">
        ${field({ id: 'reset-balance', label: 'New balance', hint: this.#understood(), wrong: this.#wrongBalance || this.attempt.wrong('balance'), control: html`
          <input id="reset-balance" inputmode="decimal" autocomplete="off" .value=${this.#balance} aria-invalid=${this.#wrongBalance ? 'true' : 'false'}
            aria-describedby="reset-balance-wrong reset-balance-hint" ?disabled=${busy} @input=${(event) => { this.#balance = event.target.value; this.refresh(); }}>` })}
        ${field({ id: 'reset-currency', label: 'Currency', control: html`
          <select id="reset-currency" ?disabled=${busy} @change=${(event) => { this.#currency = event.target.value; this.refresh(); }}>
            ${options(currencies(this.app.instruments).map((code) => [code, code]), this.#currency)}</select>` })}
        ${field({ id: 'reset-profile', label: 'Profile', control: html`
          <select id="reset-profile" ?disabled=${busy} @change=${(event) => { this.#profile = event.target.value; }}>${options(PROFILES, this.#profile)}</select>` })}
        ${field({ id: 'reset-realism', label: 'Realism', control: html`
          <select id="reset-realism" ?disabled=${busy} @change=${(event) => { this.#realism = event.target.value; }}>${options(realisms, this.#realism)}</select>` })}
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

  #understood() {
    const balance = parseAmount(this.#balance);
    return balance > 0 ? `${this.app.format.money(balance)} ${this.#currency}` : '';
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
      currency: this.#currency,
      profile: this.#profile,
      ...(this.#realism === 'custom' ? {} : { realism: this.#realism }),
    };
    if (await this.attempt.run(() => this.app.api.change('POST', '/api/paper-trading/account/reset/', body))) {
      this.close();
      this.app.notices.say(`The account ${this.#account} begins anew.`);
    }
  }
}
