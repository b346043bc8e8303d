// The pane that lists who is in the shown room: myself first, then by name.

import { avatar } from './avatar.js';
import { el, isolated, reconcile, setText } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

export class PeopleView {
  /** @param {import('./client.js').Client} client @param {{close: () => void}} actions */
  constructor(client, actions) {
    this.client = client;
    this.title = el('h2', { class: 'side-title' });
    this.list = el('ul', { class: 'people-list' });
    this.more = el('p', { class: 'people-more' });
    this.element = el('aside', { class: 'side people', id: 'people', 'aria-label': strings.online },
      el('div', { class: 'people-head' }, this.title,
        el('button', { class: 'icon-button people-close', type: 'button', 'aria-label': strings.closePane,
          title: strings.closePane, onclick: actions.close }, icon('close'))),
      el('div', { class: 'side-scroll' }, this.list, this.more));
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (!dirty.has('people')) return;
    const { client } = this;
    const room = client.shown ? client.state.rooms.get(client.shown) : undefined;
    const me = client.state.me?.uid;
    const people = room ? [...room.people.values()] : [];
    people.sort((a, b) => Number(b.uid === me) - Number(a.uid === me) || byName.compare(a.name, b.name));
    const models = people.map((person) => ({
      ...person,
      note: person.uid === me ? strings.you : room.typing.has(person.uid) ? strings.typingNow
        : person.away ? strings.away : '',
      typing: room.typing.has(person.uid),
    }));
    setText(this.title, room ? strings.onlineCount(room.count) : strings.online);
    reconcile(this.list, models, (person) => person.uid, makePerson, updatePerson);
    const others = room ? room.count - people.length : 0;
    setText(this.more, others > 0 && room.more ? strings.andMore(others) : '');
    this.more.hidden = this.more.textContent === '';
    this.element.classList.toggle('is-stale', client.status.state !== 'open');
  }
}

function makePerson(person) {
  const row = el('li', { class: 'person' },
    el('span', { class: 'person-face' }, avatar(person.uid, person.name), el('span', { class: 'dot' })),
    isolated(person.name, { class: 'person-name' }), el('span', { class: 'person-note' }));
  updatePerson(row, person);
  return row;
}

function updatePerson(row, person) {
  const [face, name, note] = row.children;
  if (name.textContent !== person.name) {
    name.textContent = person.name;
    face.firstElementChild.replaceWith(avatar(person.uid, person.name));
  }
  row.title = person.name;
  setText(note, person.note);
  note.classList.toggle('is-typing', person.typing);
  row.classList.toggle('is-away', person.away === true);
}
