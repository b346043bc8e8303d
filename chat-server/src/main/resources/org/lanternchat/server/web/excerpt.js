// Which part of a message is shown where it was found: as it is read, without the signs of markup, from a little before
// what was found.

import { markup, plainText } from './markup.js';

/** Of a long message so much is shown before what was found, and in all. */
const BEFORE = 40;
const LONGEST = 300;

/** @typedef {[start: number, length: number]} Mark in code points */

/**
 * A message as it is read, and where its marks are then; as it was written where one of them is in a sign of the markup.
 * @param {string} text @param {Mark[]} marks @returns {[text: string, marks: Mark[]]}
 */
export function asRead(text, marks) {
  const written = [...text];
  const read = [...plainText(markup(text))];
  /** @type {Mark[]} */
  const found = [];
  let from = 0;
  for (const [start, length] of marks) {
    const at = indexOf(read, written.slice(start, start + length), from);
    if (at < 0) return [text, marks];
    found.push([at, length]);
    from = at + length;
  }
  return [read.join(''), found];
}

/** @param {string[]} letters @param {string[]} wanted @param {number} from */
function indexOf(letters, wanted, from) {
  return letters.findIndex((_, i) => i >= from && wanted.every((one, j) => letters[i + j] === one));
}

/** @param {string} text @param {Mark[]} marks @returns {{text: string, found: boolean}[]} */
export function excerptOf(text, marks) {
  const letters = [...text];
  const first = marks[0]?.[0] ?? 0;
  const start = first > 2 * BEFORE ? wordFrom(letters, first - BEFORE, first) : 0;
  const end = Math.min(letters.length, start + LONGEST);
  const parts = [];
  /** @param {number} from @param {number} to @param {boolean} found */
  const part = (from, to, found) => from < to && parts.push({ text: letters.slice(from, to).join(''), found });
  let at = start;
  for (const [from, length] of marks) {
    if (from < at || from >= end) continue;
    part(at, from, false);
    part(from, from + length, true);
    at = from + length;
  }
  part(at, end, false);
  if (start > 0) parts.unshift({ text: '…', found: false });
  if (end < letters.length) parts.push({ text: '…', found: false });
  return parts;
}

/** Where the next word begins, or `from` where there is none before `end`. @param {string[]} letters @param {number} from @param {number} end */
function wordFrom(letters, from, end) {
  const blank = letters.findIndex((one, i) => i >= from && i < end && /\s/u.test(one));
  return blank < 0 ? from : blank + 1;
}
