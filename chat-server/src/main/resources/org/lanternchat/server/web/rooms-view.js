// The sidebar: the rooms with their live counts and unread messages, the conversations of two with presence, and at its
// foot who I am, the state of the connection and the settings.

import { avatar } from './avatar.js';
import { el, isolated, partsOf, reconcile, setAttribute, setText } from './dom.js';
import { numberOf } from './format.js';
import { icon, lantern } from './icons.js';
import { openNewRoom } from './new-room-card.js';
import { chosen } from './preferences.js';
import { openSettings } from './settings-card.js';
import { strings } from './strings.js';

/**
 * @typedef {{room: string, kind: string, other: {uid: string, name: string} | null, label: string, called: string, count: number,
 *   presence: string, unread: number, mentions: number, shown: boolean, joined: boolean, muted: boolean}} Model of a room's line
 */

export class RoomsView {
  /**
   * @param {import('./client.js').Client} client
   * @param {{address: string, show: (room: string) => void, switchPerson: () => void, openSwitcher: (begin: string) => void}} actions
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    this.rooms = el('ul', { class: 'room-list' });
    this.direct = el('ul', { class: 'room-list' });
    this.noDirect = el('p', { class: 'side-note', text: strings.noDirect });
    this.server = el('span', { class: 'server-name' });
    this.me = el('span', { class: 'me-name' });
    this.meAvatar = el('span', { class: 'me-avatar' });
    this.state = el('span', { class: 'me-state' });
    const plus = iconButton('plus', strings.newRoom, () => openNewRoom(plus, client, actions.address, actions.show), 'new-room');
    const write = iconButton('plus', strings.messageSomebody, () => actions.openSwitcher('@'), 'new-direct');
    this.gear = iconButton('gear', strings.settings, () => openSettings(this.gear, client), 'open-settings');
    for (const one of [plus, this.gear]) one.setAttribute('aria-expanded', 'false');
    this.element = el('nav', { class: 'side rooms', id: 'rooms', 'aria-label': strings.rooms },
      el('div', { class: 'brand' }, lantern(28),
        el('span', { class: 'brand-text' }, el('span', { class: 'brand-name', text: strings.product }), this.server)),
      el('div', { class: 'side-scroll' },
        el('div', { class: 'side-head' }, el('h2', { class: 'side-title', text: strings.rooms }), plus), this.rooms,
        el('div', { class: 'side-head' }, el('h2', { class: 'side-title', text: strings.direct }), write), this.direct, this.noDirect),
      el('div', { class: 'me' }, this.meAvatar, el('div', { class: 'me-text' }, this.me, this.state),
        this.gear, iconButton('leave', strings.switchPerson, actions.switchPerson)));
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (dirty.has('rooms') || dirty.has('status') || dirty.has('people')) this.#renderRooms();
    if (dirty.has('status')) this.#renderFoot();
  }

  #renderRooms() {
    const { client } = this;
    const { places } = client;
    const models = places.all().map((room) => {
      const kind = places.kindOf(room);
      const other = kind === 'direct' ? places.otherIn(room) : null;
      return {
        room, kind, other,
        label: client.labelOf(room),
        called: client.called(room),
        count: client.state.rooms.get(room)?.count || client.state.summaries.get(room)?.count || 0,
        presence: other ? places.presenceIn(room) : '',
        unread: client.unread(room),
        mentions: client.state.mentions(room),
        shown: room === client.shown,
        joined: client.wanted.has(room) || kind === 'direct',
        muted: places.telling(room) === 'nothing',
      };
    });
    /** @param {Model} model */
    const make = (model) => this.#makeRoom(model);
    /** @param {HTMLElement} row @param {Model} model */
    const update = (row, model) => (row.dataset.sign === signOf(model) ? updateRoom(row, model) : make(model));
    for (const [list, isDirect] of /** @type {const} */ ([[this.rooms, false], [this.direct, true]])) {
      reconcile(list, models.filter((one) => (one.kind === 'direct') === isDirect), (model) => model.room, make, update);
    }
    this.noDirect.hidden = models.some((one) => one.kind === 'direct');
  }

  /** @param {Model} model */
  #makeRoom(model) {
    const { other } = model;
    const sign = other ? el('span', { class: 'face-small' }, avatar(other.uid, other.name), el('span', { class: 'dot' }))
      : icon(model.kind === 'open' ? 'hash' : 'lock', 18);
    const button = el('button', { class: 'room', type: 'button', onclick: () => this.actions.show(model.room) },
      sign, isolated(model.label, { class: 'room-name', 'aria-hidden': 'true' }),
      el('span', { class: 'room-count', 'aria-hidden': 'true' }, icon('people', 14), el('span')),
      el('span', { class: 'badge', 'aria-hidden': 'true' }), el('span', { class: 'off-screen' }));
    const row = el('li', { 'data-room': model.room, 'data-sign': signOf(model) }, button);
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
    const isOpen = state === 'open';
    setText(this.state, !isOpen ? (state === 'connecting' ? strings.connecting : strings.notConnected)
      : chosen.quiet ? strings.quiet : me?.away ? strings.away : strings.connected);
    this.state.classList.toggle('is-connected', isOpen);
    this.state.classList.toggle('is-away', me?.away === true);
  }
}

/** What its sign shows: another one is made for another name. @param {Model} model */
const signOf = ({ kind, other }) => [kind, other?.uid, other?.name].join(' ');

/** @param {import('./icons.js').Sign} sign @param {string} label @param {() => void} run */
function iconButton(sign, label, run, className = '') {
  return el('button', { class: `icon-button ${className}`, type: 'button', 'aria-label': label, title: label, onclick: run }, icon(sign));
}

/** @param {HTMLElement} row @param {Model} model */
function updateRoom(row, model) {
  const [button] = partsOf(row);
  const [sign, name, count, badge, spoken] = partsOf(button);
  setText(name, model.label);
  setText(partsOf(count)[1], numberOf(model.count));
  count.hidden = model.count === 0 || model.kind === 'direct';
  setText(badge, model.unread > 99 ? '99+' : model.unread > 0 ? String(model.unread) : '');
  badge.hidden = model.unread === 0;
  badge.classList.toggle('is-mention', model.mentions > 0);
  if (model.other) sign.className = `face-small is-${model.presence}`;
  button.classList.toggle('has-unread', model.unread > 0 && !model.muted);
  button.classList.toggle('is-outside', !model.joined);
  button.classList.toggle('is-muted', model.muted);
  setAttribute(button, 'aria-current', model.shown ? 'true' : null);
  const there = !model.other ? strings.people(model.count)
    : model.presence === 'here' ? strings.online : model.presence === 'away' ? strings.away : '';
  const told = strings.roomLabel(model.called, there, model.unread, model.mentions);
  setText(spoken, told);
  setAttribute(button, 'title', told);
}
