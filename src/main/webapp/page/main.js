// Makes the app, gives it to the pieces of the page, and starts it.

import { App } from './app.js';
import { hear } from './base/heard.js';
import { Routes } from './base/routes.js';
import { focusIn, shortcuts } from './base/shortcuts.js';
import { showShortcuts } from './base/shortcuts-dialog.js';
import { showTitle } from './base/title.js';
import './account/account-bar.js';
import './account/app-header.js';
import './account/phone-nav.js';
import './base/notices-view.js';
import './base/splitter.js';
import './watch/watch-list.js';
import { showTheme } from './settings/theme.js';

/** What comes right behind the prices. */
const PIECES = [
  () => import('./chart/price-chart.js'),
  () => import('./ticket/order-ticket.js'),
  () => import('./trades/trade-tabs.js'),
];
/** What comes when it is looked at. */
const VIEWS = {
  performance: () => import('./performance/performance-view.js'),
  signals: () => import('./signals/signals-view.js'),
  settings: () => import('./settings/settings-view.js'),
};

const app = new App(localStorage);
showTheme(app.settings);
app.routes = new Routes(document.getElementById('main'));
for (const view of document.querySelectorAll('[data-view-of-app]')) {
  customElements.whenDefined(view.localName).then(() => {
    view.app = app;
  });
}
hear(app);
showTitle(app);
addEventListener('online', () => app.hurry());
addEventListener('offline', () => app.doubt());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    app.hurry();
  }
});
shortcuts.add('/', 'Find an instrument', () => focusIn(app.routes, 'watch', () => document.querySelector('pip-watch-list input')));
['Positions', 'Orders', 'History', 'Journal'].forEach((name, index) => shortcuts.add(String(index + 1), name, () => {
  const tab = () => document.querySelectorAll('pip-trade-tabs [role="tab"]')[index];
  tab()?.click();
  focusIn(app.routes, 'trades', tab);
}));
shortcuts.add('?', 'Show this list', () => showShortcuts(app.settings));
addEventListener('keydown', (event) => app.settings.get('shortcuts') && !document.querySelector('dialog:modal') && shortcuts.pressed(event));
app.start();
PIECES.forEach(load);
app.routes.watch(({ view }) => load(VIEWS[view]));
load(VIEWS[app.routes.view]);

/** A module that is there already is not fetched again. */
function load(piece) {
  piece?.().catch(() => app.notices.fail('A part of the page could not be loaded. Load the page again.'));
}
