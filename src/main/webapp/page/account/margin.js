// How near an account is to a margin call, in a word. Pure.

const AMPLE_PER_CENT = 200;

/**
 * {word, tone, share}: `share` is how much of the equity is held as margin, from 0 to 1, which is where the call comes; `tone` is
 * quiet, good, tight, call or unknown. `call` is what the server said last, `entered` or `left`.
 */
export function marginState({ marginUsed, marginLevel, equity }, call) {
  if (call === 'entered') {
    return { word: 'margin call', tone: 'call', share: 1 };
  }
  if (marginUsed === 0) {
    return { word: 'nothing held', tone: 'quiet', share: 0 };
  }
  if (marginLevel === null || equity === null) {
    return { word: 'price unknown', tone: 'unknown', share: 0 };
  }
  if (marginLevel < 100) {
    return { word: 'below the call', tone: 'call', share: 1 };
  }
  const share = marginUsed / equity;
  return marginLevel < AMPLE_PER_CENT ? { word: 'tight', tone: 'tight', share } : { word: 'ample', tone: 'good', share };
}
