import { field } from '../base/field.js';
import { parseUnits } from '../base/format.js';
import { play } from '../base/sounds.js';
import { html, View } from '../base/view.js';

/** How orders begin, what the keys do, and what is heard and told. */
class Dealing extends View {
  #wrongUnits = '';

  begin() {
    this.watch(this.app.settings);
  }

  template() {
    const { settings } = this.app;
    return html`<section class="panel card" aria-labelledby="dealing-title"><h3 id="dealing-title">Dealing</h3>
      ${this.#switch('oneClick', 'One-click trading', 'A click on a price sends the order at once, and nothing asks again.')}
      ${field({ id: 'units', label: 'Units of a new order', wrong: this.#wrongUnits, control: html`
        <input id="units" inputmode="numeric" autocomplete="off" aria-describedby="units-wrong" aria-invalid=${this.#wrongUnits ? 'true' : 'false'}
          .value=${String(settings.get('units'))} @change=${(event) => this.#setUnits(event.target.value)}>` })}
      ${this.#switch('shortcuts', 'Keyboard shortcuts', 'Single keys work while no field has the focus; ? shows which.')}
      ${this.#switch('signalNotices', 'Notices of signals', 'A signal is told in the corner while another view is seen.')}
      ${this.#switch('sounds', 'Sounds', 'When an order is filled, a trade closes, a signal comes.')}
      <div class="buttons start"><button type="button" ?disabled=${!settings.get('sounds')} @click=${() => play(this.app, 'profit')}>Hear one</button></div>
    </section>`;
  }

  #switch(name, title, hint) {
    const { settings } = this.app;
    return html`<label class="switch"><input type="checkbox" .checked=${settings.get(name)} @change=${(event) => settings.set(name, event.target.checked)}>
      <span><strong>${title}</strong><small class="hint">${hint}</small></span></label>`;
  }

  #setUnits(text) {
    const units = parseUnits(text);
    this.#wrongUnits = Number.isInteger(units) && units > 0 ? '' : 'Enter a whole number above 0.';
    if (this.#wrongUnits === '') {
      this.app.settings.set('units', units);
    }
    this.refresh();
  }
}

customElements.define('pip-dealing', Dealing);
