// What is said of the two connections. Pure.

/** One word or two of a state. */
export const STATE_WORDS = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost', closed: 'Connection refused' };

/**
 * What is not so well, in sentences, or empty while everything is live: what it means for the trader first, then why, then what
 * happens next. `now` is a time in ms.
 */
export function trouble({ prices, trading, trouble: problem, worst }, now) {
  if (worst.state === 'live' || worst.state === 'connecting') {
    return '';
  }
  const broken = ({ state }) => state === 'lost' || state === 'closed';
  const what = !broken(trading) ? 'Prices are not live.'
    : !broken(prices) ? 'The account is not up to date.' : 'Nothing here is up to date.';
  const why = (worst === trading && problem?.message) || worst.reason;
  return [what, why && sentence(why), next(worst, now)].filter(Boolean).join(' ');
}

function next({ state, retryAt }, now) {
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
