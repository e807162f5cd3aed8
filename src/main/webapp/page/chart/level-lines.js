// The levels of a chart as lines over it.

import { Text } from '../base/text.js';
import { LABEL, LevelLine, within } from './level-line.js';
import { nearest, spreadOut } from './levels.js';
import { part } from './parts.js';

/** Of labels over each other, that many could lie in the height. */
const LEAST_GAPS = 1.5;

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
  #crowd;

  constructor(element, plot, source, acts) {
    this.#element = element;
    this.#plot = plot;
    this.#source = source;
    this.#acts = acts;
    this.#crowd = new Text(part(element, 'p', 'crowd'));
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

  /** Where many are, those that are moved and those nearest to the market have labels, as far as the chart stays to be seen. */
  place() {
    const { frame } = this.#plot;
    const lines = [...this.#lines.values()];
    const places = lines.map((line) => line.y());
    const { bid } = this.#source.price;
    const market = bid === null ? frame.top + frame.height / 2 : this.#plot.y(bid);
    const most = Math.max(1, Math.floor(frame.height / LABEL / LEAST_GAPS));
    const chosen = nearest(places.map((y, i) => (lines[i].isHeld ? 0 : Math.abs(y - market) + 1)), most);
    const labels = spreadOut(chosen.map((i) => within(places[i], frame) - LABEL / 2), LABEL, frame.top, frame.top + frame.height - LABEL);
    const labelOf = new Map(chosen.map((i, at) => [i, labels[at]]));
    lines.forEach((line, i) => (labelOf.has(i) ? line.show(places[i], labelOf.get(i), frame) : line.showBare(places[i], frame)));
    const bare = lines.length - chosen.length;
    this.#crowd.set(bare === 0 ? '' : `${bare} more ${bare === 1 ? 'level' : 'levels'} without a label: the lists have them.`);
  }

  /** Whether it is there. */
  focus(key) {
    this.#lines.get(key)?.label.focus();
    return this.#lines.has(key);
  }
}
