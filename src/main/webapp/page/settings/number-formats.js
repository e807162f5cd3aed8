// How numbers can be written. Pure.

import { Format } from '../base/format.js';

const LOCALES = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN'];
const EXAMPLE = 1_234_567.89;

/** Pairs of a locale and an example of how it writes numbers, the browser's first. */
export function numberFormats() {
  return [['', `As the browser has it: ${example('')}`], ...LOCALES.map((locale) => [locale, example(locale)])];
}

function example(locale) {
  return new Format({ locale }).money(EXAMPLE);
}
