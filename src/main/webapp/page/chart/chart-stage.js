// What is seen of a chart: the canvas, and above it the lines and signs. It reads what there is when it paints, and remembers only what
// of it is looked at.

import { sideOf } from './candles.js';
import { Cross, LastPrice } from './cursors.js';
import { linesOf } from './indicators.js';
import { LevelLines } from './level-lines.js';
import { MarkerLayer } from './marker-layer.js';
import { placed } from './markers.js';
import { Plot } from './plot.js';
import { part } from './parts.js';
import { grown, labelStep, priceRange, slots, usualFor } from './viewport.js';

const MOST_MARKS = 120;
const AXIS_DIGIT = 7;
const AXIS_ROOM = 14;
const LABEL_GAP = 84;

/**
 * What is seen of a ChartSource. acts: paintSoon(), paintCrossSoon(), moved(level, focus) after a level was changed, focusSoon(focus),
 * remove(level); focus() tries to focus a level and says whether it is there.
 */
export class ChartStage {
  #source;
  #legend;
  #acts;
  #plot;
  #levels;
  #marks;
  #cross;
  #last;
  #view;
  #pointer = null;
  #lines = [];
  #first = 0;
  #range = null;

  constructor(library, element, source, legend, acts) {
    this.#source = source;
    this.#legend = legend;
    this.#acts = acts;
    this.#plot = new Plot(library, part(element, 'div', 'canvas'));
    const over = part(element, 'div', 'over');
    this.#marks = new MarkerLayer(part(over, 'div', 'marks'));
    this.#last = new LastPrice(over);
    this.#cross = new Cross(over);
    this.#levels = new LevelLines(part(over, 'div', 'levels'), this.#plot, source, {
      moved: (level, outcome, focused) => this.#moved(level, outcome, focused),
      focusSoon: (key) => acts.focusSoon(() => this.#levels.focus(key)),
      remove: acts.remove,
    });
    this.#view = usualFor(this.#plot.width);
  }

  /** The element has another size. */
  sized() {
    this.#plot.measure();
  }

  dispose() {
    this.#plot.dispose();
  }

  /** For Gestures. */
  get view() {
    return this.#view;
  }

  get count() {
    return this.#source.feed.candles.bars.length;
  }

  get width() {
    return this.#plot.frame?.width ?? this.#plot.width;
  }

  show(view) {
    this.#view = view;
    this.#acts.paintSoon();
  }

  look(x, y) {
    this.#pointer = x === null ? null : { x, y };
    this.#acts.paintCrossSoon();
  }

  begin() {
    this.#view = usualFor(this.#plot.width);
    this.#range = null;
  }

  grew(bars) {
    this.#view = grown(this.#view, bars);
  }

  takeColours() {
    this.#plot.takeColours();
  }

  /** Everything; false while there is nothing to be seen of it. */
  paint() {
    const { feed, side, indicators, format, instrument, levels, marks, drafts } = this.#source;
    const { bars } = feed.candles;
    if (!instrument || !this.#plot.resize()) {
      return false;
    }
    const seen = slots(this.#view, bars.length);
    this.#first = seen.first;
    const dragging = levels.some(({ key }) => drafts.of(key)?.state === 'dragged');
    if (!dragging || this.#range === null) {
      this.#range = priceRange(bars, seen, levels.map(({ price }) => price).filter((price) => price !== null)) ?? around(this.#source.price, side);
    }
    this.#lines = linesOf(indicators, bars.map(({ close }) => close));
    const inSight = (values) => Array.from({ length: this.#view.size }, (_, slot) => values[seen.first + slot] ?? null);
    const step = labelStep(this.#view.size, this.#plot.width, LABEL_GAP);
    this.#plot.draw({
      slots: inSight(bars),
      lines: this.#lines.map((line) => ({ ...line, values: inSight(line.values) })),
      range: this.#range,
      step: (slot) => bars[seen.first + slot] !== undefined && (seen.first + slot) % step === 0,
      labels: (slot) => this.#timeLabel(bars, seen.first + slot, step),
      priceText: (price) => format.price(price, instrument),
      axisWidth: format.price(this.#range.high, instrument).length * AXIS_DIGIT + AXIS_ROOM,
    });
    this.#levels.show(levels);
    this.#marks.show(placed(marks.all, feed.candles, seen, MOST_MARKS), this.#plot);
    this.#placeCross();
    this.paintPrice();
    if (seen.first < this.#view.size / 2) {
      feed.askOlder();
    }
    return true;
  }

  /** The lines of levels alone, as while one is dragged. */
  paintLevels() {
    if (this.#plot.frame !== null) {
      this.#levels.show(this.#source.levels);
    }
  }

  /** The line of the last price, which moves without the canvas. */
  paintPrice() {
    const { price } = this.#source;
    const { frame } = this.#plot;
    if (frame === null || price.bid === null) {
      this.#last.hide();
      this.#showLegend();
      return;
    }
    const { side, format, instrument, countdown } = this.#source;
    const value = sideOf(price, side);
    const moved = side === 'ask' ? price.askMoved : price.bidMoved;
    this.#last.show({
      y: this.#plot.y(value),
      text: format.price(value, instrument),
      state: price.old ? 'old' : price.stale ? 'stale' : 'live',
      moved: moved > 0 ? 'up' : moved < 0 ? 'down' : '',
      note: countdown,
    }, frame);
    this.#showLegend();
  }

  paintCross() {
    this.#placeCross();
    this.#showLegend();
  }

  #placeCross() {
    const { frame } = this.#plot;
    if (frame === null || this.#pointer === null || this.#pointer.x > frame.width) {
      this.#cross.hide();
      return;
    }
    const { format, instrument, feed } = this.#source;
    const { x, y } = this.#pointer;
    const slot = this.#plot.slot(x);
    const bar = feed.candles.bars[this.#first + slot];
    const price = format.price(this.#plot.price(y), instrument);
    this.#cross.show({ x: this.#plot.x(slot), y, price, time: bar ? format.time(bar.time) : '' }, frame);
  }

  /** Of the bar that is pointed at, else of the newest. */
  #showLegend() {
    const { format, instrument, feed } = this.#source;
    const { bars } = feed.candles;
    const { frame } = this.#plot;
    const pointed = frame !== null && this.#pointer !== null && this.#pointer.x <= frame.width ? this.#first + this.#plot.slot(this.#pointer.x) : -1;
    const index = bars[pointed] ? pointed : bars.length - 1;
    const lines = this.#lines.map(({ indicator, name, below, values }) => ({ indicator, name, below, value: values[index] }));
    this.#legend.show(bars[index] ?? null, bars[index - 1] ?? null, lines, format, instrument);
  }

  #timeLabel(bars, index, step) {
    const { format, dayBars } = this.#source;
    const bar = bars[index];
    if (!bar) {
      return '';
    }
    const before = bars[index - step];
    const day = format.day(bar.time);
    return dayBars || (before && format.day(before.time) !== day) ? day : format.minute(bar.time);
  }

  /** An order that was moved is another one now: whoever moved it by keys goes on with that. */
  #moved(level, outcome, focused) {
    const key = level.of === 'order' && outcome.id !== undefined ? level.key.replace(String(level.owner.id), String(outcome.id)) : level.key;
    this.#acts.moved(level, focused ? () => this.#levels.focus(key) : () => true);
  }
}

/** A range while there are no bars. */
function around(price, side) {
  const middle = price.bid === null ? 1 : sideOf(price, side);
  return { low: middle * 0.999, high: middle * 1.001 };
}
