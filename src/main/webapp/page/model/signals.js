// The newest signals. Knows nothing of the page or the socket.

import { Observable } from '../base/observable.js';

const MOST = 200;

/** Signals by their sequence, each once, newest first, at most 200. Whoever watches is told of each, and with null after a load. */
export class Signals extends Observable {
  /** The newest there is; null before the first greeting. */
  seq = null;
  /** Each with `sequence` and `received_at`, as GET signals/ has them. */
  newest = [];

  /** At the first greeting: those after it will come. */
  greeted(seq) {
    this.seq ??= seq;
  }

  /** Another server, which has given fewer: nothing that was heard is one of its signals. */
  startAgain(seq) {
    this.seq = seq;
    this.newest = [];
    this.changed(null);
  }

  /** A `signal_alert`. */
  heard({ signal, signal_seq: sequence, timestamp }) {
    if (this.seq !== null && sequence <= this.seq) {
      return;
    }
    this.seq = sequence;
    const told = { ...signal, sequence, received_at: timestamp };
    this.#add([told]);
    this.changed(told);
  }

  /** Of GET signals/, whatever was heard meanwhile. */
  loaded(signals) {
    this.#add(signals);
    this.changed(null);
  }

  #add(signals) {
    const known = new Set(this.newest.map((signal) => signal.sequence));
    this.newest = [...this.newest, ...signals.filter((signal) => !known.has(signal.sequence))]
      .sort((one, other) => other.sequence - one.sequence)
      .slice(0, MOST);
  }
}
