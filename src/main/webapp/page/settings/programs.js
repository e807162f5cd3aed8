import { html, View } from '../base/view.js';

const LINKS = [
  ['/openapi.yaml', 'openapi.yaml', 'every request over HTTP'],
  ['/asyncapi.yaml', 'asyncapi.yaml', 'every message of the sockets'],
  ['/api/instruments', 'Instruments', 'what can be dealt in'],
  ['/api/quotes', 'Quotes', 'the prices now'],
  ['/api/feeds', 'Feeds', 'where they come from'],
  ['/health/ready', 'Health', 'whether the server is ready'],
];

/** Where programs find what they need. */
class Programs extends View {
  begin() {
    this.watch(this.app.caller);
  }

  template() {
    const mayMeter = (this.app.caller.value?.scopes ?? []).includes('metrics');
    const links = mayMeter ? [...LINKS, ['/api/metrics', 'Metrics', 'for Prometheus']] : LINKS;
    return html`<section class="panel card" aria-labelledby="programs-title"><h3 id="programs-title">For programs</h3>
      <ul class="links">${links.map(([path, name, what]) => html`
        <li><a href=${path} target="_blank" rel="noopener">${name}</a> <span class="quiet">${what}</span></li>`)}</ul>
    </section>`;
  }
}

customElements.define('pip-programs', Programs);
