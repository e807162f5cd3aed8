// A socket that comes back. Knows nothing of prices or of the page.

import { closeText } from './problem.js';

const SILENT = 'The server fell silent';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const SILENCE_MS = 25_000;
/** Longer than the server is ever quiet: whoever is in a hurry need not wait for the rest of the silence. */
const QUIET_MS = 12_000;
/** A connection that held for less did not work: the waits go on growing. */
const STEADY_MS = 10_000;

/**
 * How long to wait before attempt n (0, 1, 2 …): doubling, and somewhere in the upper half of that, so that all the pages a
 * restarted server lost do not come back in the same moment.
 */
export function backoffMs(attempt, random) {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 16));
  return Math.round(most / 2 + (random * most) / 2);
}

/** Close codes 4500 to 4999 mean: do not come back. */
export function isFinal(code) {
  return code >= 4500 && code <= 4999;
}

/**
 * Keeps one socket open until it is stopped.
 *
 * handlers: prepare() → promise, before every attempt; opened(send); message(object);
 *   state(name, {retryMs, reason, code}), name being connecting, live, lost or closed.
 */
export class Connection {
  #url;
  #handlers;
  #socket = null;
  #attempt = 0;
  #generation = 0;
  #retryTimer = 0;
  #silenceTimer = 0;
  #state = '';
  #stopped = false;
  #heardAt = 0;
  #liveAt = Infinity;

  constructor(url, handlers) {
    this.#url = url;
    this.#handlers = handlers;
  }

  async start() {
    if (this.#stopped) {
      return;
    }
    const generation = this.#abandon();
    this.#say('connecting');
    try {
      await this.#handlers.prepare();
    } catch {
      if (generation === this.#generation) {
        this.#comeBack('The server does not answer');
      }
      return;
    }
    if (generation === this.#generation) {
      this.#open();
    }
  }

  /** Tries at once instead of after the rest of the wait, as when the network is back, or the machine wakes up. */
  hurry() {
    if (this.#state === 'lost') {
      this.start();
    } else if (this.#socket !== null && Date.now() - this.#heardAt > QUIET_MS) {
      this.#comeBack(SILENT);
      this.start();
    }
  }

  /** Tries anew at once, as when the network is said to be gone: a socket would not say so for 25 s, and a server near by is still there. */
  doubt() {
    if (this.#socket !== null) {
      this.#comeBack(SILENT);
      this.start();
    }
  }

  /** Lets go of this socket and comes back with a new one, after the usual wait. */
  again(reason) {
    if (!this.#stopped) {
      this.#comeBack(reason);
    }
  }

  /** For good. */
  stop() {
    this.#stopped = true;
    this.#abandon();
  }

  #open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#watch();
    socket.onopen = () => this.#handlers.opened((message) => socket.send(JSON.stringify(message)));
    socket.onmessage = (event) => {
      this.#watch();
      this.#liveAt = Math.min(this.#liveAt, Date.now());
      this.#say('live');
      this.#handlers.message(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (isFinal(event.code)) {
        this.#abandon();
        this.#say('closed', { reason: closeText(event.code, event.reason), code: event.code });
      } else {
        this.#comeBack(closeText(event.code, event.reason));
      }
    };
  }

  /** Whatever comes shows that the other side is there; it says something at least every 10 s. */
  #watch() {
    clearTimeout(this.#silenceTimer);
    this.#heardAt = Date.now();
    this.#silenceTimer = setTimeout(() => this.#comeBack(SILENT), SILENCE_MS);
  }

  #comeBack(reason) {
    this.#abandon();
    if (Date.now() - this.#liveAt >= STEADY_MS) {
      this.#attempt = 0;
    }
    this.#liveAt = Infinity;
    const retryMs = backoffMs(this.#attempt++, Math.random());
    this.#retryTimer = setTimeout(() => this.start(), retryMs);
    this.#say('lost', { retryMs, reason });
  }

  /** Lets go of the socket at once: a close over a dead network would be waited for in vain. */
  #abandon() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    if (this.#socket) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
    return ++this.#generation;
  }

  #say(state, more = {}) {
    if (state !== this.#state || state === 'lost') {
      this.#state = state;
      this.#handlers.state(state, more);
    }
  }
}
