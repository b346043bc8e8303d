// One row of the list of messages as an element, and when it has to be made anew.

import { bubbleOf } from './bubble.js';
import { el } from './dom.js';
import { strings } from './strings.js';

/** @type {WeakMap<Element, string>} how each row was made */
const shapes = new WeakMap();

/** @typedef {import('./message-rows.js').Row} Row */
/** @typedef {import('./bubble.js').Around} Around */

/** @param {Row} row @param {Around} around */
export function makeRow(row, around) {
  const element = made(row, around);
  shapes.set(element, shapeOf(row, around));
  return element;
}

/**
 * @param {HTMLElement} element @param {Row} row @param {Around} around
 * @returns {HTMLElement | undefined} a replacement, when the row looks otherwise now
 */
export function updateRow(element, row, around) {
  if (shapes.get(element) === shapeOf(row, around)) return undefined;
  return makeRow(row, around);
}

/** What decides how a row looks. @param {Row} row @param {Around} around */
function shapeOf(row, around) {
  switch (row.kind) {
    case 'message': {
      const said = row.reactions.map((one) => around.client.acts.reactors(around.room, one)).join();
      return `${JSON.stringify(row)} ${said}`;
    }
    case 'top': return `${row.more} ${row.loading}`;
    case 'new': return '';
    default: return row.text;
  }
}

/** @param {Row} row @param {Around} around @returns {HTMLElement} */
function made(row, around) {
  switch (row.kind) {
    case 'top': return topOf(row);
    case 'day': return el('div', { class: 'row row-day', role: 'separator' }, el('span', { text: row.text }));
    case 'new': return el('div', { class: 'row row-new', role: 'separator' }, el('span', { text: strings.newSince }));
    case 'notice': return el('div', { class: 'row row-notice' }, el('span', { text: row.text }));
    default: return bubbleOf(row, around);
  }
}

/** @param {Extract<Row, {kind: 'top'}>} row */
function topOf(row) {
  const text = row.loading ? (row.more ? strings.loadingOlder : strings.loading) : '';
  return el('div', { class: `row row-top${row.more ? ' has-more' : ''}` }, el('span', { text }));
}
