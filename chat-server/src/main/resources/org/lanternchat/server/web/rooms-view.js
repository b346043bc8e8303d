// The sidebar: the rooms with their live counts and unread messages, the field for a new one, and at its foot who I am,
// the state of the connection and the theme.

import { avatar } from './avatar.js';
import { el, isolated, reconcile, setAttribute, setText } from './dom.js';
import { numberOf } from './format.js';
import { icon, lantern } from './icons.js';
import { faultOfRoom, isOpen } from './names.js';
import { strings } from './strings.js';

const THEME_ICONS = /** @type {const} */ ({ system: 'screen', light: 'sun', dark: 'moon' });

export class RoomsView {
  /**
   * @param {import('./client.js').Client} client
   * @param {import('./theme.js').Theme} theme
   * @param {{show: (room: string) => void, switchPerson: () => void}} actions
   */
  constructor(client, theme, actions) {
    this.client = client;
    this.theme = theme;
    this.actions = actions;
    this.list = el('ul', { class: 'room-list' });
    this.server = el('span', { class: 'server-name' });
    this.me = el('span', { class: 'me-name' });
    this.meAvatar = el('span', { class: 'me-avatar' });
    this.state = el('span', { class: 'me-state' });
    this.themeButton = el('button', { class: 'icon-button', type: 'button', onclick: () => theme.next() });
    this.opener = el('button', { class: 'new-room', type: 'button', onclick: () => this.#open(true) },
      icon('plus', 18), el('span', { text: strings.newRoom }));
    this.input = el('input', {
      class: 'field', type: 'text', 'aria-label': strings.newRoomName, placeholder: strings.newRoomName,
      'aria-describedby': 'new-room-hint', spellcheck: 'false', autocapitalize: 'none', autocomplete: 'off',
      enterkeyhint: 'go', maxlength: 100, dir: 'auto', oninput: () => this.#check(),
      onkeydown: (event) => this.#key(event),
    });
    this.hint = el('p', { id: 'new-room-hint', class: 'hint', role: 'status' });
    this.form = el('form', { class: 'new-room-form', hidden: true, novalidate: true,
      onsubmit: (event) => this.#submit(event) }, this.input, this.hint);
    this.element = el('nav', { class: 'side rooms', id: 'rooms', 'aria-label': strings.rooms },
      el('div', { class: 'brand' }, lantern(28),
        el('span', { class: 'brand-text' }, el('span', { class: 'brand-name', text: strings.product }), this.server)),
      el('div', { class: 'side-scroll' },
        el('h2', { class: 'side-title', text: strings.rooms }), this.list, this.opener, this.form),
      el('div', { class: 'me' }, this.meAvatar, el('div', { class: 'me-text' }, this.me, this.state),
        this.themeButton,
        el('button', { class: 'icon-button', type: 'button', 'aria-label': strings.switchPerson,
          title: strings.switchPerson, onclick: actions.switchPerson }, icon('leave'))));
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (dirty.has('rooms') || dirty.has('status')) this.#renderRooms();
    if (dirty.has('status') || dirty.has('theme')) this.#renderFoot();
  }

  /** The rooms in their order on the screen: those of the server, then joined ones it has not told of yet. */
  rooms() {
    const { state, wanted } = this.client;
    return [...state.summaries.keys(), ...[...wanted].filter((room) => !state.summaries.has(room))];
  }

  #renderRooms() {
    const { client } = this;
    const models = this.rooms().map((room) => {
      const joined = client.state.rooms.get(room);
      return {
        room,
        label: client.labelOf(room),
        called: client.called(room),
        count: joined?.count || client.state.summaries.get(room)?.count || 0,
        unread: client.unread(room),
        shown: room === client.shown,
        joined: client.wanted.has(room),
      };
    });
    reconcile(this.list, models, (model) => model.room, (model) => this.#makeRoom(model), updateRoom);
  }

  #makeRoom(model) {
    const button = el('button', { class: 'room', type: 'button', onclick: () => this.actions.show(model.room) },
      icon(isOpen(model.room) ? 'hash' : 'people', 18), isolated(model.label, { class: 'room-name' }),
      el('span', { class: 'room-count' }, icon('people', 14), el('span')), el('span', { class: 'badge' }));
    const row = el('li', { 'data-room': model.room }, button);
    updateRoom(row, model);
    return row;
  }

  #renderFoot() {
    const { me, server } = this.client.state;
    const { state } = this.client.status;
    setText(this.server, server?.name ?? '');
    this.server.hidden = !server?.name || server.name === strings.product;
    if (me) {
      setText(this.me, me.name);
      this.me.title = me.name;
      this.meAvatar.replaceChildren(avatar(me.uid, me.name));
    }
    setText(this.state, state === 'open' ? strings.connected : state === 'connecting' ? strings.connecting : strings.notConnected);
    this.state.classList.toggle('is-connected', state === 'open');
    this.themeButton.replaceChildren(icon(THEME_ICONS[this.theme.choice]));
    this.themeButton.title = strings.theme[this.theme.choice];
    setAttribute(this.themeButton, 'aria-label', strings.theme[this.theme.choice]);
  }

  #open(open) {
    this.form.hidden = !open;
    this.opener.hidden = open;
    this.input.value = '';
    this.#tell(strings.newRoomHint, false);
    if (open) this.input.focus();
    else this.opener.focus();
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#open(false);
  }

  #check() {
    const fault = this.input.value === '' ? null : faultOfRoom(this.input.value);
    this.#tell(fault ?? strings.newRoomHint, fault !== null);
  }

  async #submit(event) {
    event.preventDefault();
    const fault = faultOfRoom(this.input.value);
    if (fault) return this.#tell(fault, true);
    try {
      const room = await this.client.join(this.input.value);
      this.#open(false);
      this.actions.show(room);
    } catch (refusal) {
      this.#tell(refusal.message, true);
    }
  }

  #tell(text, isFault) {
    setText(this.hint, text);
    this.hint.classList.toggle('fault', isFault);
    this.input.setAttribute('aria-invalid', String(isFault));
  }
}

function updateRoom(row, model) {
  const button = row.firstElementChild;
  const [, name, count, badge] = button.children;
  setText(name, model.label);
  setText(count.lastElementChild, numberOf(model.count));
  count.hidden = model.count === 0;
  setText(badge, model.unread > 99 ? '99+' : model.unread > 0 ? String(model.unread) : '');
  badge.hidden = model.unread === 0;
  button.classList.toggle('has-unread', model.unread > 0);
  button.classList.toggle('is-outside', !model.joined);
  setAttribute(button, 'aria-current', model.shown ? 'true' : null);
  setAttribute(button, 'aria-label', strings.roomLabel(model.called, model.count, model.unread));
  setAttribute(button, 'title', strings.roomLabel(model.called, model.count, model.unread));
}
