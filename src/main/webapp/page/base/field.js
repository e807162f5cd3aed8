import { html } from './view.js';

/** One question of a form: a label, the control, what was wrong with it, what it means. The control refers to `${id}-hint`. */
export function field({ id, label, control, wrong = '', hint = '' }) {
  return html`<div class="field"><label for=${id}>${label}</label>${control}
    <p class="problem" id="${id}-wrong" ?hidden=${wrong === ''}>${wrong}</p>
    <p class="hint" id="${id}-hint" ?hidden=${hint === ''}>${hint}</p></div>`;
}

/** A question with a few answers, pairs of value and name; `chosen` is told the value of another one. */
export function choice({ id, label, list, value, chosen, disabled = false, wrong = '', hint = '' }) {
  const control = html`<select id=${id} aria-describedby="${id}-hint" ?disabled=${disabled} @change=${(event) => chosen(event.target.value)}>
    ${list.map(([each, name]) => html`<option value=${each} .selected=${each === value}>${name}</option>`)}</select>`;
  return field({ id, label, control, wrong, hint });
}

/** A problem of a form as a whole; what is wrong with single fields is said next to those. */
export function formProblem({ problem }, fields = []) {
  const said = problem !== null && fields.some((name) => problem.fields?.[name]);
  return html`<p class="problem" role="alert">${problem === null || said ? '' : problem.message}</p>`;
}
