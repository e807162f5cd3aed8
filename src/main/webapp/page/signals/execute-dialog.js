// Asks how large a signal is to be executed, with the sums of the moment.

import { live } from '/lib/lit-html/directives/live.js';
import { parseNumber, parseUnits } from '../base/format.js';
import { html, nothing, View } from '../base/view.js';
import { valueOfAccount } from '../model/valuation.js';
import { distanceText, forecast, isOver, leftText, msLeft, pipsWorse, wrongTerms } from './sums.js';

const SECOND_MS = 1000;

/** As last entered: {by, risk, units, deviation}. */
export function termsOf(settings) {
  return {
    by: settings.get('signalSize') === 'units' ? 'units' : 'risk',
    risk: settings.get('signalRisk'),
    units: settings.get('signalUnits'),
    deviation: settings.get('signalDeviation'),
  };
}

/** → promise of the terms, which are remembered; or of null if nothing is to be done. */
export function askTerms(app, signal) {
  const dialog = document.createElement('dialog');
  dialog.className = 'signal-dialog';
  dialog.setAttribute('aria-labelledby', 'execute-title');
  const form = document.createElement('pip-execute-form');
  Object.assign(form, { signal, app });
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'execute' ? form.terms : null);
    });
    dialog.showModal();
  });
}

/** Needs `signal`, before its app. */
class ExecuteForm extends View {
  signal = null;
  terms = null;
  #texts = {};
  #by = 'risk';
  #begun = false;

  begin() {
    const { by, risk, units, deviation } = termsOf(this.app.settings);
    this.#by = by;
    this.#texts = { risk: String(risk), units: String(units), deviation: String(deviation) };
    this.watch(this.app.prices, () => this.refresh());
    this.watch(this.app.trading);
    this.every(SECOND_MS, () => this.refresh());
  }

  template() {
    const { app, signal } = this;
    const { format } = app;
    const instrument = app.instrument(signal.symbol);
    const price = app.prices.of(signal.symbol);
    const terms = this.#entered();
    const wrong = wrongTerms(terms);
    const sums = Object.keys(wrong).length > 0 ? null : this.#sums(terms, price);
    const over = isOver(signal, Date.now());
    const old = !price || price.old || price.stale;
    const side = signal.direction === 'buy' ? 'Buy' : 'Sell';
    const currency = app.trading.account?.currency ?? '';
    return html`<form method="dialog" @submit=${(event) => this.#submit(event)}>
      <h2 id="execute-title">${side} ${instrument ? `${instrument.base}/${instrument.quote}` : signal.symbol}, signal of ${signal.signal_source}</h2>
      <fieldset class="choices"><legend>Size</legend>
        ${this.#choice('risk', 'By risk')}${this.#choice('units', 'By units')}
      </fieldset>
      ${this.#by === 'risk'
        ? this.#field('risk', 'Risk at the stop, % of equity', wrong.risk)
        : this.#field('units', 'Units', wrong.units)}
      ${this.#field('deviation', 'At most this far from the entry, pips', wrong.deviation)}
      <dl class="sums" data-old=${old ? 'yes' : 'no'}>
        <div><dt>Price now</dt><dd>${format.price(sums?.price, instrument)} <small>${distanceText(pipsWorse(signal, price), format)}${old ? ', not live' : ''}</small></dd></div>
        <div><dt>Units</dt><dd>${format.units(sums?.units)}</dd></div>
        <div><dt>Lost at the stop ${format.price(signal.stop_loss, instrument)}</dt><dd>${format.profit(sums && -sums.loss)} ${currency} <small>${format.percent(sums?.lossPercent)}</small></dd></div>
        <div><dt>Won if all targets are reached</dt><dd>${format.profit(sums?.gain)} ${currency}</dd></div>
        <div><dt>Time left</dt><dd>${leftText(msLeft(signal, Date.now()))}</dd></div>
      </dl>
      <p class="quiet">With the signal's stop and targets, all or nothing. The server sums up again when it executes.</p>
      ${old ? html`<p class="warn">The price is not live.</p>` : nothing}
      <div class="buttons">
        <button type="button" @click=${() => this.closest('dialog').close('')}>Cancel</button>
        <button type="submit" class="main" ?disabled=${over || old || Object.keys(wrong).length > 0}>${over ? 'Expired' : `${side} ${sums ? format.units(sums.units) : ''}`}</button>
      </div>
    </form>`;
  }

  /** Once; not where that would bring up a keyboard over the sums. */
  drawn() {
    if (!this.#begun && matchMedia('(pointer: fine)').matches) {
      this.querySelector(`#execute-${this.#by}`).select();
    }
    this.#begun = true;
  }

  #choice(by, text) {
    return html`<label class="check"><input type="radio" name="by" .checked=${live(this.#by === by)} @change=${() => this.#choose(by)}> ${text}</label>`;
  }

  #field(name, label, wrong) {
    return html`<p class="field"><label for="execute-${name}">${label}</label>
      <input id="execute-${name}" inputmode="decimal" autocomplete="off" .value=${live(this.#texts[name])} aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="execute-${name}-wrong" @input=${(event) => this.#type(name, event.target.value)}>
      <span class="problem" id="execute-${name}-wrong">${wrong ?? ''}</span></p>`;
  }

  #choose(by) {
    this.#by = by;
    this.refresh();
  }

  #type(name, text) {
    this.#texts[name] = text;
    this.refresh();
  }

  #entered() {
    const number = (name) => parseNumber(this.#texts[name]);
    return { by: this.#by, risk: number('risk'), units: parseUnits(this.#texts.units), deviation: number('deviation') };
  }

  #sums(terms, price) {
    const { app } = this;
    const value = valueOfAccount(app.trading, app.prices, app.conversions);
    if (!price || value === null) {
      return null;
    }
    const rate = app.conversions.rate(price.instrument.quote, app.trading.account.currency, app.prices);
    return forecast(this.signal, terms, { price, equity: value.equity, rate });
  }

  /** What was entered is for the next time too. */
  #submit(event) {
    event.preventDefault();
    const terms = this.#entered();
    if (Object.keys(wrongTerms(terms)).length > 0) {
      return;
    }
    this.terms = terms;
    const { settings } = this.app;
    settings.set('signalSize', terms.by);
    settings.set('signalDeviation', terms.deviation);
    settings.set(terms.by === 'units' ? 'signalUnits' : 'signalRisk', terms.by === 'units' ? terms.units : terms.risk);
    this.closest('dialog').close('execute');
  }
}

customElements.define('pip-execute-form', ExecuteForm);
