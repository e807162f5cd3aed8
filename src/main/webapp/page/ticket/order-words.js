// Orders, answers and refusals in sentences.

const TYPES = { market: 'at market', limit: 'limit', stop: 'stop', market_if_touched: 'if touched' };
export const TERMS = {
  fok: 'All or nothing', ioc: 'What can be had at once', gtc: 'Until cancelled', gtd: 'Until a time', day: 'Today, until 17:00 in New York',
};

export function nameOf(instrument) {
  return `${instrument.base}/${instrument.quote}`;
}

/** "Buy 1,000 EUR/USD at market", what a button will do. */
export function orderText({ side, type, units, price }, instrument, format) {
  const size = units === null ? '' : ` ${format.units(units)}`;
  const at = type === 'market' ? TYPES.market
    : type === 'market_if_touched' ? `at ${format.price(price, instrument)} ${TYPES[type]}` : `${TYPES[type]} ${format.price(price, instrument)}`;
  return `${side === 'buy' ? 'Buy' : 'Sell'}${size} ${nameOf(instrument)} ${at}`;
}

/** What became of an order, from the answer of orders/. */
export function outcomeText(outcome, instrument, currency, format) {
  const { side, units, status, fills = [], closed_trades: closed = [], id } = outcome;
  if (status === 'pending') {
    return `Order ${id} waits: ${lower(orderText(outcome, instrument, format))}.`;
  }
  const filled = fills.reduce((sum, fill) => sum + fill.units, 0);
  const value = fills.reduce((sum, fill) => sum + fill.units * fill.price, 0);
  const did = side === 'buy' ? 'Bought' : 'Sold';
  const sentences = [filled === 0
    ? `Nothing was filled of order ${id}.`
    : `${did} ${format.units(filled)} ${nameOf(instrument)} at ${format.price(value / filled, instrument)}.`];
  if (filled > 0 && filled < units) {
    sentences.push(`${format.units(units - filled)} units were not filled.`);
  }
  for (const trade of closed) {
    sentences.push(trade.status === 'open' ? `That closed a part of trade ${trade.id}.`
      : `That closed trade ${trade.id}: ${format.profit(trade.profit_loss)} ${currency}.`);
  }
  return sentences.join(' ');
}

/** What the check before the trade says: {kind, text}; kind is yes, no, or unknown where it could not be asked. */
export function checkWords({ answer, problem }, format) {
  if (problem) {
    return { kind: 'unknown', text: `The check before the trade failed: ${problem.message}` };
  }
  const { accepted, code, detail, rule, currency, margin_required: margin, margin_free_after: free, margin_rule: marginRule, closes = [] } = answer;
  if (!accepted) {
    return { kind: 'no', text: `✗ Would be refused. ${detail} (${code})${rule ? ` Rule: ${rule}.` : ''}` };
  }
  const sentences = ['✓ Would be accepted.'];
  if (margin !== undefined) {
    sentences.push(`Margin ${format.money(margin)} ${currency}, ${format.money(free)} stay free.`);
  }
  if (closes.length > 0) {
    sentences.push(`Closes ${closes.length === 1 ? 'trade' : 'trades'} ${closes.join(', ')} first.`);
  }
  return { kind: 'yes', text: sentences.join(' '), rule: marginRule };
}

/** Why an order was not taken: {text, code}, with the rule where one was cited. */
export function refusalWords(problem) {
  const rule = problem.rule ? ` Rule: ${problem.rule}.` : '';
  return `${problem.message}${problem.code && problem.status === 422 ? ` (${problem.code})` : ''}${rule}`;
}

export function lower(text) {
  return text[0].toLowerCase() + text.slice(1);
}
