// What a click on an instrument does: it is looked at. And one on a price: it deals at once, or chooses the side in the ticket.

const SIDES = { bid: 'sell', ask: 'buy' };

/** A narrow screen shows one panel at a time, and who chooses an instrument wants to see its chart. */
export function choose(app, symbol) {
  app.symbol.value = symbol;
  if (!document.querySelector('pip-price-chart').checkVisibility()) {
    app.routes.go('trade', 'chart');
  }
}

/** @param {'bid'|'ask'} clicked a bid is what one sells at */
export async function takePrice(app, symbol, clicked) {
  const side = SIDES[clicked];
  if (app.settings.get('oneClick')) {
    const { dealNow } = await import('../ticket/one-click.js');
    await dealNow(app, symbol, side);
    return;
  }
  app.symbol.value = symbol;
  const { draftOf } = await import('../ticket/draft.js');
  draftOf(app).set({ side });
  app.routes.go('trade', 'ticket');
}

/** For the titles of both prices: [what the bid does, what the ask does, whether neither does anything]. */
export function dealingWords(app) {
  if (!app.settings.get('oneClick')) {
    return ['Sell in the ticket', 'Buy in the ticket', false];
  }
  if (!app.mayTrade) {
    const why = 'This account is shared with you: you may look at it, not trade';
    return [why, why, true];
  }
  return ['Sells at once', 'Buys at once', false];
}
