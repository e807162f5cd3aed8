// What is said of the two connections. Pure.

/** One word or two of a state. */
export const STATE_WORDS = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost', closed: 'Connection refused' };

/** Whether a connection was lost and is not back, though it may be on its way: `before` is whether that was so a moment ago. */
export function isLost(worst, before) {
  return worst.state === 'lost' || worst.state === 'closed' || (worst.state === 'connecting' && before);
}

/**
 * What is not so well with a connection that was lost, in sentences: what it means for the trader first, then why, then what
 * happens next. `now` is a time in ms.
 */
export function trouble({ prices, trading, trouble: problem, worst }, now) {
  const broken = ({ state }) => state !== 'live';
  const what = !broken(trading) ? 'Prices are not live.'
    : !broken(prices) ? 'The account is not up to date.' : 'Nothing here is up to date.';
  const why = (worst === trading && problem?.message) || worst.reason;
  return [what, why && sentence(why), next(worst, now)].filter(Boolean).join(' ');
}

function next({ state, retryAt }, now) {
  if (state === 'connecting') {
    return 'Connecting…';
  }
  if (state === 'closed') {
    return 'It does not come back by itself.';
  }
  const seconds = Math.ceil(((retryAt ?? now) - now) / 1000);
  return seconds > 0 ? `Trying again in ${seconds}\u00a0s.` : 'Trying again now.';
}

function sentence(text) {
  const capital = text[0].toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
