// Dealing at once, at the price that is seen.

import { ofAccount } from '../model/of-account.js';
import { notDone } from '../net/problem.js';
import { draftOf } from './draft.js';
import { valuedOrder } from './market-view.js';
import { Once } from './once.js';
import { nameOf, outcomeText, refusalWords } from './order-words.js';

const LEAST_SLIPPAGE_PIPS = 2;
const ONCE = new WeakMap();

/** How much worse than the price seen a click may deal: as the ticket says, else two pips or the instrument's usual spread. */
export function slippageOf(slippage, instrument) {
  return slippage ?? Math.max(LEAST_SLIPPAGE_PIPS, instrument.typical_spread);
}

/**
 * Deals at market with the ticket's size, and its stop and targets as far as they are distances or the ticket is about this instrument.
 * Says in a notice what came of it. A second click on the same side, as of a double click, is none.
 *
 * → promise of the order's outcome; null if nothing was dealt
 */
export async function dealNow(app, symbol, side) {
  const once = ONCE.get(app) ?? new Once();
  ONCE.set(app, once);
  return once.run(`${symbol} ${side}`, async () => {
    const { notices } = app;
    const problem = hindrance(app, symbol);
    if (problem) {
      notices.fail(problem);
      return null;
    }
    const order = valuedOrder(app, atMarket(draftOf(app), side, symbol === app.symbol.value), symbol);
    if (order.request === null) {
      const reasons = Object.values(order.problems);
      notices.fail(`Nothing was dealt. ${reasons.length > 0 ? reasons.join(' ') : 'The size is not known yet.'}`);
      return null;
    }
    const { instrument } = app.prices.of(symbol);
    const { currency } = order;
    const request = { ...order.request, entry_price: order.entry, max_slippage_pips: slippageOf(order.slippage, instrument) };
    const said = ofAccount(app.account);
    try {
      const outcome = await app.api.change('POST', '/api/paper-trading/orders/', request);
      notices.say(said(outcomeText(outcome, instrument, currency ?? '', app.format)));
      return outcome;
    } catch (failure) {
      notices.fail(said(notDone(nameOf(instrument), `was not ${side === 'buy' ? 'bought' : 'sold'}`, failure, refusalWords(failure))));
      return null;
    }
  });
}

/** Why no order of the type can be given now, in words; empty if it can. An order that waits does not need a market that moves. */
export function hindrance(app, symbol, type = 'market') {
  const price = app.prices.of(symbol);
  if (app.account.value === null) {
    return 'There is no account to trade on yet.';
  }
  if (!app.mayTrade) {
    return 'This account is shared with you: you may look at it, not trade.';
  }
  if (!price || (price.bid === null && type === 'market')) {
    return 'There is no price yet.';
  }
  if (price.old && (price.bid !== null || app.link.prices.state !== 'live')) {
    return 'The connection is lost: prices are old.';
  }
  return price.stale && type === 'market' ? 'The source fell silent: the price is old.' : '';
}

function atMarket(draft, side, sameInstrument) {
  const { sizeIn, size, exitsIn, slippage } = draft;
  const exits = exitsIn === 'pips' || sameInstrument
    ? { stop: draft.stop, targets: draft.targets, trailing: draft.trailing }
    : { stop: '', targets: [], trailing: '' };
  return { side, type: 'market', timeInForce: 'fok', expiry: '', price: '', sizeIn, size, exitsIn, slippage, positionFill: 'default', note: '', ...exits };
}
