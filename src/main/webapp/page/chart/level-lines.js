// The levels of a chart as lines over it.

import { LABEL, LevelLine, within } from './level-line.js';
import { spreadOut } from './levels.js';

/**
 * The levels of a ChartSource. acts: moved(level, outcome, focused) is told of every change that was done, remove(level) of what is to
 * go, focusSoon(key) of a level to be focused when it is there.
 */
export class LevelLines {
  #element;
  #plot;
  #source;
  #acts;
  #lines = new Map();

  constructor(element, plot, source, acts) {
    this.#element = element;
    this.#plot = plot;
    this.#source = source;
    this.#acts = acts;
  }

  /** Puts every level in its place, and takes away those that are no more. */
  show(levels) {
    const known = new Set(levels.map(({ key }) => key));
    for (const [key, line] of this.#lines) {
      if (!known.has(key)) {
        line.root.remove();
        this.#lines.delete(key);
      }
    }
    for (const level of levels) {
      if (!this.#lines.has(level.key)) {
        this.#lines.set(level.key, new LevelLine(this.#element, level, this.#plot, this.#source, this.#acts));
      }
      this.#lines.get(level.key).level = level;
    }
    this.place();
  }

  place() {
    const { frame } = this.#plot;
    const lines = [...this.#lines.values()];
    const places = lines.map((line) => line.y());
    const labels = spreadOut(places.map((y) => within(y, frame) - LABEL / 2), LABEL, frame.top, frame.top + frame.height - LABEL);
    lines.forEach((line, i) => line.show(places[i], labels[i], frame));
  }

  /** Whether it is there. */
  focus(key) {
    this.#lines.get(key)?.label.focus();
    return this.#lines.has(key);
  }
}
