// One row of the list of messages as elements.

import { avatar, colourOf } from './avatar.js';
import { copyText, el, setText } from './dom.js';
import { fullTimeOf, timeOf } from './format.js';
import { icon } from './icons.js';
import { strings } from './strings.js';
import { linkified } from './text.js';

const STATES = {
  waiting: ['clock', strings.waiting],
  sent: ['tick', strings.sent],
  failed: ['alert', strings.notSent],
};

/** @type {WeakMap<Element, string>} how each row was made */
const shapes = new WeakMap();

/** @param {import('./message-rows.js').Row} row @param {import('./client.js').Client} client */
export function makeRow(row, client) {
  const element = made(row, client);
  shapes.set(element, shapeOf(row));
  return element;
}

/** @returns {HTMLElement | undefined} a replacement, when the row looks otherwise now */
export function updateRow(element, row, client) {
  if (shapes.get(element) === shapeOf(row)) return undefined;
  return makeRow(row, client);
}

/** What decides how a row looks. */
function shapeOf(row) {
  switch (row.kind) {
    case 'message': return `${row.seq} ${row.first} ${row.state} ${row.own} ${row.failure} ${row.edited} ${row.deleted} ${row.text}`;
    case 'top': return `${row.more} ${row.loading}`;
    default: return row.text ?? '';
  }
}

function made(row, client) {
  switch (row.kind) {
    case 'top': return topOf(row);
    case 'day': return el('div', { class: 'row row-day', role: 'separator' }, el('span', { text: row.text }));
    case 'new': return el('div', { class: 'row row-new', role: 'separator' }, el('span', { text: strings.newSince }));
    case 'notice': return el('div', { class: 'row row-notice' }, el('span', { text: row.text }));
    default: return messageOf(row, client);
  }
}

function topOf(row) {
  const text = row.loading ? (row.more ? strings.loadingOlder : strings.loading) : '';
  return el('div', { class: `row row-top${row.more ? ' has-more' : ''}` }, el('span', { text }));
}

function messageOf(row, client) {
  const side = row.own ? 'own' : 'other';
  const bubble = el('div', { class: 'bubble' },
    row.own ? null : el('div', { class: `author${row.first ? '' : ' off-screen'}` },
      el('bdi', { class: `ink-${colourOf(row.uid)}`, text: row.name })),
    el('div', { class: 'text', dir: 'auto' },
      el('span', { class: 'body' }, ...(row.deleted ? [row.text] : linkified(row.text))), metaOf(row)));
  return el('article', {
    class: `row message ${side}${row.first ? ' first' : ''}${row.deleted ? ' is-deleted' : ''}`,
    'data-state': row.state, 'data-seq': row.seq || null, 'data-cid': row.cid || null,
    'aria-label': `${row.name}, ${timeOf(row.at)}`,
  },
  row.own ? null : el('span', { class: 'face' }, row.first ? avatar(row.uid, row.name) : null),
  el('div', { class: 'stack' }, bubble, row.state === 'failed' ? failureOf(row, client) : null));
}

function metaOf(row) {
  const time = el('time', { datetime: new Date(row.at).toISOString(), title: fullTimeOf(row.at), text: timeOf(row.at) });
  const edited = row.edited ? el('span', { class: 'edited', text: `${strings.edited} ` }) : null;
  if (!row.own) return el('span', { class: 'meta' }, edited, time);
  const [name, label] = STATES[row.state];
  return el('span', { class: 'meta' }, edited, time, el('span', { class: 'state', role: 'img', 'aria-label': label, title: label },
    icon(name, 14)));
}

function failureOf(row, client) {
  const copy = el('button', { class: 'text-button', type: 'button', onclick: async () => {
    if (await copyText(row.text)) setText(copy.lastElementChild, strings.copied);
  } }, icon('copy', 16), el('span', { text: strings.copy }));
  return el('div', { class: 'failure', role: 'alert' },
    el('span', { class: 'failure-text', text: `${strings.notSent}: ${row.failure}` }),
    el('span', { class: 'failure-actions' },
      el('button', { class: 'text-button', type: 'button', onclick: () => client.delivery.tryAgain(row.cid) },
        icon('retry', 16), el('span', { text: strings.tryAgain })),
      copy,
      el('button', { class: 'text-button', type: 'button', onclick: () => client.delivery.discard(row.cid) },
        icon('trash', 16), el('span', { text: strings.discard }))));
}
