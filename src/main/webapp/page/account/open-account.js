import { choice, field, formProblem } from '../base/field.js';
import { parseAmount } from '../base/format.js';
import { html } from '../base/view.js';
import { who } from '../net/access.js';
import { FormDialog } from './form-dialog.js';
import { currencies, meaning, PROFILES, REALISM } from './terms.js';

/** Asks what a further account is to be like, opens it, and looks at it. */
export class OpenAccount extends FormDialog {
  title = 'Open a further account';
  #balance = '10000';
  #currency = 'USD';
  #profile = 'hedging';
  #realism = 'frictionless';
  #wrongBalance = '';

  form() {
    const { busy } = this.attempt;
    return html`<form @submit=${(event) => this.#submit(event)} novalidate>
      ${field({ id: 'new-balance', label: 'Balance', hint: this.#understood(), wrong: this.#wrongBalance || this.attempt.wrong('balance'), control: html`
        <input id="new-balance" inputmode="decimal" autocomplete="off" aria-describedby="new-balance-wrong new-balance-hint"
          aria-invalid=${this.#wrongBalance ? 'true' : 'false'} .value=${this.#balance}
          @input=${(event) => this.#choose(() => { this.#balance = event.target.value; })}>` })}
      ${choice({
        id: 'new-currency',
        label: 'Currency',
        list: currencies(this.app.instruments).map((code) => [code, code]),
        value: this.#currency,
        chosen: (value) => this.#choose(() => { this.#currency = value; }),
        wrong: this.attempt.wrong('currency'),
        hint: 'It changes with a reset only.',
      })}
      ${choice({
        id: 'new-profile',
        label: 'Profile',
        list: PROFILES,
        value: this.#profile,
        chosen: (value) => this.#choose(() => { this.#profile = value; }),
        hint: meaning(PROFILES, this.#profile),
      })}
      ${choice({
        id: 'new-realism',
        label: 'Realism',
        list: REALISM,
        value: this.#realism,
        chosen: (value) => this.#choose(() => { this.#realism = value; }),
        hint: meaning(REALISM, this.#realism),
      })}
      ${formProblem(this.attempt, ['balance', 'currency', 'profile', 'realism'])}
      <div class="buttons">
        <button type="button" ?disabled=${busy} @click=${() => this.close()}>Cancel</button>
        <button type="submit" class="main" ?disabled=${busy}>${busy ? 'Opening…' : 'Open account'}</button>
      </div></form>`;
  }

  /** The account of a request whose answer was lost: it has no name under which it could be asked for again. */
  async #openAllTheSame(problem) {
    if (problem.code !== 'unreachable') {
      throw problem;
    }
    const before = new Set(this.app.caller.value.accounts.map(({ account }) => account));
    const opened = (await this.app.api.get('/api/accounts')).find(({ account, right }) => right === 'owner' && !before.has(account));
    if (!opened) {
      throw problem;
    }
    return opened;
  }

  #understood() {
    const balance = parseAmount(this.#balance);
    return balance > 0 ? `${this.app.format.money(balance)} ${this.#currency}` : '';
  }

  #choose(change) {
    change();
    this.refresh();
  }

  async #submit(event) {
    event.preventDefault();
    const balance = parseAmount(this.#balance);
    this.#wrongBalance = balance > 0 ? '' : 'Enter an amount above 0.';
    if (this.#wrongBalance) {
      this.refresh();
      return;
    }
    const { api, caller, account } = this.app;
    let opened = null;
    const done = await this.attempt.run(async () => {
      const wanted = { balance, currency: this.#currency, profile: this.#profile, realism: this.#realism };
      opened = await api.send('POST', '/api/accounts', wanted).catch((problem) => this.#openAllTheSame(problem));
    });
    if (!done) {
      return;
    }
    this.close();
    // if the list cannot be had now, the account is there all the same
    const known = await who(api).catch(() => null);
    caller.value = known ?? { ...caller.value, accounts: [...caller.value.accounts, opened] };
    account.value = caller.value.accounts.find((each) => each.account === opened.account) ?? opened;
    this.app.notices.say(`Account ${opened.account} is open.`);
  }
}
