// Finding instruments by what people call them.

const NAMES = {
  AUD: 'australian dollar', CAD: 'canadian dollar', CHF: 'swiss franc', CNH: 'offshore yuan renminbi',
  DKK: 'danish krone', EUR: 'euro', GBP: 'british pound sterling cable', HKD: 'hong kong dollar', JPY: 'japanese yen',
  MXN: 'mexican peso', NOK: 'norwegian krone', NZD: 'new zealand dollar kiwi', PLN: 'polish zloty',
  SEK: 'swedish krona', SGD: 'singapore dollar', TRY: 'turkish lira', USD: 'us dollar', XAG: 'silver', XAU: 'gold',
  ZAR: 'south african rand',
};

/** Whether the search means the instrument: by symbol, with or without a separator, or by words of its currencies' names. */
export function matches(instrument, search) {
  const wanted = search.trim().toLowerCase();
  const symbol = instrument.symbol.toLowerCase();
  const names = namesOf(instrument).join(' ');
  return symbol.includes(wanted.replace(/[/_\s-]/g, '')) || wanted.split(/\s+/).every((word) => symbol.includes(word) || names.includes(word));
}

/** What its currencies are called; nothing for one that has no name here. */
export function namesOf({ base, quote }) {
  return [base, quote].map((currency) => NAMES[currency] ?? '');
}
