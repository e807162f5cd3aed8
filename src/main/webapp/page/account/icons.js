// Pictures beside words, in the colour of the text.

import { svg, html } from '/lib/lit-html/lit-html.js';

const icon = (paths) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

export const WATCH = icon(svg`<path d="M4 6h10M4 12h16M4 18h12"/>`);
export const CHART = icon(svg`<path d="M7 4v3m0 8v4M17 5v4m0 6v4"/><rect x="5" y="7" width="4" height="8"/><rect x="15" y="9" width="4" height="6"/>`);
export const TICKET = icon(svg`<path d="M8 4v16m0 0-4-4m4 4 4-4M16 20V4m0 0-4 4m4-4 4 4"/>`);
export const TRADES = icon(svg`<path d="m12 4 9 5-9 5-9-5zM4 14l8 4.5 8-4.5"/>`);
export const MORE = icon(svg`<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>`);
export const USER = icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7"/>`);
export const SUN = icon(svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.400M5.6 18.4 7 17M17 7l1.4-1.4"/>`);
export const MOON = icon(svg`<path d="M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z"/>`);
