import './web-crypto.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Api } from '../../main/webapp/page/net/api.js';
import { notDone, Problem } from '../../main/webapp/page/net/problem.js';

const OK = { ok: true, status: 200, headers: new Headers({ 'X-Total-Count': '7' }), text: async () => '[1]' };

/** An Api of the account `one` whose server gives these answers, one after the other, each a response or a failure. */
function api(...answers) {
  const asked = [];
  globalThis.location = { origin: 'http://127.0.0.1' };
  globalThis.fetch = async (url, { headers }) => {
    asked.push({ path: url.replace('http://127.0.0.1', ''), name: headers['Idempotency-Key'] });
    const answer = answers[asked.length - 1];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
  const made = new Api();
  made.account = 'one';
  return { made, asked };
}

test('a change whose answer was lost is asked for again under its name, of the account it was made in', async () => {
  const { made, asked } = api(new TypeError('lost'), OK);
  const change = made.change('POST', '/api/paper-trading/orders/', {});
  made.account = 'two';
  assert.deepEqual(await change, [1]);
  assert.deepEqual(asked.map(({ path }) => path), Array(2).fill('/api/paper-trading/orders/?account=one'));
  assert.match(asked[0].name, /^[0-9a-f]{32}$/);
  assert.equal(asked[1].name, asked[0].name);
});

test('nobody is told that a change was not done whose answers were all lost', async () => {
  const { made } = api(new TypeError('lost'), new TypeError('lost'), new TypeError('lost'));
  const problem = await made.change('POST', '/api/paper-trading/orders/', {}).catch((failure) => failure);
  assert.equal(notDone('Trade 3', 'was not closed', problem), 'Trade 3: No answer came. Whether it was done, the account will show once the server answers.');
  assert.equal(notDone('Trade 3', 'was not closed', new Problem('Too many units.', { code: 'units_limit_exceeded' })), 'Trade 3 was not closed. Too many units.');
});

test('an answer that breaks off, or is not the server’s, is no answer', async () => {
  const breaksOff = { ...OK, text: () => Promise.reject(new TypeError('terminated')) };
  const foreign = { ...OK, text: async () => '<html>' };
  const { made } = api(breaksOff, foreign);
  await assert.rejects(made.get('/api/quotes'), { name: 'Problem', code: 'unreachable' });
  await assert.rejects(made.get('/api/quotes'), { name: 'Problem', code: 'unreachable' });
});

test('a list comes with how many there are', async () => {
  const { made } = api(OK);
  assert.deepEqual(await made.page('/api/paper-trading/trades/'), { items: [1], total: 7 });
});

test('who is not known any more is told so once, and the server is not asked again', async () => {
  const refused = { ok: false, status: 401, headers: new Headers(), json: async () => ({ code: 'unauthenticated', detail: 'Log in.' }) };
  const { made, asked } = api(refused);
  let told = 0;
  made.onUnauthenticated = () => told++;
  await assert.rejects(made.change('POST', '/api/paper-trading/orders/', {}), { message: 'Log in.', status: 401 });
  assert.deepEqual([told, asked.length], [1, 1]);
});
