// What went wrong, in words for a person.

/** What the server calls by a code, as a trader would be told it. The numbers are the server's, behind it. */
const REASONS = {
  fifo_violation: 'The oldest trade of an instrument has to be closed first (FIFO)',
  hedging_not_allowed: 'This account cannot be long and short in one instrument: close the other side first',
  bounds_violation: 'The price has moved further than you allowed',
  insufficient_margin: 'Not enough free margin',
  insufficient_liquidity: 'The market does not take that many units at once',
  last_look_reject: 'The price was withdrawn before it could be dealt at: try again',
  market_halted: 'The market is closed',
  stale_quote: 'The last price is too old to deal at',
  instrument_price_unknown: 'There is no price yet',
  no_price: 'There is no price yet',
  losing_take_profit: 'The take-profit is on the wrong side of the price',
  losing_stop_loss: 'The stop-loss is on the wrong side of the price',
  stop_loss_on_fill_loss: 'The stop-loss would be hit at once',
  take_profit_on_fill_loss: 'The take-profit would be hit at once',
  price_already_passed: "The market is already beyond the order's price",
  units_minimum_not_met: 'Too few units',
  units_limit_exceeded: 'Too many units',
  trade_doesnt_exist: 'This trade is not open any more',
  order_doesnt_exist: 'This order is not waiting any more',
  conversion_rate_unknown: "The account's currency cannot be converted yet",
  terms_locked_by_open_trades: 'Close all trades and cancel all orders first',
  unknown_account: 'This account is not there, or not yours to see',
  account_busy: 'The account is busy, nothing was done: try again',
  ledger_unavailable: 'The server cannot record it now; whether it was done, the account will show',
  unavailable: 'The server is starting or stopping: try again in a moment',
};

/** It may have been done though no answer came. */
const UNCERTAIN = new Set(['unreachable', 'ledger_unavailable']);

const CLOSES = {
  1001: 'The server is restarting',
  1013: 'The server is busy',
  4000: 'This browser did not keep up with the prices',
  4002: 'The connection had been open for seven days',
  4500: 'The log-in has ended',
  4501: 'This account is not yours to see any more',
  4502: 'Too many connections are open: close other tabs or programs, then reload this page',
  4503: 'This page asked for too much: reload it',
  4504: 'An administrator closed the connection: reload the page to come back',
};

/** A request that failed. `code` is the server's name for it, `unreachable` if nothing answered. */
export class Problem extends Error {
  constructor(message, { code = '', status = 0, fields = {}, rule = '', detail = '' } = {}) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.rule = rule;
    this.detail = detail;
  }

  /** Whether what was asked for may have been done all the same. */
  get isUncertain() {
    return UNCERTAIN.has(this.code);
  }
}

/** "Trade 3", "was not closed" and why; where nobody knows that, without it. */
export function notDone(what, failed, problem, why = problem.message) {
  return problem.isUncertain ? `${what}: ${why}` : `${what} ${failed}. ${why}`;
}

/**
 * Why something was refused: `code` and `detail` of a problem, of a check, or of an event. The server's detail is its own words for
 * the code and then, behind a colon, the numbers.
 */
export function reasonText(code, detail = '') {
  const words = REASONS[code];
  if (words === undefined) {
    return sentence(detail || code || '');
  }
  const numbers = /^[^:]*: (.+)$/s.exec(detail ?? '')?.[1] ?? '';
  return numbers === '' ? sentence(words) : `${sentence(words)} ${sentence(capital(numbers))}`;
}

/** What the server says of a failure, in words for a person. */
export function problemText(status, problem, retryAfter) {
  if (status === 429) {
    return `Too many attempts: try again in ${waitText(Number(retryAfter) || 1)}.`;
  }
  const fields = Object.values(problem?.fields ?? {});
  if (fields.length > 0) {
    return sentence(fields.join('. '));
  }
  return reasonText(problem?.code, problem?.detail ?? `The server answered ${status}.`);
}

/** Why a socket was closed; `reason` as the server says it. */
export function closeText(code, reason) {
  return CLOSES[code] ?? (reason || 'The connection broke off');
}

/** Seconds as somebody would say them. */
export function waitText(seconds) {
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

export async function problemOf(response) {
  const body = await response.json().catch(() => null);
  return new Problem(problemText(response.status, body, response.headers.get('Retry-After')), {
    code: body?.code,
    status: response.status,
    fields: body?.fields,
    rule: body?.rule,
    detail: body?.detail,
  });
}

function sentence(text) {
  return text === '' || /[.!?:]$/.test(text) ? text : `${text}.`;
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
