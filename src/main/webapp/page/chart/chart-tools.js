// What is above the chart: the interval, what it shows, zoom.

import { html } from '../base/view.js';
import { INTERVALS } from './candles.js';
import { INDICATORS } from './indicators.js';

const PRICES = { bid: 'Bid', ask: 'Ask', mid: 'Middle' };
const SHOWS = { levels: 'Trades and orders', fills: 'Fills', signals: 'Signals' };
const ZOOMS = { '-': ['−', 'Zoom out'], '+': ['+', 'Zoom in'], End: ['⇥', 'Newest candles'] };

/** chart: {instrument, interval, settings, act(key)}; act does what the key would do on the chart. */
export function tools({ instrument, interval, settings, act }) {
  return html`<div class="tools">
    <h2>${instrument ? `${instrument.base}/${instrument.quote}` : 'Chart'}</h2>
    <div class="intervals" role="group" aria-label="Interval">${[...INTERVALS].map(([code, { name }]) => html`
      <button type="button" aria-pressed=${code === interval ? 'true' : 'false'} title=${name} @click=${() => settings.set('interval', code)}>${code}</button>`)}
    </div>
    <button type="button" class="shows" popovertarget="chart-shows">Show…</button>
    ${shows(settings)}
    <div class="zooms" role="group" aria-label="Zoom">${Object.entries(ZOOMS).map(([key, [sign, name]]) => html`
      <button type="button" aria-label=${name} title=${name} @click=${() => act(key)}>${sign}</button>`)}
    </div>
  </div>`;
}

function shows(settings) {
  const box = (setting, id, name) => html`<label><input type="checkbox" .checked=${settings.get(setting).includes(id)}
    @change=${(event) => settings.set(setting, toggled(settings.get(setting), id, event.target.checked))}>${name}</label>`;
  return html`<div id="chart-shows" popover @toggle=${nearItsButton} role="group" aria-label="What the chart shows">
    <fieldset><legend>Indicators</legend>${INDICATORS.map(({ id, name }) => box('indicators', id, name))}</fieldset>
    <fieldset><legend>Also</legend>${Object.entries(SHOWS).map(([id, name]) => box('chartShows', id, name))}</fieldset>
    <fieldset><legend>Price</legend>${Object.entries(PRICES).map(([id, name]) => html`<label><input type="radio" name="chart-price"
      .checked=${settings.get('chartPrice') === id} @change=${() => settings.set('chartPrice', id)}>${name}</label>`)}</fieldset>
  </div>`;
}

function toggled(list, id, on) {
  return on ? [...new Set([...list, id])] : list.filter((each) => each !== id);
}

function nearItsButton({ newState, target }) {
  if (newState === 'open') {
    const { left, bottom } = document.querySelector('[popovertarget="chart-shows"]').getBoundingClientRect();
    target.style.left = `${Math.max(8, Math.min(left, innerWidth - target.offsetWidth - 8))}px`;
    target.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - target.offsetHeight - 8))}px`;
  }
}
