// Sends an order and keeps what the server said to it.

import { nameOf, outcomeText, refusalWords } from './order-words.js';

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

  /** What comes back after another account or instrument was chosen is told to everybody, and leaves the ticket alone. */
  async send(request, instrument) {
    const { account, api, notices, symbol, trading, format } = this.#app;
    const currency = trading.account?.currency ?? '';
    const asked = [account.value?.account, symbol.value].join();
    const isThere = () => [account.value?.account, symbol.value].join() === asked;
    this.busy = true;
    this.forget();
    try {
      const outcome = await api.change('POST', '/api/paper-trading/orders/', request);
      notices.say(outcomeText(outcome, instrument, currency, format));
      if (isThere()) {
        this.#draft.sent();
      }
    } catch (problem) {
      if (isThere()) {
        this.refusal = `Not taken. ${refusalWords(problem)}`;
        this.problems = Object.fromEntries(Object.entries(problem.fields ?? {}).map(([name, text]) => [FIELDS[name] ?? name, text]));
      } else {
        notices.fail(`${nameOf(instrument)}: not taken. ${refusalWords(problem)}`);
      }
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
