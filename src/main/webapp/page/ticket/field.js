// A field with a label, steps up and down, a hint and what is wrong with it.

import { html, nothing } from '../base/view.js';
import { live } from '/lib/lit-html/directives/live.js';

/**
 * `entered(text)` hears what is typed, `stepped(steps)` how often up (or, below zero, down); `hint` is text or a template. `problem` is
 * said beside it, and the field is marked as wrong.
 */
export function numberField({ id, label, value, entered, stepped, hint = nothing, problem = '', placeholder = '' }) {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <div class="stepper">
        <button type="button" tabindex="-1" aria-label="Less: ${label}" @click=${() => stepped(-1)}>−</button>
        <input id=${id} inputmode="decimal" autocomplete="off" spellcheck="false" placeholder=${placeholder} .value=${live(value)}
          aria-invalid=${problem ? 'true' : 'false'} aria-describedby="${id}-hint ${id}-problem"
          @input=${(event) => entered(event.target.value)} @keydown=${(event) => step(event, stepped)}>
        <button type="button" tabindex="-1" aria-label="More: ${label}" @click=${() => stepped(1)}>+</button>
      </div>
      <p class="hint" id="${id}-hint">${hint}</p>
      ${problemOf(id, problem)}
    </div>`;
}

export function problemOf(id, problem) {
  return html`<p class="problem" id="${id}-problem" ?hidden=${!problem}>${problem}</p>`;
}

/** A few choices of which one holds, as native radio buttons in a row. */
export function choices({ name, legend, options, chosen, choose, unseen = true }) {
  return html`
    <fieldset class="segments">
      <legend class=${unseen ? 'unseen' : ''}>${legend}</legend>
      ${Object.entries(options).map(([value, text]) => html`
        <label><input type="radio" name=${name} value=${value} .checked=${live(value === chosen)} @change=${() => choose(value)}><span>${text}</span></label>`)}
    </fieldset>`;
}

export function selectField({ id, label, options, chosen, choose }) {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} .value=${live(chosen)} @change=${(event) => choose(event.target.value)}>
        ${Object.entries(options).map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>`;
}

function step(event, stepped) {
  const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (way !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    stepped(way * (event.shiftKey ? 10 : 1));
  }
}
