// What happened on the chart: fills of the account and signals. Pure.

const REASONS = {
  manual: 'by hand', sl_hit: 'stop-loss', tp1_hit: 'take-profit 1', tp2_hit: 'take-profit 2', tp3_hit: 'take-profit 3', trailing_stop: 'trailing stop',
  margin_closeout: 'margin close-out', fifo: 'first in, first out', close_all: 'all closed', expired: 'expired',
};
export const SHAPES = { buy: '▲', sell: '▼', close: '✕', 'signal-buy': '△', 'signal-sell': '▽' };

/** Fills of an instrument: {key, time, price, kind, title}; opened buy and sell, reduced or closed close. */
export function fillsOf({ trades, closed, events, account }, symbol, format, instrument) {
  const all = [...trades.values(), ...closed].filter((trade) => trade.symbol === symbol);
  const currency = account?.currency ?? '';
  const price = (value) => format.price(value, instrument);
  const opened = all.map((trade) => ({
    key: `open-${trade.id}`,
    time: Date.parse(trade.entry_time),
    price: trade.entry_price,
    kind: trade.order_type,
    title: `${trade.order_type === 'buy' ? 'Bought' : 'Sold'} ${format.units(trade.initial_units)} at ${price(trade.entry_price)}, trade ${trade.id}`,
  }));
  const ended = all.filter((trade) => trade.status === 'closed' && trade.exit_time).map((trade) => ({
    key: `close-${trade.id}`,
    time: Date.parse(trade.exit_time),
    price: trade.exit_price,
    kind: 'close',
    title: `Closed trade ${trade.id} at ${price(trade.exit_price)}, ${REASONS[trade.exit_reason] ?? trade.exit_reason}: ${format.profit(trade.profit_loss)} ${currency}`,
  }));
  const reduced = events.filter((event) => event.type === 'trade_reduced' && event.trade.symbol === symbol).map((event) => ({
    key: `reduce-${event.seq}`,
    time: Date.parse(event.timestamp),
    price: event.fill.price,
    kind: 'close',
    title: `Closed ${format.units(event.fill.units)} of trade ${event.trade.id} at ${price(event.fill.price)}`,
  }));
  return [...opened, ...ended, ...reduced];
}

/** Signals of an instrument, each once. */
export function signalsOf(signals, symbol, format, instrument) {
  const bySequence = new Map(signals.filter((signal) => signal.symbol === symbol).map((signal) => [signal.sequence, signal]));
  return [...bySequence.values()].map((signal) => ({
    key: `signal-${signal.sequence}`,
    time: Date.parse(signal.received_at),
    price: signal.entry_price,
    kind: `signal-${signal.direction}`,
    title: `Signal of ${signal.signal_source}: ${signal.direction} at ${format.price(signal.entry_price, instrument)}, confidence ${format.number(signal.confidence, 0)}`,
  }));
}

/** Those in sight, the newest `most` of them, with the slot they belong to. */
export function placed(markers, candles, { first, last }, most) {
  return markers
    .map((marker) => ({ ...marker, index: candles.indexAt(marker.time) }))
    .filter(({ index }) => index >= Math.max(0, first) && index <= last)
    .sort((one, other) => other.time - one.time)
    .slice(0, most)
    .map((marker) => ({ ...marker, slot: marker.index - first }));
}
