// Time that passes only when it is told to, chance that can be repeated, and what else of a browser the sockets need.

const immediate = globalThis.setImmediate;

/** Numbers from 0 to 1 that are the same for the same seed. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Time {
  now = 1_700_000_000_000;
  #next = 1;
  #timers = new Map();

  /** Takes the place of the browser's clock, timers and chance. */
  install(random) {
    globalThis.setTimeout = (work, ms = 0) => this.after(ms, work);
    globalThis.clearTimeout = (id) => this.#timers.delete(id);
    globalThis.location = { href: 'http://127.0.0.1/', origin: 'http://127.0.0.1' };
    globalThis.reportError = (failure) => {
      throw failure;
    };
    Date.now = () => this.now;
    Math.random = random;
  }

  get waiting() {
    return this.#timers.size;
  }

  after(ms, work) {
    const id = this.#next++;
    this.#timers.set(id, { at: this.now + Math.max(0, ms), id, work });
    return id;
  }

  wait(ms) {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets so many milliseconds pass, and everything happen that is due meanwhile, each thing to its end before the next. */
  async pass(ms) {
    const end = this.now + ms;
    await settled();
    for (let next = this.#earliest(end); next !== null; next = this.#earliest(end)) {
      this.#timers.delete(next.id);
      this.now = next.at;
      next.work();
      await settled();
    }
    this.now = end;
  }

  #earliest(end) {
    let first = null;
    for (const timer of this.#timers.values()) {
      if (timer.at <= end && (first === null || timer.at < first.at || (timer.at === first.at && timer.id < first.id))) {
        first = timer;
      }
    }
    return first;
  }
}

/** Everything that promises have in hand is done. */
function settled() {
  return new Promise((resolve) => immediate(resolve));
}
