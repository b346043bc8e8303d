// What people write, as nodes: text stays text, and http(s) addresses become links that open beside the chat.

import { el } from './dom.js';

const ADDRESS = /https?:\/\/[^\s<>"\u0000-\u001f\u007f\u00a0\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/giu;
const TRAILING = /[.,;:!?'"’”»*_~]+$/u;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const LONGEST_LINK = 2000;

/** @param {string} text @returns {(string | HTMLAnchorElement)[]} */
export function linkified(text) {
  const shown = text.replace(CONTROLS, '\ufffd');
  const nodes = [];
  let end = 0;
  for (const match of shown.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = parsed(address);
    if (!href) continue;
    if (match.index > end) nodes.push(shown.slice(end, match.index));
    nodes.push(el('a', { href, target: '_blank', rel: 'noopener noreferrer', text: address }));
    end = match.index + address.length;
  }
  if (end < shown.length) nodes.push(shown.slice(end));
  return nodes;
}

/** Without the full stop of the sentence, and without a closing bracket that was opened before the address. */
function trimmed(address) {
  let kept = address.replace(TRAILING, '');
  for (const [open, close] of ['()', '[]', '{}']) {
    while (kept.endsWith(close) && count(kept, close) > count(kept, open)) kept = kept.slice(0, -1).replace(TRAILING, '');
  }
  return kept;
}

function parsed(address) {
  if (address.length > LONGEST_LINK) return null;
  try {
    const url = new URL(address);
    const plain = url.protocol === 'http:' || url.protocol === 'https:';
    return plain && url.hostname !== '' && url.username === '' ? url.href : null;
  } catch {
    return null;
  }
}

function count(text, character) {
  return text.split(character).length - 1;
}
