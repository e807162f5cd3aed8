// Shows which keys do what.

import { html, render } from '/lib/lit-html/lit-html.js';
import { shortcuts } from './shortcuts.js';

const NAMES = { Escape: 'Esc' };
/** What the keys do within the ticket is no shortcut of the page, but whoever asks wants to know it. */
const IN_FIELDS = [
  { key: 'Escape', text: 'Clear the ticket but its size, in the ticket' },
  { key: 'Enter', text: 'Send the order, in the ticket' },
  { key: '↑ ↓', text: 'A step more or less, in a field with a number; ten with Shift' },
];

export function showShortcuts(settings) {
  if (document.querySelector('dialog.shortcuts')) {
    return;
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'shortcuts';
  dialog.setAttribute('aria-labelledby', 'shortcuts-title');
  const row = ({ key, text }) => html`<tr><th scope="row"><kbd>${NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd></th><td class="text">${text}</td></tr>`;
  render(html`<h2 id="shortcuts-title">Keyboard shortcuts</h2>
    <table><tbody>${[...shortcuts.list, ...IN_FIELDS].map(row)}</tbody></table>
    <p><label><input type="checkbox" .checked=${settings.get('shortcuts')} @change=${(event) => settings.set('shortcuts', event.target.checked)}>
      Single keys work while no field has the focus</label></p>
    <div class="buttons"><button type="button" autofocus @click=${() => dialog.close()}>Close</button></div>`, dialog);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
