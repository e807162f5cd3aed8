// What became of signals in the account that is looked at, and executing them. Knows nothing of the page.

import { Observable } from '../base/observable.js';

const MOST = 1000;
/** Failures after which it may have been executed. */
const UNKNOWN = new Set(['unreachable', 'ledger_unavailable', 'internal_error']);

/**
 * By sequence of the signal: {state, reason, tradeId, orderId, price, units}, state being sending, pending, executed, rejected (left
 * alone by the account as a follower, or refused by the broker), refused (now, and may be asked for again) or unknown.
 */
export class Executing extends Observable {
  #api;
  #outcomes = new Map();
  #generation = 0;

  constructor(api) {
    super();
    this.#api = api;
  }

  of(sequence) {
    return this.#outcomes.get(sequence);
  }

  get hasPending() {
    return [...this.#outcomes.values()].some(({ state }) => state === 'pending');
  }

  /** Another account is looked at: what is asked for still happens there, and is not told here. */
  forget() {
    this.#generation++;
    this.#outcomes.clear();
    this.changed();
  }

  /** Of GET signals/executions/, asked for this account. */
  loaded(executions) {
    for (const each of executions) {
      const known = this.of(each.signal_seq);
      if (known?.state !== 'sending' && known?.state !== 'executed') {
        this.#note(each.signal_seq, {
          state: each.state,
          reason: each.detail ?? '',
          orderId: each.order_id,
          tradeId: each.trade_id,
          units: each.units,
        });
      }
    }
    this.changed();
  }

  /** A trade that was opened in the account; tells of the signal that it is of, if it is of one that is known. */
  traded(trade, signals) {
    const signal = trade.signal_id
      && signals.find((each) => each.id === trade.signal_id && each.signal_source === trade.signal_source);
    if (signal && this.of(signal.sequence)?.state !== 'executed') {
      this.#note(signal.sequence, {
        state: 'executed', tradeId: trade.id, orderId: trade.order_id, units: trade.units, price: trade.entry_price,
      });
      this.changed();
    }
  }

  /** Asks once: not again while it is asked for, or once it is executed. */
  async execute(signal, body) {
    const state = this.of(signal.sequence)?.state;
    if (state === 'sending' || state === 'executed') {
      return;
    }
    const generation = this.#generation;
    this.#note(signal.sequence, { state: 'sending' });
    this.changed();
    const outcome = await this.#answer(signal.sequence, body);
    if (generation === this.#generation && this.of(signal.sequence)?.state === 'sending') {
      this.#note(signal.sequence, outcome);
      this.changed();
    }
  }

  async #answer(sequence, body) {
    try {
      const answer = await this.#api.change('POST', `/api/paper-trading/signals/${sequence}/execute/`, body);
      return answer.executed
        ? { state: 'executed', tradeId: answer.trade_id, orderId: answer.order_id, units: answer.units, price: answer.price }
        : { state: answer.repeated ? 'rejected' : 'refused', reason: answer.reason };
    } catch (problem) {
      return UNKNOWN.has(problem.code)
        ? { state: 'unknown', reason: problem.message }
        : { state: 'refused', reason: problem.message };
    }
  }

  #note(sequence, outcome) {
    this.#outcomes.delete(sequence);
    this.#outcomes.set(sequence, outcome);
    if (this.#outcomes.size > MOST) {
      this.#outcomes.delete(this.#outcomes.keys().next().value);
    }
  }
}

/** In words; `price` is that of its trade, where it is known. */
export function outcomeText({ state, reason, tradeId, orderId, price, units }, instrument, format) {
  switch (state) {
    case 'sending':
      return 'Executing…';
    case 'pending':
      return 'Waits for its turn in this account';
    case 'executed':
      return tradeId
        ? `Executed as trade ${tradeId}: ${format.units(units)} ${units === 1 ? 'unit' : 'units'}${price ? ` at ${format.price(price, instrument)}` : ''}`
        : `Executed by order ${orderId}, which closed trades of the other side`;
    case 'rejected':
      return `Not executed: ${reason}`;
    case 'unknown':
      return `${reason} It may have been executed; asking again is safe, it is done once.`;
    default:
      return `Refused: ${reason}`;
  }
}
