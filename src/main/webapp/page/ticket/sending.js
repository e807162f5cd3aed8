// Sends an order and keeps what the server said to it.

import { notDone } from '../net/problem.js';
import { outcomeText, refusalWords } from './order-words.js';

/** The server's names of fields, and the ticket's. */
const FIELDS = {
  units: 'size', lot_size: 'size', price: 'price', expiry: 'expiry', stop_loss: 'stop', take_profit_1: 'target0', take_profit_2: 'target1',
  take_profit_3: 'target2', trailing_distance: 'trailing', max_slippage_pips: 'slippage', notes: 'note',
};

export class Sending {
  #app;
  #draft;
  #changed;
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

  async send(request, instrument) {
    const { api, notices, trading, format } = this.#app;
    this.busy = true;
    this.forget();
    try {
      const outcome = await api.change('POST', '/api/paper-trading/orders/', request);
      notices.say(outcomeText(outcome, instrument, trading.account?.currency ?? '', format));
      this.#draft.sent();
    } catch (problem) {
      this.refusal = notDone('Not taken.', problem, refusalWords(problem));
      this.problems = Object.fromEntries(Object.entries(problem.fields ?? {}).map(([name, text]) => [FIELDS[name] ?? name, text]));
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  forget() {
    this.refusal = '';
    this.problems = {};
    this.#changed();
  }
}
