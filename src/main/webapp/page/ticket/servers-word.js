// What the server says of the order that is being written: whether it would take it, the rate of its margin, the units of a risk.

import { parseNumber } from '../base/format.js';
import { pipsTo } from './order-sums.js';
import { PreCheck } from './pre-check.js';

export class ServersWord {
  #app;
  #check;
  #ends;
  /** Of the last check, each by symbol, as far as they were heard for this account. */
  #marginRates = new Map();
  #size = { key: '', units: null };
  /** {answer} or {problem} of the present order; null while there is none. */
  heard = null;

  constructor(app, changed) {
    this.#app = app;
    this.#check = new PreCheck({
      ask: (question) => this.#ask(question),
      told: (heard) => {
        this.heard = heard;
        changed();
      },
    });
    this.#ends = [
      app.account.watch(() => this.#forget()),
      app.trading.watch((event) => event?.type === 'terms_changed' && this.#forget()),
    ];
  }

  /** For valuedOrder. */
  known(symbol) {
    return {
      marginRate: this.#marginRates.get(symbol) ?? null,
      sizedByServer: (percent, pips) => (this.#size.key === sizeKey(symbol, percent, pips) ? this.#size.units : null),
    };
  }

  /** Has the order checked, soon. */
  show(draft, { request, entry, stop }, symbol) {
    if (request === null || this.#app.prices.of(symbol).old || this.#app.account.value === null) {
      this.#check.show(null, '', '');
      return;
    }
    const { side, type, timeInForce, expiry, price, sizeIn, size, exitsIn, targets, trailing, slippage, positionFill, note } = draft;
    const key = [this.#app.account.value.account, symbol, side, type, timeInForce, expiry, price, sizeIn, size[sizeIn], exitsIn, draft.stop, ...targets,
      trailing, slippage, positionFill, note].join('\n');
    const pips = stop === null || entry === null ? NaN : -pipsTo(entry, side, stop, this.#app.instrument(symbol));
    const { bid, ask } = this.#app.prices.of(symbol);
    this.#check.show({ request, risk: sizeIn === 'risk' ? { percent: parseNumber(size.risk), pips } : null }, key, [bid, ask, this.#app.trading.seq].join());
  }

  end() {
    this.#check.forget();
    this.#ends.forEach((end) => end());
  }

  async #ask({ request, risk }) {
    const { account, api } = this.#app;
    const { pair } = request;
    const asked = account.value;
    const units = risk === null ? request.units : await this.#sizeOf(pair, risk, asked);
    const answer = await api.send('POST', '/api/paper-trading/trades/check/', { ...request, units });
    if (answer.margin_rate !== undefined && account.value === asked) {
      this.#marginRates.set(pair, answer.margin_rate);
    }
    return answer;
  }

  /** What is heard late, of an account that is not looked at any more, is not kept for the next. */
  async #sizeOf(symbol, { percent, pips }, account) {
    const query = { symbol, risk_percent: percent, stop_pips: Number(pips.toFixed(6)) };
    const { units } = await this.#app.api.get('/api/paper-trading/calculate/position_size/', query);
    if (account === this.#app.account.value) {
      this.#size = { key: sizeKey(symbol, percent, pips), units };
    }
    return Math.max(1, units);
  }

  #forget() {
    this.#marginRates.clear();
    this.#size = { key: '', units: null };
    this.#check.forget();
  }
}

function sizeKey(symbol, percent, pips) {
  return `${symbol} ${percent} ${pips.toFixed(6)}`;
}
