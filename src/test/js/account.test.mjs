// What the header, the account bar, the log-in and the settings say; by hand: node --test src/test/js
import './web-crypto.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLost, STATE_WORDS, trouble } from '../../main/webapp/page/account/connection.js';
import { feedLine, feedsSummary } from '../../main/webapp/page/account/feeds.js';
import { marginState } from '../../main/webapp/page/account/margin.js';
import { currencies, meaning, PROFILES, profileLock, profileName, realismName } from '../../main/webapp/page/account/terms.js';
import { Attempt } from '../../main/webapp/page/base/attempt.js';
import { parseAmount } from '../../main/webapp/page/base/format.js';
import { passwordRules, wayBack, wrongName } from '../../main/webapp/page/login/rules.js';
import { Link } from '../../main/webapp/page/model/link.js';
import { Api } from '../../main/webapp/page/net/api.js';
import { clientName, isThisOne } from '../../main/webapp/page/settings/clients.js';
import { numberFormats } from '../../main/webapp/page/settings/number-formats.js';

const NOW = Date.now();

function link(prices, trading) {
  const made = new Link();
  made.pricesAre(...prices);
  made.tradingIs(...trading);
  return made;
}

test('what a broken connection means comes first, then why, then what happens next', () => {
  const lost = ['lost', { retryMs: 2400, reason: 'The server fell silent' }];
  const both = link(lost, lost);
  assert.equal(trouble(both, both.worst.retryAt - 2400), 'Nothing here is up to date. The server fell silent. Trying again in 3\u00a0s.');
  assert.match(trouble(link(lost, ['live']), NOW), /^Prices are not live\./);
  assert.match(trouble(link(['live'], lost), NOW), /^The account is not up to date\./);
});

test('what was lost is lost until it is live again, and what is on its way for the first time is not', () => {
  const states = ['connecting', 'live', 'lost', 'connecting', 'lost', 'connecting', 'live', 'connecting', 'closed'];
  let lost = false;
  const heard = states.map((state) => (lost = isLost({ state }, lost)));
  assert.deepEqual(heard, [false, false, true, true, true, true, false, false, true]);
  assert.equal(trouble(link(['live'], ['connecting']), NOW), 'The account is not up to date. Connecting…');
});

test('a connection that was refused says that it stays so', () => {
  const closed = link(['live'], ['closed', { code: 4502, reason: 'too many connections' }]);
  assert.equal(trouble(closed, NOW), 'The account is not up to date. Too many connections. It does not come back by itself.');
  assert.equal(STATE_WORDS[closed.worst.state], 'Connection refused');
});

test('an account that could not be loaded says what the server said', () => {
  const made = link(['live'], ['lost', { retryMs: 0, reason: 'The account could not be loaded' }]);
  made.troubleIs(new Error('The store is away.'));
  assert.match(trouble(made, made.worst.retryAt), /The store is away\. Trying again now\.$/);
});

test('feeds are said in a few words, the worst is not hidden', () => {
  assert.equal(feedsSummary([]), null);
  assert.deepEqual(feedsSummary([{ source: 'push', state: 'silent' }]), { text: 'push silent', state: 'silent' });
  assert.deepEqual(feedsSummary([{ state: 'live' }, { state: 'standby' }]), { text: '2 feeds: 1 live', state: 'live' });
  assert.deepEqual(feedsSummary([{ state: 'live' }, { state: 'silent' }]), { text: '2 feeds: 1 live, 1 silent', state: 'part' });
});

test('a feed says how old its last quote is, and how much it leads', () => {
  assert.equal(feedLine({ source: 'oanda', state: 'live', age_ms: 40, leads: 40 }), 'oanda: live, last quote now, leads 40 instruments');
  assert.equal(feedLine({ source: 'push', state: 'silent', age_ms: 61_000, leads: 1 }), 'push: silent, last quote 1\u00a0min ago, leads 1 instrument');
  assert.equal(feedLine({ source: 'kraken', state: 'standby', age_ms: 0, leads: 0 }), 'kraken: in reserve, leads 0 instruments');
});

test('the margin held is a share of the equity, and the call comes when it is all of it', () => {
  // 250 of 1,000 are held: 1,000 / 250 = 400 %
  assert.deepEqual(marginState({ marginUsed: 250, equity: 1000, marginLevel: 400 }, 'left'), { word: 'ample', tone: 'good', share: 0.25 });
  // 800 of 1,000: 125 %
  assert.deepEqual(marginState({ marginUsed: 800, equity: 1000, marginLevel: 125 }, 'left'), { word: 'tight', tone: 'tight', share: 0.8 });
  assert.equal(marginState({ marginUsed: 1000, equity: 990, marginLevel: 99 }, 'left').tone, 'call');
  assert.equal(marginState({ marginUsed: 1000, equity: 1100, marginLevel: 110 }, 'entered').word, 'margin call');
});

test('a margin level that is not known is not called ample', () => {
  assert.equal(marginState({ marginUsed: 0, equity: 1000, marginLevel: null }, 'left').word, 'nothing held');
  assert.equal(marginState({ marginUsed: 250, equity: null, marginLevel: null }, 'left').tone, 'unknown');
});

test('terms are called as people call them, and one that is new keeps its name', () => {
  assert.deepEqual([profileName('eu'), realismName('custom'), profileName('new')], ['EU', 'Custom', 'new']);
  assert.match(meaning(PROFILES, 'us'), /first in, first out/);
});

test('what keeps the profile as it is, is said', () => {
  assert.equal(profileLock(0, 0), '');
  assert.equal(profileLock(1, 0), 'The profile cannot change while 1 trade is open.');
  assert.equal(profileLock(2, 1), 'The profile cannot change while 2 trades are open and 1 order waits.');
});

test('an amount may have its thousands apart, however that is done', () => {
  assert.deepEqual(['2,500', '2.500', '1,000,000', '1.000.000', '10 000'].map(parseAmount), [2500, 2500, 1e6, 1e6, 10_000]);
  assert.deepEqual(['2,50', '2500.75', '1.234,5', '1,234.5', '.5'].map(parseAmount), [2.5, 2500.75, 1234.5, 1234.5, 0.5]);
  assert.ok(Number.isNaN(parseAmount('much')));
});

test('an account is in a currency, not in gold', () => {
  assert.deepEqual(currencies([{ base: 'EUR', quote: 'USD' }, { base: 'XAU', quote: 'USD' }, { base: 'USD', quote: 'CHF' }]), ['CHF', 'EUR', 'USD']);
});

test('a name is judged as the server does', () => {
  assert.deepEqual([wrongName('ann'), wrongName('A.n-n_1')], ['', '']);
  assert.ok(['', 'an', '.ann', 'ann!', 'a'.repeat(33)].every((name) => wrongName(name) !== ''));
});

test('the rules of a password are kept one by one', () => {
  const kept = (name, password) => passwordRules(name, password).map((rule) => rule.kept);
  assert.deepEqual(kept('ann', ''), [false, false, false]);
  assert.deepEqual(kept('ann', 'correct horse'), [true, true, true]);
  assert.deepEqual(kept('ann', 'JoANNa is here'), [true, true, false]);
  assert.deepEqual(kept('ann', 'abcabcabcabc'), [true, false, true]);
  assert.deepEqual(kept('ann', '😀'.repeat(129))[0], false);
});

test('the way back leads to this page only', () => {
  assert.deepEqual(['#/trade/chart', '', '#problem', '//elsewhere'].map(wayBack), ['/#/trade/chart', '/', '/', '/']);
});

test('an attempt is one at a time and says what became of it', async () => {
  let answer;
  const attempt = new Attempt(() => {});
  const first = attempt.run(() => new Promise((resolve, reject) => { answer = reject; }));
  assert.equal(attempt.busy, true);
  assert.equal(await attempt.run(() => assert.fail('twice')), false);
  answer(Object.assign(new Error('no'), { fields: { name: 'is needed' } }));
  assert.equal(await first, false);
  assert.deepEqual([attempt.busy, attempt.problem.message, attempt.wrong('name'), attempt.wrong('other')], [false, 'no', 'is needed', '']);
  assert.equal(await attempt.run(async () => {}), true);
  assert.equal(attempt.problem, null);
});

test('a change that is asked for again is still of the account it was made for', async () => {
  globalThis.location = { origin: 'http://127.0.0.1' };
  const asked = [];
  const api = new Api();
  api.account = 'ann';
  globalThis.fetch = async (url) => {
    asked.push(new URL(url).searchParams.get('account'));
    api.account = 'ben'; // somebody looks at another account meanwhile
    if (asked.length === 1) {
      throw new TypeError('the answer is lost');
    }
    return { ok: true, text: async () => '{}' };
  };
  await api.change('POST', '/api/paper-trading/orders/', {});
  assert.deepEqual(asked, ['ann', 'ann']);
});

test('a browser is called as people call it', () => {
  const agents = {
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36': 'Chrome on Linux',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0': 'Edge on Windows',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1': 'Safari on iPhone',
    'curl/8.0': 'curl',
    '': 'unknown',
  };
  for (const [agent, name] of Object.entries(agents)) {
    assert.equal(clientName(agent), name);
  }
});

test('this browser is the session that ends when the caller does', () => {
  const caller = { expires_at: '2026-12-03T06:03:35.846308Z' };
  assert.deepEqual([isThisOne({ ...caller }, caller), isThisOne({ expires_at: null }, { expires_at: null })], [true, false]);
});

test('every number format shows itself', () => {
  const formats = Object.fromEntries(numberFormats());
  assert.deepEqual([formats['en-US'], formats['de-DE']], ['1,234,567.89', '1.234.567,89']);
});
