// Times and days as the person's locale writes them.

import { strings } from './strings.js';
import { locale, tenthsOf } from './words.js';

export { numberOf } from './words.js';

/** @type {Record<'clock' | 'full' | 'thisYear' | 'otherYear', Intl.DateTimeFormatOptions>} */
const FORMS = {
  clock: { hour: 'numeric', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'medium' },
  thisYear: { weekday: 'long', day: 'numeric', month: 'long' },
  otherYear: { day: 'numeric', month: 'long', year: 'numeric' },
};
const made = /** @type {Map<string, Intl.DateTimeFormat>} */ (new Map());

/** @param {keyof typeof FORMS} form @param {number} at */
function written(form, at) {
  const key = `${locale()} ${form}`;
  let format = made.get(key);
  if (!format) made.set(key, format = new Intl.DateTimeFormat(locale(), FORMS[form]));
  return format.format(at);
}

/** @param {number} at */
export const timeOf = (at) => written('clock', at);

/** @param {number} at */
export const fullTimeOf = (at) => written('full', at);

/** Day and time. @param {number} at */
export const whenOf = (at) => strings.when(dayOf(at, Date.now()), timeOf(at));

/** @param {number} at @returns {string} the local day, for comparing */
export function dayKey(at) {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** @param {number} at @param {number} now */
export function dayOf(at, now) {
  const key = dayKey(at);
  if (key === dayKey(now)) return strings.today;
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (key === dayKey(before.getTime())) return strings.yesterday;
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? written('thisYear', at) : written('otherYear', at);
}

/** How large a file is. @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes < 1_000) return strings.bytes(bytes);
  return bytes < 1_000_000 ? `${tenthsOf(bytes / 1_000)} KB` : `${tenthsOf(bytes / 1_000_000)} MB`;
}
