// The fields for stop, targets and trailing stop, in prices or pips, with what each means in money.

import { live } from '/lib/lit-html/directives/live.js';
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { LEVELS, moneyAt, pipsOfPrice, readDistance, readLevel } from './exit-sums.js';
import { signedPips } from './live-cells.js';

const NAMES = { stop_loss: 'Stop-loss', take_profit_1: 'Take-profit', take_profit_2: '2nd take-profit', take_profit_3: '3rd take-profit' };

/** Part of a dialog: it holds what was typed, the dialog draws it. */
export class ExitsForm {
  #app;
  #instrument;
  #texts;
  #before;
  #taken;
  #refresh;
  #unit = 'price';

  /**
   * @param before the trade or order, whose exits are shown first
   * @param refresh draws the dialog again
   */
  constructor(app, before, refresh) {
    this.#app = app;
    this.#instrument = app.instrument(before.symbol);
    this.#before = before;
    this.#taken = before.targets_taken ?? 0;
    this.#refresh = refresh;
    this.#texts = Object.fromEntries(LEVELS.map((level) => [level, this.#priceText(before[level] ?? null)]));
    this.#texts.trailing_distance = this.#priceText(before.trailing_distance ?? null);
  }

  /**
   * What was changed, as the server takes it, or null while a field is wrong. `position` is {side, entry, units}, `market` the price at which it
   * would be closed now, or null.
   */
  changes(position, market) {
    const all = Object.fromEntries([...LEVELS, 'trailing_distance'].map((name) => [name, this.#read(name, position, market)]));
    if (Object.values(all).some(({ error }) => error)) {
      return null;
    }
    return Object.fromEntries(Object.entries(all)
      .filter(([name, { value }]) => value !== (this.#before[name] ?? null))
      .map(([name, { value }]) => [name, value]));
  }

  template(position, market, currency) {
    const unit = this.#unit;
    return html`
      <fieldset class="units"><legend>Stop and targets in</legend>
        ${['price', 'pips'].map((each) => html`<label><input type="radio" name="exits-unit" .checked=${live(each === this.#unit)}
          @change=${() => this.#turn(each, position)}> ${each === 'price' ? 'prices' : 'pips from the entry'}</label>`)}
      </fieldset>
      <div class="levels">
        ${LEVELS.map((level, index) => this.#level(level, index, unit, position, market, currency))}
        ${this.#trailing(unit)}
      </div>`;
  }

  #level(level, index, unit, position, market, currency) {
    if (index > 0 && index <= this.#taken) {
      return html`<p class="taken">${NAMES[level]} ${this.#texts[level]} was taken.</p>`;
    }
    const { value, error } = this.#read(level, position, market);
    return this.#field(level, `${NAMES[level]}${unit === 'pips' ? ', pips' : ''}`, error,
      value === null || value === undefined ? '' : this.#meaning(level, value, position, currency));
  }

  #trailing(unit) {
    const { value, error } = readDistance(this.#texts.trailing_distance, this.#unit, this.#instrument);
    const pips = value ? `follows ${this.#app.format.pips(value / this.#instrument.pip)} pips behind` : '';
    return this.#field('trailing_distance', `Trailing stop, ${unit === 'pips' ? 'pips' : 'distance'}`, error, pips);
  }

  #field(name, label, error, meaning) {
    const id = `exit-${name}`;
    return html`<div class="level">
      <label for=${id}>${label}</label>
      <input id=${id} inputmode="decimal" autocomplete="off" .value=${live(this.#texts[name])} ?autofocus=${name === 'stop_loss'}
        aria-invalid=${error ? 'true' : 'false'} aria-describedby="${id}-says" @input=${(event) => this.#typed(name, event.target.value)}>
      <span id="${id}-says" class=${error ? 'problem' : 'quiet'}>${error ?? (meaning || nothing)}</span>
    </div>`;
  }

  /** All units that are left: at a target of several only its part is closed. */
  #meaning(level, price, position, currency) {
    const { format } = this.#app;
    const rate = this.#app.conversions.rate(this.#instrument.quote, currency, this.#app.prices);
    const pips = pipsOfPrice(level, price, position, this.#instrument) * (level === 'stop_loss' ? -1 : 1);
    const other = this.#unit === 'price' ? `${signedPips(format, pips)} pips` : format.price(price, this.#instrument);
    return `${format.profit(moneyAt(price, position, rate))} ${currency}, ${other}`;
  }

  #read(name, position, market) {
    if (name === 'trailing_distance') {
      return readDistance(this.#texts[name], this.#unit, this.#instrument);
    }
    const index = LEVELS.indexOf(name);
    return index > 0 && index <= this.#taken
      ? { value: this.#before[name] ?? null }
      : readLevel(name, this.#texts[name], this.#unit, position, this.#instrument, market, (price) => this.#app.format.price(price, this.#instrument));
  }

  #typed(name, text) {
    this.#texts[name] = text;
    this.#refresh();
  }

  /** What is entered stays the same level, in the other unit. */
  #turn(unit, position) {
    const turned = {};
    for (const name of Object.keys(this.#texts)) {
      turned[name] = this.#turned(name, unit, position);
    }
    this.#texts = turned;
    this.#unit = unit;
    this.#refresh();
  }

  #turned(name, unit, position) {
    const { value } = this.#read(name, position, null);
    if (value === null || value === undefined) {
      return this.#texts[name];
    }
    if (unit === 'price') {
      return this.#priceText(value);
    }
    return this.#pipsText(name === 'trailing_distance' ? value / this.#instrument.pip : pipsOfPrice(name, value, position, this.#instrument));
  }

  #priceText(price) {
    return price === null ? '' : this.#app.format.price(price, this.#instrument);
  }

  /** As it can be typed: with a minus of the keyboard. */
  #pipsText(pips) {
    return this.#app.format.pips(pips).replace('−', '-');
  }
}
