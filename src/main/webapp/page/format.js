// How prices are said. Pure functions: no page, no clock.

const UNBROKEN = '\u00a0'; // keeps a number and its unit on one line

/**
 * A price in the three parts traders read it in: the figure, the two digits of the pip, and the point.
 * 1.10023 with a pip of 0.0001 is ['1.10', '02', '3'].
 */
export function priceParts(price, instrument) {
  const text = price.toFixed(instrument.digits);
  const points = instrument.digits - pipDigits(instrument);
  const end = text.length - points;
  const start = Math.max(0, end - 2);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

export function spreadPips(bid, ask, instrument) {
  return ((ask - bid) / instrument.pip).toFixed(1);
}

/** In per cent, always with its sign, because its colour alone must not say it. */
export function changeText(middle, base) {
  const percent = (100 * (middle - base)) / base;
  const text = Math.abs(percent).toFixed(2);
  if (text === '0.00') {
    return '0.00%';
  }
  return (percent < 0 ? '−' : '+') + text + '%';
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

const NAMES = {
  AUD: 'australian dollar', CAD: 'canadian dollar', CHF: 'swiss franc', CNH: 'offshore yuan renminbi',
  DKK: 'danish krone', EUR: 'euro', GBP: 'british pound sterling cable', HKD: 'hong kong dollar', JPY: 'japanese yen',
  MXN: 'mexican peso', NOK: 'norwegian krone', NZD: 'new zealand dollar kiwi', PLN: 'polish zloty',
  SEK: 'swedish krona', SGD: 'singapore dollar', TRY: 'turkish lira', USD: 'us dollar', XAG: 'silver', XAU: 'gold',
  ZAR: 'south african rand',
};

/** Whether the search means the instrument: by symbol, with or without a separator, or by a currency's name. */
export function matches(instrument, search) {
  const wanted = search.trim().toLowerCase();
  const symbol = instrument.symbol.toLowerCase();
  const names = `${NAMES[instrument.base] ?? ''} ${NAMES[instrument.quote] ?? ''}`;
  return symbol.includes(wanted.replace(/[/_\s-]/g, '')) || names.includes(wanted);
}

function pipDigits(instrument) {
  return Math.max(0, Math.round(-Math.log10(instrument.pip)));
}
