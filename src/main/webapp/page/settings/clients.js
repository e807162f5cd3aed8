// What a list of sessions and tokens says. Pure.

/** The first that is found counts: most browsers say that they are others too. */
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
  ['curl/', 'curl'],
  ['Java', 'a Java program'],
  ['python', 'a Python program'],
];
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];

/** A browser as people call it, of what it says of itself. */
export function clientName(userAgent) {
  const browser = BROWSERS.find(([sign]) => userAgent.includes(sign))?.[1];
  const system = SYSTEMS.find(([sign]) => userAgent.includes(sign))?.[1];
  return browser ? (system ? `${browser} on ${system}` : browser) : userAgent.slice(0, 60) || 'unknown';
}

/** The session of this browser is the one that ends when the caller's does. */
export function isThisOne(session, caller) {
  return session.expires_at !== null && session.expires_at === caller?.expires_at;
}

export const EXPIRIES = [
  ['', 'never'],
  ['86400', 'in a day'],
  ['604800', 'in a week'],
  ['2592000', 'in 30 days'],
  ['31536000', 'in a year'],
];

export const SCOPES = {
  read: 'see prices, signals and your accounts',
  trade: 'deal on your accounts',
  feed: 'push quotes, give signals',
  admin: 'administer users',
  metrics: 'read the metrics',
};
