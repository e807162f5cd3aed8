// Sends an order and keeps what the server said to it.

import { ofAccount } from '../model/of-account.js';
import { notDone } from '../net/problem.js';
import { lower, orderText, outcomeText, refusalWords } from './order-words.js';

/** The server's names of fields, and the ticket's. */
const FIELDS = {
  units: 'size', lot_size: 'size', price: 'price', expiry: 'expiry', stop_loss: 'stop', take_profit_1: 'target0', take_profit_2: 'target1',
  take_profit_3: 'target2', trailing_distance: 'trailing', max_slippage_pips: 'slippage', notes: 'note',
};

export class Sending {
  #app;
  #draft;
  #changed;
  /** Whether the ticket is still as it was sent. */
  #unchanged = false;
  busy = false;
  /** Why the last order was not taken, in words, until the ticket is changed. */
  refusal = '';
  /** What the server found wrong, by the ticket's names of fields. */
  problems = {};

  constructor(app, draft, changed) {
    this.#app = app;
    this.#draft = draft;
    this.#changed = changed;
  }

  /** Whoever has gone on to another order, instrument or account hears of it in a notice, and the ticket stays as they have it. */
  async send(request, instrument) {
    const { api, notices, trading, format, account } = this.#app;
    const said = ofAccount(account);
    const currency = trading.account?.currency ?? '';
    this.busy = true;
    this.forget();
    this.#unchanged = true;
    try {
      const outcome = await api.change('POST', '/api/paper-trading/orders/', request);
      notices.say(said(outcomeText(outcome, instrument, currency, format)));
      if (this.#unchanged) {
        this.#draft.sent();
      }
    } catch (problem) {
      if (!this.#unchanged) {
        const words = lower(orderText(request, instrument, format));
        notices.fail(said(notDone(`The order to ${words}`, 'was not taken', problem, refusalWords(problem))));
        return;
      }
      this.refusal = notDone('The order', 'was not taken', problem, refusalWords(problem));
      this.problems = Object.fromEntries(Object.entries(problem.fields ?? {}).map(([name, text]) => [FIELDS[name] ?? name, text]));
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  forget() {
    this.#unchanged = false;
    this.refusal = '';
    this.problems = {};
    this.#changed();
  }
}
