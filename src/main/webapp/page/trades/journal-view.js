import { repeat } from '/lib/lit-html/directives/repeat.js';
import { html, nothing, View } from '../base/view.js';
import { Journal } from './journal.js';
import { isOfKind, KINDS, kindOf, members, Sentences } from './sentences.js';

const SHOWN = 200;

/** All that happened to the account, newest first, each as a sentence that opens. */
class JournalView extends View {
  #journal = new Journal();
  #kind = 'news';
  #most = SHOWN;
  #loading = false;
  #trouble = '';
  #open = new Set();
  #generation = 0;

  begin() {
    this.#anew();
    this.watch(this.app.trading, (event) => this.#heard(event));
    this.watch(this.app.settings);
  }

  template() {
    const all = this.#journal.all();
    const chosen = all.filter((event) => isOfKind(event, this.#kind));
    const { format, trading } = this.app;
    const sentences = new Sentences({ format, instrument: (symbol) => this.app.instrument(symbol), currency: trading.account?.currency ?? '' });
    return html`
      <div class="tools"><label>Show <select @change=${(event) => this.#choose(event.target.value)}>
        ${Object.entries(KINDS).map(([kind, name]) => html`<option value=${kind} ?selected=${kind === this.#kind}>${name}</option>`)}</select></label>
        <p class="quiet">${chosen.length} of the newest ${all.length} events</p></div>
      ${this.#trouble ? html`<p class="problem" role="alert">${this.#trouble}</p>` : nothing}
      <ol class="journal" aria-label="Journal">
        ${repeat(chosen.slice(0, this.#most), (event) => event.seq, (event, index) => this.#event(event, chosen[index - 1], sentences))}
      </ol>
      ${chosen.length === 0 && !this.#loading ? html`<p class="nothing">Nothing of this kind.</p>` : nothing}
      ${this.#further(chosen.length)}`;
  }

  /** The newer one above it may be of another epoch: between them the account was begun anew. */
  #event(event, newer, sentences) {
    const isOpen = this.#open.has(event.seq);
    return html`<li>
      ${newer && newer.epoch !== event.epoch ? html`<p class="divider">The account was begun anew</p>` : nothing}
      <details ?open=${isOpen} @toggle=${(toggled) => this.#toggle(event.seq, toggled.target.open)}>
        <summary data-kind=${kindOf(event)}><time datetime=${event.timestamp}>${this.app.format.time(event.timestamp)}</time>
          <span>${sentences.of(event)}</span></summary>
        ${isOpen ? html`<dl>${members(event).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : nothing}
      </details></li>`;
  }

  #further(known) {
    if (this.#loading) {
      return html`<p class="further"><button type="button" disabled>Loading…</button></p>`;
    }
    if (known > this.#most || this.#journal.older(this.app.trading.seq ?? 0) !== null) {
      return html`<p class="further"><button type="button" @click=${() => this.#showMore(known)}>Show older</button></p>`;
    }
    return nothing;
  }

  #showMore(known) {
    this.#most += SHOWN;
    if (known < this.#most) {
      this.#load();
    }
    this.refresh();
  }

  async #load() {
    const asked = this.#journal.older(this.app.trading.seq ?? 0);
    if (this.#loading || asked === null) {
      return;
    }
    const generation = this.#generation;
    this.#loading = true;
    this.#trouble = '';
    this.refresh();
    try {
      const { transactions } = await this.app.api.get('/api/paper-trading/transactions/', asked);
      if (generation === this.#generation) {
        this.#journal.page(transactions);
      }
    } catch (problem) {
      if (generation === this.#generation) {
        this.#trouble = problem.message;
      }
    }
    if (generation === this.#generation) {
      this.#loading = false;
      this.refresh();
    }
  }

  #heard(event) {
    if (event === null || !this.#journal.add(event)) {
      this.#anew();
    }
    this.refresh();
  }

  /** From the newest on, whatever was known or asked before. */
  #anew() {
    if (!this.app.trading.ready) {
      return;
    }
    this.#generation++;
    this.#loading = false;
    this.#journal.forget();
    this.#open.clear();
    this.#most = SHOWN;
    this.#load();
  }

  #choose(kind) {
    this.#kind = kind;
    this.#most = SHOWN;
    this.refresh();
  }

  #toggle(seq, open) {
    if (this.#open.has(seq) !== open) {
      if (open) {
        this.#open.add(seq);
      } else {
        this.#open.delete(seq);
      }
      this.refresh();
    }
  }
}

customElements.define('pip-journal', JournalView);
