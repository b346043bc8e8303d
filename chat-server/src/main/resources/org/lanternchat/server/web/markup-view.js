// The tree of a message's text as elements, each made here: nothing that people write is ever read as markup of the page.

import { copyText, el, setAttribute } from './dom.js';
import { icon } from './icons.js';
import { markup } from './markup.js';
import { strings } from './strings.js';

/** @typedef {import('./markup.js').Block} Block */
/** @typedef {import('./markup.js').Run} Run */

const TOLD_FOR = 1_500;
/** @type {Record<import('./markup.js').Style, 'strong' | 'em' | 's' | 'code' | 'mark'>} */
const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code', mention: 'mark' };
/** @type {import('./markup.js').Style[]} */
const ORDER = ['bold', 'italic', 'strike', 'code', 'mention'];
const EMOJI = '(?:\\p{Regional_Indicator}{2}|[#*0-9]\\ufe0f?\\u20e3|(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\ufe0f)'
  + '\\p{Emoji_Modifier}?[\\u{e0020}-\\u{e007f}]*(?:\\u200d\\p{Extended_Pictographic}\\ufe0f?\\p{Emoji_Modifier}?)*)';
/** With up to six emoji and nothing else a message is shown large. */
const FEW_EMOJI = new RegExp(`^(?:${EMOJI}\\s*){1,6}$`, 'u');

/**
 * @param {string} text as it was written
 * @param {{name?: string, plain?: boolean}} [how] whose mentions stand out; whether it is shown as it is
 * @returns {HTMLElement}
 */
export function bodyOf(text, { name = '', plain = false } = {}) {
  if (plain) return el('span', { class: 'body', text });
  if (FEW_EMOJI.test(text)) return el('span', { class: 'body is-emoji', text: text.trim() });
  return el('span', { class: 'body' }, ...elementsOf(markup(text, name)));
}

/**
 * The last paragraph has no direction of its own: it gives it to the whole, so that the time stands behind its words.
 * @param {Block[]} blocks
 */
function elementsOf(blocks) {
  return blocks.map((block, i) => elementOf(block, i === blocks.length - 1 ? null : 'auto'));
}

/** @param {Block} block @param {'auto' | null} dir @returns {HTMLElement} */
function elementOf(block, dir) {
  switch (block.type) {
    case 'paragraph': return el('p', { dir }, ...nodesOf(block.runs));
    case 'heading': return el('p', { class: `heading-${Math.min(block.level, 4)}`, role: 'heading',
      'aria-level': Math.min(block.level + 2, 6), dir: 'auto' }, ...nodesOf(block.runs));
    case 'code': return codeOf(block.text);
    case 'rule': return el('hr');
    case 'quote': return el('blockquote', { dir: 'auto' }, ...block.blocks.map((one) => elementOf(one, 'auto')));
    default: return listOf(block);
  }
}

/** @param {Extract<Block, {type: 'items'}>} block */
function listOf({ first, items }) {
  const list = el(first === null ? 'ul' : 'ol', first === null ? {} : { start: first });
  list.style.setProperty('--digits', String(first === null ? 1 : String(first + items.length - 1).length));
  for (const item of items) list.append(el('li', { dir: 'auto' }, ...item.map((one) => elementOf(one, 'auto'))));
  return list;
}

/** @param {string} text */
function codeOf(text) {
  const copy = el('button', { class: 'code-copy', type: 'button', onclick: async () => {
    if (!await copyText(text)) return;
    name(strings.copied, 'tick');
    window.setTimeout(() => name(strings.copyCode, 'copy'), TOLD_FOR);
  } });
  /** @param {string} label @param {'tick' | 'copy'} sign */
  const name = (label, sign) => {
    setAttribute(copy, 'aria-label', label);
    setAttribute(copy, 'title', label);
    copy.replaceChildren(icon(sign, 14));
  };
  name(strings.copyCode, 'copy');
  return el('div', { class: 'code', dir: 'ltr' }, el('pre', { tabindex: 0 }, el('code', { text })), copy);
}

/** Runs that lead to the same place are one link. @param {Run[]} runs */
function nodesOf(runs) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  /** @type {HTMLAnchorElement | null} */
  let link = null;
  for (const run of runs) {
    const node = nodeOf(run);
    if (link && link.getAttribute('href') === run.link) {
      link.append(node);
      continue;
    }
    link = run.link === null ? null : el('a', { href: run.link, target: '_blank', rel: 'noopener noreferrer' }, node);
    nodes.push(link ?? node);
  }
  return nodes;
}

/** @param {Run} run @returns {Node | string} */
function nodeOf({ text, styles }) {
  return ORDER.filter((style) => styles.includes(style))
    .reduceRight((/** @type {Node | string} */ inside, style) => el(TAGS[style], {}, inside), text);
}
