// How an account follows a source: the fields of a subscription, what they mean, and the whole in words. Pure.

/** As the server has them where nothing else is said. */
export const USUAL = Object.freeze({
  active: true,
  risk_percent: 1,
  least_confidence: 0,
  maximum_age: 60,
  maximum_deviation_pips: 5,
  most_a_day: 20,
  most_loss_percent_a_day: 5,
});

/** Each number of a subscription: its label, what it means, and its range. */
export const FIELDS = Object.freeze([
  { name: 'risk_percent', label: 'Risk, % of equity', help: 'What a signal may lose at its stop; times 1.5 from confidence 90, 0.5 below 75, and none below 50', least: 0.0001, most: 10 },
  { name: 'least_confidence', label: 'Least confidence', help: 'What is less sure is left alone', least: 0, most: 100 },
  { name: 'maximum_age', label: 'Oldest, seconds', help: 'What was received longer ago is left alone', least: 1, most: 86_400, whole: true },
  { name: 'maximum_deviation_pips', label: 'Farthest from the entry, pips', help: 'Either way', least: 0, most: 1000 },
  { name: 'most_a_day', label: 'Most a day', help: 'A day of trading begins at 17:00 in New York', least: 1, most: 1000, whole: true },
  { name: 'most_loss_percent_a_day', label: 'Most loss a day, %', help: 'Nothing more is executed on a day on which the account has lost that much of its balance', least: 0.0001, most: 100 },
]);

/** What is wrong with it, by field; empty if nothing is. */
export function wrongFields(subscription) {
  const wrong = {};
  for (const { name, least, most, whole } of FIELDS) {
    const value = subscription[name];
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
      wrong[name] = `${whole ? 'A whole number from' : 'From'} ${least} to ${most}`;
    }
  }
  return wrong;
}

/** In words; `subscription` is undefined for a source that is not followed. */
export function followingText(subscription, format) {
  if (!subscription) {
    return 'Not followed';
  }
  const { active, risk_percent: risk, least_confidence: confidence, maximum_deviation_pips: pips, most_a_day: most } = subscription;
  const sure = confidence > 0 ? `, from confidence ${format.number(confidence)}` : '';
  const how = `${format.number(risk, 4)} % risk${sure}, within ${format.number(pips)} pips, at most ${most} a day`;
  return active ? `Followed: ${how}` : `Paused: ${how}`;
}

/** Reasons of the server in a word or two. */
const REASONS = {
  not_following: 'not followed', expired: 'expired', too_old: 'too old', low_confidence: 'not sure enough', daily_limit: 'limit of the day',
  daily_loss: 'loss of the day', no_price: 'no price', stop_reached: 'stop reached', target_reached: 'target reached', deviation: 'too far away',
  size_too_small: 'too small', already_executed: 'executed already', insufficient_margin: 'margin', market_halted: 'market closed',
};

/** Why signals were left alone, the most frequent first: too far away 2, too old 1. */
export function rejectedText(rejected) {
  return Object.entries(rejected)
    .sort((one, other) => other[1] - one[1])
    .map(([reason, count]) => `${reasonText(reason)} ${count}`)
    .join(', ');
}

export function reasonText(reason) {
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}

/**
 * Sources that gave signals, are followed or are in the summary: {source, signals, newest, subscription, figures}; first those that
 * are followed, then those with the newest signal.
 */
export function joined(sources, subscriptions, figures) {
  const rows = new Map();
  const row = (source) => {
    if (!rows.has(source)) {
      rows.set(source, { source, signals: 0, newest: null, subscription: undefined, figures: undefined });
    }
    return rows.get(source);
  };
  sources.forEach(({ source, signals, newest }) => Object.assign(row(source), { signals, newest }));
  subscriptions.forEach((subscription) => Object.assign(row(subscription.source), { subscription }));
  figures.forEach((each) => Object.assign(row(each.source), { figures: each }));
  const isFollowed = ({ subscription }) => (subscription ? 1 : 0);
  return [...rows.values()].sort((one, other) => isFollowed(other) - isFollowed(one)
    || Date.parse(other.newest ?? 0) - Date.parse(one.newest ?? 0)
    || one.source.localeCompare(other.source));
}
