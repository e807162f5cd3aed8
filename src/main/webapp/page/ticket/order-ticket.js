import { html, nothing, View } from '../base/view.js';
import { focusIn, shortcuts } from '../base/shortcuts.js';
import { showShortcuts } from '../base/shortcuts-dialog.js';
import './deal-buttons.js';
import { draftOf } from './draft.js';
import { valuedOrder } from './market-view.js';
import { Once } from './once.js';
import { dealNow, hindrance, slippageOf } from './one-click.js';
import { exitFields, furtherFields, sizeFields, typeFields } from './order-form.js';
import { dealPrice } from './order-sums.js';
import { checkLine, summary } from './order-summary.js';
import { nameOf, orderText } from './order-words.js';
import { Sending } from './sending.js';
import { ServersWord } from './servers-word.js';

const PRICES_MS = 250;
const MOST_SHARE = 0.995;

/** Writes an order, says what it comes to, and sends it. */
class OrderTicket extends View {
  #draft;
  #word;
  #sending;
  #once = new Once();
  #askingMost = false;
  #moneyTimer = 0;
  #visible = false;
  #ends = [];

  begin() {
    const { app } = this;
    this.#draft = draftOf(app);
    this.#word = new ServersWord(app, () => this.refresh());
    this.#sending = new Sending(app, this.#draft, () => this.refresh());
    [app.trading, app.caller, app.settings, app.link, app.routes].forEach((each) => this.watch(each));
    [app.symbol, app.account, this.#draft].forEach((each) => this.watch(each, () => this.#sending.forget()));
    this.watch(app.routes, () => this.#look());
    this.#look();
    // the buttons follow every price, the sums a few times a second
    this.watch(app.prices, () => {
      this.#moneyTimer ||= setTimeout(() => {
        this.#moneyTimer = 0;
        this.#look();
        if (this.#visible) {
          this.refresh();
        }
      }, PRICES_MS);
    });
    this.listen(this, 'keydown', (event) => this.#pressed(event));
    this.#ends = [
      shortcuts.add('b', 'Buy: choose the side, go to the size', () => this.#begin('buy')),
      shortcuts.add('s', 'Sell: choose the side, go to the size', () => this.#begin('sell')),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#moneyTimer);
    this.#moneyTimer = 0;
    this.#word?.end();
    this.#ends.forEach((end) => end());
  }

  /** Not while something is drawn, when the whole page would have to be laid out for the answer. */
  #look() {
    this.#visible = this.checkVisibility();
  }

  template() {
    const { app } = this;
    const symbol = app.symbol.value;
    const price = app.prices.of(symbol);
    if (!price) {
      return html`<h2>Ticket</h2><p class="nothing">Asking what there is to deal in…</p>`;
    }
    const { instrument } = price;
    const draft = this.#draft;
    const order = valuedOrder(app, draft, symbol, this.#word.known(symbol));
    if (this.#visible) {
      this.#word.show(draft, order, symbol);
    }
    const form = {
      app, draft, instrument, order,
      market: dealPrice(price, draft.side),
      problem: (field) => this.#problem(field, order),
      sizeIn: (sizeIn) => this.#sizeIn(sizeIn, order, instrument),
    };
    const hindered = hindrance(app, symbol, draft.type);
    const oneClick = app.settings.get('oneClick');
    const slippage = app.format.pips(slippageOf(order.slippage, instrument));
    return html`
      <form novalidate @submit=${(event) => this.#submit(event)} aria-labelledby="ticket-title">
        <header>
          <h2 id="ticket-title">${nameOf(instrument)}</h2>
          <label class="switch"><input type="checkbox" role="switch" .checked=${oneClick}
            @change=${(event) => app.settings.set('oneClick', event.target.checked)}>One-click trading</label>
          <button type="button" class="keys" aria-label="Keyboard shortcuts" title="Keyboard shortcuts" @click=${() => showShortcuts(app.settings)}>?</button>
        </header>
        ${oneClick ? html`<p class="warn" id="ticket-one-click">${draft.type === 'market'
          ? `A click on Sell or Buy deals ${order.units === null ? '' : `${app.format.units(order.units)} units `}at once, without asking, at most ${slippage} pips worse than the price you see.`
          : 'Sell and Buy choose the side here: only market orders deal at one click.'}</p>` : nothing}
        <pip-deal-buttons .app=${app} .type=${() => draft.type} .chosen=${() => (this.#dealsAtOnce() ? null : draft.side)}
          .choose=${(side) => this.#choose(side)}></pip-deal-buttons>
        <p class="hindrance warn" id="ticket-hindrance" role="status">${hindered}</p>
        ${typeFields(form)}
        ${sizeFields(form, () => this.#takeMost(), this.#askingMost)}
        ${exitFields(form)}
        ${summary({ order, format: app.format, isLive: price.bid !== null && !price.old && !price.stale })}
        ${furtherFields(form, order.slippage === null ? 'any' : 'from the price you see')}
        <div class="send">
          ${checkLine(this.#word.heard, app.format)}
          <p class="refusal problem" role="alert">${this.#sending.refusal}</p>
          <button type="submit" class="main" data-side=${draft.side} ?disabled=${hindered !== ''} aria-disabled=${this.#sending.busy ? 'true' : nothing}
            aria-describedby="ticket-hindrance ticket-check">${this.#sending.busy ? 'Sending…' : orderText({ ...draft, units: order.units, price: order.price }, instrument, app.format)}</button>
        </div>
      </form>`;
  }

  /** The buttons draw themselves, but what they show depends on the draft too. */
  drawn() {
    this.querySelector('pip-deal-buttons')?.refresh();
  }

  #dealsAtOnce() {
    return this.app.settings.get('oneClick') && this.#draft.type === 'market';
  }

  #choose(side) {
    if (this.#dealsAtOnce()) {
      return dealNow(this.app, this.app.symbol.value, side);
    }
    this.#draft.set({ side });
    return null;
  }

  /** What is missing is said when somebody wants to send it, what is wrong at once, what the server found wrong until it is changed. */
  #problem(field, { problems, missing }) {
    const mine = missing.has(field) && !this.#draft.tried ? '' : problems[field] ?? '';
    return mine || (this.#sending.problems[field] ?? '');
  }

  /** Another way to enter the size: units and lots go on with the same size. */
  #sizeIn(sizeIn, { units }, instrument) {
    const { format } = this.app;
    const said = units === null || sizeIn === 'risk' ? {}
      : sizeIn === 'units' ? { units: format.units(units) } : { lots: format.price(units / instrument.contract_size, { digits: lotDigits(units, instrument) }) };
    this.#draft.set({ sizeIn, size: { ...this.#draft.size, ...said } });
  }

  #begin(side) {
    this.#draft.set({ side });
    focusIn(this.app.routes, 'ticket', () => this.querySelector('#ticket-size'));
  }

  #pressed(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.#draft.clear();
      document.activeElement.blur();
    } else if (event.key === 'Enter' && (event.repeat || event.target.type === 'checkbox')) {
      event.preventDefault(); // a key that is held sends one order, and a switch none
    }
  }

  async #submit(event) {
    event.preventDefault();
    const { app } = this;
    const symbol = app.symbol.value;
    if (this.#sending.busy || hindrance(app, symbol, this.#draft.type) !== '') {
      return;
    }
    const order = valuedOrder(app, this.#draft, symbol, this.#word.known(symbol));
    if (order.request === null) {
      this.#draft.set({ tried: true });
      requestAnimationFrame(() => this.#showProblem());
      return;
    }
    await this.#once.run('send', () => this.#sending.send(order.request, app.instrument(symbol)));
  }

  #showProblem() {
    const field = this.querySelector('[aria-invalid="true"]');
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }

  async #takeMost() {
    if (this.#askingMost) {
      return;
    }
    this.#askingMost = true;
    this.refresh();
    const { app } = this;
    const symbol = app.symbol.value;
    const account = app.account.value;
    const { side } = this.#draft;
    try {
      const { units } = await app.api.get('/api/paper-trading/calculate/max_units/', { symbol, side });
      if (symbol === app.symbol.value && account === app.account.value && side === this.#draft.side && this.#draft.sizeIn !== 'risk') {
        this.#draft.setSize(mostSize(units, this.#draft.sizeIn, app.instrument(symbol), app.format));
      }
    } catch (problem) {
      app.notices.fail(problem);
    } finally {
      this.#askingMost = false;
      this.refresh();
    }
  }
}

/** The size that the margin bears, a little less: at the next price all of it would be too much. */
function mostSize(units, sizeIn, instrument, format) {
  const most = units === instrument.max_units ? units : Math.floor(units * MOST_SHARE);
  if (sizeIn === 'units') {
    return format.units(most);
  }
  const lots = Math.floor((100 * most) / instrument.contract_size) / 100;
  return lots > 0 ? format.price(lots, { digits: 2 }) : format.price(most / instrument.contract_size, { digits: lotDigits(most, instrument) });
}

/** As many digits as the lots of these units need, two at least. */
function lotDigits(units, instrument) {
  const digits = [2, 3, 4, 5].find((each) => Number((units / instrument.contract_size).toFixed(each)) * instrument.contract_size === units);
  return digits ?? 5;
}

customElements.define('pip-order-ticket', OrderTicket);
