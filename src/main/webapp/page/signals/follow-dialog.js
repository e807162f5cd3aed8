// How an account is to follow a source.

import { live } from '/lib/lit-html/directives/live.js';
import { parseNumber } from '../base/format.js';
import { html, nothing, View } from '../base/view.js';
import { FIELDS, USUAL, wrongFields } from './following.js';

const SUBSCRIPTIONS = '/api/paper-trading/signals/subscriptions/';

/** → promise of whether something was changed. `source` is empty where it is to be named, `subscription` undefined if not followed. */
export function askFollowing(app, source, subscription) {
  const dialog = document.createElement('dialog');
  dialog.className = 'signal-dialog';
  dialog.setAttribute('aria-labelledby', 'follow-title');
  const form = document.createElement('pip-follow-form');
  Object.assign(form, { source, subscription, app });
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'done');
    });
    dialog.showModal();
  });
}

/** Needs `source` and `subscription`, before its app. */
class FollowForm extends View {
  source = '';
  subscription = undefined;
  #active = true;
  #texts = {};
  #name = '';
  #sending = false;
  #problem = '';
  #begun = false;

  begin() {
    const from = { ...USUAL, ...this.subscription };
    this.#active = from.active;
    this.#name = this.source;
    this.#texts = Object.fromEntries(FIELDS.map(({ name }) => [name, String(from[name])]));
  }

  template() {
    const wrong = wrongFields(this.#entered());
    const named = this.#name.trim() !== '' && this.#name.length <= 64;
    return html`<form method="dialog" @submit=${(event) => this.#submit(event)}>
      <h2 id="follow-title">${this.source ? `Follow ${this.source}` : 'Follow another source'}</h2>
      <p class="quiet">Its signals are executed in this account by the server, whether this page is open or not.</p>
      ${this.source ? nothing : html`<p class="field"><label for="follow-source">Name of the source</label>
        <input id="follow-source" maxlength="64" autocomplete="off" required .value=${live(this.#name)} @input=${(event) => this.#rename(event.target.value)}></p>`}
      <label class="check"><input type="checkbox" .checked=${live(this.#active)} @change=${(event) => this.#activate(event.target.checked)}> Execute its signals now</label>
      <div class="fields">${FIELDS.map((field) => this.#field(field, wrong[field.name]))}</div>
      ${this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing}
      <div class="buttons">
        <button type="button" @click=${() => this.closest('dialog').close('')}>Cancel</button>
        <button type="submit" class="main" ?disabled=${this.#sending || !named || Object.keys(wrong).length > 0}>${this.#sending ? 'Saving…' : this.subscription ? 'Save' : 'Follow'}</button>
      </div>
    </form>`;
  }

  /** Once; not where that would bring up a keyboard over the fields. */
  drawn() {
    if (!this.#begun && matchMedia('(pointer: fine)').matches) {
      this.querySelector('.field input').select();
    }
    this.#begun = true;
  }

  #field({ name, label, help }, wrong) {
    return html`<p class="field"><label for="follow-${name}">${label}</label>
      <input id="follow-${name}" inputmode="decimal" autocomplete="off" .value=${live(this.#texts[name])} aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="follow-${name}-help" @input=${(event) => this.#type(name, event.target.value)}>
      <small id="follow-${name}-help" class=${wrong ? 'problem' : 'quiet'}>${wrong ?? help}</small></p>`;
  }

  #entered() {
    return { active: this.#active, ...Object.fromEntries(FIELDS.map(({ name }) => [name, parseNumber(this.#texts[name])])) };
  }

  #rename(name) {
    this.#name = name;
    this.refresh();
  }

  #activate(active) {
    this.#active = active;
    this.refresh();
  }

  #type(name, text) {
    this.#texts[name] = text;
    this.refresh();
  }

  async #submit(event) {
    event.preventDefault();
    const body = this.#entered();
    if (this.#sending || Object.keys(wrongFields(body)).length > 0) {
      return;
    }
    this.#sending = true;
    this.#problem = '';
    this.refresh();
    try {
      await this.app.api.change('PUT', `${SUBSCRIPTIONS}${encodeURIComponent(this.#name.trim())}/`, body);
      this.closest('dialog')?.close('done');
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#sending = false;
    this.refresh();
  }
}

customElements.define('pip-follow-form', FollowForm);
