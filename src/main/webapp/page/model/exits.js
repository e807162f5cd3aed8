// Stops and targets of trades and orders, as the server has them. Pure.

export const TARGETS = ['take_profit_1', 'take_profit_2', 'take_profit_3'];

const KEPT = ['pair', 'side', 'type', 'price', 'price_bound', 'time_in_force', 'expiry', 'position_fill', 'stop_loss', ...TARGETS,
  'trailing_distance', 'notes', 'signal_id', 'signal_type', 'signal_source'];

/** The members that are targets still to be reached, nearest first: those that were taken keep their place and price. */
export function targetsLeft(owner) {
  return TARGETS.slice(owner.targets_taken ?? 0).filter((member) => (owner[member] ?? null) !== null);
}

/** How many units each target closes: equal parts of what is left, rounded down, the last all of it. */
export function partsOf(units, targets) {
  let left = units;
  return Array.from({ length: targets }, (_, index) => {
    const part = left === 0 ? 0 : Math.max(1, Math.floor(left / (targets - index)));
    left -= part;
    return part;
  });
}

/** An order as PUT takes it: what it is, with what is changed, of the units that are left. What is null is left out. */
export function replacement(order, changes) {
  const kept = Object.fromEntries(KEPT.map((name) => [name, order[name]]));
  const all = { ...kept, units: order.remaining_units, ...changes };
  // of a day order the server itself says when that ends, and takes no other time
  const said = ([name, value]) => value !== null && value !== undefined && (name !== 'expiry' || all.time_in_force === 'gtd');
  return Object.fromEntries(Object.entries(all).filter(said));
}
