// Marks what has just moved, for a moment.

const SWEEP_MS = 200;
const SHOWN_MS = 400;

/**
 * Sets an attribute and takes it away again, of all elements together: an animation of the same colour is painted sixty times a
 * second, this twice.
 */
export class Flashes {
  #until = new Map();
  #timer = null;

  flash(element, way) {
    if (element.dataset.flash !== way) {
      element.dataset.flash = way;
    }
    this.#until.set(element, performance.now() + SHOWN_MS);
    this.#timer ??= setInterval(() => this.#sweep(performance.now()), SWEEP_MS);
  }

  end() {
    this.#sweep(Infinity);
  }

  #sweep(now) {
    for (const [element, until] of this.#until) {
      if (until <= now) {
        delete element.dataset.flash;
        this.#until.delete(element);
      }
    }
    if (this.#until.size === 0) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }
}
