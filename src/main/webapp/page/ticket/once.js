// What is not to be done twice by one impatient hand.

export const QUIET_MS = 700;

/** Runs work unless work of the same name runs, or began so short a time ago that it must be the same click. */
export class Once {
  #begun = new Map();
  #clock;

  constructor(clock = () => performance.now()) {
    this.#clock = clock;
  }

  /** → the work's promise; of null if it was not done */
  async run(name, work) {
    const before = this.#begun.get(name);
    if (before !== undefined && (before.running || this.#clock() - before.at < QUIET_MS)) {
      return null;
    }
    const mine = { at: this.#clock(), running: true };
    this.#begun.set(name, mine);
    try {
      return await work();
    } finally {
      mine.running = false;
    }
  }
}
