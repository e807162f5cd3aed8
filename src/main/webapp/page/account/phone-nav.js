import { VIEW_NAMES } from '../base/routes.js';
import { html, View } from '../base/view.js';
import { unseenCount } from './unseen-count.js';
import { CHART, MORE, TICKET, TRADES, WATCH } from './icons.js';

const PANELS = [
  ['watch', 'Watch', WATCH],
  ['chart', 'Chart', CHART],
  ['ticket', 'Trade', TICKET],
  ['trades', 'Positions', TRADES],
];
const FURTHER = ['performance', 'signals', 'settings'];

/** The bar at the foot of a narrow screen: each piece of the page a thumb away. */
class PhoneNav extends View {
  begin() {
    this.watch(this.app.routes);
    this.watch(this.app.unseenSignals);
  }

  template() {
    const { view, panel } = this.app.routes;
    const current = (is) => (is ? 'page' : 'false');
    return html`
      <nav class="phone-nav" aria-label="Panels">
        ${PANELS.map(([name, text, icon]) => html`
          <a href="#/trade/${name}" aria-current=${current(view === 'trade' && panel === name)}>${icon}<span>${text}</span></a>`)}
        <button type="button" popovertarget="more" aria-current=${current(view !== 'trade')}>${MORE}<span>More${unseenCount(this.app)}</span></button>
      </nav>
      <div id="more" popover class="menu more-menu" role="group" aria-label="More">
        ${FURTHER.map((each) => html`
          <a href="#/${each}" aria-current=${current(view === each)} @click=${() => this.querySelector('#more').hidePopover()}>${VIEW_NAMES[each]}${each === 'signals' ? unseenCount(this.app) : ''}</a>`)}
      </div>`;
  }
}

customElements.define('pip-phone-nav', PhoneNav);
