// Times and days as the person's locale writes them.

import { strings } from './strings.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const thisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const numbers = new Intl.NumberFormat();

/** @param {number} at */
export const timeOf = (at) => clock.format(at);

/** @param {number} at */
export const fullTimeOf = (at) => full.format(at);

/** @param {number} n */
export const numberOf = (n) => numbers.format(n);

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
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? thisYear.format(at) : otherYear.format(at);
}
