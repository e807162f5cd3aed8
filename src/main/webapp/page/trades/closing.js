// Closing trades and cancelling orders: asks where that cannot be undone, says what came of it.

import { ask } from '../base/ask.js';
import { ofAccount } from '../model/of-account.js';
import { valueOf } from '../model/valuation.js';
import { notDone } from '../net/problem.js';
import { inWords } from './changes.js';
import { valueOfAll } from './groups.js';
import { pairOf } from './names.js';

const PAPER = '/api/paper-trading';

/** What is being done to a trade, alone or with others; undefined if nothing. */
export function busyWith(changes, trade) {
  return changes.of(`trade ${trade.id}`) ?? changes.of(`position ${trade.symbol}`) ?? changes.of('all');
}

export async function closeTrade(app, changes, id) {
  const trade = app.trading.trades.get(id);
  if (!trade || busyWith(changes, trade) !== undefined) {
    return;
  }
  const account = app.account.value;
  if (!app.settings.get('oneClick')) {
    const { profit } = valueOf(trade, app.prices, app.conversions, app.trading.account.currency);
    const sure = await ask({
      title: `Close trade ${id}?`,
      text: `${trade.order_type === 'buy' ? 'Sells' : 'Buys'} ${app.format.units(trade.units)} ${pairOf(app, trade.symbol)} at the market, `
        + `for about ${money(app, profit)} now.`,
      yes: 'Close the trade',
      no: 'Keep it',
    });
    if (!sure || !stillOpen(app, account, id)) {
      return;
    }
  }
  await closeUnits(app, changes, id, undefined);
}

/** Closes so many units of it, or all. → whether it was done; what went wrong is said in a notice, or thrown if `quiet`. */
export async function closeUnits(app, changes, id, units, quiet = false) {
  const { symbol } = app.trading.trades.get(id);
  const said = ofAccount(app.account);
  try {
    const outcome = await changes.send(`trade ${id}`, 'Closing…', 'POST', `${PAPER}/trades/${id}/close/`, units === undefined ? {} : { units });
    if (outcome !== null) {
      app.notices.say(said(closedText(app, id, symbol, outcome)));
    }
    return outcome !== null;
  } catch (problem) {
    if (quiet) {
      throw problem;
    }
    app.notices.fail(said(notDone(`Trade ${id}`, 'was not closed', problem, inWords(problem))));
    return false;
  }
}

/** All trades of an instrument. */
export async function closePosition(app, changes, symbol) {
  const trades = [...app.trading.trades.values()].filter((trade) => trade.symbol === symbol);
  await closeMany(app, changes, trades, { subject: `position ${symbol}`, what: pairOf(app, symbol), body: { pair: symbol } });
}

export async function closeAll(app, changes) {
  await closeMany(app, changes, [...app.trading.trades.values()], { subject: 'all', what: 'everything', body: {} });
}

async function closeMany(app, changes, trades, { subject, what, body }) {
  if (trades.length === 0 || changes.of(subject) !== undefined) {
    return;
  }
  const account = app.account.value;
  const { profit } = valueOfAll(trades, app.prices, app.conversions, app.trading.account.currency);
  const count = trades.length === 1 ? '1 trade' : `${trades.length} trades`;
  const sure = await ask({
    title: `Close ${what}?`,
    text: `Closes ${count} at the market, for about ${money(app, profit)} now.`,
    yes: `Close ${count}`,
    no: 'Keep them',
  });
  if (!sure || app.account.value !== account) {
    return;
  }
  const said = ofAccount(app.account);
  try {
    const outcome = await changes.send(subject, 'Closing…', 'POST', `${PAPER}/trades/close_all/`, body);
    if (outcome !== null) {
      tellAll(app, outcome, said);
    }
  } catch (problem) {
    app.notices.fail(said(notDone(capital(what), 'was not closed', problem, inWords(problem))));
  }
}

export async function cancelOrder(app, changes, id) {
  const order = app.trading.orders.get(id);
  if (!order || changes.of(`order ${id}`) !== undefined) {
    return;
  }
  const account = app.account.value;
  const sure = app.settings.get('oneClick') || await ask({
    title: `Cancel order ${id}?`,
    text: `The order to ${order.side} ${app.format.units(order.remaining_units)} ${pairOf(app, order.symbol)} will not be filled any more.`,
    yes: 'Cancel the order',
    no: 'Keep it',
  });
  if (sure && app.account.value === account && await cancelOne(app, changes, id)) {
    app.notices.say(`Order ${id} is cancelled.`);
  }
}

/** One after the other, as each may be filled meanwhile. */
export async function cancelAll(app, changes) {
  const ids = [...app.trading.orders.keys()];
  if (ids.length === 0) {
    return;
  }
  const account = app.account.value;
  const count = ids.length === 1 ? '1 order' : `${ids.length} orders`;
  const sure = await ask({ title: 'Cancel all orders?', text: `${count} will not be filled any more.`, yes: `Cancel ${count}`, no: 'Keep them' });
  let done = 0;
  for (const id of sure ? ids : []) {
    if (app.account.value !== account) {
      return;
    }
    if (app.trading.orders.has(id) && await cancelOne(app, changes, id)) {
      done++;
    }
  }
  if (done > 0) {
    app.notices.say(done === 1 ? '1 order is cancelled.' : `${done} orders are cancelled.`);
  }
}

/** → whether it was done; why not is said in a notice. */
async function cancelOne(app, changes, id) {
  const said = ofAccount(app.account);
  try {
    return await changes.send(`order ${id}`, 'Cancelling…', 'DELETE', `${PAPER}/orders/${id}/`) !== null;
  } catch (problem) {
    app.notices.fail(said(notDone(`Order ${id}`, 'was not cancelled', problem, inWords(problem))));
    return false;
  }
}

function tellAll(app, { closed_trades: closed = [], refused }, said) {
  if (closed.length > 0) {
    app.notices.say(said(closed.length === 1 ? `Trade ${closed[0].id} is closed.` : `${closed.length} trades are closed.`));
  } else if (refused.length === 0) {
    app.notices.say(said('Nothing was open any more.'));
  }
  for (const each of refused) {
    const what = each.symbol ? `${pairOf(app, each.symbol)} was` : 'Something was';
    app.notices.fail(said(`${what} not closed. ${inWords({ ...each, message: each.detail || each.message })}`));
  }
}

function closedText(app, id, symbol, { fills, status, profit_loss: profit }) {
  const fill = fills[0];
  const what = fill ? `${app.format.units(fills.reduce((sum, { units }) => sum + units, 0))} ${pairOf(app, symbol)} at ${app.format.price(fill.price, app.instrument(symbol))}` : pairOf(app, symbol);
  const currency = fill?.explain.conversion.to ?? '';
  return status === 'open' ? `Closed ${what}, a part of trade ${id}.` : `Closed trade ${id}, ${what}: ${app.format.profit(profit)} ${currency}.`;
}

function stillOpen(app, account, id) {
  if (app.account.value !== account) {
    return false;
  }
  if (!app.trading.trades.has(id)) {
    app.notices.say(`Trade ${id} was closed meanwhile.`);
    return false;
  }
  return true;
}

function money(app, amount) {
  return `${app.format.profit(amount)} ${app.trading.account?.currency ?? ''}`;
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
