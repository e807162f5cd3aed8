// Draws bars and indicators on a canvas with ECharts, which is loaded when it is first needed.

const ECHARTS = '/lib/echarts/dist/echarts.esm.min.js';
const TOP = 8;
const TIMES = 22;
const BELOW_SHARE = 0.22;

let library = null;

/** The promise of the library; after a failure the next call tries again. */
export function echarts() {
  library ??= import(ECHARTS).catch((failure) => {
    library = null;
    throw failure;
  });
  return library;
}

/** One canvas. It shows what it is given; its only memory is the place of things, for what lies above it. */
export class Plot {
  #element;
  #chart;
  #colours;
  #shape = '';
  #frame = null;
  #size = { width: 0, height: 0 };

  constructor(library, element) {
    this.#element = element;
    this.#chart = library.init(element, null, { renderer: 'canvas' });
    this.takeColours();
    this.measure();
  }

  /** Takes the colours of the theme anew. */
  takeColours() {
    const style = getComputedStyle(this.#element);
    const of = (name) => style.getPropertyValue(name).trim();
    this.#colours = {
      up: of('--up'), down: of('--down'), surface: of('--surface'), line: of('--line'), quiet: of('--quiet'),
      lines: Object.fromEntries(['sma20', 'sma50', 'sma200', 'ema20', 'bollinger', 'rsi'].map((id) => [id, of(`--${id}`)])),
    };
    this.#shape = '';
  }

  get width() {
    return this.#size.width;
  }

  /** For whoever knows that the element has another size; asked at every drawing, it would have the whole page laid out for it. */
  measure() {
    this.#size = { width: this.#element.clientWidth, height: this.#element.clientHeight };
  }

  /** Takes the size that was measured; false while nothing can be seen. */
  resize() {
    const { width, height } = this.#size;
    if (width === 0 || height === 0) {
      return false;
    }
    if (width !== this.#chart.getWidth() || height !== this.#chart.getHeight()) {
      this.#chart.resize({ width, height });
      this.#shape = '';
    }
    return true;
  }

  dispose() {
    this.#chart.dispose();
  }

  /** scene: {slots: [bar or null], lines: [{indicator, name, below, values}], range: {low, high}, labels: (slot) => text, priceText, axisWidth} */
  draw(scene) {
    const below = scene.lines.some((line) => line.below);
    const shape = [below, scene.lines.map(({ name }) => name), scene.axisWidth].join();
    const option = this.#option(scene, below);
    // what is of the same shape is merged, which is much cheaper
    this.#chart.setOption(option, { notMerge: shape !== this.#shape, lazyUpdate: false, silent: true });
    this.#shape = shape;
    this.#frame = { ...this.#grids(below, scene.axisWidth).main, range: scene.range, count: scene.slots.length };
  }

  /** Where the bars are within the element: {left, top, width, height}, and {low, high} of their prices; null before the first drawing. */
  get frame() {
    return this.#frame;
  }

  y(price) {
    return this.#chart.convertToPixel({ yAxisIndex: 0 }, price);
  }

  price(y) {
    return this.#chart.convertFromPixel({ yAxisIndex: 0 }, y);
  }

  /** The middle of a slot. */
  x(slot) {
    const { left, width, count } = this.#frame;
    return left + ((slot + 0.5) * width) / count;
  }

  slot(x) {
    const { left, width, count } = this.#frame;
    return Math.floor(((x - left) * count) / width);
  }

  #grids(below, axisWidth) {
    const width = this.#chart.getWidth() - axisWidth;
    const height = this.#chart.getHeight() - TOP - TIMES;
    const low = below ? Math.round(height * BELOW_SHARE) : 0;
    return {
      main: { left: 0, top: TOP, width, height: height - low - (below ? TOP : 0) },
      below: { left: 0, top: TOP + height - low, width, height: low },
    };
  }

  #option({ slots, lines, range, labels, step, priceText, axisWidth }, below) {
    const { up, down, surface, line, quiet, lines: colours } = this.#colours;
    const grids = this.#grids(below, axisWidth);
    const grid = { ...grids.main, outerBoundsMode: 'none' };
    const text = { color: quiet, fontSize: 11 };
    const x = (gridIndex, shown) => ({
      type: 'category',
      gridIndex,
      data: slots.map((_, slot) => slot),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      splitLine: { show: true, interval: step, lineStyle: { color: line, opacity: 0.55 } },
      axisLabel: { show: shown, ...text, interval: step, formatter: (_, slot) => labels(slot), hideOverlap: true },
    });
    const y = { position: 'right', axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: line, opacity: 0.55 } } };
    return {
      animation: false,
      backgroundColor: 'transparent',
      grid: below ? [grid, { ...grids.below, outerBoundsMode: 'none' }] : [grid],
      xAxis: below ? [x(0, false), x(1, true)] : [x(0, true)],
      yAxis: [
        { ...y, type: 'value', scale: true, min: range.low, max: range.high, splitNumber: Math.max(2, Math.round(grid.height / 56)), axisLabel: { ...text, showMinLabel: false, showMaxLabel: false, formatter: priceText } },
        ...(below ? [{ ...y, type: 'value', gridIndex: 1, min: 0, max: 100, interval: 10, axisLabel: { ...text, formatter: (value) => (value === 30 || value === 70 ? `${value}` : '') }, splitLine: { show: false } }] : []),
      ],
      series: [
        {
          id: 'bars', type: 'candlestick', silent: true, barMaxWidth: 18, large: false,
          // hollow where it rose, filled where it fell: not by colour alone
          itemStyle: { color: surface, color0: down, borderColor: up, borderColor0: down, borderColorDoji: quiet },
          data: slots.map((bar) => (bar ? [bar.open, bar.close, bar.low, bar.high] : '-')),
        },
        ...lines.map(({ indicator, name, below: under, values }) => ({
          id: name, type: 'line', silent: true, showSymbol: false, xAxisIndex: under ? 1 : 0, yAxisIndex: under ? 1 : 0, z: 3,
          lineStyle: { width: 1.3, color: colours[indicator] }, data: values,
          ...(under ? { markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: quiet, type: 'dashed', width: 1, opacity: 0.6 }, data: [{ yAxis: 30 }, { yAxis: 70 }] } } : {}),
        })),
      ],
    };
  }
}
