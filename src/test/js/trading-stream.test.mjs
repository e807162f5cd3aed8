import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Link } from '../../main/webapp/page/model/link.js';
import { Signals } from '../../main/webapp/page/model/signals.js';
import { Trading } from '../../main/webapp/page/model/trading.js';
import { TradingStream } from '../../main/webapp/page/net/trading-stream.js';
import { Ledger } from './fake/ledger.mjs';
import { Server } from './fake/server.mjs';
import { chance, Time } from './fake/time.mjs';

/** A page that looks at an account of a server where nothing goes wrong by itself. */
async function live() {
  const random = chance(7);
  const time = new Time();
  time.install(random);
  const server = new Server(time, random, [new Ledger('one', random)]);
  server.api.account = 'one';
  server.signals.length = 0;
  const [trading, signals, link] = [new Trading(), new Signals(), new Link()];
  const stream = new TradingStream({ api: server.api, trading, signals, link, account: 'one', prepare: async () => {} });
  stream.start();
  await time.pass(1000);
  return { time, server, ledger: server.ledgers.get('one'), trading, signals, link, stream };
}

/** At least one event. */
function something(ledger) {
  for (const before = ledger.seq; ledger.seq === before;) {
    ledger.happen();
  }
}

test('an account that cannot be loaded is asked for less and less often, and says why', async () => {
  const { time, server, ledger, link } = await live();
  server.api.get = async () => {
    server.asked++;
    throw new Error('the ledger is away');
  };
  ledger.reset();
  server.tell();
  const before = server.asked;
  await time.pass(600_000);
  // waits of 0.25 to 0.5 s that double up to 15 to 30 s: 7 until then, and at most 600 ÷ 15 = 40
  assert.ok(server.asked - before <= 47, `${server.asked - before} requests in ten minutes`);
  assert.ok(server.asked - before >= 20, 'it goes on trying');
  assert.deepEqual([link.trading.state, link.trouble.message], ['lost', 'the ledger is away']);
});

test('an event that the server forgot to send is asked for at the second heartbeat', async () => {
  const { time, server, ledger, trading, link } = await live();
  const reasons = [];
  link.watch(() => reasons.push(link.trading.reason));
  something(ledger);
  server.sockets.forEach((socket) => socket.skip());
  assert.ok(trading.seq < ledger.seq);
  await time.pass(22_000);
  assert.equal(trading.seq, ledger.seq);
  assert.ok(reasons.includes('Events are missing'));
});

test('a gap has it come back and resume, so that each event is told', async () => {
  const { time, server, ledger, trading } = await live();
  const told = [];
  trading.watch((event) => told.push(event?.seq ?? null));
  const before = ledger.seq;
  something(ledger);
  server.sockets.forEach((socket) => socket.skip());
  const missed = ledger.seq - before;
  something(ledger);
  server.tell();
  await time.pass(5000);
  assert.ok(missed > 0);
  assert.deepEqual(told, Array.from({ length: ledger.seq - before }, (_, n) => before + 1 + n));
});

test('the signals of a server with a new store are all heard, though they have the old numbers again', async () => {
  const { time, server, signals } = await live();
  server.announce();
  server.announce();
  server.tell();
  await time.pass(1000);
  assert.equal(signals.seq, 2);
  server.signals.length = 0;
  server.cut();
  await time.pass(5000);
  assert.deepEqual([signals.seq, signals.newest], [0, []]);
  server.announce();
  server.tell();
  await time.pass(1000);
  assert.deepEqual(signals.newest.map(({ sequence }) => sequence), [1]);
});

test('a partial fill that the list of orders may have had already is not taken off twice', () => {
  const order = { id: 2, units: 1000, remaining_units: 600, status: 'pending' };
  const trading = new Trading();
  const load = (until) => trading.loaded({ account: { epoch: 'e', seq: 4 }, trades: [], orders: [order], closed: [], until });
  const fill = { type: 'trade_execution', epoch: 'e', seq: 5, trade: { id: 5 }, fill: { order_id: 2, units: 400 } };
  load(5);
  assert.ok(trading.isUnsure(fill), 'the list was made between 4 and 5: 600 may be before it or after it');
  assert.ok(!trading.isUnsure({ ...fill, fill: { order_id: 2, units: 1000 } }), 'all of it: gone in either case');
  load(4);
  assert.ok(!trading.isUnsure(fill));
  trading.apply(fill);
  assert.equal(trading.orders.get(2).remaining_units, 200); // 600 − 400
});
