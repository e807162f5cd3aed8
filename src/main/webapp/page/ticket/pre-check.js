// Asks the server what it would say to the order, before it is sent.

const QUIET_MS = 300;
const PACE_MS = 2_000;

/**
 * One question at a time: 300 ms after the order was changed, every 2 s while only the market moves. An answer to an order that is
 * not the present one any more is dropped.
 */
export class PreCheck {
  #ask;
  #told;
  #setTimeout;
  #clearTimeout;
  #clock;
  #question = null;
  #key = '';
  #moment = '';
  #askedOf = '';
  #timer = null;
  #asking = false;
  #askedAt = -Infinity;

  /**
   * ask(question) → promise of an answer; told({answer} or {problem} or null) hears it, null when there is none for the order as it is now.
   */
  constructor({ ask, told, setTimeout = globalThis.setTimeout.bind(globalThis), clearTimeout = globalThis.clearTimeout.bind(globalThis), clock = Date.now }) {
    this.#ask = ask;
    this.#told = told;
    this.#setTimeout = setTimeout;
    this.#clearTimeout = clearTimeout;
    this.#clock = clock;
  }

  /** The order as it is now, null if there is none to ask about; `key` changes with the order, `moment` with market and account. */
  show(question, key, moment) {
    this.#question = question;
    this.#moment = moment;
    if (question === null) {
      this.forget();
    } else if (key !== this.#key) {
      this.#key = key;
      this.#told(null);
      this.#later(QUIET_MS);
    } else if (this.#timer === null && !this.#asking && moment !== this.#askedOf) {
      this.#later(Math.max(0, this.#askedAt + PACE_MS - this.#clock()));
    }
  }

  /** Nothing is asked, and what comes back is not heard. */
  forget() {
    this.#question = null;
    if (this.#key !== '') {
      this.#key = '';
      this.#told(null);
    }
    this.#clearTimeout(this.#timer);
    this.#timer = null;
  }

  #later(ms) {
    this.#clearTimeout(this.#timer);
    this.#timer = this.#setTimeout(() => this.#run(), ms);
  }

  async #run() {
    this.#timer = null;
    if (this.#asking || this.#question === null) {
      return; // whoever is asking asks again when it has its answer
    }
    const key = this.#key;
    this.#asking = true;
    this.#askedAt = this.#clock();
    this.#askedOf = this.#moment;
    let heard;
    try {
      heard = { answer: await this.#ask(this.#question) };
    } catch (problem) {
      heard = { problem };
    }
    this.#asking = false;
    if (key === this.#key) {
      this.#told(heard);
    } else if (this.#question !== null && this.#timer === null) {
      this.#later(0);
    }
  }
}
