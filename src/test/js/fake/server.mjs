// A server as docs/protocol.md describes it, over a network that delays, and breaks where chance has it.

import { Problem } from '../../../main/webapp/page/net/problem.js';

const HELD_MS = 1000;
const HEARTBEAT_MS = 10_000;

/** Accounts by name, signals for all, sockets, and answers over HTTP. */
export class Server {
  signals = [];
  sockets = new Set();
  /** Every path that was asked for. */
  asked = 0;
  up = true;
  /** How much goes wrong: 0 is nothing. */
  trouble = 0;

  constructor(time, random, ledgers) {
    this.time = time;
    this.random = random;
    this.ledgers = new Map(ledgers.map((ledger) => [ledger.name, ledger]));
    const server = this;
    globalThis.WebSocket = class {
      constructor(url) {
        return new Socket(server, server.ledgers.get(new URL(url).searchParams.get('account')));
      }
    };
    /** As the page's Api, of the account that is looked at. */
    this.api = { account: '', get: (path) => this.#get(path, this.ledgers.get(this.api.account)) };
  }

  /** The way from here to there: mostly short, sometimes longer than the server holds events back. */
  delay() {
    return this.random() < 0.15 * this.trouble ? 3000 * this.random() : 60 * this.random();
  }

  happens(probability) {
    return this.random() < probability * this.trouble;
  }

  announce() {
    this.signals.push({ type: 'signal_alert', signal: { id: `s-${this.signals.length + 1}` }, signal_seq: this.signals.length + 1, timestamp: '' });
  }

  /** What is new is on its way to everybody. */
  tell() {
    this.sockets.forEach((socket) => socket.pump());
  }

  /** Everybody is thrown out, with or without a word. */
  cut() {
    this.sockets.forEach((socket) => socket.breaks());
  }

  async #get(path, ledger) {
    this.asked++;
    await this.time.wait(this.delay());
    if (!this.up || this.happens(0.1)) {
      await this.time.wait(this.random() < 0.3 ? 10_000 : 20);
      throw new Problem('The server does not answer.', { code: 'unreachable' });
    }
    const answer = structuredClone(this.#answer(path, ledger));
    await this.time.wait(this.delay());
    return answer;
  }

  #answer(path, ledger) {
    switch (path) {
      case '/api/paper-trading/account/':
        return ledger.account();
      case '/api/paper-trading/trades/open_positions/':
        return [...ledger.trades.values()].reverse();
      case '/api/paper-trading/orders/':
        return [...ledger.orders.values()].reverse();
      default:
        return ledger.closed.slice(0, 200);
    }
  }
}

/** One connection, both its ends: the browser's is what the page sees, the server's is private. */
class Socket {
  onopen = null;
  onmessage = null;
  onclose = null;
  #server;
  #ledger;
  #events;
  #signals;
  #held = { events: true, signals: true };
  #replays = new Set();
  #arrivesAt = 0;
  #leavesAt = 0;
  #broken = false;
  #silent = false;

  constructor(server, ledger) {
    this.#server = server;
    this.#ledger = ledger;
    server.time.after(server.delay(), () => this.#shake());
  }

  send(text) {
    const { time } = this.#server;
    this.#leavesAt = Math.max(this.#leavesAt, time.now + this.#server.delay());
    time.after(this.#leavesAt - time.now, () => this.#broken || this.#silent || this.#read(JSON.parse(text)));
  }

  close() {
    this.#broken = true;
    this.#server.sockets.delete(this);
  }

  /** The server or the network ends it: the page hears of it, or nothing at all any more. */
  breaks() {
    if (this.#server.happens(0.2)) {
      this.#silent = true;
      return;
    }
    const codes = [1001, 1006, 1013, 4000, 4002];
    const code = codes[Math.floor(this.#server.random() * codes.length)];
    this.#toPage(() => {
      this.close();
      this.onclose?.({ code, reason: '' });
    });
  }

  /** Forgets what it has not sent yet, as a server should not. */
  skip() {
    this.#events = this.#ledger.seq;
  }

  pump() {
    if (this.#broken || this.#silent || this.#events === undefined) {
      return;
    }
    if (!this.#held.events && !this.#replays.has('events')) {
      this.#ledger.journal.slice(this.#events).forEach((event) => this.#say(event));
      this.#events = this.#ledger.seq;
    }
    if (!this.#held.signals && !this.#replays.has('signals')) {
      this.#server.signals.slice(this.#signals).forEach((signal) => this.#say(signal));
      this.#signals = this.#server.signals.length;
    }
  }

  #shake() {
    const server = this.#server;
    if (this.#broken) {
      return;
    }
    if (!server.up || server.happens(0.1)) {
      this.onclose?.({ code: 1006, reason: '' });
      return;
    }
    server.sockets.add(this);
    this.#toPage(() => this.onopen?.());
    if (server.happens(0.1)) {
      this.breaks(); // before the greeting
      return;
    }
    this.#events = this.#ledger.seq;
    this.#signals = server.signals.length;
    const { name, epoch, seq } = this.#ledger;
    this.#arrivesAt += server.happens(0.3) ? 2000 * server.random() : 0; // the greeting is read late
    this.#say({ type: 'connection', account: name, epoch, seq, signal_seq: this.#signals });
    server.time.after(HELD_MS, () => this.#release('events', 'signals'));
    server.time.after(HEARTBEAT_MS, () => this.#beat());
  }

  #beat() {
    if (!this.#broken) {
      this.#say({ type: 'heartbeat', seq: this.#events, signal_seq: this.#signals });
      this.#server.time.after(HEARTBEAT_MS, () => this.#beat());
    }
  }

  #release(...what) {
    what.forEach((each) => {
      this.#held[each] = false;
    });
    this.pump();
  }

  #read(message) {
    if (message.type !== 'resume') {
      this.#release('events', 'signals');
      return;
    }
    const { id, epoch, after, signals_after: signalsAfter } = message;
    if (this.#server.happens(0.05)) {
      this.#say({ type: 'error', code: 'rate_limited', id });
      this.#release('events', 'signals');
      return;
    }
    const unavailable = { type: 'error', code: 'resume_unavailable', id };
    if (signalsAfter === undefined) {
      this.#release('signals');
    } else if (signalsAfter > this.#server.signals.length) {
      this.#say(unavailable);
      this.#release('signals');
    } else {
      this.#signals = signalsAfter;
      this.#replay('signals', id, { signals_after: signalsAfter });
    }
    if (epoch === undefined) {
      this.#release('events');
    } else if (epoch !== this.#ledger.epoch || after > this.#ledger.seq) {
      this.#say(unavailable);
      this.#release('events');
    } else {
      this.#events = after;
      this.#replay('events', id, { after });
    }
  }

  /** In pieces, while more is happening. */
  #replay(what, id, members) {
    this.#replays.add(what);
    this.#held[what] = false;
    const piece = () => {
      if (this.#broken) {
        return;
      }
      const [from, all] = what === 'events' ? [this.#events, this.#ledger.journal] : [this.#signals, this.#server.signals];
      const some = all.slice(from, from + 5);
      some.forEach((each) => this.#say(each));
      if (what === 'events') {
        this.#events += some.length;
      } else {
        this.#signals += some.length;
      }
      if (from + some.length < all.length) {
        this.#server.time.after(this.#server.delay(), piece);
        return;
      }
      this.#say({ type: 'resumed', id, ...members });
      this.#replays.delete(what);
      this.pump();
    };
    piece();
  }

  #say(message) {
    if (!this.#silent) {
      const text = JSON.stringify(message);
      this.#toPage(() => this.onmessage?.({ data: text }));
    }
  }

  /** In order, each after a delay of its own. */
  #toPage(work) {
    const { time } = this.#server;
    this.#arrivesAt = Math.max(this.#arrivesAt, time.now + this.#server.delay());
    time.after(this.#arrivesAt - time.now, () => this.#broken || work());
  }
}
