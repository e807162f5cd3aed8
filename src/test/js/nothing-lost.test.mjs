// Each event once and in order, whatever breaks: the real stream and fold against a server of chance.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Link } from '../../main/webapp/page/model/link.js';
import { Signals } from '../../main/webapp/page/model/signals.js';
import { Trading } from '../../main/webapp/page/model/trading.js';
import { TradingStream } from '../../main/webapp/page/net/trading-stream.js';
import { Ledger } from './fake/ledger.mjs';
import { Server } from './fake/server.mjs';
import { chance, Time } from './fake/time.mjs';

const HISTORIES = Number(process.env.HISTORIES ?? 600);
const LONG_ENOUGH_MS = 120_000; // the longest wait, the longest silence, and a load

/** A page that looks at one account after the other, and notes what its views are told. */
class Page {
  trading = new Trading();
  signals = new Signals();
  link = new Link();
  told = [];
  toldSignals = [];
  reasons = new Set();
  loads = 0;
  stream = null;
  #server;

  constructor(server) {
    this.#server = server;
    this.trading.watch((event) => this.#note(event));
    this.signals.watch((signal) => signal && this.toldSignals.push(signal.sequence));
    this.link.watch(() => this.reasons.add(this.link.trading.reason));
  }

  look(name) {
    this.stream?.stop();
    this.trading.forget();
    this.told = [];
    this.#server.api.account = name;
    this.stream = new TradingStream({
      api: this.#server.api,
      trading: this.trading,
      signals: this.signals,
      link: this.link,
      account: name,
      prepare: async () => {
        await this.#server.time.wait(this.#server.delay());
        if (!this.#server.up) {
          throw new Error('down');
        }
      },
    });
    this.stream.start();
  }

  #note(event) {
    if (event !== null) {
      assert.equal(event.account, this.#server.api.account, 'an event of another account');
      assert.equal(event.seq, this.trading.seq);
      assert.equal(event.seq, this.told.at(-1) + 1, 'each event once and in order');
      this.told.push(event.seq);
    } else if (this.trading.ready) {
      assert.equal(this.trading.account.account, this.#server.api.account, 'the state of another account');
      assert.ok(this.told.length === 0 || this.trading.seq >= this.told.at(-1), 'a load goes back');
      this.told.push(this.trading.seq);
      this.loads++;
    }
  }
}

async function history(seed) {
  const random = chance(seed);
  const time = new Time();
  time.install(random);
  const server = new Server(time, random, [new Ledger('one', random), new Ledger('two', random)]);
  const page = new Page(server);
  for (let n = Math.floor(10 * random()); n > 0; n--) {
    server.ledgers.forEach((ledger) => ledger.happen());
    server.announce();
  }
  server.trouble = random() < 0.2 ? 0 : random();
  page.look('one');
  for (let step = 0; step < 60; step++) {
    const what = random();
    if (random() < 0.4) {
      server.announce();
      server.tell();
    }
    if (what < 0.7) {
      for (let n = Math.ceil(4 * random()); n > 0; n--) {
        server.ledgers.forEach((ledger) => ledger.happen());
        server.tell();
      }
    } else if (what < 0.88) {
      server.cut();
    } else if (what < 0.9) {
      server.ledgers.forEach((ledger) => ledger.reset());
      server.tell();
    } else if (what < 0.92) {
      server.up = !server.up;
      server.cut();
    } else if (what < 0.95) {
      page.stream.hurry();
    } else if (what < 0.96) {
      page.look(random() < 0.5 ? 'one' : 'two');
    }
    await time.pass(random() < 0.1 ? 15_000 * random() : 150 * random());
  }
  // now it is quiet, and nothing more happens that could tell the page what it missed
  server.trouble = 0;
  server.up = true;
  await time.pass(LONG_ENOUGH_MS);
  return { server, page, time };
}

function assertSame(page, server) {
  const { trading } = page;
  const ledger = server.ledgers.get(server.api.account);
  const sorted = (items) => [...items].sort((one, other) => one.id - other.id);
  assert.ok(trading.ready);
  assert.deepEqual([trading.epoch, trading.seq], [ledger.epoch, ledger.seq]);
  assert.deepEqual(sorted(trading.trades.values()), sorted(ledger.trades.values()));
  assert.deepEqual(sorted(trading.orders.values()), sorted(ledger.orders.values()));
  assert.deepEqual(sorted(trading.closed), sorted(ledger.closed));
  const { balance, equity, margin_used: marginUsed } = trading.account;
  const is = ledger.account();
  assert.deepEqual([balance, equity, marginUsed, trading.account.seq], [is.balance, is.equity, is.margin_used, is.seq]);
}

test(`after any of ${HISTORIES} histories of breaks the page has what the server has, and was told each event once`, async () => {
  const reasons = new Set();
  let told = 0;
  for (let seed = 1; seed <= HISTORIES; seed++) {
    try {
      const { server, page, time } = await history(seed);
      assertSame(page, server);
      assert.equal(page.signals.seq, server.signals.length, 'all signals');
      assert.deepEqual(page.toldSignals, page.toldSignals.map((_, n) => page.toldSignals[0] + n), 'each signal once and in order');
      assert.equal(page.link.trading.state, 'live');
      assert.equal(page.link.trouble, null);
      assert.equal(server.sockets.size, 1, 'one socket');
      assert.ok(time.waiting <= 4, `${time.waiting} timers are left`);
      assert.ok(page.trading.events.length <= 500 && page.trading.closed.length <= 1000 && page.signals.newest.length <= 200);
      page.reasons.forEach((reason) => reasons.add(reason));
      told += page.told.length;
      page.stream.stop();
      const before = server.asked;
      await time.pass(LONG_ENOUGH_MS);
      assert.deepEqual([server.sockets.size, server.asked, time.waiting], [0, before, 0], 'a stopped stream does nothing');
    } catch (failure) {
      failure.message = `seed ${seed}: ${failure.message}`;
      throw failure;
    }
  }
  assert.ok(told > 10 * HISTORIES, `only ${told} events were told`);
  for (const never of ['Events are missing', 'An event is missing']) {
    assert.ok(!reasons.has(never), `a server that keeps its word was accused: ${never}`);
  }
});
