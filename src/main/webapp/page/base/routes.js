// Which part of the page is seen: the address says it, so that the way back works and a link leads there.

import { Observable } from './observable.js';

export const VIEWS = ['trade', 'performance', 'signals', 'settings'];
/** The pieces of the view `trade`, of which a narrow screen shows one at a time. */
export const PANELS = ['watch', 'chart', 'ticket', 'trades'];
/** What a view is called wherever a link leads to it. */
export const VIEW_NAMES = { trade: 'Trade', performance: 'Performance', signals: 'Signals', settings: 'Settings' };

/** `#/performance`; `#/trade/chart`. Whoever watches is told {view, panel}. */
export class Routes extends Observable {
  #main;
  view = 'trade';
  panel = 'watch';

  /** @param {HTMLElement} main has a child with data-view for each view, of which one is shown */
  constructor(main) {
    super();
    this.#main = main;
    addEventListener('hashchange', () => this.#show(true));
    this.#show(false);
  }

  go(view, panel = this.panel) {
    location.hash = view === 'trade' ? `#/trade/${panel}` : `#/${view}`;
  }

  #show(moved) {
    if (moved && !location.hash.startsWith('#/')) {
      return; // a link within what is seen
    }
    const before = this.view;
    const [, view, panel] = location.hash.split('/');
    this.view = VIEWS.includes(view) ? view : 'trade';
    this.panel = PANELS.includes(panel) ? panel : this.panel;
    this.#main.dataset.view = this.view;
    this.#main.dataset.panel = this.panel;
    for (const section of this.#main.querySelectorAll(':scope > [data-view]')) {
      section.hidden = section.dataset.view !== this.view;
    }
    document.title = this.view === 'trade' ? 'Pipstream' : `${VIEW_NAMES[this.view]} · Pipstream`;
    this.changed({ view: this.view, panel: this.panel });
    if (moved && this.view !== before) {
      this.#main.scrollTop = 0;
      (this.view === 'trade' ? this.#main : this.#main.querySelector(`:scope > [data-view="${this.view}"]`)).focus();
    }
  }
}
