import { choice, formProblem } from '../base/field.js';
import { html } from '../base/view.js';
import { FormDialog } from './form-dialog.js';
import { ResetDialog } from './reset-dialog.js';
import { meaning, PROFILES, profileLock, REALISM, realismName } from './terms.js';

/** What the account is like, and another profile or realism for it. */
export class TermsDialog extends FormDialog {
  title = 'Terms of the account';
  #account;
  #profile;
  #realism;

  constructor(app) {
    super(app);
    this.#account = app.account.value?.account;
    this.#profile = app.trading.account.profile;
    this.#realism = app.trading.account.realism.name;
  }

  /** Trades may close while it is open; of another account it says nothing. */
  watch() {
    const ends = [this.app.trading.watch(() => this.refresh()), this.app.account.watch(() => this.close())];
    return () => ends.forEach((end) => end());
  }

  form() {
    const { trading, mayTrade } = this.app;
    const { busy } = this.attempt;
    const lock = profileLock(trading.trades.size, trading.orders.size);
    const realisms = this.#realism === 'custom' ? [['custom', realismName('custom'), 'Numbers of its own.'], ...REALISM] : REALISM;
    return html`<form @submit=${(event) => this.#submit(event)}>
      <p class="quiet">${this.#account}, in ${trading.account?.currency}</p>
      ${mayTrade ? '' : html`<p class="hint">This account is shared with you to look at; only its owner changes it.</p>`}
      ${choice({
        id: 'terms-profile',
        label: 'Profile',
        list: PROFILES,
        value: this.#profile,
        chosen: (value) => this.#choose(() => { this.#profile = value; }),
        disabled: !mayTrade || lock !== '' || busy,
        wrong: this.attempt.wrong('profile'),
        hint: lock || meaning(PROFILES, this.#profile),
      })}
      ${choice({
        id: 'terms-realism',
        label: 'Realism',
        list: realisms,
        value: this.#realism,
        chosen: (value) => this.#choose(() => { this.#realism = value; }),
        disabled: !mayTrade || busy,
        wrong: this.attempt.wrong('realism'),
        hint: meaning(realisms, this.#realism),
      })}
      ${formProblem(this.attempt, ['profile', 'realism'])}
      <div class="buttons">
        <button type="button" class="danger apart" ?disabled=${!mayTrade || busy} @click=${() => this.#reset()}>Reset the account…</button>
        <button type="button" ?disabled=${busy} @click=${() => this.close()}>Close</button>
        <button type="submit" class="main" ?disabled=${!mayTrade || busy || Object.keys(this.#change()).length === 0}>
          ${busy ? 'Changing…' : 'Change terms'}</button>
      </div></form>`;
  }

  #choose(change) {
    change();
    this.refresh();
  }

  /** What differs from the account as it is. */
  #change() {
    const { profile, realism } = this.app.trading.account ?? {};
    return {
      ...(this.#profile === profile ? {} : { profile: this.#profile }),
      ...(this.#realism === realism?.name || this.#realism === 'custom' ? {} : { realism: this.#realism }),
    };
  }

  async #submit(event) {
    event.preventDefault();
    if (await this.attempt.run(() => this.app.api.change('PATCH', '/api/paper-trading/account/', this.#change()))) {
      this.close();
      this.app.notices.say('The terms of the account are changed.');
    }
  }

  #reset() {
    this.close();
    new ResetDialog(this.app).open();
  }
}
