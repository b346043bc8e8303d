// The emoji that can be picked and their short names: read when somebody first wants one, found while somebody types, and put
// in the place of `:smile:`.

/** @typedef {{emoji: string, name: string, names: string[], words: string[], group: number}} Emoji `name` is the first of its names */

const CODE_OR_NAME = /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)|^```[^]*|(?<![\p{L}\p{N}]):([a-z0-9_+-]{1,60}):(?![\p{L}\p{N}])/gmu;
const TRAVEL = 4;
const FLAGS = 8;
const FIRST_CLOCK = 0x1f550;
const LETTER_A = 0x1f1e6 - 97;

/** @type {Emoji[]} empty until they are read */
let all = [];
/** @type {Promise<Emoji[]> | null} */
let reading = null;

export const isRead = () => all.length > 0;

/** @returns {Promise<Emoji[]>} by group */
export function loadEmoji() {
  reading ??= import('./emoji-data.js').then(read).catch((unread) => {
    reading = null;
    throw unread;
  });
  return reading;
}

/** @param {typeof import('./emoji-data.js')} data */
function read({ groups, regions }) {
  all = groups.flatMap(([runs, names], group) => {
    const each = names.split(' ');
    return runs.split(' ').flatMap(characters).map((emoji, i) => named(emoji, each[i].split('|'), each[i].split(/[_|-]/), group));
  });
  for (let i = 0; i < 24; i++) {
    all.push(named(String.fromCodePoint(FIRST_CLOCK + i), [i < 12 ? `clock${i + 1}` : `clock${i - 11}30`], [], TRAVEL));
  }
  const told = new Intl.DisplayNames(undefined, { type: 'region' });
  for (const region of regions.split(' ')) {
    all.push(named(String.fromCodePoint(...[...region].map((letter) => LETTER_A + letter.charCodeAt(0))), [`flag-${region}`],
      ['flag', ...(told.of(region.toUpperCase()) ?? '').toLowerCase().split(/\P{L}+/u)], FLAGS));
  }
  return all;
}

/** @param {string} emoji @param {string[]} names @param {string[]} words @param {number} group @returns {Emoji} */
const named = (emoji, names, words, group) => ({ emoji, name: names[0], names, words, group });

/** `*2764+1` is two characters that are asked for as pictures. @param {string} run */
function characters(run) {
  const [first, more = '0'] = run.replace('*', '').split('+');
  return Array.from({ length: Number(more) + 1 },
    (_, i) => String.fromCodePoint(parseInt(first, 16) + i) + (run.startsWith('*') ? '\ufe0f' : ''));
}

/**
 * Those whose name begins so, the shortest first, then those with a word for each of its words.
 * @param {string} typed @param {number} most @returns {Emoji[]}
 */
export function matching(typed, most) {
  const words = typed.toLowerCase().trim().split(/\s+/);
  const wanted = words.join('_');
  const begin = all.filter(({ names, emoji }) => names.some((name) => name.startsWith(wanted)) || emoji === typed.trim())
    .sort((a, b) => a.name.length - b.name.length);
  const others = all.filter((one) => !begin.includes(one) && words.every((word) => one.words.some((its) => its.startsWith(word))));
  return [...begin, ...others].slice(0, most);
}

/** @param {string} text @param {(text: string) => void} then gets it with emoji in place of their short names, but not inside of code */
export function withEmoji(text, then) {
  const replaced = () => then(text.replace(CODE_OR_NAME, (whole, _, name) => all.find(({ names }) => names.includes(name))?.emoji ?? whole));
  if (isRead() || ![...text.matchAll(CODE_OR_NAME)].some(([, , name]) => name)) replaced();
  else loadEmoji().then(replaced, replaced);
}
