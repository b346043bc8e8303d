// The rules for names of people and of rooms, so that a mistake is told while typing, and how well a name fits to a few
// letters. The server has the last word; in English these are the same sentences as its own.

import { strings } from './strings.js';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u;
const LETTER_OR_SIGN = /[^\p{Mn}\p{Me} ]/u;
const TOWER = /[\p{Mn}\p{Me}]{3}/u;
const RESERVED = new Set(['admin', 'system', 'server']);
const LATIN = /\p{Script=Latin}/u;
const NOT_BESIDE_LATIN = /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Armenian}|\p{Script=Cherokee}|\p{Script=Arabic}|\p{Script=Hebrew}/u;

/** @param {string} text */
export function normalized(text) {
  return text.normalize('NFKC').trim().replace(/ {2,}/g, ' ');
}

/** @param {string} text what two spellings of one name have in common */
export function folded(text) {
  return normalized(text).toUpperCase().toLowerCase();
}

/** @param {string} text in code points */
export function lengthOf(text) {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) i++;
    }
    length++;
  }
  return length;
}

/** @param {string} text @param {number} most @returns {string | null} what is wrong with it as a person's name */
export function faultOfName(text, most = 24) {
  const name = normalized(text);
  const fault = strings.nameFault;
  if (name === '') return fault.empty;
  if (lengthOf(name) > most) return fault.long(most);
  if (INVISIBLE.test(name)) return fault.invisible;
  if (!LETTER_OR_SIGN.test(name)) return fault.noLetter;
  if (TOWER.test(name)) return fault.tower;
  if (LATIN.test(name) && NOT_BESIDE_LATIN.test(name)) return fault.mixed;
  if (RESERVED.has(folded(name))) return fault.reserved;
  return null;
}

/** @param {string} text @returns {string} as the server spells it */
export function roomName(text) {
  return normalized(normalized(text).toLowerCase());
}

/** @param {string} room @returns {boolean} whether it is called by its name, which is then no id of the server's */
export function isOpen(room) {
  return !room.startsWith('~');
}

/** @param {string} text @param {number} most @returns {string | null} what is wrong with it as a room's name */
export function faultOfRoom(text, most = 24) {
  const name = roomName(text);
  const fault = strings.roomFault;
  if (name === '') return fault.empty;
  if (lengthOf(name) > most) return fault.long(most);
  if (name.startsWith('~')) return fault.tilde;
  if (INVISIBLE.test(name)) return fault.invisible;
  return null;
}

/** @param {string} text @returns {string} without case and accents */
export const plain = (text) => text.trim().toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '');

/**
 * @param {string} typed plain already @param {string} name
 * @returns {number} how well it fits: 5 the whole name, 4 its start, 3 a word's, 2 inside, 1 scattered, 0 not
 */
export function fit(typed, name) {
  const whole = plain(name);
  const at = whole.indexOf(typed);
  if (whole === typed) return 5;
  if (at === 0) return 4;
  if (at > 0) return [...whole.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].some(({ index }) => whole.startsWith(typed, index)) ? 3 : 2;
  let from = 0;
  for (const letter of typed) {
    from = whole.indexOf(letter, from) + 1;
    if (from === 0) return 0;
  }
  return 1;
}
