// Keeps one account up to date over /ws/trading/: loads how it stands, then applies each event once and in order, and after a
// break goes on behind the last one.

import { Connection } from './connection.js';
import { socketUrl } from './socket-url.js';

const MOST_WAITING = 10_000;

/**
 * What the socket tells goes into `trading` (events), `signals` and `notified`; how it is doing into `link`.
 *
 * An account is loaded when it is first greeted: its events wait meanwhile, and those that the load has already seen are
 * dropped by their number. After a break `resume` asks for what was missed; where the server cannot give that, it is loaded
 * anew. A gap in the numbers, which should not be, also has it loaded anew.
 */
export class TradingStream {
  #api;
  #trading;
  #signals;
  #link;
  #notified;
  #connection;
  #waiting = null;
  #resuming = false;
  #load = 0;
  #stopped = false;

  constructor({ api, trading, signals, link, account, prepare, notified = () => {} }) {
    this.#api = api;
    this.#trading = trading;
    this.#signals = signals;
    this.#link = link;
    this.#notified = notified;
    this.#connection = new Connection(socketUrl('/ws/trading/', account), {
      prepare,
      opened: (send) => this.#opened(send),
      message: (message) => this.#heard(message),
      state: (state, more) => link.tradingIs(state, more),
    });
  }

  start() {
    return this.#connection.start();
  }

  hurry() {
    this.#connection.hurry();
  }

  /** For good, as when another account is looked at. */
  stop() {
    this.#stopped = true;
    this.#load++;
    this.#connection.stop();
  }

  /** The resume goes first, so that nothing comes twice. */
  #opened(send) {
    const signalsAfter = this.#signals.seq === null ? {} : { signals_after: this.#signals.seq };
    this.#resuming = this.#trading.ready;
    if (this.#trading.ready) {
      send({ type: 'resume', id: 'events', epoch: this.#trading.epoch, after: this.#trading.seq, ...signalsAfter });
    } else if (this.#signals.seq !== null) {
      send({ type: 'resume', id: 'signals', ...signalsAfter });
    }
    // prices have a socket of their own
    send({ type: 'subscribe', symbols: [] });
  }

  #heard(message) {
    if (message.type === 'connection') {
      if (message.epoch !== undefined && (!this.#trading.ready || message.epoch !== this.#trading.epoch)) {
        this.#reload();
      }
      if (message.signal_seq !== undefined) {
        this.#signals.greeted(message.signal_seq);
      }
    } else if (message.type === 'signal_alert') {
      this.#signals.heard(message);
    } else if (message.type === 'notification') {
      this.#notified(message);
    } else if (message.type === 'resumed') {
      this.#resuming &&= message.after === undefined;
    } else if (message.type === 'error' && message.code === 'resume_unavailable') {
      this.#resuming = false;
      this.#reload();
    } else if (message.seq !== undefined && message.epoch !== undefined) {
      this.#take(message);
    }
  }

  #take(event) {
    if (this.#waiting !== null) {
      if (this.#waiting.length === MOST_WAITING) {
        this.#reload();
        return;
      }
      this.#waiting.push(event);
    } else if (!this.#trading.apply(event) && !this.#resuming) {
      // while it resumes, what came before its request was read comes again in order
      this.#reload();
    }
  }

  /** Whatever was loading before is forgotten; what comes from now on waits until this is there. */
  async #reload() {
    const load = ++this.#load;
    this.#waiting = [];
    this.#trading.loading();
    try {
      // the account first: the lists are then at least as new as its number, and the events behind that bring them up to date
      const account = await this.#api.get('/api/paper-trading/account/');
      const [trades, orders, closed] = await Promise.all([
        this.#api.get('/api/paper-trading/trades/open_positions/'),
        this.#api.get('/api/paper-trading/orders/', { status: 'pending', limit: 1000 }),
        this.#api.get('/api/paper-trading/trades/', { status: 'closed', limit: 200 }),
      ]);
      if (load !== this.#load) {
        return;
      }
      this.#trading.loaded({ account, trades, orders, closed });
    } catch (problem) {
      if (load === this.#load && !this.#stopped) {
        this.#link.troubleIs(problem);
        this.#waiting = null;
        this.#connection.again('The account could not be loaded');
      }
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = null;
    for (const event of waiting) {
      this.#take(event);
    }
  }
}
