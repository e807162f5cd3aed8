// Something that is asked of the server: one at a time, with what became of it.

/** What a form shows of what it asked for: `busy` while there is no answer, then `problem`, or null if it was done. */
export class Attempt {
  busy = false;
  problem = null;
  #changed;

  /** @param {() => void} changed told when either changes */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Does nothing while another is under way. → promise of whether it was done. */
  async run(work) {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.problem = null;
    this.#changed();
    try {
      await work();
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  /** What was wrong with one field, or ''. */
  wrong(field) {
    return this.problem?.fields?.[field] ?? '';
  }
}
