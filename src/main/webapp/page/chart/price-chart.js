import { ask } from '../base/ask.js';
import { onFrame } from '../base/frame.js';
import { html, nothing, View } from '../base/view.js';
import { valueOf } from '../model/valuation.js';
import { CandleFeed, knownInterval } from './candle-feed.js';
import './candle-table.js';
import { INTERVALS } from './candles.js';
import { ChartStage } from './chart-stage.js';
import { tools } from './chart-tools.js';
import { Gestures } from './gestures.js';
import { Legend } from './legend.js';
import { LevelDrafts } from './level-drafts.js';
import { changeTo, levelsOf } from './levels.js';
import { fillsOf, signalsOf } from './markers.js';
import { echarts } from './plot.js';

const PAINT_MS = 250;
const SUMMARY_MS = 10_000;
const SIGNALS = 200;
const DAY_MS = 86_400_000;
const UNKNOWN = { bid: null, ask: null, old: true, stale: false };

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
  #markers = null;
  #signals = [];
  #removing = new Set();
  #focusNext = () => {};
  #paint = () => this.#paintNow();
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
    this.watch(this.#feed, (what) => this.#fed(what));
    this.watch(this.#drafts, () => onFrame(this.#paint));
    this.watch(app.caller, () => this.#show());
    this.watch(app.symbol, () => this.#show());
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
    const interval = knownInterval(settings.get('interval'));
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
      if (this.isConnected && this.#stage === null) {
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
    const { app } = this;
    const chart = this;
    this.#stage = new ChartStage(library, element, {
      feed: this.#feed,
      drafts: this.#drafts,
      legend: this.#legend,
      get format() { return app.format; },
      get instrument() { return app.instrument(); },
      get currency() { return app.trading.account?.currency ?? ''; },
      get mayTrade() { return app.mayTrade; },
      settings: () => ({ price: app.settings.get('chartPrice'), indicators: app.settings.get('indicators') }),
      price: () => app.prices.of(app.symbol.value) ?? UNKNOWN,
      rate: ({ quote }) => app.conversions.rate(quote, this.#currency, app.prices),
      valueOf: (trade) => valueOf(trade, app.prices, app.conversions, this.#currency),
      levels: () => this.#levels(),
      markers: () => this.#marks(),
      dayBars: () => !INTERVALS.get(knownInterval(app.settings.get('interval'))).fixed,
      countdown: () => this.#countdown(),
      wantsOlder: () => this.#feed.askOlder(),
      paintSoon: (what) => onFrame(what === 'cross' ? this.#paintCross : this.#paint),
      moved: (level, focus) => chart.#moved(level, focus),
      focusSoon: (focus) => chart.#focusSoon(focus),
      remove: (level) => chart.#remove(level),
    });
    this.#gestures = new Gestures(element, this.#stage, (target, type, listener) => this.listen(target, type, listener));
  }

  get #currency() {
    return this.app.trading.account?.currency ?? '';
  }

  get #shows() {
    return this.app.settings.get('chartShows');
  }

  /** Asks for what is chosen, once it is known what there is. */
  #show() {
    const { app } = this;
    if (!app.instrument()) {
      return;
    }
    this.#feed.show({ symbol: app.symbol.value, interval: knownInterval(app.settings.get('interval')), price: app.settings.get('chartPrice') });
    this.#loadSignals(app.symbol.value);
    this.refresh();
  }

  #set(name) {
    if (name === 'interval' || name === 'chartPrice') {
      this.#show();
    } else if (name === 'theme') {
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
    }
    this.#due = true;
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
    this.#markers = null;
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
    this.#focusNext();
    this.#focusNext = () => {};
  }

  #levels() {
    const { trading, symbol } = this.app;
    if (!this.#shows.includes('levels')) {
      return [];
    }
    const known = levelsOf(trading, symbol.value);
    return [...known, ...this.#drafts.newLevels().filter((level) => known.some(({ key }) => key === level.beside))];
  }

  #marks() {
    const { app } = this;
    const instrument = app.instrument();
    this.#markers ??= [
      ...(this.#shows.includes('fills') ? fillsOf(app.trading, app.symbol.value, app.format, instrument) : []),
      ...(this.#shows.includes('signals') ? signalsOf([...this.#signals, ...app.signals.newest], app.symbol.value, app.format, instrument) : []),
    ];
    return this.#markers;
  }

  async #loadSignals(symbol) {
    if (this.#signals[0]?.symbol === symbol) {
      return;
    }
    const signals = await this.app.api.get('/api/paper-trading/signals/', { pair: symbol, limit: SIGNALS }).catch(() => []);
    if (symbol === this.app.symbol.value) {
      this.#signals = signals;
      this.#marked();
    }
  }

  #moved(level, focus) {
    this.app.notices.say(`${level.name} was ${level.price === null ? 'set' : 'moved'}.`);
    this.#focusSoon(focus);
  }

  #focusSoon(focus) {
    this.#focusNext = focus;
    onFrame(this.#paint);
  }

  /** Takes a stop or target away, or cancels an order. Asks first. */
  async #remove(level) {
    const { app } = this;
    const order = level.kind === 'order';
    const { method, path, body } = order ? { method: 'DELETE', path: `/api/paper-trading/orders/${level.owner.id}/` } : changeTo(level, null);
    const yes = await ask({
      title: order ? `Cancel order ${level.owner.id}?` : `Remove the ${level.name[0].toLowerCase()}${level.name.slice(1)}?`,
      text: `It is at ${app.format.price(level.price, app.instrument(level.owner.symbol))}.`,
      yes: order ? 'Cancel the order' : 'Remove it',
      no: 'Keep it',
    });
    if (yes && !this.#removing.has(level.key)) {
      this.#removing.add(level.key);
      try {
        await app.api.change(method, path, body);
        app.notices.say(order ? `Order ${level.owner.id} was cancelled.` : `${level.name} was removed.`);
      } catch (problem) {
        app.notices.fail(problem);
      } finally {
        this.#removing.delete(level.key);
      }
    }
  }

  /** How long the last bar goes on; said of bars whose end is known. */
  #countdown() {
    const { ms, fixed } = INTERVALS.get(knownInterval(this.app.settings.get('interval')));
    const { last } = this.#feed.candles;
    const left = fixed && last ? last.time + ms - Date.now() : 0;
    if (left <= 0 || left > ms) {
      return '';
    }
    const two = (number) => String(number).padStart(2, '0');
    const seconds = Math.floor(left / 1000);
    const hours = Math.floor(seconds / 3600);
    return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  /** Not a live region: it is there for whoever asks. */
  #summarise() {
    const { app } = this;
    const { bars, last } = this.#feed.candles;
    const price = app.prices.of(app.symbol.value) ?? UNKNOWN;
    const instrument = app.instrument();
    const day = bars.filter(({ time }) => time > (last?.time ?? 0) - DAY_MS);
    const text = last
      ? `${bars.length} candles, the newest closes at ${app.format.price(last.close, instrument)}${price.old ? ', connection lost' : price.stale ? ', stale' : ''}. `
        + `Range of 24 hours: ${app.format.price(Math.min(...day.map(({ low }) => low)), instrument)} to ${app.format.price(Math.max(...day.map(({ high }) => high)), instrument)}. `
        + 'Arrow keys move, plus and minus zoom, Home and End go to the oldest and the newest.'
      : 'No candles yet.';
    const element = this.querySelector('#chart-summary');
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }
}

customElements.define('pip-price-chart', PriceChart);
