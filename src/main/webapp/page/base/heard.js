// What happens to the account, to signals and to the connection, made heard; and how many signals came unseen.

import { play } from './sounds.js';

/** What is older was missed while away: it is shown, and not played one after the other. */
const FRESH_MS = 10_000;

/** The sound of an event of the account; null for one that nobody needs to hear. */
export function soundOf(event) {
  switch (event.type) {
    case 'trade_execution':
      return 'fill';
    case 'trade_closed':
    case 'trade_reduced':
      return event.profit_loss < 0 ? 'loss' : 'profit';
    case 'order_rejected':
      return 'error';
    case 'margin_call':
      return event.state === 'entered' ? 'error' : null;
    default:
      return null;
  }
}

/** Whether it happened just now; times are the server's. */
export function isFresh(timestamp, now) {
  return now - Date.parse(timestamp) < FRESH_MS;
}

/** A signal in one line: EURUSD buy at 1.10000, of anna. */
export function signalText(signal, instrument, format) {
  const name = instrument ? `${instrument.base}/${instrument.quote}` : signal.symbol;
  return `${name} ${signal.direction} at ${format.price(signal.entry_price, instrument)}, signal of ${signal.signal_source}`;
}

export function hear(app) {
  let wasLive = false;
  app.trading.watch((event) => {
    const sound = event && isFresh(event.timestamp, Date.now()) ? soundOf(event) : null;
    if (sound !== null) {
      play(app, sound);
    }
  });
  app.signals.watch((signal) => {
    if (signal !== null) {
      signalled(app, signal);
    }
  });
  app.link.watch(() => {
    const isLive = app.link.worst.state === 'live';
    if (wasLive && ['lost', 'closed'].includes(app.link.worst.state)) {
      play(app, 'lost');
    }
    wasLive = isLive;
  });
}

function signalled(app, signal) {
  if (app.routes.view === 'signals' && !document.hidden) {
    play(app, 'signal');
    return;
  }
  app.unseenSignals.value++;
  play(app, 'signal');
  if (app.settings.get('signalNotices')) {
    app.notices.say(signalText(signal, app.instrument(signal.symbol), app.format));
  }
}
