// The prices at which trades and waiting orders of an instrument would do something, and what moving one means. Pure.

import { partsOf, replacement, TARGETS, targetsLeft } from '../model/exits.js';

/**
 * Each with `key` (the same as long as it is the same line), `kind` (entry, stop, target, trailing, order), `of` (trade or order) and
 * its `owner`, `price`, the `member` that a change names (null if it cannot be moved), `side` and `units` that are dealt, `from` (the
 * price that its pips are counted from), `name` for people.
 */
export function levelsOf({ trades, orders }, symbol) {
  return [
    ...ownedBy(trades, symbol).flatMap(levelsOfTrade),
    ...ownedBy(orders, symbol).flatMap(levelsOfOrder),
  ];
}

function ownedBy(owners, symbol) {
  return [...owners.values()].filter((owner) => owner.symbol === symbol);
}

function levelsOfTrade(trade) {
  const make = levels('trade', trade, { side: trade.order_type, from: trade.entry_price, name: `trade ${trade.id}` });
  return [
    make('entry', trade.entry_price, null, `Entry of trade ${trade.id}`, trade.units),
    ...exits(trade, make, trade.units),
    ...(trade.trailing_stop ? [make('trailing', trade.trailing_stop, null, `Trailing stop of trade ${trade.id}`, trade.units)] : []),
  ];
}

function levelsOfOrder(order) {
  const make = levels('order', order, { side: order.side, from: order.price, name: `order ${order.id}` });
  const type = order.type === 'market_if_touched' ? 'if touched' : order.type;
  return [
    make('order', order.price, 'price', `Price of order ${order.id}`, order.remaining_units, type),
    ...exits(order, make, order.remaining_units),
  ];
}

function exits(owner, make, units) {
  const targets = targetsLeft(owner);
  const parts = partsOf(units, targets.length);
  const stop = owner.stop_loss ?? null;
  return [
    ...(stop === null ? [] : [make('stop', stop, 'stop_loss', 'Stop-loss', units, 'SL')]),
    ...targets.map((member, index) => {
      const number = member.at(-1);
      return make('target', owner[member], member, `Take-profit ${number}`, parts[index], targets.length > 1 ? `TP${number}` : 'TP');
    }),
  ];
}

function levels(of, owner, { side, from, name }) {
  return (kind, price, member, what, units, short = '') => ({
    key: `${of}-${owner.id}-${member ?? kind}`,
    kind,
    of,
    owner,
    price,
    member,
    side,
    units,
    from,
    short,
    name: what.includes(' of ') ? what : `${what} of ${name}`,
  });
}

/** The exits that a trade or order does not have yet, by what they are called in short. Without a price: they are only drafts. */
export function missingExits(level) {
  const { of, owner, key: beside } = level;
  const make = levels(of, owner, { ...level, name: `${of} ${owner.id}` });
  const has = (member) => (owner[member] ?? null) !== null;
  const target = TARGETS.find((member) => !has(member));
  return [
    ...(has('stop_loss') ? [] : [make('stop', null, 'stop_loss', 'Stop-loss', level.units, 'SL')]),
    ...(target ? [make('target', null, target, `Take-profit ${target.at(-1)}`, partsOf(level.units, targetsLeft(owner).length + 1).at(-1), 'TP')] : []),
  ].map((exit) => ({ ...exit, beside }));
}

/** Where an exit that is not there yet is proposed: so far from where the trade would be closed, or the order filled, on its side. */
export function proposal({ kind, of, side, from }, distance, { bid, ask }) {
  const long = side === 'buy';
  const reference = of === 'order' || bid === null ? from : long ? bid : ask;
  return (kind === 'stop') === long ? reference - distance : reference + distance;
}

/** What its units would gain at a price: {pips, money}, money null while the rate from the quote currency is unknown. */
export function worthAt({ side, from, units }, price, instrument, rate) {
  const gained = side === 'buy' ? price - from : from - price;
  return { pips: gained / instrument.pip, money: rate === null ? null : gained * units * rate };
}

/** What is wrong with a price for a level, in words that go on "at 1.1: "; empty if nothing is. The server has the last word. */
export function objection({ kind, of, side, from, owner }, price, { bid, ask }) {
  const long = side === 'buy';
  if (bid === null) {
    return '';
  }
  if (kind === 'order') {
    const market = long ? ask : bid;
    const above = price > market;
    if (owner.type === 'stop' && (long ? price <= market : price >= market)) {
      return 'the market is past it';
    }
    return owner.type === 'limit' && (price === market || above === long) ? 'fills at once' : '';
  }
  const [closing, words] = of === 'order' ? [from, "the order's price"] : long ? [bid, 'the bid'] : [ask, 'the ask'];
  const belongsBelow = (kind === 'stop') === long;
  return (belongsBelow ? price < closing : price > closing) ? '' : `must be ${belongsBelow ? 'below' : 'above'} ${words}`;
}

/** The request that moves a level: {method, path, body}. An order is replaced by one that differs in this only. */
export function changeTo({ of, owner, member }, price) {
  if (of === 'trade') {
    return { method: 'PATCH', path: `/api/paper-trading/trades/${owner.id}/`, body: { [member]: price } };
  }
  return { method: 'PUT', path: `/api/paper-trading/orders/${owner.id}/`, body: replacement(owner, { [member]: price }) };
}

/** A price on the grid of the instrument's digits. */
export function onGrid(price, { digits }) {
  return Number(price.toFixed(digits));
}

/** Which `most` of these distances are the smallest, by their places in the list, and in its order. */
export function nearest(distances, most) {
  const order = distances.map((_, i) => i).sort((one, other) => distances[one] - distances[other]);
  return order.slice(0, most).sort((one, other) => one - other);
}

/** Moves labels apart: for places along a line those nearest to them that are `gap` apart and between `top` and `bottom`. */
export function spreadOut(places, gap, top, bottom) {
  const order = places.map((_, i) => i).sort((one, other) => places[one] - places[other]);
  const placed = [...places];
  let least = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i], least);
    least = placed[i] + gap;
  }
  let most = bottom;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], most);
    most = placed[i] - gap;
  }
  return placed;
}
