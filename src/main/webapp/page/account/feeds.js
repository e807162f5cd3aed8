// What is said of the sources of prices. Pure.

import { ageText } from '../base/format.js';

const WORDS = {
  waiting: 'has given nothing yet',
  live: 'live',
  silent: 'silent',
  standby: 'in reserve',
  ended: 'has ended',
};

/** A feed's state as a person says it. */
export function feedWord(state) {
  return WORDS[state] ?? state;
}

/** All there is to one feed of the heartbeat, in a line. */
export function feedLine({ source, state, age_ms: ageMs, leads }) {
  const age = state === 'live' || state === 'silent' ? `, last quote ${ageMs < 1000 ? 'now' : `${ageText(ageMs)} ago`}` : '';
  const instruments = leads === 1 ? '1 instrument' : `${leads ?? 0} instruments`;
  return `${source}: ${feedWord(state)}${age}, leads ${instruments}`;
}

/**
 * The feeds in a few words: {text, state}; null while none is known. `state` is live, part (a feed that leads, or the only one
 * asked, fell silent while others are live) or silent.
 */
export function feedsSummary(feeds) {
  if (feeds.length === 0) {
    return null;
  }
  const live = feeds.filter(({ state }) => state === 'live').length;
  const silent = feeds.filter(({ state }) => state === 'silent').length;
  const state = live === 0 ? 'silent' : silent > 0 ? 'part' : 'live';
  if (feeds.length === 1) {
    return { text: `${feeds[0].source} ${feedWord(feeds[0].state)}`, state };
  }
  return { text: `${feeds.length} feeds: ${live} live${silent > 0 ? `, ${silent} silent` : ''}`, state };
}
