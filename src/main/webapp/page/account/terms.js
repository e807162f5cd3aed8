// What an account can be like, in words. Pure.

export const PROFILES = [
  ['us', 'US', 'NFA rules: first in, first out, no hedging; 50:1 on major currencies, gold and silver in full.'],
  ['eu', 'EU', 'ESMA rules: 30:1 on majors, 20:1 on others, close-out at 50 %, no balance below zero.'],
  ['netting', 'Netting', 'One side of an instrument at a time, 50:1.'],
  ['hedging', 'Hedging', 'Both sides of an instrument at once, 50:1; any trade may be closed.'],
];

export const REALISM = [
  ['frictionless', 'Frictionless', 'Fills at the price that is shown, at once.'],
  ['retail', 'Retail', 'An ordinary day at a fair broker: about 80 ms, some slippage.'],
  ['stressed', 'Stressed', 'A bad day: about 300 ms, wider spreads, rejects and partial fills.'],
];

const nameIn = (list, value) => list.find(([each]) => each === value)?.[1] ?? value;

export const profileName = (profile) => nameIn(PROFILES, profile);
export const realismName = (name) => (name === 'custom' ? 'Custom' : nameIn(REALISM, name));

export function meaning(list, value) {
  return list.find(([each]) => each === value)?.[2] ?? '';
}

/** Why the profile cannot change now, or ''. */
export function profileLock(openTrades, pendingOrders) {
  const parts = [
    openTrades > 0 && (openTrades === 1 ? '1 trade is open' : `${openTrades} trades are open`),
    pendingOrders > 0 && (pendingOrders === 1 ? '1 order waits' : `${pendingOrders} orders wait`),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `The profile cannot change while ${parts.join(' and ')}.`;
}

/** Currencies an account can be in: those the server has instruments of, metals last left out. */
export function currencies(instruments) {
  const all = new Set(instruments.flatMap(({ base, quote }) => [base, quote]));
  return [...all].filter((code) => !code.startsWith('X')).sort();
}
