import { setData, setText } from '../base/text.js';
import { html, View } from '../base/view.js';
import { valueOfAccount } from '../model/valuation.js';
import { marginState } from './margin.js';
import { profileName, realismName } from './terms.js';
import { TermsDialog } from './terms-dialog.js';

/** name, label, whether it moves with prices, whether a narrow screen shows it too */
const FIGURES = [
  ['balance', 'Balance', false, false],
  ['equity', 'Equity', true, true],
  ['unrealised', 'Open profit', true, true],
  ['marginUsed', 'Margin used', false, false],
  ['marginFree', 'Free margin', true, false],
  ['marginLevel', 'Margin level', true, true],
  ['trades', 'Open trades', false, false],
];

/** What the account is worth now: its frame is drawn at events, its figures once a frame, and only those that changed. */
class AccountBar extends View {
  #cells = new Map();
  #all = false;

  begin() {
    [this.app.trading, this.app.account, this.app.caller, this.app.settings, this.app.link].forEach((each) => this.watch(each));
    this.watch(this.app.prices, () => this.app.trading.trades.size > 0 && this.#showFigures());
  }

  template() {
    const { trading, account } = this.app;
    const terms = trading.account;
    return html`<section class="account-bar" aria-label="What the account is worth" data-all=${this.#all}>
      <dl>${FIGURES.map(([name, label, , always]) => html`
        <div data-figure=${name} ?data-always=${always}><dt>${label}</dt><dd class="number"><span class="value"></span>${
          name === 'marginLevel' ? html`<span class="margin-meter" aria-hidden="true"><i></i></span><small class="word"></small>` : ''}</dd></div>`)}</dl>
      <p class="old-word"></p>
      <button type="button" class="figures-more" aria-expanded=${this.#all} aria-label="All figures of the account"
        @click=${() => this.#showAll()}>${this.#all ? '▴' : '▾'}</button>
      <button type="button" class="terms" ?disabled=${terms === null} title="Terms of the account ${account.value?.account ?? ''}; reset"
        @click=${() => new TermsDialog(this.app).open()}>${terms === null ? 'Terms' : termsLine(terms)}</button>
    </section>`;
  }

  drawn() {
    if (this.#cells.size === 0) {
      for (const [name] of FIGURES) {
        this.#cells.set(name, this.querySelector(`[data-figure="${name}"]`));
      }
    }
    this.#showFigures();
  }

  #showFigures() {
    if (this.#cells.size === 0) {
      return;
    }
    const { app } = this;
    const value = valueOfAccount(app.trading, app.prices, app.conversions);
    const texts = value === null ? {} : {
      ...Object.fromEntries(['balance', 'equity', 'marginUsed', 'marginFree'].map((name) => [name, app.format.money(value[name])])),
      unrealised: `${arrow(value.unrealised)}${app.format.profit(value.unrealised)}`,
      marginLevel: app.format.percent(value.marginLevel, 0),
      trades: `${app.trading.trades.size}${app.trading.orders.size > 0 ? ` +\u00a0${app.trading.orders.size}\u00a0waiting` : ''}`,
    };
    const upToDate = app.link.trading.state === 'live' && app.trading.ready;
    for (const [name, , moving] of FIGURES) {
      const cell = this.#cells.get(name);
      setText(cell.querySelector('.value'), texts[name] ?? '–');
      setData(cell, 'old', String(value !== null && (!upToDate || (moving && !value.live))));
    }
    setText(this.querySelector('.old-word'), value === null ? '' : !upToDate ? 'not up to date' : value.live ? '' : 'prices are old');
    setData(this.#cells.get('unrealised'), 'sign', String(Math.sign(value?.unrealised ?? 0)));
    this.#showMargin(value);
  }

  #showMargin(value) {
    const cell = this.#cells.get('marginLevel');
    const { word, tone, share } = value === null ? { word: '', tone: 'unknown', share: 0 } : marginState(value, this.app.trading.account.margin_call);
    setText(cell.querySelector('.word'), word);
    setData(cell, 'tone', tone);
    const width = `${Math.round(100 * share)}%`;
    const bar = cell.querySelector('i');
    if (bar.style.width !== width) {
      bar.style.width = width;
    }
  }

  #showAll() {
    this.#all = !this.#all;
    this.refresh();
  }
}

function termsLine({ currency, profile, realism }) {
  return `${currency} · ${profileName(profile)} · ${realismName(realism.name)}`;
}

function arrow(amount) {
  return amount > 0 ? '▲\u00a0' : amount < 0 ? '▼\u00a0' : '';
}

customElements.define('pip-account-bar', AccountBar);
