// Which instruments are listed, and in what order. Pure.

import { matches } from '../model/instrument-search.js';

const MAJORS = ['EURUSD', 'USDJPY', 'GBPUSD', 'USDCHF', 'AUDUSD', 'USDCAD', 'NZDUSD'];
const METALS = ['XAU', 'XAG', 'XPT', 'XPD'];

/** What there is to choose from: ids, and what they are called. */
export const TABS = [
  ['all', 'All'],
  ['favourites', 'Favourites'],
  ['majors', 'Majors'],
  ['crosses', 'Crosses'],
  ['metals', 'Metals'],
  ['open', 'Open'],
];

const IN_TAB = {
  all: () => true,
  favourites: ({ symbol }, { favourites }) => favourites.includes(symbol),
  majors: ({ symbol }) => MAJORS.includes(symbol),
  crosses: (instrument) => !isMetal(instrument) && ![instrument.base, instrument.quote].includes('USD'),
  metals: (instrument) => isMetal(instrument),
  open: ({ symbol }, { open }) => open.has(symbol),
};

/** By what they can be sorted, and which way first: the widest spread and the strongest rise are looked for, names from A. */
export const SORTS = { name: 'up', change: 'down', spread: 'down' };

function isMetal({ base, quote }) {
  return METALS.includes(base) || METALS.includes(quote);
}

/**
 * The symbols that are shown, in their order: that of the server, of favourites the one they were chosen in, unless they are
 * sorted. What has no value to sort by comes last.
 *
 * @param {{tab: string, search: string, sort: string, favourites: string[], open: Set<string>}} wish `sort` is empty, or a name of
 *     SORTS and a direction: 'change down'
 * @param value(symbol, name) → a number or null
 */
export function listed(instruments, { tab, search, sort, favourites, open }, value) {
  const shown = instruments.filter((each) => (IN_TAB[tab] ?? IN_TAB.all)(each, { favourites, open }) && matches(each, search));
  const symbols = shown.map(({ symbol }) => symbol);
  const [by, way] = sort.split(' ');
  if (!(by in SORTS)) {
    return tab === 'favourites' ? symbols.sort((one, other) => favourites.indexOf(one) - favourites.indexOf(other)) : symbols;
  }
  const sign = way === 'down' ? -1 : 1;
  if (by === 'name') {
    return symbols.sort((one, other) => sign * one.localeCompare(other, 'en'));
  }
  const values = new Map(symbols.map((symbol) => [symbol, value(symbol, by)]));
  return symbols.sort((one, other) => compare(values.get(one), values.get(other), sign));
}

function compare(one, other, sign) {
  if (one === null || other === null) {
    return (one === null) - (other === null);
  }
  return sign * (one - other);
}

/** One click further: the usual way, the other way, not at all. */
export function nextSort(sort, by) {
  const first = SORTS[by];
  const second = first === 'up' ? 'down' : 'up';
  return sort === `${by} ${first}` ? `${by} ${second}` : sort === `${by} ${second}` ? '' : `${by} ${first}`;
}

/** What is held of each symbol that is traded: units bought less units sold. */
export function netUnits(trades) {
  const units = new Map();
  for (const { pair, order_type: side, units: size } of trades) {
    units.set(pair, (units.get(pair) ?? 0) + (side === 'buy' ? size : -size));
  }
  return units;
}

/** With the symbol, at the end, or without it. */
export function toggled(favourites, symbol) {
  return favourites.includes(symbol) ? favourites.filter((each) => each !== symbol) : [...favourites, symbol];
}

/** With the symbol so many places further down. */
export function moved(favourites, symbol, by) {
  const from = favourites.indexOf(symbol);
  const to = from + by;
  if (from < 0 || to < 0 || to >= favourites.length) {
    return favourites;
  }
  const others = favourites.filter((each) => each !== symbol);
  return [...others.slice(0, to), symbol, ...others.slice(to)];
}
