import { field } from '../base/field.js';
import { parseUnits } from '../base/format.js';
import { html, View } from '../base/view.js';

/** How orders begin, and what is heard of them. */
class Dealing extends View {
  #wrongUnits = '';

  begin() {
    this.watch(this.app.settings);
  }

  template() {
    const { settings } = this.app;
    return html`<section class="panel card" aria-labelledby="dealing-title"><h3 id="dealing-title">Dealing</h3>
      <label class="switch"><input type="checkbox" .checked=${settings.get('oneClick')} @change=${(event) => settings.set('oneClick', event.target.checked)}>
        <span><strong>One click deals</strong><small class="hint">A click on a price sends the order at once, and nothing asks again.</small></span></label>
      ${field({ id: 'units', label: 'Units of a new order', wrong: this.#wrongUnits, control: html`
        <input id="units" inputmode="numeric" autocomplete="off" aria-describedby="units-wrong" aria-invalid=${this.#wrongUnits ? 'true' : 'false'}
          .value=${String(settings.get('units'))} @change=${(event) => this.#setUnits(event.target.value)}>` })}
      <label class="switch"><input type="checkbox" .checked=${settings.get('sounds')} @change=${(event) => settings.set('sounds', event.target.checked)}>
        <span><strong>Sounds</strong><small class="hint">When an order is filled, a trade closes, a signal comes.</small></span></label>
      <div class="buttons"><button type="button" ?disabled=${!settings.get('sounds')} @click=${() => this.#sound()}>Hear one</button></div>
    </section>`;
  }

  #setUnits(text) {
    const units = parseUnits(text);
    this.#wrongUnits = Number.isInteger(units) && units > 0 ? '' : 'Enter a whole number above 0.';
    if (this.#wrongUnits === '') {
      this.app.settings.set('units', units);
    }
    this.refresh();
  }

  async #sound() {
    try {
      const { play } = await import('../base/sounds.js');
      play(this.app, 'fill');
    } catch {
      this.app.notices.fail('The sound could not be played.');
    }
  }
}

customElements.define('pip-dealing', Dealing);
