// Goes to any room or person by a few letters: arrows and Enter, or a click.

import { avatar } from './avatar.js';
import { closeCard, field, openCard } from './card.js';
import { el, isolated, setAttribute, stepOf } from './dom.js';
import { icon } from './icons.js';
import { fit, plain } from './names.js';
import { whyOf } from './requests.js';
import { strings } from './strings.js';

const SHOWN = 8;

/** @typedef {{room?: string, uid?: string, label: string, kind: string, presence?: string, unread: number}} Target */

/**
 * @param {import('./client.js').Client} client @param {string} begin what stands in the field at first
 * @param {{show: (room: string) => void, told: (text: string) => void}} actions
 */
export function openSwitcher(client, begin, actions) {
  const targets = targetsOf(client);
  let found = /** @type {Target[]} */ ([]);
  let at = 0;
  const list = el('ul', { class: 'switcher-list', role: 'listbox', id: 'switcher-list', 'aria-label': strings.goTo });
  const nothing = el('p', { class: 'hint', role: 'status' });
  const input = field({ class: 'field switcher-field', placeholder: strings.goTo, 'aria-label': strings.goTo, role: 'combobox',
    'aria-controls': 'switcher-list', 'aria-expanded': 'true', 'aria-autocomplete': 'list', autocapitalize: 'none',
    enterkeyhint: 'go', oninput: find, onkeydown: key });
  input.value = begin;
  find();
  openCard(null, { label: strings.goTo, title: false, className: 'switcher' }, input, list, nothing,
    el('p', { class: 'hint for-keys', text: strings.goToKeys }));

  function find() {
    const letters = input.value.trim();
    const only = letters[0] === '#' ? 'room' : letters[0] === '@' ? 'uid' : null;
    const wanted = plain(only ? letters.slice(1) : letters);
    found = targets.filter((one) => !only || one[only]).map((one) => ({ one, rank: fit(wanted, one.label) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank || Number(b.one.unread > 0) - Number(a.one.unread > 0) || Number(Boolean(a.one.uid)) - Number(Boolean(b.one.uid))
        || (wanted === '' ? 0 : a.one.label.length - b.one.label.length) || (a.one.label < b.one.label ? -1 : 1))
      .slice(0, SHOWN).map(({ one }) => one);
    list.replaceChildren(...found.map(line));
    nothing.textContent = found.length === 0 ? strings.goToNothing : '';
    turn(0);
  }

  /** @param {Target} target @param {number} i */
  function line(target, i) {
    return el('li', { class: 'switcher-line', role: 'option', id: `switcher-${i}`, onpointermove: () => at !== i && turn(i),
      onclick: () => go(target) }, mark(target), isolated(target.label, { class: 'room-name' }),
      target.unread > 0 ? el('span', { class: 'badge', text: String(target.unread) }) : null);
  }

  /** @param {number} to */
  function turn(to) {
    at = found.length === 0 ? 0 : (to + found.length) % found.length;
    for (const [i, one] of [...list.children].entries()) setAttribute(one, 'aria-selected', String(i === at));
    setAttribute(input, 'aria-activedescendant', found.length > 0 ? `switcher-${at}` : null);
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const step = stepOf(event.key, 'ArrowDown', 'ArrowUp');
    if (step) turn(at + step);
    else if (event.key === 'Enter' && !event.isComposing && found[at]) go(found[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Target} target */
  async function go(target) {
    closeCard(false);
    try {
      actions.show(target.uid ? await client.doors.direct(target.uid) : target.room ?? '');
    } catch (refusal) {
      actions.told(whyOf(refusal));
    }
  }
}

/** Every room, whoever one talks with, and who is in the same rooms. @param {import('./client.js').Client} client @returns {Target[]} */
function targetsOf(client) {
  /** @type {Target[]} */
  const rooms = [];
  /** @type {Map<string, Target>} */
  const people = new Map();
  for (const room of client.places.names()) {
    const label = client.labelOf(room);
    const unread = client.unread(room);
    const other = client.places.otherIn(room);
    if (other) people.set(other.uid, { uid: other.uid, label, unread, kind: 'direct', presence: client.places.presenceIn(room) });
    else rooms.push({ room, label, unread, kind: client.places.kindOf(room) });
  }
  for (const { people: here } of client.state.rooms.values()) {
    for (const { uid, name, away } of here.values()) {
      if (!people.has(uid)) people.set(uid, { uid, label: name, unread: 0, kind: 'direct', presence: away ? 'away' : 'here' });
    }
  }
  people.delete(client.state.me?.uid ?? '');
  return [...rooms, ...people.values()];
}

/** @param {Target} target */
function mark({ uid, label, kind, presence }) {
  return uid ? el('span', { class: `face-small is-${presence}` }, avatar(uid, label), el('span', { class: 'dot' }))
    : icon(kind === 'open' ? 'hash' : 'lock', 18);
}
