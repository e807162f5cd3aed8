import { ask } from '../base/ask.js';
import { html, nothing, View } from '../base/view.js';

const WEBHOOKS = '/api/signals/webhooks';
const EXAMPLE = JSON.stringify({
  ticker: 'OANDA:EURUSD', action: 'buy', close: '1.08450', stop_pips: 20, target_pips: 40, confidence: 70, time: '{{timenow}}',
}, null, 2);

/** Addresses of one's own that take alerts of other programs as signals. */
class SignalWebhooks extends View {
  #webhooks = null;
  #issued = null;
  #problem = '';
  #making = false;
  #copied = false;
  /** What is tried out: {id, text, answer, wrong, sending}. */
  #trial = null;

  begin() {
    this.watch(this.app.caller, () => this.#reload());
    this.#reload();
  }

  get #mayFeed() {
    return (this.app.caller.value?.scopes ?? []).includes('feed');
  }

  template() {
    if (!this.#mayFeed) {
      return html`<p class="nothing">Giving signals takes the role feeder, which an administrator gives. Whoever has it makes addresses for TradingView here.</p>`;
    }
    return html`
      <p class="hint quiet">TradingView and others send alerts to an address that has a secret in it. What a webhook takes becomes a signal of its source, for everybody.</p>
      <form class="filters" @submit=${(event) => this.#make(event)}>
        <label>Name <input name="name" required maxlength="64" autocomplete="off"></label>
        <label>Source of its signals <input name="source" required maxlength="64" autocomplete="off"></label>
        <button type="submit" class="main" ?disabled=${this.#making}>${this.#making ? 'Making…' : 'Make a webhook'}</button>
      </form>
      ${this.#problem ? html`<p class="problem hint" role="alert">${this.#problem}</p>` : nothing}
      ${this.#issued ? this.#address() : nothing}
      ${this.#webhooks === null ? html`<p class="nothing">Loading…</p>` : this.#list()}`;
  }

  #address() {
    const address = new URL(this.#issued.address, location.origin).href;
    return html`<div class="issued" role="status">
      <p><b>The address of ${this.#issued.name}, shown this once:</b></p>
      <p><code>${address}</code></p>
      <p class="buttons"><button type="button" @click=${() => this.#copy(address)}>${this.#copied ? 'Copied' : 'Copy'}</button>
        <button type="button" @click=${() => this.#hide()}>I have it</button></p></div>`;
  }

  #list() {
    if (this.#webhooks.length === 0) {
      return html`<p class="nothing">You have no webhook.</p>`;
    }
    const { format } = this.app;
    return html`<ul class="webhooks">${this.#webhooks.map((webhook) => html`<li>
      <p><b>${webhook.name}</b> gives signals of <b>${webhook.source}</b>
        <span class="quiet">made ${format.time(webhook.created_at)}, ${webhook.last_used_at ? `used ${format.time(webhook.last_used_at)}` : 'never used'}</span></p>
      ${webhook.last_problem ? html`<p class="problem">Last refused: ${webhook.last_problem}</p>` : nothing}
      <p class="buttons"><button type="button" aria-expanded=${this.#trial?.id === webhook.id} @click=${() => this.#try(webhook)}>Try an alert</button>
        <button type="button" class="danger" aria-label="Delete ${webhook.name}" @click=${() => this.#delete(webhook)}>Delete…</button></p>
      ${this.#trial?.id === webhook.id ? this.#test(webhook) : nothing}</li>`)}</ul>`;
  }

  #test(webhook) {
    const { answer, wrong, sending, text } = this.#trial;
    return html`<form class="trial" @submit=${(event) => this.#send(event, webhook)}>
      <label>Alert, as it would be sent; no signal is given <textarea name="alert" rows="9" spellcheck="false" .value=${text}></textarea></label>
      <p class="buttons"><button type="submit" ?disabled=${sending}>${sending ? 'Asking…' : 'What would it give?'}</button></p>
      <div role="status">${wrong ? html`<p class="problem">${wrong}</p>` : nothing}
        ${answer ? answer.map((signal) => html`<p class="up">${signal.direction} ${signal.pair} at ${signal.entry_price}, stop ${signal.stop_loss}, target ${signal.take_profit_1}, confidence ${signal.confidence}</p>`) : nothing}</div>
    </form>`;
  }

  async #make(event) {
    event.preventDefault();
    if (this.#making) {
      return;
    }
    const form = event.target;
    const { name, source } = Object.fromEntries(new FormData(form));
    this.#making = true;
    this.#problem = '';
    this.refresh();
    try {
      this.#issued = await this.app.api.send('POST', WEBHOOKS, { name: name.trim(), source: source.trim() });
      this.#copied = false;
      form.reset();
      await this.#reload();
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#making = false;
    this.refresh();
  }

  async #copy(address) {
    try {
      await navigator.clipboard.writeText(address);
      this.#copied = true;
      this.refresh();
    } catch {
      this.app.notices.fail('The browser does not let the page copy: select the address and copy it.');
    }
  }

  #hide() {
    this.#issued = null;
    this.refresh();
  }

  #try(webhook) {
    this.#trial = this.#trial?.id === webhook.id ? null : { id: webhook.id, text: EXAMPLE };
    this.refresh();
  }

  async #send(event, { id }) {
    event.preventDefault();
    const text = new FormData(event.target).get('alert');
    if (this.#trial?.sending) {
      return;
    }
    this.#trial = { id, text, sending: true };
    this.refresh();
    const told = { id, text };
    try {
      told.answer = (await this.app.api.send('POST', `${WEBHOOKS}/${encodeURIComponent(id)}/test`, JSON.parse(text))).signals;
    } catch (problem) {
      told.wrong = problem instanceof SyntaxError ? `This is not JSON: ${problem.message}` : problem.message;
    }
    if (this.#trial?.id === id) {
      this.#trial = told;
    }
    this.refresh();
  }

  async #delete(webhook) {
    if (!await ask({ title: `Delete ${webhook.name}?`, text: 'From now on nothing that is sent to its address becomes a signal. The address cannot be had again.', yes: 'Delete' })) {
      return;
    }
    try {
      await this.app.api.send('DELETE', `${WEBHOOKS}/${encodeURIComponent(webhook.id)}`);
      this.#issued = this.#issued?.id === webhook.id ? null : this.#issued;
    } catch (problem) {
      this.app.notices.fail(problem);
    }
    this.#reload();
  }

  async #reload() {
    if (!this.#mayFeed) {
      this.refresh();
      return;
    }
    try {
      this.#webhooks = await this.app.api.get(WEBHOOKS);
    } catch (problem) {
      this.#webhooks ??= [];
      this.#problem = problem.message;
    }
    this.refresh();
  }
}

customElements.define('pip-signal-webhooks', SignalWebhooks);
