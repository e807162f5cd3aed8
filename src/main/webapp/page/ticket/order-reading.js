// What a draft means: the request that the server gets, or what is wrong with it, field by field, in the user's words.

import { parseNumber, parsePips, parsePrice, parseUnits } from '../base/format.js';
import { dealPrice, pipsTo, priceAt, unitsOfLots } from './order-sums.js';

const LONGEST_NOTE = 500;

/**
 * Reads a draft for an instrument at its present price.
 *
 * `sized(percent, pips)` gives the units that a risk allows, null while that is not known. `utc` is whether times are entered so.
 * → {entry, units, price, stop, targets, places (the targets field by field), trailing, slippage, expiry, problems, missing, request}; numbers that cannot be read are null, `problems` has a
 * sentence for each field that is wrong, `missing` names those that are only empty. `request` is null while there are any.
 */
export function readOrder(draft, { instrument, price: market, sized, now, utc, format }) {
  const reader = new Reader(draft, instrument, market, format);
  const price = draft.type === 'market' ? null : reader.orderPrice();
  const entry = draft.type === 'market' ? dealPrice(market, draft.side) : price;
  const { stop, places, targets, trailing } = reader.exits(entry);
  const units = reader.units(stop, entry, sized);
  const slippage = reader.number('slippage', draft.slippage, (pips) => (pips < 0 ? 'Not below 0.' : ''), parsePips);
  const expiry = draft.timeInForce === 'gtd' ? reader.expiry(now, utc) : null;
  reader.check('note', draft.note.length > LONGEST_NOTE, `At most ${LONGEST_NOTE} characters.`);
  const { problems, missing } = reader;
  const sound = Object.keys(problems).length === 0 && entry !== null && units !== null;
  const order = { entry, units, price, stop, places, targets, trailing, slippage, expiry };
  return { ...order, problems, missing, request: sound ? requestOf(draft, order, instrument) : null };
}

function requestOf(draft, { entry, units, price, stop, targets, trailing, slippage, expiry }, instrument) {
  const request = { pair: instrument.symbol, side: draft.side, type: draft.type, units };
  const add = (name, value) => {
    if (value !== null && value !== undefined) {
      request[name] = value;
    }
  };
  add('price', price);
  add('time_in_force', draft.timeInForce);
  add('expiry', expiry);
  add('stop_loss', stop);
  targets.forEach((target, index) => add(`take_profit_${index + 1}`, target));
  add('trailing_distance', trailing);
  if (slippage !== null && draft.type !== 'limit') {
    request.max_slippage_pips = slippage;
    request.entry_price = entry;
  }
  if (draft.positionFill !== 'default') {
    request.position_fill = draft.positionFill;
  }
  add('notes', draft.note.trim() || null);
  return request;
}

class Reader {
  problems = {};
  /** Of the problems, those of fields in which nothing stands. */
  missing = new Set();
  #draft;
  #instrument;
  #market;
  #format;

  constructor(draft, instrument, market, format) {
    this.#draft = draft;
    this.#instrument = instrument;
    this.#market = market;
    this.#format = format;
  }

  check(field, isWrong, problem) {
    if (isWrong) {
      this.problems[field] ??= problem;
    }
  }

  #lacks(field, problem) {
    this.problems[field] = problem;
    this.missing.add(field);
    return null;
  }

  /** Null for an empty field, and for one that is wrong. `wrong(number)` says what is wrong with the number, or nothing. */
  number(field, text, wrong, parse = parseNumber) {
    if (text.trim() === '') {
      return null;
    }
    const number = parse(text);
    const problem = Number.isNaN(number) ? 'This is no number.' : wrong(number);
    this.check(field, problem !== '', problem);
    return problem === '' ? number : null;
  }

  #price(field, entered) {
    const { digits } = this.#instrument;
    return this.number(field, entered, (price) => (price <= 0
      ? 'It must be above 0.'
      : Math.abs(Number(price.toFixed(digits)) - price) > 1e-12 * price ? `At most ${digits} digits after the point.` : ''),
      (text) => parsePrice(text, this.#instrument));
  }

  orderPrice() {
    const { type, side, price: text } = this.#draft;
    if (text.trim() === '') {
      return this.#lacks('price', 'Enter a price.');
    }
    const price = this.#price('price', text);
    const market = dealPrice(this.#market, side);
    if (type === 'stop' && price !== null && market !== null && (side === 'buy' ? price <= market : price >= market)) {
      this.check('price', true, side === 'buy'
        ? `A stop to buy is above the ask, ${this.#say(market)}. Below it, take a limit order.`
        : `A stop to sell is below the bid, ${this.#say(market)}. Above it, take a limit order.`);
    }
    return price;
  }

  /** Prices of stop and targets, the distance of the trailing stop. */
  exits(entry) {
    const { side, stop: stopText, targets: texts, trailing: trailingText, exitsIn } = this.#draft;
    const exit = (field, text, way) => {
      if (exitsIn === 'price') {
        return this.#price(field, text);
      }
      const pips = this.#pips(field, text);
      const price = pips === null || entry === null ? null : priceAt(entry, side, way * pips, this.#instrument);
      this.check(field, price !== null && price <= 0, 'That would be a price below 0.');
      return price;
    };
    const stop = exit('stop', stopText, -1);
    const targets = texts.map((text, index) => exit(`target${index}`, text, 1));
    this.#sides(entry, stop, targets);
    const { pip } = this.#instrument;
    const distance = exitsIn === 'price' ? this.#price('trailing', trailingText) : this.#pips('trailing', trailingText);
    const trailing = distance === null || exitsIn === 'price' ? distance : priceAt(0, 'buy', distance, this.#instrument);
    this.check('trailing', trailing !== null && trailing < pip / 2, 'It must be above 0.');
    this.check('trailing', trailing !== null && entry !== null && trailing >= entry, 'The distance is larger than the price.');
    return { stop, places: targets, targets: targets.filter((target) => target !== null), trailing };
  }

  #pips(field, text) {
    return this.number(field, text, (pips) => (pips <= 0 ? 'It must be above 0.' : ''), parsePips);
  }

  /** A stop where the trade loses, behind the price it would be closed at; targets where it wins, each further than the last. */
  #sides(entry, stop, targets) {
    if (entry === null) {
      return;
    }
    const { side, type } = this.#draft;
    const way = side === 'buy' ? 1 : -1;
    const closing = type === 'market' ? dealPrice(this.#market, side === 'buy' ? 'sell' : 'buy') : entry;
    const who = side === 'buy' ? 'buyer' : 'seller';
    const what = (waits, closes) => (type === 'market' ? closes : waits);
    this.check('stop', stop !== null && (stop - closing) * way >= 0,
      `A ${who}'s stop-loss is ${side === 'buy' ? 'below' : 'above'} the ${what('price', side === 'buy' ? 'bid' : 'ask')}, ${this.#say(closing)}.`);
    let before = entry;
    targets.forEach((target, index) => {
      if (target !== null) {
        this.check(`target${index}`, (target - before) * way <= 0, before === entry
          ? `A ${who}'s take-profit is ${side === 'buy' ? 'above' : 'below'} the ${what('price', side === 'buy' ? 'ask' : 'bid')}, ${this.#say(entry)}.`
          : `It must be further away than the one before, ${this.#say(before)}.`);
        before = target;
      }
    });
  }

  /** Whole units between the instrument's smallest and largest order. */
  units(stop, entry, sized) {
    const { sizeIn, size } = this.#draft;
    const text = size[sizeIn];
    if (text.trim() === '') {
      return this.#lacks('size', 'Enter a size.');
    }
    const { min_units: least, max_units: most } = this.#instrument;
    const number = sizeIn === 'units' ? parseUnits(text) : parseNumber(text);
    if (Number.isNaN(number)) {
      this.check('size', true, 'This is no number.');
      return null;
    }
    if (sizeIn === 'risk') {
      return this.#risked(number, stop, entry, sized);
    }
    const units = sizeIn === 'lots' ? unitsOfLots(number, this.#instrument) : number;
    const problem = units <= 0 ? 'It must be above 0.'
      : !Number.isInteger(units) ? `Whole units only${sizeIn === 'lots' ? `: a lot has ${this.#format.units(this.#instrument.contract_size)}` : ''}.`
      : units < least ? `At least ${this.#format.units(least)} units.`
      : units > most ? `At most ${this.#format.units(most)} units.` : '';
    this.check('size', problem !== '', problem);
    return problem === '' ? units : null;
  }

  #risked(percent, stop, entry, sized) {
    this.check('size', percent <= 0 || percent > 100, 'Above 0 % and at most 100 % of the equity.');
    if (stop === null && this.problems.stop === undefined) {
      return this.#lacks('stop', 'A risk needs a stop-loss.');
    }
    if (this.problems.size !== undefined || this.problems.stop !== undefined || entry === null) {
      return null;
    }
    const units = sized(percent, -pipsTo(entry, this.#draft.side, stop, this.#instrument));
    this.check('size', units === 0, 'That is less than the smallest order.');
    return units === 0 ? null : units;
  }

  expiry(now, utc) {
    const { expiry } = this.#draft;
    if (expiry === '') {
      return this.#lacks('expiry', 'Enter until when the order waits.');
    }
    const time = Date.parse(utc ? `${expiry}Z` : expiry);
    this.check('expiry', Number.isNaN(time), 'This is no time.');
    this.check('expiry', time <= now, 'This time has passed.');
    return this.problems.expiry === undefined ? new Date(time).toISOString() : null;
  }

  #say(price) {
    return this.#format.price(price, this.#instrument);
  }
}
