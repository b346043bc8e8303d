// What stands inside of a paragraph, flattened into runs: however deep emphasis is nested, a run has each style once.

import { mayBeOpened } from './links.js';

/** @typedef {import('./markup.js').Run} Run */
/** @typedef {import('./markup.js').Style} Style */
/** @typedef {import('./markup.js').Token} Token */

/** @type {Map<string, Style>} */
const STYLES = new Map([['strong', 'bold'], ['em', 'italic'], ['s', 'strike']]);
const WORD = /[\p{L}\p{N}]/u;

/** @param {Token} inline @param {string} name @returns {Run[]} */
export function runsOf(inline, name) {
  const runs = new Runs();
  runs.add(inline.children ?? []);
  return runs.all.flatMap((run) => mentioned(run, name));
}

class Runs {
  constructor() {
    /** @type {Run[]} */
    this.all = [];
    /** @type {Map<Style, number>} how many of each style are open */
    this.open = new Map();
    /** @type {string | null} */
    this.link = null;
  }

  /** @param {Token[]} tokens */
  add(tokens) {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      const style = STYLES.get(token.tag);
      if (token.type === 'link_open') i = this.#linked(tokens, i);
      else if (token.type === 'image') this.#picture(token);
      else if (token.type === 'code_inline') this.#text(token.content, 'code');
      else if (token.type === 'softbreak' || token.type === 'hardbreak') this.#text('\n');
      else if (style) this.open.set(style, (this.open.get(style) ?? 0) + token.nesting);
      else this.#text(token.content);
    }
  }

  /** @param {Token[]} tokens @param {number} from @returns {number} where the link ends */
  #linked(tokens, from) {
    let to = from + 1;
    while (tokens[to].type !== 'link_close') to++;
    this.#lead(tokens[from], tokens[from].attrGet('href') ?? '', tokens.slice(from + 1, to));
    return to;
  }

  /** @param {Token} token */
  #picture(token) {
    this.#lead(token, token.attrGet('src') ?? '', token.children ?? []);
  }

  /** A picture inside of a link leads where the link does. @param {Token} token @param {string} address @param {Token[]} inside */
  #lead(token, address, inside) {
    if (this.link !== null) return this.add(inside);
    if (!mayBeOpened(address)) return this.#text(token.meta?.written ?? '');
    this.link = address;
    const before = this.all.length;
    this.add(inside);
    if (this.all.length === before) this.#text(address);
    this.link = null;
  }

  /** @param {string} text @param {Style} [style] */
  #text(text, style) {
    if (text === '') return;
    const styles = [...this.open].filter(([, n]) => n > 0).map(([name]) => name);
    if (style) styles.push(style);
    styles.sort();
    const last = this.all.at(-1);
    if (last && last.link === this.link && last.styles.join() === styles.join()) last.text += text;
    else this.all.push({ text, styles, link: this.link });
  }
}

/** The same run in pieces, of which those that name the reader say so. @param {Run} run @param {string} name @returns {Run[]} */
function mentioned(run, name) {
  if (name === '' || run.link !== null || run.styles.includes('code')) return [run];
  /** @type {Run[]} */
  const pieces = [];
  let from = 0;
  const text = run.text.toLowerCase();
  const wanted = `@${name}`.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0 && text.length === run.text.length; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const alone = !WORD.test(run.text.slice(Math.max(0, at - 1), at)) && !WORD.test(String.fromCodePoint(run.text.codePointAt(end) ?? 32));
    if (!alone) continue;
    if (at > from) pieces.push({ ...run, text: run.text.slice(from, at) });
    pieces.push({ ...run, text: run.text.slice(at, end), styles: [...run.styles, 'mention'] });
    from = end;
  }
  if (from < run.text.length) pieces.push({ ...run, text: run.text.slice(from) });
  return pieces;
}
