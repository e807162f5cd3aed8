// The account's journal as far as it is known: a run of events without a gap, each once. Pure.

const PAGE = 200;
const MOST = 5000;

export class Journal {
  #bySeq = new Map();
  #lowest = null;
  #highest = null;

  /** Newest first. */
  all() {
    return [...this.#bySeq.values()].sort((one, other) => other.seq - one.seq);
  }

  get empty() {
    return this.#lowest === null;
  }

  /** What happens now. False if there is a gap before it: then nothing is taken, and the journal is to be read anew. */
  add(event) {
    if (this.#highest !== null && event.seq > this.#highest + 1) {
      return false;
    }
    this.#take(event);
    return true;
  }

  /** What to ask GET transactions/ for, {after, limit}, to have the page before what is known; null when it goes back to the first. */
  older(newest) {
    const before = this.#lowest ?? newest + 1;
    if (before <= 1 || this.full) {
      return null;
    }
    const after = Math.max(0, before - 1 - PAGE);
    return { after, limit: before - 1 - after };
  }

  /** The answer to that. */
  page(events) {
    events.forEach((event) => this.#take(event));
  }

  get full() {
    return this.#bySeq.size >= MOST;
  }

  forget() {
    this.#bySeq.clear();
    this.#lowest = this.#highest = null;
  }

  /** Bounded: what is oldest goes, and can be asked for again. */
  #take(event) {
    this.#bySeq.set(event.seq, event);
    this.#lowest = Math.min(this.#lowest ?? event.seq, event.seq);
    this.#highest = Math.max(this.#highest ?? event.seq, event.seq);
    while (this.#bySeq.size > MOST) {
      this.#bySeq.delete(this.#lowest++);
    }
  }
}
