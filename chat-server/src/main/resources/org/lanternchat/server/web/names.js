// The rules for names of people and of rooms, so that a mistake is told while typing. The server has the last word;
// these are the same sentences as its own.

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
  if (name === '') return 'Please enter a name.';
  if (lengthOf(name) > most) return `A name has at most ${most} characters.`;
  if (INVISIBLE.test(name)) return 'A name cannot have invisible or control characters.';
  if (!LETTER_OR_SIGN.test(name)) return 'A name needs at least one letter, digit or sign.';
  if (TOWER.test(name)) return 'A name cannot have more than two accents on one letter.';
  if (LATIN.test(name) && NOT_BESIDE_LATIN.test(name)) return 'A name cannot mix letters of different alphabets.';
  if (RESERVED.has(folded(name))) return 'This name is reserved. Please choose another.';
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
  if (name === '') return 'A room needs a name.';
  if (lengthOf(name) > most) return `A room’s name has at most ${most} characters.`;
  if (name.startsWith('~')) return 'A room’s name does not begin with ~.';
  if (INVISIBLE.test(name)) return 'A room’s name cannot have invisible or control characters.';
  return null;
}
