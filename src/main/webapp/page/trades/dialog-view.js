import { html, nothing, View } from '../base/view.js';
import { inWords } from './changes.js';
import { closeDialog, focusOnce, showDialog } from './dialogs.js';

/** Makes the view of a dialog, which is about one trade or order, and shows it. */
export function openDialog(app, tag, properties) {
  const view = document.createElement(tag);
  Object.assign(view, properties);
  showDialog(app, view, 'form');
}

/** A form in a dialog that has a change made. What fails is said in it, or to everybody if it was closed meanwhile. */
export class DialogView extends View {
  /** The changes under way, Changes of the tabs. */
  changes;
  #problem = '';

  drawn() {
    focusOnce(this);
  }

  /** What is wrong, and the buttons. `gone` says that what the dialog is about is no more, `busy` what is being done to it. */
  foot({ gone, busy, text }) {
    return html`${[gone, this.#problem].map((words) => (words ? html`<p class="problem" role="alert">${words}</p>` : nothing))}
      <div class="buttons">
        <button type="button" @click=${() => closeDialog(this)}>Cancel</button>
        <button class="main" ?disabled=${gone !== '' || busy !== undefined || !this.app.mayTrade}>${busy ?? text}</button>
      </div>`;
  }

  /** Closes the dialog when the work says that it is done; `subject` begins the sentence of a failure. */
  async attempt(subject, work) {
    this.#problem = '';
    try {
      if (await work()) {
        closeDialog(this);
      }
    } catch (problem) {
      this.#fail(subject, inWords(problem));
    }
    this.refresh();
  }

  #fail(subject, words) {
    if (this.isConnected) {
      this.#problem = words;
    } else {
      this.app.notices.fail(`${subject}: ${words}`);
    }
  }
}
