// Short sentences for the user: what was done, what failed.

import { Observable } from '../base/observable.js';

const MOST = 5;
const QUIET_MS = 6_000;

/** At most five at a time, the oldest goes first; good news goes by itself, errors when they are dismissed. */
export class Notices extends Observable {
  #next = 1;
  #setTimeout;
  shown = [];

  constructor(setTimeout = (work, ms) => globalThis.setTimeout(work, ms)) {
    super();
    this.#setTimeout = setTimeout;
  }

  say(text) {
    const id = this.#add('done', text);
    this.#setTimeout(() => this.dismiss(id), QUIET_MS);
  }

  /** @param {Error|string} failure a Problem's message is in words for a person */
  fail(failure) {
    this.#add('error', failure instanceof Error ? failure.message : failure);
  }

  dismiss(id) {
    this.shown = this.shown.filter((notice) => notice.id !== id);
    this.changed();
  }

  #add(kind, text) {
    const id = this.#next++;
    this.shown = [...this.shown, { id, kind, text }].slice(-MOST);
    this.changed();
    return id;
  }
}
