// Makes the page's emoji-data.js out of the desktop app's list of emoji: `node make.mjs`. To stay small it has no variants in
// skin tone or gender, no families, beside smileys and flags only those with short names, and of the symbols those that people send;
// the others can still be typed.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const LIST = path.resolve(HERE, '../../chat-desktop/src/main/resources/org/lanternchat/desktop/emoji');
const WEB = path.resolve(HERE, '../../chat-server/src/main/resources/org/lanternchat/server/web');
const GROUPS = ['SMILEYS', 'PEOPLE', 'NATURE', 'FOOD', 'TRAVEL', 'ACTIVITIES', 'OBJECTS', 'SYMBOLS', 'FLAGS'];
/** Of those that are text unless a picture is asked for. */
const PICTURES = new Set('❤☀✌☺☹☁⚠✔✖☎✈⚙✉✏❄♥☘☠▶☝🖐🕷🌶🍽🛠🖥🖨🗑🕯');
const SYMBOLS = new Set(('x o 100 white_check_mark question exclamation recycle no_entry no_entry_sign warning sos zzz anger dizzy boom '
  + 'speech_balloon thought_balloon red_circle large_blue_circle large_green_circle large_yellow_circle arrows_counterclockwise '
  + 'musical_note notes infinity heavy_check_mark heavy_multiplication_x arrow_forward').split(' '));
const LONGEST_NAME = 8;
/** Where each group begins; what has lower code points stands behind the others. */
const FIRST = [0x1f600, 0x1f44b, 0x1f400, 0x1f345, 0x1f680, 0x1f380, 0x1f4a1, 0x2764, 0x1f3c1];
const CLOCKS = [0x1f550, 0x1f567];

const bare = (text) => text.replaceAll('\ufe0f', '');

function isWanted({ group, text, name }) {
  const code = text.codePointAt(0);
  if (group === 'TONED' || group === 'PARTS' || [...bare(text)].length > 1) return false;
  if (code >= CLOCKS[0] && code <= CLOCKS[1]) return false;
  if (!['SMILEYS', 'FLAGS'].includes(group) && name.length > LONGEST_NAME && !SYMBOLS.has(name)) return false;
  if (group === 'SYMBOLS' && !SYMBOLS.has(name) && !/heart$|^cupid$/.test(name)) return false;
  return bare(text) === text || PICTURES.has(bare(text));
}

/** Runs of code points that follow each other: the first, and how many come behind it; `*` where a picture is asked for. */
function runs(emoji) {
  const all = [];
  for (const { text } of emoji) {
    const code = text.codePointAt(0);
    const isAsked = bare(text) !== text;
    const last = all.at(-1);
    if (last && last.isAsked === isAsked && last.code + last.more + 1 === code) last.more++;
    else all.push({ code, isAsked, more: 0 });
  }
  return all.map(({ code, isAsked, more }) => `${isAsked ? '*' : ''}${code.toString(16)}${more ? `+${more}` : ''}`).join(' ');
}

const list = fs.readFileSync(path.join(LIST, 'emoji.tsv'), 'utf8').trim().split('\n').map((line) => {
  const [codes, , group, words = ''] = line.split('\t');
  return { text: String.fromCodePoint(...codes.split('-').map((one) => parseInt(one, 16))), group, name: words.split(/[ ;]/)[0],
    names: words.split(';')[0].trim().replaceAll(' ', '|'),
    region: /\bflag-([a-z]{2})\b/.exec(words)?.[1] };
});
const groups = GROUPS.map((group, i) => {
  const place = ({ text }) => (text.codePointAt(0) + (text.codePointAt(0) < FIRST[i] ? 0x110000 : 0));
  const emoji = list.filter((one) => one.group === group && isWanted(one)).sort((a, b) => place(a) - place(b));
  return `  ['${runs(emoji)}',\n    '${emoji.map(({ names }) => names).join(' ')}'],`;
});
const flags = list.flatMap(({ region }) => region ?? []);
fs.writeFileSync(path.join(WEB, 'emoji-data.js'), `// The emoji by group: runs of code points and their short names, the desktop app's; and the regions that have flags. Made by
// packaging/emoji-names; the names are those of emoji-datasource, see licenses.txt. Only emoji.js reads it.

export const groups = [
${groups.join('\n')}
];

export const regions = '${flags.join(' ')}';
`);
