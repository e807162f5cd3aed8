// One level as a line with a label, which is a handle that pointers and keys move.

import { setAttribute, setData, Text } from '../base/text.js';
import { missingExits, objection, onGrid, proposal, worthAt } from './levels.js';
import { moveTo, part } from './parts.js';

/** How high a label is. */
export const LABEL = 24;
const SLACK = 3;
const PROPOSED_SHARE = 0.15;

/** A place along the chart's height, within it. */
export function within(y, { top, height }) {
  return Math.min(Math.max(y, top), top + height);
}

/** For LevelLines, which says where it is. */
export class LevelLine {
  #plot;
  #source;
  #drafts;
  #acts;
  #grip = null;
  #shownButtons = '';

  constructor(parent, level, plot, source, acts) {
    this.level = level;
    this.#plot = plot;
    this.#source = source;
    this.#drafts = source.drafts;
    this.#acts = acts;
    this.root = part(parent, 'div', 'level');
    this.root.dataset.kind = level.kind;
    this.rule = part(this.root, 'div', 'rule');
    this.tag = part(this.root, 'div', 'tag');
    this.tag.setAttribute('aria-hidden', 'true');
    this.tagText = new Text(this.tag);
    this.place = part(this.root, 'div', 'place');
    this.label = part(this.place, 'div', 'label');
    this.text = new Text(part(this.label, 'span', 'what'));
    this.worth = part(this.label, 'span', 'worth');
    this.worthText = new Text(this.worth);
    this.objection = new Text(part(this.label, 'span', 'objection'));
    this.refusal = part(this.root, 'div', 'refusal');
    this.refusal.setAttribute('role', 'alert');
    this.refusalText = new Text(this.refusal);
    if (level.member) {
      this.#makeHandle();
    }
    this.buttons = part(this.place, 'span', 'more');
  }

  get price() {
    return this.#drafts.of(this.level.key)?.price ?? this.level.price;
  }

  y() {
    return this.#plot.y(this.price);
  }

  /** Whether somebody has it in hand, so that its label must stay. */
  get isHeld() {
    const { key } = this.level;
    return this.#drafts.of(key) !== undefined || this.#drafts.refusalOf(key) !== '' || this.root.contains(document.activeElement);
  }

  /** The line alone. */
  showBare(y, frame) {
    setData(this.root, 'bare', 'yes');
    setData(this.root, 'state', '');
    setData(this.root, 'beyond', beyond(y, frame));
    moveTo(this.rule, 0, within(y, frame));
  }

  show(y, labelY, frame) {
    const { format, instrument } = this.#source;
    const draft = this.#drafts.of(this.level.key);
    const way = beyond(y, frame);
    const place = within(y, frame);
    setData(this.root, 'state', draft?.state ?? '');
    setData(this.root, 'bare', '');
    setData(this.root, 'beyond', way);
    moveTo(this.rule, 0, place);
    moveTo(this.tag, frame.width, labelY + LABEL / 2);
    moveTo(this.place, 0, labelY);
    moveTo(this.refusal, 0, labelY < frame.top + LABEL * 2 ? labelY + LABEL : labelY - LABEL);
    this.tagText.set(format.price(this.price, instrument));
    const arrow = way === 'above' ? '↑ ' : way === 'below' ? '↓ ' : '';
    const says = this.#says();
    this.text.set(`${arrow}${says.what}`);
    this.worthText.set(says.worth);
    setData(this.worth, 'moved', says.moved);
    const wrong = draft ? this.#objection() : '';
    const state = draft?.state === 'sending' ? 'sending…' : wrong;
    this.objection.set(state);
    setData(this.root, 'wrong', wrong ? 'yes' : '');
    this.refusalText.set(this.#drafts.refusalOf(this.level.key));
    if (this.level.member) {
      this.#showHandle(says, state);
    }
    this.#showButtons(draft);
  }

  #says() {
    const { format, instrument, currency } = this.#source;
    const { kind, side, units, owner, short } = this.level;
    const dealt = `${side === 'buy' ? 'Buy' : 'Sell'} ${format.units(units)}`;
    if (kind === 'entry') {
      const { profit, live } = this.#source.valueOf(owner);
      return { what: dealt, worth: `${format.profit(profit)} ${currency}${live ? '' : ' (not live)'}`, moved: live ? direction(profit) : '' };
    }
    if (kind === 'order') {
      const { bid, ask } = this.#source.price;
      const away = bid === null ? null : (this.price - (side === 'buy' ? ask : bid)) / instrument.pip;
      return { what: `${dealt} ${short}`, worth: `${format.pips(away)} pips away`, moved: '' };
    }
    const { pips, money } = worthAt(this.level, this.price, instrument, this.#source.rate);
    const what = kind === 'trailing' ? 'Trailing' : short;
    return { what, worth: `${pips > 0 ? '+' : ''}${format.pips(pips)} pips ${format.profit(money)} ${currency}`, moved: direction(pips) };
  }

  #objection() {
    return objection(this.level, this.price, this.#source.price);
  }

  #makeHandle() {
    this.label.setAttribute('role', 'slider');
    this.label.setAttribute('aria-orientation', 'vertical');
    this.label.setAttribute('aria-label', this.level.name);
    this.label.tabIndex = 0;
    this.label.addEventListener('pointerdown', (event) => this.#grasp(event));
    this.label.addEventListener('pointermove', (event) => this.#drag(event));
    this.label.addEventListener('pointerup', (event) => this.#release(event));
    this.label.addEventListener('pointercancel', () => this.#letGo());
    this.label.addEventListener('keydown', (event) => this.#key(event));
    this.label.addEventListener('dblclick', (event) => event.stopPropagation());
    this.label.addEventListener('blur', () => {
      // but not when the whole window is left
      if (document.hasFocus() && this.#grip === null) {
        this.#drafts.takeBack(this.level.key);
      }
    });
  }

  #showHandle({ what, worth }, state) {
    const { format, instrument, mayTrade } = this.#source;
    const price = format.price(this.price, instrument);
    const asks = this.#drafts.of(this.level.key)?.state === 'proposed' ? 'Enter sends' : '';
    setAttribute(this.label, 'aria-valuenow', String(this.price));
    setAttribute(this.label, 'aria-valuemin', '0');
    setAttribute(this.label, 'aria-valuemax', String(onGrid(this.price * 2, instrument)));
    setAttribute(this.label, 'aria-valuetext', [price, what, worth, state, asks].filter(Boolean).join(', '));
    setAttribute(this.label, 'aria-disabled', mayTrade ? null : 'true');
    setAttribute(this.label, 'title', mayTrade ? 'Drag, or arrow keys and Enter; Escape takes back' : 'You may look at this account, not change it');
  }

  /** What else can be done: send a proposal, add exits that are not there, take this one away. */
  #showButtons(draft) {
    const actions = this.#source.mayTrade ? this.#actions(draft) : [];
    const shape = actions.map(({ name }) => name).join();
    if (shape !== this.#shownButtons) {
      this.#shownButtons = shape;
      this.buttons.replaceChildren(...actions.map(button));
    }
  }

  #actions(draft) {
    const { kind, name, price, of, owner, member } = this.level;
    if (draft) {
      // by touch; those at the keys have Enter, and the focus must stay where it is
      return draft.state === 'proposed' ? [{ sign: '✓', name: `Send ${name}`, act: () => this.#send(), quiet: true }] : [];
    }
    const missing = kind === 'entry' || kind === 'order' ? missingExits(this.level) : [];
    const adding = missing.map((exit) => ({
      sign: `+${exit.short}`,
      name: `Add a ${exit.kind === 'stop' ? 'stop-loss' : 'take-profit'} to ${of} ${owner.id}`,
      act: () => this.#propose(exit.kind),
    }));
    const removing = { sign: '×', name: kind === 'order' ? `Cancel order ${owner.id}` : `Remove ${name}`, act: () => this.#acts.remove(this.level) };
    return member && price !== null ? [...adding, removing] : adding;
  }

  /** At some distance that can be seen; it is sent when it is dragged, or with Enter. */
  #propose(kind) {
    const exit = missingExits(this.level).find((each) => each.kind === kind);
    const { instrument, price: quote } = this.#source;
    const { low, high } = this.#plot.frame.range;
    const price = exit ? onGrid(proposal(exit, (high - low) * PROPOSED_SHARE, quote), instrument) : 0;
    if (price > 0 && this.#drafts.propose(exit, price, 'proposed')) {
      this.#acts.focusSoon(exit.key);
    }
  }

  #grasp(event) {
    event.stopPropagation();
    if (event.button !== 0 || !this.#source.mayTrade) {
      return;
    }
    this.label.setPointerCapture(event.pointerId);
    this.#grip = { id: event.pointerId, from: event.clientY, price: this.price, moved: false };
  }

  #drag(event) {
    const grip = this.#grip;
    if (grip === null || event.pointerId !== grip.id) {
      return;
    }
    const way = event.clientY - grip.from;
    if (grip.moved || Math.abs(way) > SLACK) {
      const { instrument } = this.#source;
      const price = onGrid(this.#plot.price(this.#plot.y(grip.price) + way), instrument);
      grip.moved = price > 0 && this.#drafts.propose(this.level, price, 'dragged');
    }
  }

  #release(event) {
    event.stopPropagation();
    const moved = this.#grip?.moved;
    this.#grip = null;
    if (moved) {
      this.#send();
    }
  }

  #letGo() {
    this.#grip = null;
    this.#drafts.takeBack(this.level.key);
  }

  #key(event) {
    const { instrument, mayTrade } = this.#source;
    const step = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === 'Escape') {
      this.#letGo();
    } else if (event.key === 'Enter') {
      this.#send();
    } else if (step && mayTrade) {
      const price = onGrid(this.price + step * (event.shiftKey ? 10 : 1) * instrument.pip, instrument);
      if (price > 0) {
        this.#drafts.propose(this.level, price, 'proposed');
      }
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  async #send() {
    const { level } = this;
    const focused = document.activeElement === this.label;
    const outcome = await this.#drafts.send(level.key);
    if (outcome !== null) {
      this.#acts.moved(level, outcome, focused);
    }
  }
}

function beyond(y, { top, height }) {
  return y < top ? 'above' : y > top + height ? 'below' : '';
}

function direction(number) {
  return number > 0 ? 'up' : number < 0 ? 'down' : '';
}

function button({ sign, name, act, quiet = false }) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = sign;
  element.title = name;
  element.setAttribute('aria-label', name);
  element.addEventListener('click', act);
  for (const type of ['pointerdown', 'dblclick', 'keydown']) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
  if (quiet) {
    element.tabIndex = -1;
    element.addEventListener('mousedown', (event) => event.preventDefault());
  }
  return element;
}
