// Something whose changes others want to hear of.

export class Observable {
  #listeners = new Set();

  /** Calls the listener at every change, with what the change says of itself. Returns what ends that. */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For those who extend this: tells everybody. One listener's failure does not keep it from the others. */
  changed(detail) {
    for (const listener of [...this.#listeners]) {
      try {
        listener(detail);
      } catch (failure) {
        reportError(failure);
      }
    }
  }
}
