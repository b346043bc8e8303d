// The pane that lists who is in the shown room: who keeps order, who is here, who is away, each by name with myself first;
// and for those who keep order, who is banned.

import { avatar } from './avatar.js';
import { field } from './card.js';
import { el, isolated, partsOf, reconcile, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { fit, plain } from './names.js';
import { openPerson } from './person-card.js';
import { strings } from './strings.js';

const MANY = 12;
const GROUPS = /** @type {const} */ (['order', 'here', 'away', 'banned']);
const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** @typedef {import('./room-state.js').Person & {note?: string, typing?: boolean, banned?: boolean}} Model of a person's line */

export class PeopleView {
  /**
   * @param {import('./client.js').Client} client
   * @param {{close: () => void, show: (room: string) => void, mention: (name: string) => void, redraw: (parts: string[]) => void}} actions
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    this.filter = field({ class: 'field people-filter', type: 'search', placeholder: strings.findSomebody,
      'aria-label': strings.findSomebody, hidden: true, oninput: () => actions.redraw(['people']) });
    this.groups = new Map(GROUPS.map((group) => [group, el('section', { hidden: true },
      el('h3', { class: 'side-title' }), el('ul', { class: 'people-list' }))]));
    this.more = el('p', { class: 'people-more' });
    this.element = el('aside', { class: 'side people', id: 'people', 'aria-label': strings.peopleHere },
      el('div', { class: 'people-head' }, el('h2', { class: 'people-title', text: strings.peopleTitle }),
        el('button', { class: 'icon-button people-close', type: 'button', 'aria-label': strings.closePane,
          title: strings.closePane, onclick: actions.close }, icon('close'))),
      this.filter, el('div', { class: 'side-scroll' }, ...this.groups.values(), this.more));
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (!dirty.has('people')) return;
    const { client } = this;
    const room = client.shown ? client.state.rooms.get(client.shown) : undefined;
    const me = client.state.me?.uid;
    const people = room ? [...room.people.values()] : [];
    this.filter.hidden = people.length <= MANY;
    const wanted = this.filter.hidden ? '' : plain(this.filter.value);
    people.sort((a, b) => Number(b.uid === me) - Number(a.uid === me) || byName.compare(a.name, b.name));
    const banned = room ? client.order.banned(room.room).filter((one) => !room.people.has(one.uid)) : [];

    /** @type {Record<(typeof GROUPS)[number], Model[]>} */
    const lists = { order: [], here: [], away: [], banned: banned.map((one) => ({ ...one, banned: true })) };
    for (const person of people) {
      if (wanted !== '' && fit(wanted, person.name) < 2) continue;
      const typing = room?.typing.has(person.uid);
      const role = person.role === 'member' ? undefined : person.role;
      const note = typing ? strings.typingNow : person.uid === me ? strings.you : role ? strings.role[role] : '';
      lists[person.away ? 'away' : role ? 'order' : 'here'].push({ ...person, note, typing });
    }
    for (const [group, section] of this.groups) {
      const [title, list] = partsOf(section);
      section.hidden = lists[group].length === 0;
      setText(title, strings.group[group](lists[group].length));
      reconcile(list, lists[group], (person) => person.uid, (person) => this.#make(person), updatePerson);
    }
    const others = room ? room.count - people.length : 0;
    setText(this.more, others > 0 && room?.more ? strings.andMore(others) : '');
    this.more.hidden = this.more.textContent === '';
    this.element.classList.toggle('is-stale', client.status.state !== 'open');
  }

  /** @param {Model} person @returns {HTMLElement} */
  #make(person) {
    const button = el('button', { class: 'person', type: 'button', onclick: () => this.#open(button, person.uid) },
      el('span', { class: 'person-face' }, avatar(person.uid, person.name), el('span', { class: 'dot' })),
      isolated(person.name, { class: 'person-name' }), el('span', { class: 'person-note' }));
    const row = el('li', {}, button);
    updatePerson(row, person);
    return row;
  }

  /** @param {HTMLElement} button @param {string} uid */
  #open(button, uid) {
    const room = this.client.shown ?? '';
    const person = this.client.state.rooms.get(room)?.people.get(uid);
    const one = person ?? this.client.order.banned(room).find((banned) => banned.uid === uid);
    if (one) openPerson(button, this.client, room, { ...one, banned: !person }, this.actions);
  }
}

/** @param {HTMLElement} row @param {Model} person */
function updatePerson(row, person) {
  const [button] = partsOf(row);
  const [face, name, note] = partsOf(button);
  if (name.textContent !== person.name) {
    name.textContent = person.name;
    face.firstElementChild?.replaceWith(avatar(person.uid, person.name));
  }
  setAttribute(button, 'title', person.name);
  setText(note, person.note ?? '');
  note.classList.toggle('is-typing', person.typing === true);
  button.classList.toggle('is-away', person.away === true);
  button.classList.toggle('is-banned', person.banned === true);
}
