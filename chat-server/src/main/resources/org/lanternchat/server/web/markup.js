// What people write, read as CommonMark into a small tree of plain data, as the desktop's org.lanternchat.desktop.markup
// reads it: HTML is text, a picture is a link, links that may not be opened are shown as they were written. No DOM.

import MarkdownIt from './markdown-it.js';
import { addressAt, mayBeOpened } from './links.js';
import { runsOf } from './markup-runs.js';

/**
 * @typedef {'bold' | 'italic' | 'strike' | 'code' | 'mention'} Style
 * @typedef {{text: string, styles: Style[], link: string | null}} Run a piece of a line that looks the same throughout
 * @typedef {{type: 'paragraph', runs: Run[]} | {type: 'heading', level: number, runs: Run[]} | {type: 'code', text: string}
 *   | {type: 'quote', blocks: Block[]} | {type: 'items', first: number | null, items: Block[][]} | {type: 'rule'}} Block
 */

/** @typedef {import('./markdown-it.js').Token} Token */
/** @typedef {import('./markdown-it.js').InlineRule} InlineRule */
/** @typedef {import('./markdown-it.js').BlockRule} BlockRule */
/** @template Rule @typedef {import('./markdown-it.js').Ruler<Rule>} Ruler */

/** More quotes and lists than this inside each other are text. */
const DEEPEST_PARSED = 22;
/** Those deeper than this are shown at this depth: each takes of the width. */
const DEEPEST_SHOWN = 6;
/** Most messages have no sign that could mean anything; seeing that is quicker than reading them. */
const BARE = /^\p{L}(?:[\p{L}\p{N} .,;?'"()/%]|:(?= |$))*$/u;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const BEFORE_ADDRESS = /(?:^|[^\p{L}\p{N}_])(https?)$/iu;

const parser = new MarkdownIt({ html: true }).disable(['table', 'html_block']);
parser.validateLink = () => true;
parser.normalizeLink = (address) => address;
parser.normalizeLinkText = (address) => address;
for (const name of ['link', 'image', 'autolink']) replaceRule(parser.inline.ruler, name, remembering);
for (const name of ['blockquote', 'list']) replaceRule(parser.block.ruler, name, bounded);
replaceRule(parser.block.ruler, 'reference', shown);
parser.inline.ruler.at('linkify', bareAddress);

/** @param {string} text @param {string} [name] whoever reads it: `@name` stands out @returns {Block[]} */
export function markup(text, name = '') {
  const source = text.replace(CONTROLS, '\ufffd');
  if (BARE.test(source) && !source.endsWith(' ')) return asWritten(source);
  const tokens = parser.parse(source, {});
  const blocks = blocksOf(tokens, { at: 0 }, 0, name);
  return blocks.every(isEmpty) ? asWritten(source) : blocks;
}

/** What can be read of it, without signs: for quoting in one line. @param {Block[]} blocks @returns {string} */
export function plainText(blocks) {
  return blocks.map((block) => {
    switch (block.type) {
      case 'code': return block.text;
      case 'rule': return '—';
      case 'quote': return plainText(block.blocks);
      case 'items': return block.items
        .map((item, i) => `${block.first === null ? '•' : `${block.first + i}.`} ${plainText(item)}`).join('\n');
      default: return block.runs.map((run) => run.text).join('');
    }
  }).join('\n');
}

/** @param {string} source @returns {Block[]} */
function asWritten(source) {
  return [{ type: 'paragraph', runs: [{ text: source, styles: [], link: null }] }];
}

/** Whether nothing is to be seen of it besides the marks of lists. @param {Block} block */
function isEmpty(block) {
  switch (block.type) {
    case 'rule': return false;
    case 'code': return block.text.trim() === '';
    case 'quote': return block.blocks.every(isEmpty);
    case 'items': return block.items.every((item) => item.every(isEmpty));
    default: return block.runs.every((run) => run.text.trim() === '');
  }
}

/**
 * The blocks up to the end of what is open, with `cursor.at` behind it.
 * @param {Token[]} tokens @param {{at: number}} cursor @param {number} depth @param {string} name @returns {Block[]}
 */
function blocksOf(tokens, cursor, depth, name) {
  /** @type {Block[]} */
  const blocks = [];
  while (cursor.at < tokens.length) {
    const token = tokens[cursor.at++];
    if (token.nesting < 0) break;
    switch (token.type) {
      case 'heading_open': {
        blocks.push({ type: 'heading', level: Number(token.tag.slice(1)), runs: runsOf(tokens[cursor.at], name) });
        cursor.at += 2;
        break;
      }
      case 'paragraph_open': {
        blocks.push({ type: 'paragraph', runs: runsOf(tokens[cursor.at], name) });
        cursor.at += 2;
        break;
      }
      case 'as_written': blocks.push(...asWritten(token.content)); break;
      case 'fence':
      case 'code_block': blocks.push({ type: 'code', text: token.content.replace(/\n$/, '') }); break;
      case 'hr': blocks.push({ type: 'rule' }); break;
      case 'blockquote_open': {
        const inside = blocksOf(tokens, cursor, depth + 1, name);
        if (depth < DEEPEST_SHOWN) blocks.push({ type: 'quote', blocks: inside });
        else blocks.push(...inside);
        break;
      }
      default: {
        const first = token.type === 'ordered_list_open' ? Number(token.attrGet('start') ?? 1) : null;
        const items = itemsOf(tokens, cursor, depth, name);
        if (depth < DEEPEST_SHOWN) blocks.push({ type: 'items', first, items });
        else blocks.push(...items.flat());
      }
    }
  }
  return blocks;
}

/** @param {Token[]} tokens @param {{at: number}} cursor @param {number} depth @param {string} name @returns {Block[][]} */
function itemsOf(tokens, cursor, depth, name) {
  const items = [];
  while (tokens[cursor.at++].type === 'list_item_open') items.push(blocksOf(tokens, cursor, depth + 1, name));
  return items;
}

// ---- what the parser does otherwise here

/** @template Rule @param {Ruler<Rule>} ruler @param {string} name @param {(rule: Rule) => Rule} wrap */
function replaceRule(ruler, name, wrap) {
  const own = ruler.__rules__.find((rule) => rule.name === name);
  if (!own) throw new Error(name);
  ruler.at(name, wrap(own.fn), { alt: own.alt });
}

/** A link keeps how it was written, for when it may not be opened. @param {InlineRule} rule @returns {InlineRule} */
function remembering(rule) {
  return (state, silent) => {
    const from = state.pos;
    const made = state.tokens.length;
    const found = rule(state, silent);
    if (found && !silent) {
      const token = state.tokens.slice(made).find(({ type }) => type === 'link_open' || type === 'image');
      if (token) token.meta = { written: state.src.slice(from, state.pos) };
    }
    return found;
  };
}

/** @param {BlockRule} rule @returns {BlockRule} */
function bounded(rule) {
  return (state, ...rest) => state.level < DEEPEST_PARSED && rule(state, ...rest);
}

/**
 * What names an address for a link elsewhere is to be seen too: nothing of a message is lost.
 * @param {BlockRule} rule @returns {BlockRule}
 */
function shown(rule) {
  return (state, line, end, silent) => {
    const found = rule(state, line, end, silent);
    if (found && !silent) {
      state.push('as_written', '', 0).content = state.getLines(line, state.line, state.blkIndent, false);
    }
    return found;
  };
}

/** @type {InlineRule} an address that stands bare in the text, before its underscores and stars are taken for signs */
function bareAddress(state, silent) {
  if (state.linkLevel > 0 || state.src.charCodeAt(state.pos) !== 0x3a) return false;
  const scheme = BEFORE_ADDRESS.exec(state.pending)?.[1];
  if (!scheme) return false;
  const address = addressAt(state.src.slice(state.pos - scheme.length, state.posMax));
  if (!address || !mayBeOpened(address)) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length);
    const open = state.push('link_open', 'a', 1);
    open.attrs = [['href', address]];
    state.push('text', '', 0).content = address;
    state.push('link_close', 'a', -1);
  }
  state.pos += address.length - scheme.length;
  return true;
}
