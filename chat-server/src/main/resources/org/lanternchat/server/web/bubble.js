// A message as elements: the bubble with its quote, its words and its time, the reactions below it, and why it or what was
// done with it was refused.

import { avatar, colourOf } from './avatar.js';
import { copyText, el, setText } from './dom.js';
import { filesOf } from './files.js';
import { fullTimeOf, timeOf } from './format.js';
import { icon } from './icons.js';
import { bodyOf } from './markup-view.js';
import { strings } from './strings.js';

/**
 * @typedef {Extract<import('./message-rows.js').Row, {kind: 'message'}>} MessageRow
 * @typedef {{client: import('./client.js').Client, room: string, jump: (seq: number) => void,
 *   fold: (row: MessageRow) => void, look: (file: import('./room-state.js').FileInfo) => void,
 *   editAgain: (row: MessageRow) => void}} Around what a row leads to
 */

/** @param {MessageRow} row @returns {[import('./icons.js').Sign, string]} in the language of now */
function stateOf({ state, seen }) {
  if (seen) return ['eye', strings.seen];
  switch (state) {
    case 'waiting': return ['clock', strings.waiting];
    case 'failed': return ['alert', strings.notSent];
    default: return ['tick', strings.sent];
  }
}

/** @param {MessageRow} row @param {Around} around @returns {HTMLElement} */
export function bubbleOf(row, around) {
  const name = around.client.state.me?.name ?? around.client.name;
  // Files alone are seen, not named.
  const body = bodyOf(row.plain && row.files.length > 0 ? '' : row.text, { name: row.own ? '' : name, plain: row.deleted || row.plain });
  const bubble = el('div', { class: 'bubble' },
    row.own ? null : el('div', { class: `author${row.first ? '' : ' off-screen'}` },
      el('bdi', { class: `ink-${colourOf(row.uid)}`, text: row.name })),
    row.quote ? quoteOf(row.quote, around) : null,
    row.files.length > 0 ? filesOf(row.files, around.client.address, around.look) : null,
    el('div', { class: `text${row.fold && ` is-${row.fold}`}`, dir: 'auto' }, body, row.fold ? foldOf(row, around) : null,
      metaOf(row, around)));
  const side = row.own ? 'own' : 'other';
  return el('article', {
    class: `row message ${side}${row.first ? ' first' : ''}${row.deleted ? ' is-deleted' : ''}`,
    'data-state': row.state, 'data-seq': row.seq || null, 'data-cid': row.cid || null, 'data-key': row.key, tabindex: -1,
    'aria-label': `${row.name}, ${timeOf(row.at)}`,
  },
  row.own ? null : el('span', { class: 'face' }, row.first ? avatar(row.uid, row.name) : null),
  el('div', { class: 'stack' }, bubble,
    row.reactions.length > 0 && !row.deleted ? reactionsOf(row, around) : null,
    row.state === 'failed' ? failureOf(row, around.client) : null,
    row.refusal ? refusalOf(row, row.refusal, around) : null));
}

/** @param {import('./message-rows.js').Quote} quote @param {Around} around */
function quoteOf(quote, { jump }) {
  return el('button', { class: `quote is-${quote.is}`, type: 'button', onclick: () => jump(quote.seq),
    title: strings.answers(quote.name, quote.line) },
  el('bdi', { class: `quote-author ink-${colourOf(quote.uid)}`, text: quote.name }),
  el('span', { class: 'quote-line', dir: 'auto', text: quote.line }));
}

/** @param {MessageRow} row @param {Around} around */
function foldOf(row, { fold }) {
  const isFolded = row.fold === 'folded';
  return el('button', { class: 'fold', type: 'button', 'aria-expanded': String(!isFolded),
    text: isFolded ? strings.showMore : strings.showLess, onclick: () => fold(row) });
}

/** @param {MessageRow} row @param {Around} around */
function metaOf(row, { client, room }) {
  const time = el('time', { datetime: new Date(row.at).toISOString(), title: fullTimeOf(row.at), text: timeOf(row.at) });
  const pinned = row.pinned
    ? el('span', { class: 'pinned', role: 'img', 'aria-label': strings.pinned, title: strings.pinned }, icon('pin', 12)) : null;
  const edited = row.edited ? el('span', { class: 'edited', text: `${strings.edited} ` }) : null;
  if (!row.own) return el('span', { class: 'meta' }, pinned, edited, time);
  const [name, label] = stateOf(row);
  const state = el('span', { class: 'state', role: 'img', 'aria-label': label, title: label, onpointerenter: () => {
    if (row.seen) state.title = client.acts.seenBy(room, row);
  } }, icon(name, 14));
  return el('span', { class: 'meta' }, pinned, edited, time, state);
}

/** @param {MessageRow} row @param {Around} around */
function reactionsOf(row, { client, room }) {
  return el('div', { class: 'reactions' }, ...row.reactions.map((reaction) => {
    const said = client.acts.reactors(room, reaction);
    return el('button', { class: 'reaction', type: 'button', 'aria-pressed': String(reaction.own), title: said, 'data-emoji': reaction.emoji,
      onclick: () => client.acts.react(room, row, reaction.emoji) },
    el('span', { class: 'reaction-emoji', text: reaction.emoji }), el('span', { text: String(reaction.uids.length) }));
  }));
}

/** @param {MessageRow} row @param {import('./client.js').Client} client */
function failureOf(row, client) {
  const copy = textButton('copy', strings.copy, async () => {
    if (await copyText(row.text)) setText(copy.children[1], strings.copied);
  });
  return told(`${strings.notSent}: ${row.failure}`,
    textButton('retry', strings.tryAgain, () => client.delivery.tryAgain(row.cid)), copy,
    textButton('trash', strings.discard, () => client.delivery.discard(row.cid)));
}

/**
 * The message is as before, and says why.
 * @param {MessageRow} row @param {import('./message-rows.js').Refused} refusal @param {Around} around
 */
function refusalOf(row, { reason, text }, { client, room, editAgain }) {
  const dismiss = () => client.delivery.dismiss(room, row.seq);
  return told(reason,
    text === null ? null : textButton('edit', strings.editAgain, () => editAgain(row)),
    textButton('tick', strings.dismiss, dismiss));
}

/** @param {string} text @param {...(Node | null)} buttons */
function told(text, ...buttons) {
  return el('div', { class: 'failure', role: 'alert' }, el('span', { class: 'failure-text', text }),
    el('span', { class: 'failure-actions' }, ...buttons));
}

/** @param {import('./icons.js').Sign} sign @param {string} text @param {() => void} onclick */
function textButton(sign, text, onclick) {
  return el('button', { class: 'text-button', type: 'button', onclick }, icon(sign, 16), el('span', { text }));
}
