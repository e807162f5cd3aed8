// Keeps the prices up to date over /ws/prices/, and knows when they are not.

import { Connection } from './connection.js';
import { socketUrl } from './socket-url.js';

const INTERVAL_MS = 100;
/** In one request. */
const MOST_SYMBOLS = 200;

/** One socket for the prices of all instruments. What it hears goes into `prices`; how it is doing into `link`. */
export class PriceStream {
  #connection;

  /** prepare() → promise, before each attempt: throws when there is no point in opening a socket yet. */
  constructor({ api, prices, link, prepare, clock = Date.now }) {
    const confirm = async () => prices.confirmedAll(await api.get('/api/quotes'), clock());
    const quietly = () => confirm().catch(() => {});
    this.#connection = new Connection(socketUrl('/ws/prices/'), {
      async prepare() {
        await prepare();
        await confirm();
      },
      opened(send) {
        const symbols = prices.symbols();
        for (let from = 0; from < symbols.length; from += MOST_SYMBOLS) {
          send({ action: 'subscribe', symbols: symbols.slice(from, from + MOST_SYMBOLS), interval_ms: INTERVAL_MS, batch: true });
        }
      },
      message(message) {
        if (message.type === 'prices') {
          const now = clock();
          message.prices.forEach((price) => prices.streamed(price, now));
        } else if (message.type === 'feed_leader') {
          prices.led(message);
          quietly();
        } else if (message.type === 'heartbeat') {
          link.feedsAre(message.feeds ?? []);
          // only the server knows whether a price that does not change is quiet or stale
          quietly();
        }
      },
      state(state, more) {
        if (state === 'lost' || state === 'closed') {
          prices.lost();
          link.feedsAre([]);
        }
        link.pricesAre(state, more);
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
}
