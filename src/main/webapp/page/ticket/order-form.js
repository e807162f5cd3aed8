// The fields of the ticket.

import { html, nothing } from '../base/view.js';
import { live } from '/lib/lit-html/directives/live.js';
import { MOST_TARGETS } from './draft.js';
import { choices, numberField, problemOf, selectField } from './field.js';
import { pipsTo } from './order-sums.js';
import { TERMS } from './order-words.js';
import { stepPips, stepPrice, stepSize } from './steps.js';

const TYPES = { market: 'Market', limit: 'Limit', stop: 'Stop', market_if_touched: 'If touched' };
const SIZES = { units: 'Units', lots: 'Lots', risk: 'Risk %' };
const QUICK_LOTS = [0.01, 0.05, 0.1, 0.5, 1];
const QUICK_RISKS = [0.25, 0.5, 1, 2];
const MARKET_TERMS = ['fok', 'ioc'];
const WAITING_TERMS = ['gtc', 'day', 'gtd'];

/**
 * `form` has what is drawn: app, draft, instrument, order (of valuedOrder), market (what a market order would be filled at) and
 * problem(field), what is to be said of a field now.
 */
export function typeFields(form) {
  const { draft } = form;
  return html`
    ${choices({ name: 'ticket-type', legend: 'Order type', options: TYPES, chosen: draft.type, choose: (type) => draft.setType(type) })}
    ${draft.type === 'market' ? nothing : html`<div class="pair">${priceField(form)}${termField(form)}</div>`}
    ${draft.timeInForce === 'gtd' ? expiryField(form) : nothing}`;
}

export function sizeFields(form, takeMost, asking) {
  const { app, draft, instrument } = form;
  const { format } = app;
  const quick = (size) => {
    const text = draft.sizeIn === 'units' ? format.units(size * instrument.contract_size) : format.number(size, 2);
    const short = draft.sizeIn === 'units' ? text.replace(/\D000$/, 'k') : text;
    return html`<button type="button" title=${text} @click=${() => draft.setSize(text)}>${short}${draft.sizeIn === 'risk' ? ' %' : ''}</button>`;
  };
  return html`
    <div class="size">
      ${numberField({
        id: 'ticket-size', label: 'Size', value: draft.size[draft.sizeIn], problem: form.problem('size'), hint: sizeHint(form),
        entered: (text) => draft.setSize(text),
        stepped: (steps) => draft.setSize(stepSize(draft.size[draft.sizeIn], steps, draft.sizeIn, instrument, format)),
      })}
      ${selectField({ id: 'ticket-size-in', label: 'Size in', options: SIZES, chosen: draft.sizeIn, choose: (sizeIn) => form.sizeIn(sizeIn) })}
    </div>
    <div class="quick" role="group" aria-label="Quick sizes">${(draft.sizeIn === 'risk' ? QUICK_RISKS : QUICK_LOTS).map(quick)}
      ${draft.sizeIn === 'risk' ? nothing : html`<button type="button" aria-disabled=${asking ? 'true' : nothing} @click=${takeMost}>${asking ? 'Asking…' : 'Max'}</button>`}</div>`;
}

export function exitFields(form) {
  const { app, draft, instrument, order } = form;
  const { format } = app;
  const inPips = draft.exitsIn === 'pips';
  const stepped = (text, way) => (steps) => (inPips
    ? stepPips(text, steps, format)
    : stepPrice(text, steps, order.entry === null ? null : order.entry + way * instrument.pip, instrument, format));
  const side = draft.side === 'buy' ? 1 : -1;
  const target = (text, index) => numberField({
    id: `ticket-target${index}`, label: draft.targets.length > 1 ? `Take-profit ${index + 1}` : 'Take-profit', value: text,
    problem: form.problem(`target${index}`), hint: exitHint(form, targetGain(form, index)),
    entered: (entered) => draft.setTarget(index, entered),
    stepped: (steps) => draft.setTarget(index, stepped(text, side)(steps)),
  });
  return html`
    <div class="exits" role="group" aria-label="Stop and targets">
      ${choices({
        name: 'ticket-exits-in', legend: 'Stop and targets in', unseen: false, options: { pips: 'Pips', price: 'Price' }, chosen: draft.exitsIn,
        choose: (exitsIn) => draft.switchExits(exitsIn, order.entry, instrument, format),
      })}
      <div class="pair">
        ${numberField({
          id: 'ticket-stop', label: 'Stop-loss', value: draft.stop, problem: form.problem('stop'), hint: exitHint(form, stopLoss(form)),
          entered: (stop) => draft.set({ stop }), stepped: (steps) => draft.set({ stop: stepped(draft.stop, -side)(steps) }),
        })}
        ${draft.targets.map(target)}
        ${numberField({
          id: 'ticket-trailing', label: inPips ? 'Trailing stop' : 'Trailing distance', value: draft.trailing, problem: form.problem('trailing'),
          hint: order.sums?.trailingStart ? `from ${format.price(order.sums.trailingStart, instrument)}` : nothing,
          entered: (trailing) => draft.set({ trailing }),
          stepped: (steps) => draft.set({ trailing: inPips ? stepPips(draft.trailing, steps, format) : stepPrice(draft.trailing, steps, 0, instrument, format) }),
        })}
        ${draft.targets.length < MOST_TARGETS ? html`<button type="button" class="plain" @click=${() => draft.addTarget()}>Add a take-profit</button>` : nothing}
      </div>
    </div>`;
}

export function furtherFields(form, slippageHint) {
  const { app, draft } = form;
  return html`
    <details>
      <summary>More<span class="quiet"> ${furtherText(draft)}</span></summary>
      <div class="pair">
        ${draft.type === 'market' ? termField(form) : nothing}
        ${draft.type === 'limit' ? nothing : numberField({
          id: 'ticket-slippage', label: 'Max. slippage, pips', value: draft.slippage, problem: form.problem('slippage'), hint: slippageHint,
          entered: (slippage) => draft.set({ slippage }), stepped: (steps) => draft.set({ slippage: stepPips(draft.slippage, steps, app.format) }),
        })}
        ${selectField({
          id: 'ticket-fill', label: 'Trades of the other side', options: fillOptions(app.trading.account?.profile), chosen: draft.positionFill,
          choose: (positionFill) => draft.set({ positionFill }),
        })}
        <div class="field">
          <label for="ticket-note">Note</label>
          <input id="ticket-note" autocomplete="off" .value=${live(draft.note)} aria-invalid=${form.problem('note') ? 'true' : 'false'}
            aria-describedby="ticket-note-problem" @input=${(event) => draft.set({ note: event.target.value })}>
          ${problemOf('ticket-note', form.problem('note'))}
        </div>
      </div>
    </details>`;
}

/** What the profile makes of `default` is said, and what it refuses is not offered. */
function fillOptions(profile) {
  return profile === 'us' || profile === 'netting'
    ? { default: 'Are closed first', reduce_only: 'Are closed, none is opened' }
    : { default: 'Stay open', reduce_first: 'Are closed first', reduce_only: 'Are closed, none is opened' };
}

function furtherText(draft) {
  const said = [draft.slippage.trim() && draft.type !== 'limit' ? `slippage ${draft.slippage.trim()}` : '',
    draft.positionFill === 'default' ? '' : draft.positionFill.replace('_', ' '), draft.note.trim() ? 'note' : ''];
  return [draft.type === 'market' ? draft.timeInForce.toUpperCase() : '', ...said].filter(Boolean).join(' · ');
}

function priceField(form) {
  const { app, draft, instrument, market } = form;
  const away = form.order.price === null || market === null ? nothing
    : `${app.format.pips(Math.abs(form.order.price - market) / instrument.pip)} pips from the market${atOnce(draft, form.order.price, market) ? ', filled at once' : ''}`;
  return numberField({
    id: 'ticket-price', label: 'Price', value: draft.price, problem: form.problem('price'), hint: away,
    entered: (price) => draft.set({ price }),
    stepped: (steps) => draft.set({ price: stepPrice(draft.price, steps, market, instrument, app.format) }),
  });
}

function atOnce({ type, side }, price, market) {
  return type === 'limit' && (side === 'buy' ? price >= market : price <= market);
}

function termField({ draft }) {
  const terms = draft.type === 'market' ? MARKET_TERMS : WAITING_TERMS;
  return selectField({
    id: 'ticket-term', label: 'Good for', options: Object.fromEntries(terms.map((term) => [term, TERMS[term]])), chosen: draft.timeInForce,
    choose: (timeInForce) => draft.set({ timeInForce }),
  });
}

function expiryField(form) {
  const utc = form.app.settings.get('times') === 'utc';
  return html`
    <div class="field">
      <label for="ticket-expiry">Until${utc ? ', UTC' : ''}</label>
      <input id="ticket-expiry" type="datetime-local" .value=${live(form.draft.expiry)} aria-invalid=${form.problem('expiry') ? 'true' : 'false'}
        aria-describedby="ticket-expiry-problem" @input=${(event) => form.draft.set({ expiry: event.target.value })}>
      ${problemOf('ticket-expiry', form.problem('expiry'))}
    </div>`;
}

function sizeHint({ app, draft, order }) {
  if (draft.sizeIn === 'risk' && draft.stop.trim() === '') {
    return 'of the equity, lost at the stop: enter a stop-loss';
  }
  if (order.units === null || order.sums === null) {
    return nothing;
  }
  const { format } = app;
  const said = { units: `${format.units(order.units)} units`, lots: `${format.number(order.sums.lots, 5)} lots` };
  const others = Object.entries(said).filter(([name]) => name !== draft.sizeIn).map(([, text]) => text);
  return [...others, order.sums.notional === null ? '' : `${format.money(order.sums.notional)} ${order.currency}`].filter(Boolean).join(' · ');
}

function stopLoss({ draft, order, instrument }) {
  if (order.stop === null || order.entry === null || order.units === null) {
    return null;
  }
  return { price: order.stop, pips: pipsTo(order.entry, draft.side, order.stop, instrument) };
}

/** Of the target in that field; those before it may be empty, or wrong. */
function targetGain({ order: { places, sums } }, index) {
  const before = places.slice(0, index).filter((target) => target !== null).length;
  return places[index] === null ? null : sums?.gains[before] ?? null;
}

/** The other way to say where the exit is, and what it would bring. */
function exitHint({ app, draft, instrument, order }, exit) {
  if (exit === null) {
    return nothing;
  }
  const { format } = app;
  const where = draft.exitsIn === 'pips' ? format.price(exit.price, instrument) : `${format.pips(Math.abs(exit.pips))} pips`;
  const money = exit.money ?? (order.sums?.worst?.price === exit.price ? order.sums.worst.money : undefined);
  return money === undefined || money === null ? where : `${where} · ${format.profit(money)}`;
}
