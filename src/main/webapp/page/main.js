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
import './chart/price-chart.js';
import './performance/performance-view.js';
import './settings/settings-view.js';
import './signals/signals-view.js';
import './ticket/order-ticket.js';
import './trades/trade-tabs.js';
import './watch/watch-list.js';
import { showTheme } from './settings/theme.js';

const app = new App(localStorage);
showTheme(app.settings);
app.routes = new Routes(document.getElementById('main'));
for (const view of document.querySelectorAll('[data-view-of-app]')) {
  view.app = app;
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
