import { ask } from '../base/ask.js';
import { formProblem } from '../base/field.js';
import { html } from '../base/view.js';
import { clientName, isThisOne } from './clients.js';
import { Section } from './section.js';

/** Where one is logged in. */
class Sessions extends Section {
  title = 'Where you are logged in';

  load() {
    return this.app.api.get('/api/sessions');
  }

  content() {
    return html`${this.list((session) => this.#row(session), '')}${formProblem(this.attempt)}`;
  }

  #row(session) {
    const { format, caller } = this.app;
    const name = clientName(session.name);
    const here = isThisOne(session, caller.value);
    return html`<li><div><strong title=${session.name}>${name}</strong> ${here ? html`<span class="here">this browser</span>` : ''}<br>
      <small class="quiet">${session.address}, since ${format.time(session.created_at)}${
        session.last_used_at ? `, last seen ${format.time(session.last_used_at)}` : ''}</small></div>
      ${here ? '' : html`<button type="button" class="danger" aria-label="End the session of ${name}, ${session.address}" ?disabled=${this.attempt.busy}
        @click=${() => this.#end(session.id, name)}>End</button>`}</li>`;
  }

  async #end(id, name) {
    const sure = await ask({ title: `End the session of ${name}?`, text: 'Whoever is there has to log in again.', yes: 'End session' });
    if (sure && await this.attempt.run(() => this.app.api.send('DELETE', `/api/sessions/${encodeURIComponent(id)}`))) {
      await this.reload();
    }
  }
}

customElements.define('pip-sessions', Sessions);
