import { render } from '/lib/lit-html/lit-html.js';
import { Attempt } from '../base/attempt.js';
import { onFrame } from '../base/frame.js';
import { html } from '../base/view.js';

/** A form in a modal dialog. Escape leaves it, unless something was asked for and is not answered yet. Extend it, give a form(). */
export class FormDialog {
  #dialog = null;
  #draw = () => this.#dialog && render(this.#template(), this.#dialog, { host: this });
  attempt = new Attempt(() => this.refresh());

  constructor(app) {
    this.app = app;
  }

  open() {
    this.#dialog = document.createElement('dialog');
    this.#dialog.className = 'form-dialog';
    this.#dialog.setAttribute('aria-labelledby', 'form-dialog-title');
    const end = this.watch();
    this.#dialog.addEventListener('cancel', (event) => this.attempt.busy && event.preventDefault());
    this.#dialog.addEventListener('close', () => {
      end();
      this.#dialog.remove();
      this.#dialog = null;
    });
    document.body.append(this.#dialog);
    this.#draw();
    this.#dialog.showModal();
  }

  close() {
    this.#dialog?.close();
  }

  refresh() {
    onFrame(this.#draw);
  }

  /** What to watch while it is open; returns what ends that. */
  watch() {
    return () => {};
  }

  #template() {
    return html`<h2 id="form-dialog-title">${this.title}</h2>${this.form()}`;
  }
}
