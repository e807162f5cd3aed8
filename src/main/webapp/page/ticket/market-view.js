// A draft at the market, and in the account, as they are now.

import { valueOfAccount } from '../model/valuation.js';
import { readOrder } from './order-reading.js';
import { orderSums, unitsOfRisk } from './order-sums.js';

/**
 * What the draft means for an instrument, as readOrder has it, with `sums` once they can be made. `sizedByServer(percent, pips)` gives
 * units that the server computed for the same, or null.
 */
export function valuedOrder(app, draft, symbol, { sizedByServer = () => null, marginRate = null } = {}) {
  const price = app.prices.of(symbol);
  const { instrument } = price;
  const equity = valueOfAccount(app.trading, app.prices, app.conversions)?.equity ?? null;
  const currency = app.trading.account?.currency ?? null;
  const rate = (from) => (currency === null ? null : app.conversions.rate(from, currency, app.prices));
  const quoteRate = rate(instrument.quote);
  const order = readOrder(draft, {
    instrument,
    price,
    sized: (percent, pips) => sizedByServer(percent, pips)
      ?? (equity === null || quoteRate === null ? null : unitsOfRisk({ equity, percent, pips, rate: quoteRate, instrument })),
    now: Date.now(),
    utc: app.settings.get('times') === 'utc',
    format: app.format,
  });
  if (order.entry === null || order.units === null || price.bid === null) {
    return { ...order, sums: null, currency };
  }
  const sums = orderSums({
    ...order, side: draft.side, spread: price.ask - price.bid, instrument, quoteRate, baseRate: rate(instrument.base), marginRate, equity,
  });
  return { ...order, sums, currency };
}
