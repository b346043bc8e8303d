// What somebody might be typing: the word before the caret, if it begins with the sign of a source. No DOM.

import { isRead, loadEmoji, matching } from './emoji.js';
import { isOpen } from './names.js';
import { COMMANDS, used, wordsOf } from './slash-commands.js';

const MOST = 8;
/** Longer words are no names any more. */
const LONGEST = 40;
const WORD = /[^\s(]+$/;
const MARKS = /\p{M}+/gu;

/**
 * @typedef {{insert: string, label: string, detail?: string, uid?: string, emoji?: string}} Choice
 * @typedef {{from: number, to: number, choices: Choice[]}} Offer what can take the place of the letters from `from` to `to`
 */

/**
 * @param {string} text @param {number} caret @param {import('./client.js').Client} client
 * @param {() => void} later told when there may be more, because the emoji are read
 * @returns {Offer | null}
 */
export function offerAt(text, caret, client, later) {
  const word = WORD.exec(text.slice(0, caret))?.[0] ?? '';
  const from = caret - word.length;
  if (word === '' || word.length > LONGEST) return null;
  const choices = choicesFor(word[0], word.slice(1), from, client, later);
  return choices.length > 0 ? { from, to: caret, choices } : null;
}

/**
 * @param {string} sign @param {string} letters @param {number} from @param {import('./client.js').Client} client
 * @param {() => void} later @returns {Choice[]}
 */
function choicesFor(sign, letters, from, client, later) {
  const { state } = client;
  switch (sign) {
    case '@': return best([...state.rooms.get(client.shown ?? '')?.people.values() ?? []].filter(({ uid }) => uid !== state.me?.uid),
      ({ name }) => name, letters).map(({ name, uid }) => ({ insert: `@${name} `, label: name, uid }));
    case '#': return best([...state.summaries.keys()].filter(isOpen), String, letters).map((room) => ({ insert: `#${room} `, label: `#${room}` }));
    case ':': {
      if ([...letters].length < 2) return [];
      if (!isRead()) loadEmoji().then(later, () => undefined);
      return matching(letters, MOST).map(({ emoji, name }) => ({ insert: `${emoji} `, label: `:${name}:`, emoji }));
    }
    case '/': return from > 0 ? [] : COMMANDS.filter((one) => one.startsWith(letters.toLowerCase())).map((one) => ({ insert: `/${one} `,
      label: used(one), detail: wordsOf(one)[1] }));
    default: return [];
  }
}

/**
 * The best fitting, by rank and then by length, so that a whole name comes first.
 * @template T @param {T[]} all @param {(one: T) => string} nameOf @param {string} letters
 */
function best(all, nameOf, letters) {
  const wanted = folded(letters);
  return all.map((one) => ({ one, name: nameOf(one), rank: rankOf(wanted, folded(nameOf(one))) })).filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.name.length - b.name.length || (a.name < b.name ? -1 : 1)).slice(0, MOST).map(({ one }) => one);
}

/**
 * How well a name fits to what is typed: the whole of it, its start, that of a word in it, inside, scattered, or not (0).
 * @param {string} typed @param {string} name
 */
function rankOf(typed, name) {
  if (name === typed) return 5;
  let at = name.indexOf(typed);
  if (at === 0) return 4;
  if (at > 0) {
    for (; at > 0; at = name.indexOf(typed, at + 1)) if (!/[\p{L}\p{N}]/u.test(name[at - 1])) return 3;
    return 2;
  }
  let from = 0;
  for (const letter of typed) {
    from = name.indexOf(letter, from) + 1;
    if (from === 0) return 0;
  }
  return 1;
}

/** @param {string} text */
const folded = (text) => text.trim().toLowerCase().normalize('NFD').replace(MARKS, '');
