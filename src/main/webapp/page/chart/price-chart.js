import { onFrame } from '../base/frame.js';
import { html, nothing, View } from '../base/view.js';
import { CandleFeed } from './candle-feed.js';
import './candle-table.js';
import { INTERVALS } from './candles.js';
import { ChartSource } from './chart-source.js';
import { ChartStage } from './chart-stage.js';
import { tools } from './chart-tools.js';
import { summaryOf } from './chart-words.js';
import { Gestures } from './gestures.js';
import { Legend } from './legend.js';
import { LevelDrafts } from './level-drafts.js';
import { LevelRemoval } from './level-removal.js';
import { changeTo, levelsOf } from './levels.js';
import { echarts } from './plot.js';

const PAINT_MS = 250;
const SUMMARY_MS = 10_000;

/** Candles of the chosen instrument, with its trades, orders, fills and signals. */
class PriceChart extends View {
  #feed = null;
  #drafts = null;
  #stage = null;
  #gestures = null;
  #sizes = null;
  #legend = null;
  #library = 'none';
  #due = false;
  #hidden = false;
  #lost = false;
  #said = '';
  #source = null;
  #removal = null;
  #focusNext = () => true;
  #paint = () => this.#paintNow();
  #paintLevels = () => {
    this.#stage?.paintLevels();
    this.#focus();
  };
  #paintPrice = () => this.#stage?.paintPrice();
  #paintCross = () => this.#stage?.paintCross();

  begin() {
    const { app } = this;
    this.#feed ??= new CandleFeed((path, query) => app.api.get(path, query));
    this.#drafts ??= new LevelDrafts(
      (level, price) => {
        const { method, path, body } = changeTo(level, price);
        return app.api.change(method, path, body);
      },
      (problem) => app.notices.fail(problem),
    );
    this.#source ??= new ChartSource(app, this.#feed, this.#drafts);
    this.#removal ??= new LevelRemoval(app);
    this.watch(this.#feed, (what) => this.#fed(what));
    this.watch(this.#drafts, () => onFrame(this.#paintLevels));
    this.watch(app.caller, () => this.#show());
    this.watch(app.symbol, () => {
      this.#drafts.takeAllBack();
      this.#show();
    });
    this.watch(app.settings, (name) => this.#set(name));
    this.watch(app.account, () => this.#drafts.forget());
    this.watch(app.prices, (symbols) => this.#priced(symbols));
    this.watch(app.trading, () => this.#traded());
    this.watch(app.signals, () => this.#marked());
    this.watch(app.link, () => this.#linked());
    this.listen(document, 'visibilitychange', () => this.#seenAgain());
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.#recolour());
    this.every(PAINT_MS, () => this.#due && onFrame(this.#paint));
    this.every(1000, () => onFrame(this.#paintPrice));
    this.every(SUMMARY_MS, () => this.#summarise());
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed?.stop();
    this.#sizes?.disconnect();
    this.#stage?.dispose();
    this.#sizes = this.#stage = this.#gestures = this.#legend = null;
    this.querySelector('.plot')?.replaceChildren();
    this.#library = 'none';
  }

  template() {
    const { settings } = this.app;
    const instrument = this.app.instrument();
    const interval = this.#source.interval;
    const name = instrument ? `${instrument.base}/${instrument.quote}, ${INTERVALS.get(interval).name}` : '';
    return html`
      ${tools({ instrument, interval, settings, act: (key) => this.#gestures?.act(key) })}
      <p class="bar-values" role="group" aria-label="Values of the candle"></p>
      <div class="ground">
        <div class="plot" tabindex="0" role="application" aria-roledescription="chart" aria-label=${`Candles of ${name}`} aria-describedby="chart-summary"></div>
        ${this.#message()}
      </div>
      <p id="chart-summary" class="unseen"></p>
      <pip-candle-table .feed=${this.#feed} .app=${this.app}></pip-candle-table>`;
  }

  drawn() {
    const element = this.querySelector('.plot');
    this.#legend ??= new Legend(this.querySelector('.bar-values'));
    if (this.#sizes === null) {
      this.#sizes = new ResizeObserver(() => this.#sized(element));
      this.#sizes.observe(element);
    }
  }

  #message() {
    const { state, problem, candles } = this.#feed;
    const again = (work) => html`<button type="button" @click=${work}>Try again</button>`;
    if (this.#library === 'failed') {
      return html`<div class="message" role="alert"><p>The chart could not be loaded.</p>${again(() => this.#load())}</div>`;
    }
    if (state === 'failed') {
      return html`<div class="message" role="alert"><p>${problem.message}</p>${again(() => this.#feed.reload())}</div>`;
    }
    if (state === 'loading' || this.#library === 'loading') {
      return html`<div class="message waiting" role="status"><p>Loading candles…</p></div>`;
    }
    return candles.bars.length === 0 ? html`<div class="message"><p>There are no candles yet: nothing has been quoted.</p></div>` : nothing;
  }

  /** The library is fetched when there is something to be seen of the chart, which on a phone may be later or never. */
  #sized(element) {
    this.#stage?.sized();
    if (element.clientWidth === 0) {
      return;
    }
    if (this.#library === 'none') {
      this.#load();
    }
    onFrame(this.#paint);
  }

  async #load() {
    this.#library = 'loading';
    this.refresh();
    try {
      const library = await echarts();
      if (!this.isConnected) {
        this.#library = 'none';
        return;
      }
      if (this.#stage === null) {
        this.#raise(library, this.querySelector('.plot'));
      }
      this.#library = 'there';
    } catch {
      this.#library = 'failed';
    }
    this.refresh();
    onFrame(this.#paint);
  }

  #raise(library, element) {
    this.#stage = new ChartStage(library, element, this.#source, this.#legend, {
      paintSoon: () => onFrame(this.#paint),
      paintCrossSoon: () => onFrame(this.#paintCross),
      moved: (level, focus) => this.#moved(level, focus),
      focusSoon: (focus) => this.#focusSoon(focus),
      remove: (level) => this.#removal.remove(level),
    });
    this.#gestures = new Gestures(element, this.#stage, (target, type, listener) => this.listen(target, type, listener));
  }

  /** Asks for what is chosen, once it is known what there is. */
  #show() {
    const { app } = this;
    if (!app.instrument()) {
      return;
    }
    this.#feed.show({ symbol: app.symbol.value, interval: this.#source.interval, price: this.#source.side });
    this.#source.marks.load(app.symbol.value).then(() => {
      this.#due = true;
    });
    this.refresh();
  }

  #set(name) {
    if (name === 'interval' || name === 'chartPrice' || name === null) {
      this.#show();
    }
    if (name === 'theme' || name === null) {
      // after the page took it
      onFrame(() => this.#recolour());
    }
    this.#marked();
    this.refresh();
    onFrame(this.#paint);
  }

  #fed({ reset, newer = 0 }) {
    if (reset) {
      this.#stage?.begin();
      this.#marked();
    }
    this.#stage?.grew(newer);
    this.#due = true;
    const says = `${this.#feed.state} ${this.#feed.candles.bars.length > 0}`;
    if (reset || newer > 0 || says !== this.#said) {
      this.#said = says;
      this.refresh();
      onFrame(this.#paint);
      this.#summarise();
    }
  }

  #priced(symbols) {
    const { app } = this;
    const price = app.prices.of(app.symbol.value);
    if (price && symbols.has(app.symbol.value)) {
      this.#feed.take(price);
      this.#stage?.paintPrice();
      this.#due = true;
    }
  }

  #traded() {
    const { trading } = this.app;
    if (trading.ready) {
      this.#drafts.settle(levelsOf(trading, this.app.symbol.value), trading.seq);
    }
    this.#marked();
    onFrame(this.#paint);
  }

  #marked() {
    this.#source.marks.changed();
    this.#due = true;
  }

  /** What was missed while the connection was away, only the server knows. */
  #linked() {
    const { state } = this.app.link.prices;
    if (state === 'live' && (this.#lost || this.#feed.state === 'failed')) {
      this.#feed.reload();
    }
    this.#lost = state === 'lost' || (this.#lost && state !== 'live');
    this.#due = true;
  }

  #seenAgain() {
    if (this.#hidden && !document.hidden) {
      this.#feed.reload();
    }
    this.#hidden = document.hidden;
  }

  #recolour() {
    this.#stage?.takeColours();
    onFrame(this.#paint);
  }

  #paintNow() {
    this.#due = false;
    this.#stage?.paint();
    this.#focus();
  }

  /** Goes to the level that was to be focused when it is there, unless the user is somewhere else by now. */
  #focus() {
    const here = document.activeElement === document.body || this.contains(document.activeElement);
    if (!here || this.#focusNext()) {
      this.#focusNext = () => true;
    }
  }

  #moved(level, focus) {
    this.app.notices.say(`${level.name} was ${level.price === null ? 'set' : 'moved'}.`);
    this.#focusSoon(focus);
  }

  #focusSoon(focus) {
    this.#focusNext = focus;
    onFrame(this.#paintLevels);
  }

  /** Not a live region: it is there for whoever asks. */
  #summarise() {
    const { app } = this;
    const text = summaryOf(this.#feed.candles.bars, this.#source.price, app.format, app.instrument());
    const element = this.querySelector('#chart-summary');
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }
}

customElements.define('pip-price-chart', PriceChart);
