// The title of the tab tells how it goes, for whoever looks at another one.

import { VIEW_NAMES } from './routes.js';
import { valueOfAccount } from '../model/valuation.js';

const EVERY_MS = 1000;
const NAME = 'Pipstream';

/**
 * Profit of what is open, else the equity; then the price that is looked at, and which view is seen, unless it is the usual one.
 * What is not live says so first.
 *
 * @param value of valueOfAccount, or null
 * @param price of the symbol that is looked at, or undefined
 */
export function titleText({ value, open, price, link, format, view = 'trade' }) {
  const lost = link !== 'live' && link !== 'connecting';
  const parts = [];
  if (value !== null && value.equity !== null) {
    parts.push(open > 0 ? format.profit(value.unrealised) : format.money(value.equity));
  }
  if (price && price.bid !== null) {
    const { base, quote } = price.instrument;
    parts.push(`${base}/${quote} ${format.price(price.bid, price.instrument)}`);
  }
  if (view !== 'trade') {
    parts.push(VIEW_NAMES[view]);
  }
  const isStale = (price?.bid != null && price.stale) || (open > 0 && value !== null && !value.live);
  const stale = isStale ? '(stale) ' : '';
  return `${lost ? '(lost) ' : stale}${[...parts, NAME].join(' · ')}`;
}

/** Once a second, in a hidden tab too. */
export function showTitle(app) {
  setInterval(() => {
    const text = titleText({
      value: valueOfAccount(app.trading, app.prices, app.conversions),
      open: app.trading.trades.size,
      price: app.prices.of(app.symbol.value),
      link: app.link.worst.state,
      format: app.format,
      view: app.routes.view,
    });
    if (document.title !== text) {
      document.title = text;
    }
  }, EVERY_MS);
}
