import { ask } from '../base/ask.js';
import { choice, field, formProblem } from '../base/field.js';
import { html } from '../base/view.js';
import { Section } from './section.js';

const CHANNELS = '/api/notifications/channels';
const MEDIA = [['email', 'E-mail'], ['webhook', 'Webhook']];
const NAMES = { email: 'E-mail', webhook: 'Webhook', browser: 'This page' };

/** Where notifications go: addresses, webhooks, open pages. */
class Channels extends Section {
  #medium = 'email';
  #target = '';
  #made = null;
  #codes = new Map();

  get known() {
    return (this.app.caller.value?.scopes ?? []).includes('trade');
  }

  load() {
    return this.app.api.get(CHANNELS);
  }

  left() {
    this.#made = null;
    this.refresh();
  }

  template() {
    const { busy } = this.attempt;
    return html`<div class="channels" ?hidden=${!this.known}>
      <h4>Channels</h4>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem.message}</p>` : ''}
      ${this.list((channel) => this.#row(channel), 'There is none yet.')}
      ${this.#made ? html`<div class="once" role="status"><p>The webhook is made. Its messages are signed with this secret, which is never shown again:</p>
        <p class="copy"><input readonly aria-label="Secret of the webhook" .value=${this.#made.secret} @focus=${(event) => event.target.select()}>
          <button type="button" @click=${() => this.left()}>Done</button></p></div>` : ''}
      <form class="line channel" @submit=${(event) => this.#add(event)} novalidate>
        <div class="field-row">
          ${choice({
            id: 'channel-medium',
            label: 'By',
            list: MEDIA,
            value: this.#medium,
            chosen: (value) => {
              this.#medium = value;
              this.refresh();
            },
          })}
          ${field({ id: 'channel-target', label: this.#medium === 'email' ? 'Address' : 'URL', wrong: this.attempt.wrong('target'), control: html`
            <input id="channel-target" autocomplete="off" spellcheck="false" maxlength="2000" .value=${this.#target} aria-describedby="channel-target-wrong"
              @input=${(event) => { this.#target = event.target.value; this.refresh(); }}>` })}
        </div>
        <button type="submit" ?disabled=${busy || this.#target.trim() === ''}>${busy ? 'Asking…' : 'Add'}</button>
      </form>${formProblem(this.attempt, ['target'])}</div>`;
  }

  #row(channel) {
    const { id, medium, name, target, confirmed, enabled, problem } = channel;
    const { busy } = this.attempt;
    const called = target || name;
    return html`<li><div><strong>${NAMES[medium] ?? medium}</strong> ${called}<br>
        <small class=${problem || !enabled ? 'warn' : 'quiet'}>${problem ?? (enabled ? channel.kinds.join(', ').replaceAll('_', ' ') : 'off')}</small>
        ${confirmed ? '' : this.#confirmation(id)}</div>
      <div class="buttons">
        ${confirmed && enabled ? html`<button type="button" aria-label="Test ${called}" ?disabled=${busy} @click=${() => this.#test(id)}>Test</button>` : ''}
        <button type="button" class="danger" aria-label="Remove ${called}" ?disabled=${busy} @click=${() => this.#remove(channel, called)}>Remove</button>
      </div></li>`;
  }

  #confirmation(id) {
    return html`<form class="code" @submit=${(event) => this.#confirm(event, id)}>
      <label for="code-${id}">Code from the mail</label>
      <input id="code-${id}" inputmode="numeric" autocomplete="one-time-code" size="7" maxlength="12" .value=${this.#codes.get(id) ?? ''}
        @input=${(event) => this.#codes.set(id, event.target.value)}>
      <button type="submit" ?disabled=${this.attempt.busy}>Confirm</button></form>`;
  }

  async #change(method, path, body) {
    let answer = null;
    const done = await this.attempt.run(async () => {
      answer = await this.app.api.send(method, path, body);
    });
    if (done) {
      this.dispatchEvent(new Event('channels'));
      await this.reload();
    }
    return done ? answer ?? {} : null;
  }

  async #add(event) {
    event.preventDefault();
    const made = await this.#change('POST', CHANNELS, { medium: this.#medium, target: this.#target.trim() });
    if (made !== null) {
      this.#target = '';
      this.#made = made.secret ? made : null;
      this.refresh();
    }
  }

  async #confirm(event, id) {
    event.preventDefault();
    if (await this.#change('POST', `${CHANNELS}/${encodeURIComponent(id)}/confirm`, { code: (this.#codes.get(id) ?? '').trim() })) {
      this.#codes.delete(id);
    }
  }

  async #test(id) {
    if (await this.#change('POST', `${CHANNELS}/${encodeURIComponent(id)}/test`)) {
      this.app.notices.say('A test is on its way.');
    }
  }

  async #remove({ id }, called) {
    if (await ask({ title: `Remove ${called}?`, text: 'Nothing more is sent there, not even what waits.', yes: 'Remove' })) {
      await this.#change('DELETE', `${CHANNELS}/${encodeURIComponent(id)}`);
    }
  }
}

customElements.define('pip-channels', Channels);
