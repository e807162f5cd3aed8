import { choice } from '../base/field.js';
import { html, View } from '../base/view.js';
import { numberFormats } from './number-formats.js';

const THEMES = [['system', 'System'], ['light', 'Light'], ['dark', 'Dark']];
const TIMES = [['local', 'Local'], ['utc', 'UTC']];

/** How the page looks, and how it says numbers and times. */
class Appearance extends View {
  #formats = numberFormats();

  begin() {
    this.watch(this.app.settings);
    this.every(1000, () => this.app.routes.view === 'settings' && this.refresh());
  }

  template() {
    const { settings, format } = this.app;
    return html`<section class="panel card" aria-labelledby="appearance-title"><h3 id="appearance-title">Appearance</h3>
      ${this.#choices('theme', 'Colours', THEMES)}
      ${choice({
        id: 'numbers',
        label: 'Numbers',
        list: this.#formats,
        value: settings.get('numbers'),
        chosen: (value) => settings.set('numbers', value),
      })}
      ${this.#choices('times', 'Times', TIMES)}
      <p class="hint">Now it is <span class="number">${format.time(new Date())}</span>; one and a half lots are
        <span class="number">${format.units(150000)}</span> units, a loss of a thousand is <span class="number">${format.profit(-1000)}</span>.</p>
    </section>`;
  }

  #choices(name, label, values) {
    const { settings } = this.app;
    return html`<fieldset class="choices"><legend>${label}</legend>${values.map(([value, text]) => html`
      <label><input type="radio" name=${name} .checked=${settings.get(name) === value} @change=${() => settings.set(name, value)}>
        <span>${text}</span></label>`)}</fieldset>`;
  }
}

customElements.define('pip-appearance', Appearance);
