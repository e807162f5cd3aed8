// Asks before something that cannot be undone.

import { html, render } from '/lib/lit-html/lit-html.js';

/**
 * A question with two answers, in a modal dialog; Escape is no. The focus begins on the way out and goes back to where it was.
 * → promise of whether the answer was yes.
 */
export function ask({ title, text, yes, no = 'Cancel' }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  dialog.setAttribute('aria-describedby', 'ask-text');
  render(html`<h2 id="ask-title">${title}</h2><p id="ask-text">${text}</p>
    <div class="buttons">
      <button type="button" autofocus @click=${() => dialog.close('no')}>${no}</button>
      <button type="button" class="danger" @click=${() => dialog.close('yes')}>${yes}</button>
    </div>`, dialog);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}
