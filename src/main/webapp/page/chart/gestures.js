// What hands and keys do on the chart: pan, zoom, look at a bar.

import { pan, toStart, usualFor, zoom } from './viewport.js';

const KEYS = {
  ArrowLeft: (view, count, fast) => pan(view, fast ? 25 : 5, count),
  ArrowRight: (view, count, fast) => pan(view, fast ? -25 : -5, count),
  PageUp: (view, count) => pan(view, view.size, count),
  PageDown: (view, count) => pan(view, -view.size, count),
  Home: (view, count) => toStart(view, count),
  End: (view) => ({ ...view, offset: 0 }),
  '+': (view, count) => zoom(view, 0.8, 1, count),
  '=': (view, count) => zoom(view, 0.8, 1, count),
  '-': (view, count) => zoom(view, 1.25, 1, count),
  '0': (view, count, fast, width) => usualFor(width),
};

/**
 * Turns events on an element into views. stage: {view, count, width} to read; show(view) and look(x, y), which is called with null
 * when nothing is pointed at. Listeners are added by listen(element, type, listener, options).
 */
export class Gestures {
  #stage;
  #pointers = new Map();
  #grip = null;

  constructor(element, stage, listen) {
    this.#stage = stage;
    const place = (event) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    listen(element, 'wheel', (event) => this.#wheel(event, place(event)), { passive: false });
    listen(element, 'pointerdown', (event) => this.#down(event, place(event), element));
    listen(element, 'pointermove', (event) => this.#move(event, place(event)));
    for (const type of ['pointerup', 'pointercancel']) {
      listen(element, type, (event) => this.#up(event));
    }
    listen(element, 'pointerleave', () => this.#pointers.size === 0 && stage.look(null));
    listen(element, 'dblclick', () => stage.show(usualFor(stage.width)));
    listen(element, 'keydown', (event) => this.#key(event, element));
  }

  /** What a key does; false if it does nothing. */
  act(key, fast = false) {
    const { view, count, width } = this.#stage;
    const act = KEYS[key];
    if (!act) {
      return false;
    }
    this.#stage.show(act(view, count, fast, width));
    return true;
  }

  #wheel(event, { x }) {
    event.preventDefault();
    const { view, count, width } = this.#stage;
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    const lines = event.deltaMode === 1 ? 16 : 1;
    // who looks at the newest bar goes on doing so
    if (sideways) {
      const moved = (event.deltaX || event.deltaY) * lines;
      this.#stage.show(pan(view, -Math.sign(moved) * Math.max(1, Math.round((Math.abs(moved) * view.size) / width)), count));
    } else {
      this.#stage.show(zoom(view, Math.exp(Math.max(-0.5, Math.min(0.5, event.deltaY * lines * 0.002))), view.offset === 0 ? 1 : x / width, count));
    }
  }

  #down(event, place, element) {
    if (event.button !== 0) {
      return;
    }
    element.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, place);
    this.#hold();
  }

  #move(event, place) {
    if (this.#pointers.has(event.pointerId)) {
      this.#pointers.set(event.pointerId, place);
      this.#pull();
    }
    this.#stage.look(place.x, place.y);
  }

  #up(event) {
    if (this.#pointers.delete(event.pointerId)) {
      this.#hold();
    }
    if (event.pointerType === 'touch' && this.#pointers.size === 0) {
      this.#stage.look(null);
    }
  }

  /** Where the fingers took hold, and of what. */
  #hold() {
    const [one, other] = this.#pointers.values();
    this.#grip = one ? { view: this.#stage.view, x: middle(one, other), apart: apart(one, other) } : null;
  }

  #pull() {
    const { count, width } = this.#stage;
    const [one, other] = this.#pointers.values();
    const grip = this.#grip;
    const zoomed = other && grip.apart > 0 ? zoom(grip.view, grip.apart / Math.max(10, apart(one, other)), grip.x / width, count) : grip.view;
    this.#stage.show(pan(zoomed, ((middle(one, other) - grip.x) * zoomed.size) / width, count));
  }

  #key(event, element) {
    const plain = event.target === element && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && this.act(event.key, event.shiftKey)) {
      event.preventDefault();
    }
  }
}

function middle(one, other) {
  return other ? (one.x + other.x) / 2 : one.x;
}

function apart(one, other) {
  return other ? Math.abs(one.x - other.x) : 0;
}
