// Keeps one account up to date over /ws/trading/: loads how it stands, then applies each event once and in order, and after a
// break goes on behind the last one.

import { Connection } from './connection.js';
import { socketUrl } from './socket-url.js';

const MOST_WAITING = 10_000;
const ID = 'page';

/**
 * What the socket tells goes into `trading` (events), `signals` and `notified`; how it is doing into `link`.
 *
 * An account is loaded when it is first greeted: its events wait meanwhile, and those that the load has already seen are
 * dropped by their number. After a break `resume` asks for what was missed; where the server cannot give that, it is loaded
 * anew. A gap in the numbers, which should not be, has it come back and resume.
 */
export class TradingStream {
  #api;
  #trading;
  #signals;
  #link;
  #notified;
  #connection;
  /** Events that came during a load; null while there is none. */
  #waiting = null;
  /** What was asked for again and is not answered yet. */
  #resuming = { events: false, signals: false };
  #signalsRefused = false;
  #beat = '';
  #load = 0;

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
      state: (state, more) => {
        if (state !== 'live') {
          // what a load misses from now on nobody would tell it
          this.#dropLoad();
        }
        link.tradingIs(state, more);
      },
    });
  }

  start() {
    return this.#connection.start();
  }

  hurry() {
    this.#connection.hurry();
  }

  doubt() {
    this.#connection.doubt();
  }

  /** For good, as when another account is looked at. */
  stop() {
    this.#dropLoad();
    this.#connection.stop();
  }

  /** The resume goes first, so that nothing comes twice; one for both, or the signals would go on before theirs is read. */
  #opened(send) {
    const { ready, epoch, seq } = this.#trading;
    this.#resuming = { events: ready, signals: this.#signals.seq !== null };
    this.#signalsRefused = false;
    this.#beat = '';
    if (this.#resuming.events || this.#resuming.signals) {
      send({
        type: 'resume',
        id: ID,
        ...(this.#resuming.events ? { epoch, after: seq } : {}),
        ...(this.#resuming.signals ? { signals_after: this.#signals.seq } : {}),
      });
    }
    // prices have a socket of their own
    send({ type: 'subscribe', symbols: [] });
  }

  #heard(message) {
    switch (message.type) {
      case 'connection':
        this.#greeted(message);
        break;
      case 'signal_alert':
        // while they are resumed, what came before the request was read comes again in order
        if (!this.#resuming.signals || message.signal_seq === this.#signals.seq + 1) {
          this.#signals.heard(message);
        }
        break;
      case 'notification':
        this.#notified(message);
        break;
      case 'resumed':
        this.#resuming.events &&= message.after === undefined;
        this.#resuming.signals &&= message.signals_after === undefined;
        break;
      case 'heartbeat':
        this.#check(message);
        break;
      case 'error':
        this.#refused(message);
        break;
      default:
        if (message.seq !== undefined && message.epoch !== undefined) {
          this.#take(message);
        }
    }
  }

  #greeted({ epoch, seq, signal_seq: signalSeq }) {
    const { ready } = this.#trading;
    if (epoch !== undefined && !(ready && epoch === this.#trading.epoch && seq >= this.#trading.seq)) {
      this.#reload();
    }
    if (signalSeq < this.#signals.seq) {
      this.#signalsRefused = this.#resuming.signals;
      this.#resuming.signals = false;
      this.#signals.startAgain(signalSeq);
    } else if (signalSeq !== undefined) {
      this.#signals.greeted(signalSeq);
    }
  }

  #refused({ id, code }) {
    if (id !== ID) {
      return;
    }
    if (code !== 'resume_unavailable') {
      this.#connection.again('The server could not say what was missed');
    } else if (this.#signalsRefused) {
      this.#signalsRefused = false;
    } else if (this.#resuming.events) {
      this.#reload();
    }
  }

  /** What is still not there at the next heartbeat, and has not come nearer, will not come by itself. */
  #check({ seq }) {
    const { ready, seq: known } = this.#trading;
    const behind = ready && this.#waiting === null && seq > known;
    const beat = behind || this.#resuming.events || this.#resuming.signals ? `${known} ${this.#signals.seq}` : '';
    if (beat !== '' && beat === this.#beat) {
      this.#connection.again('Events are missing');
    }
    this.#beat = beat;
  }

  #take(event) {
    if (this.#waiting !== null) {
      if (this.#waiting.length === MOST_WAITING) {
        this.#reload();
        return;
      }
      this.#waiting.push(event);
    } else if (this.#trading.isUnsure(event)) {
      this.#reload();
    } else if (!this.#trading.apply(event)) {
      this.#outOfOrder(event);
    }
  }

  #outOfOrder(event) {
    if (event.epoch !== this.#trading.epoch && event.seq === this.#trading.seq + 1) {
      this.#reload(); // it begins anew
    } else if (!this.#resuming.events) {
      this.#connection.again('An event is missing');
    } // else it came before the request to resume was read, and comes again in order
  }

  #dropLoad() {
    this.#load++;
    this.#waiting = null;
  }

  /** Whatever was loading before is forgotten; what comes from now on waits until this is there. */
  async #reload() {
    this.#dropLoad();
    const load = this.#load;
    this.#waiting = [];
    this.#resuming.events = false;
    this.#trading.loading();
    try {
      const state = await this.#ask(() => load === this.#load);
      if (load === this.#load) {
        this.#loaded(state);
      }
    } catch (problem) {
      if (load === this.#load) {
        this.#link.troubleIs(problem);
        this.#connection.again('The account could not be loaded');
      }
    }
  }

  /** The lists are at least as new as the account's number, and the events behind that bring them up to date. */
  async #ask(isWanted) {
    const account = await this.#api.get('/api/paper-trading/account/');
    if (!isWanted()) {
      return null;
    }
    const [trades, orders, closed] = await Promise.all([
      this.#api.get('/api/paper-trading/trades/open_positions/'),
      this.#api.get('/api/paper-trading/orders/', { status: 'pending', limit: 1000 }),
      this.#api.get('/api/paper-trading/trades/', { status: 'closed', limit: 200 }),
    ]);
    if (!isWanted()) {
      return null;
    }
    const { seq: until } = await this.#api.get('/api/paper-trading/account/');
    return { account, trades, orders, closed, until };
  }

  #loaded(state) {
    const waiting = this.#waiting;
    const load = this.#load;
    this.#waiting = null;
    this.#trading.loaded(state);
    this.#link.troubleIs(null);
    for (const event of waiting) {
      if (this.#waiting === null && load !== this.#load) {
        return; // the connection was let go of: they come again
      }
      this.#take(event);
    }
  }
}
