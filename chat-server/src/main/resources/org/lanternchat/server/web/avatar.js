// A person's mark: the initial on one of eight colours, the same for the same uid in every client.

import { el } from './dom.js';

const COLOURS = 8;
const graphemes = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/** @param {string} uid @returns {number} FNV-1a over the uid’s UTF-16 units, its low bits mixed with the high ones */
export function colourOf(uid) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < uid.length; i++) hash = Math.imul(hash ^ uid.charCodeAt(i), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0 & (COLOURS - 1);
}

/** @param {string} name */
export function initialOf(name) {
  const first = graphemes ? graphemes.segment(name)[Symbol.iterator]().next().value?.segment : [...name][0];
  return (first ?? '?').toLocaleUpperCase();
}

/** @param {string} uid @param {string} name */
export function avatar(uid, name) {
  return el('span', { class: `avatar tint-${colourOf(uid)}`, 'aria-hidden': 'true', text: initialOf(name) });
}
