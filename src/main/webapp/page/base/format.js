// How numbers and times are said. Pure: no page, no clock.

const UNBROKEN = '\u00a0'; // keeps a number and its unit on one line
const DASH = '–';
const THOUSANDS = { '': 1, k: 1_000, m: 1_000_000 };

/** A price's text in the three parts that traders read: the figure, the two digits of the pip, the point. */
export function splitPrice(text, instrument) {
  const end = text.length - (instrument.digits - pipDigits(instrument));
  const start = Math.max(0, end - 2);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

export function ageText(ms) {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) {
    return 'now';
  }
  if (seconds < 60) {
    return seconds + UNBROKEN + 's';
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return minutes + UNBROKEN + 'min';
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? hours + UNBROKEN + 'h' : Math.floor(hours / 24) + UNBROKEN + 'd';
}

function pipDigits(instrument) {
  return Math.max(0, Math.round(-Math.log10(instrument.pip)));
}

/**
 * Numbers and times as the user likes them. A value that is not there (null, undefined) is a dash.
 */
export class Format {
  #numbers;
  #money;
  #times;
  #clock;
  #dates;
  #decimal;
  #minute;
  #day;

  /** @param {{locale?: string, utc?: boolean}} likes a locale of the browser's, which is also the default */
  constructor({ locale = '', utc = false } = {}) {
    const chosen = locale || undefined;
    const zone = utc ? { timeZone: 'UTC' } : {};
    const made = new Map();
    this.#numbers = (least, most) => {
      // making one takes far longer than using it
      const key = `${least} ${most}`;
      if (!made.has(key)) {
        // digits that can be typed and read again, as prices have
        const digits = { minimumFractionDigits: least, maximumFractionDigits: most, numberingSystem: 'latn' };
        made.set(key, new Intl.NumberFormat(chosen, { ...digits, signDisplay: 'negative' }));
      }
      return made.get(key);
    };
    this.#money = this.#numbers(2, 2);
    this.#times = new Intl.DateTimeFormat(chosen, { dateStyle: 'short', timeStyle: 'medium', ...zone });
    this.#dates = new Intl.DateTimeFormat(chosen, { dateStyle: 'short', ...zone });
    this.#clock = new Intl.DateTimeFormat(chosen, { timeStyle: 'medium', ...zone });
    this.#minute = new Intl.DateTimeFormat(chosen, { timeStyle: 'short', ...zone });
    this.#day = new Intl.DateTimeFormat(chosen, { day: 'numeric', month: 'short', ...zone });
    this.#decimal = this.#money.formatToParts(1.5).find((part) => part.type === 'decimal').value;
  }

  money(amount) {
    return absent(amount) ? DASH : signed(this.#money.format(amount));
  }

  /** With its sign, because its colour alone must not say it. */
  profit(amount) {
    if (absent(amount)) {
      return DASH;
    }
    const text = this.money(amount);
    return amount > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  }

  /** Always with all of the instrument's digits, as traders compare them. */
  price(price, instrument) {
    return absent(price) ? DASH : price.toFixed(instrument?.digits ?? 5).replace('.', this.#decimal);
  }

  units(units) {
    return absent(units) ? DASH : signed(this.#numbers(0, 0).format(units));
  }

  number(value, digits = 2) {
    return absent(value) ? DASH : signed(this.#numbers(0, digits).format(value));
  }

  pips(pips) {
    return absent(pips) ? DASH : signed(this.#numbers(1, 1).format(pips));
  }

  percent(value, digits = 2) {
    return absent(value) ? DASH : `${signed(this.#numbers(digits, digits).format(value))}${UNBROKEN}%`;
  }

  /** How far a price has come, in per cent, with its sign. */
  change(percent) {
    const text = this.percent(percent);
    return percent > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  }

  time(iso) {
    return absent(iso) ? DASH : this.#times.format(new Date(iso));
  }

  /** The day alone. */
  date(iso) {
    return absent(iso) ? DASH : this.#dates.format(new Date(iso));
  }

  /** The time of day alone. */
  clock(iso) {
    return absent(iso) ? DASH : this.#clock.format(new Date(iso));
  }

  /** Hour and minute. */
  minute(iso) {
    return absent(iso) ? DASH : this.#minute.format(new Date(iso));
  }

  /** Day and month. */
  day(iso) {
    return absent(iso) ? DASH : this.#day.format(new Date(iso));
  }
}

/** What somebody typed as a number, with a point or a comma before its fraction; NaN if it is none. */
export function parseNumber(text) {
  const plain = String(text).trim().replace(/[\s\u00a0\u202f'’]/g, '');
  const point = plain.includes('.') && plain.includes(',')
    ? plain.lastIndexOf('.') > plain.lastIndexOf(',') ? plain.replaceAll(',', '') : plain.replaceAll('.', '').replace(',', '.')
    : plain.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(point) ? Number(point) : NaN;
}

/**
 * The same for amounts of money, which nobody enters to the third digit of a fraction: 2,500 and 2.500 are two and a half thousand, as
 * 2,50,000 are two and a half lakh.
 */
export function parseAmount(text) {
  const plain = String(text).trim().replace(/[\s\u00a0\u202f'’]/g, '');
  return /^[+-]?[1-9]\d{0,2}(([.,])\d{2,3}(\2\d{2,3})*\2\d{3}|[.,]\d{3})$/.test(plain) ? Number(plain.replace(/[.,]/g, '')) : parseNumber(plain);
}

/** Pips, of which nobody enters thousandths either: 1,250 of gold are 12.50 USD. */
export const parsePips = parseAmount;

/** Whole units as people write them: 100000, 100,000, 1,00,000, 100.000, 100 000, 100k, 1.5m. */
export function parseUnits(text) {
  const [, number, suffix] = /^(.*?)([km]?)$/i.exec(String(text).trim());
  const value = suffix === '' ? parseAmount(number) : parseNumber(number);
  return Number((value * THOUSANDS[suffix.toLowerCase()]).toFixed(6));
}

/** A price of an instrument: three digits behind a separator are thousands where it has fewer digits, as 2,350 of gold. */
export function parsePrice(text, { digits }) {
  return digits < 3 ? parseAmount(text) : parseNumber(text);
}

function absent(value) {
  return value === null || value === undefined || Number.isNaN(value);
}

/** The minus that is as wide as a plus, and none before what is rounded to nothing. */
function signed(text) {
  return text.replace('-', /[1-9]/.test(text) ? '−' : '');
}
