// The language that the page speaks, and what Intl knows of it: plurals, lists, numbers. strings.js has the sentences.

const REGIONS = { en: 'en-GB', de: 'de-DE' };
const intl = { locale: '', plural: new Intl.PluralRules('en'), lists: new Intl.ListFormat('en'), number: new Intl.NumberFormat('en') };
useLanguage('en');

/** @returns {string} the language and region by which times and numbers are written */
export const locale = () => intl.locale;

/** @param {string} wanted a language, or `system` for the browser's @returns {'en' | 'de'} the one that is spoken now */
export function useLanguage(wanted) {
  const own = globalThis.navigator?.languages ?? [];
  const all = [wanted, ...(wanted === 'system' ? own : [])].map((one) => one.slice(0, 2));
  const language = all.find((one) => one === 'en' || one === 'de') ?? 'en';
  intl.locale = own.find((one) => one.startsWith(language)) ?? REGIONS[language];
  intl.plural = new Intl.PluralRules(intl.locale);
  intl.lists = new Intl.ListFormat(intl.locale, { style: 'long', type: 'conjunction' });
  intl.number = new Intl.NumberFormat(intl.locale);
  return language;
}

/** Several as a sentence names them. @param {string[]} several */
export const list = (several) => intl.lists.format(several);

/** @param {number} n */
export const numberOf = (n) => intl.number.format(n);

/** @param {number} n */
export const tenthsOf = (n) => new Intl.NumberFormat(intl.locale, { maximumFractionDigits: 1 }).format(n);

/** @param {number} n @param {string} one @param {string} other */
export const counted = (n, one, other) => `${numberOf(n)} ${intl.plural.select(n) === 'one' ? one : other}`;

/** Marks that keep a name's direction to itself. @param {string} name */
export const isolate = (name) => `\u2068${name}\u2069`;
