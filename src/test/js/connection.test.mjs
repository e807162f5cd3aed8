import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs, Connection, isFinal } from '../../main/webapp/page/net/connection.js';
import { Time } from './fake/time.mjs';

test('waits double up to 30 s, with half of each left to chance', () => {
  assert.deepEqual([0, 1, 2, 30].map((n) => backoffMs(n, 0)), [250, 500, 1000, 15_000]);
  assert.deepEqual([0, 1, 2, 30].map((n) => backoffMs(n, 1)), [500, 1000, 2000, 30_000]);
});

test('only codes from 4500 are final', () => {
  assert.deepEqual([1001, 1006, 4000, 4499, 4500, 4999].map(isFinal), [false, false, false, false, true, true]);
});

/** A connection whose sockets the test holds in its hand; of the waits chance takes the longest. */
function connection(prepare = async () => {}) {
  const time = new Time();
  time.install(() => 1);
  const sockets = [];
  globalThis.WebSocket = class {
    constructor() {
      sockets.push(this);
    }
    send() {}
    close() {
      this.closed = true;
    }
  };
  const states = [];
  const made = new Connection('ws://127.0.0.1/', {
    prepare,
    opened() {},
    message() {},
    state: (state, { retryMs, reason, code } = {}) => states.push({ state, retryMs, reason, code }),
  });
  const hear = () => sockets.at(-1).onmessage({ data: '{}' });
  return { time, sockets, states, made, hear, names: () => states.map(({ state }) => state) };
}

test('a connection that breaks at once is tried after waits that grow, though it greets each time', async () => {
  const { time, sockets, states, made, hear } = connection();
  made.start();
  for (let n = 0; n < 4; n++) {
    await time.pass(0);
    await null;
    hear();
    sockets.at(-1).onclose({ code: 1006, reason: '' });
    await time.pass(states.at(-1).retryMs);
  }
  assert.deepEqual(states.filter(({ state }) => state === 'lost').map(({ retryMs }) => retryMs), [500, 1000, 2000, 4000]);
});

test('one that held for ten seconds begins with the shortest wait again', async () => {
  const { time, sockets, states, made, hear } = connection();
  made.start();
  await time.pass(1);
  sockets.at(-1).onclose({ code: 1006, reason: '' });
  await time.pass(600);
  hear();
  await time.pass(10_000);
  sockets.at(-1).onclose({ code: 1001, reason: '' });
  assert.deepEqual(states.at(-1), { state: 'lost', retryMs: 500, reason: 'The server is restarting', code: undefined });
});

test('silence of 25 s is a loss, and one of 12 s when somebody is in a hurry', async () => {
  const { time, sockets, made, hear, names } = connection();
  made.start();
  await time.pass(1);
  hear();
  await time.pass(24_000);
  assert.equal(names().at(-1), 'live');
  await time.pass(1_100);
  assert.equal(names().at(-1), 'lost');
  await time.pass(600);
  hear();
  await time.pass(11_000);
  made.hurry();
  assert.equal(names().at(-1), 'live');
  await time.pass(2_000);
  made.hurry();
  assert.deepEqual(names().slice(-3), ['live', 'lost', 'connecting']);
  assert.ok(sockets[1].closed);
});

test('when the network is said to be gone, what was live is not any more, until the server answers', async () => {
  let reachable = true;
  const { time, sockets, made, hear, names } = connection(() => (reachable ? Promise.resolve() : Promise.reject(new Error('no network'))));
  made.start();
  await time.pass(1);
  hear();
  reachable = false;
  made.doubt();
  await time.pass(0);
  assert.deepEqual(names().slice(-4), ['live', 'lost', 'connecting', 'lost']);
  assert.ok(sockets[0].closed);
  reachable = true;
  await time.pass(1_000);
  hear();
  assert.equal(names().at(-1), 'live');
});

test('what is refused for good is not tried again, and says why', async () => {
  const { time, sockets, states, made } = connection();
  made.start();
  await time.pass(1);
  sockets.at(-1).onclose({ code: 4502, reason: 'too many connections' });
  await time.pass(100_000);
  assert.equal(sockets.length, 1);
  assert.deepEqual([states.at(-1).state, states.at(-1).code], ['closed', 4502]);
  assert.match(states.at(-1).reason, /close other tabs/);
});

test('a stopped connection stays so, whatever was under way', async () => {
  let prepared;
  const { time, sockets, states, made } = connection(() => new Promise((resolve) => {
    prepared = resolve;
  }));
  made.start();
  made.stop();
  prepared();
  made.hurry();
  made.again('too late');
  made.start();
  await time.pass(100_000);
  assert.deepEqual([sockets.length, time.waiting, states.length], [0, 0, 1]);
});
