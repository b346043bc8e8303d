// The line above the messages: the room's name, its people and topic, and what can be done with the room. Below it, while
// there is no connection, the bar that says so.

import { el, setAttribute, setText } from './dom.js';
import { numberOf } from './format.js';
import { icon } from './icons.js';
import { openRoomMenu, openTopic } from './room-menu.js';
import { strings } from './strings.js';

/** @type {Record<string, import('./icons.js').Sign | undefined>} by the kind of room */
const SIGNS = { open: 'hash', private: 'lock', direct: 'chat' };

export class HeaderView {
  /**
   * @param {import('./client.js').Client} client
   * @param {{address: string, toggleRooms: () => void, togglePeople: () => void, leave: (room: string) => void,
   *   told: (text: string) => void, peopleShown: () => boolean, pins: () => (() => void) | null}} actions
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    this.sign = el('span', { class: 'head-sign' });
    this.name = el('bdi', {});
    this.topic = el('button', { class: 'head-topic', type: 'button', dir: 'auto', 'aria-expanded': 'false',
      onclick: () => openTopic(this.topic, client) });
    this.menuBadge = el('span', { class: 'menu-badge', hidden: true });
    this.peopleCount = el('span', { class: 'button-count', 'aria-hidden': 'true' });
    this.peopleButton = el('button', { class: 'icon-button wide', type: 'button', 'aria-controls': 'people',
      onclick: actions.togglePeople }, icon('people'), this.peopleCount);
    this.menuButton = el('button', { class: 'icon-button', type: 'button', 'aria-haspopup': 'menu',
      'aria-expanded': 'false', 'aria-label': strings.roomMenu, title: strings.roomMenu,
      onclick: () => openRoomMenu(this.menuButton, client, actions) }, icon('more'));
    this.tools = el('div', { class: 'head-tools' }, this.peopleButton, this.menuButton);
    this.element = el('header', { class: 'head' },
      el('button', { class: 'icon-button menu-button', type: 'button', 'aria-label': strings.showRooms,
        title: strings.showRooms, 'aria-controls': 'rooms', onclick: actions.toggleRooms }, icon('menu'), this.menuBadge),
      el('h1', { class: 'head-name' }, this.sign, this.name), this.topic, this.tools);
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (!dirty.has('header') && !dirty.has('rooms')) return;
    const { client } = this;
    const name = client.shown;
    const count = client.state.rooms.get(name ?? '')?.count || client.state.summaries.get(name ?? '')?.count || 0;
    this.element.classList.toggle('is-empty', !name);
    const label = name ? client.labelOf(name) : '';
    setText(this.name, label);
    setAttribute(this.name, 'title', label || null);
    const sign = SIGNS[name ? client.places.kindOf(name) : 'open'] ?? 'hash';
    if (this.sign.dataset.sign !== sign) this.sign.replaceChildren(icon(sign, 20));
    this.sign.dataset.sign = sign;
    const topic = client.state.rooms.get(name ?? '')?.topic ?? '';
    const may = sign !== 'chat' && client.order.moderates(name ?? '');
    setText(this.topic, topic || (may ? strings.addTopic : ''));
    setAttribute(this.topic, 'title', topic || null);
    this.topic.disabled = !may;
    this.element.classList.toggle('has-topic', topic !== '');
    setText(this.peopleCount, count > 0 ? numberOf(count) : '');
    const shown = this.actions.peopleShown();
    setAttribute(this.peopleButton, 'aria-expanded', String(shown));
    const told = [shown ? strings.hidePeople : strings.showPeople, count > 0 ? strings.people(count) : ''].filter(Boolean).join(' · ');
    setAttribute(this.peopleButton, 'aria-label', told);
    setAttribute(this.peopleButton, 'title', told);
    const elsewhere = client.places.names().some((other) => other !== name && client.places.calls(other) > 0);
    this.menuBadge.hidden = !elsewhere;
  }
}

/** Never modal: reading and writing go on below it. */
export class ConnectionBar {
  #timer = 0;

  /** @param {import('./client.js').Client} client */
  constructor(client) {
    this.client = client;
    this.text = el('span', { class: 'bar-text' });
    this.note = el('span', { class: 'bar-note', text: strings.keptHere });
    this.button = el('button', { class: 'bar-button', type: 'button', text: strings.tryNow,
      onclick: () => client.connection.tryNow() });
    this.element = el('div', { class: 'bar', hidden: true }, el('span', { class: 'bar-spark' }),
      this.text, this.button, this.note);
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (!dirty.has('status')) return;
    window.clearTimeout(this.#timer);
    const { status } = this.client;
    this.element.hidden = status.state === 'open';
    if (this.element.hidden) return;
    const left = Math.max(0, Math.ceil((status.retryAt - Date.now()) / 1000));
    const waits = status.state === 'waiting';
    setText(this.text, waits && left > 0 ? strings.reconnectingIn(left)
      : this.client.state.epoch ? strings.reconnecting : strings.connecting);
    this.button.hidden = !waits;
    if (waits && left > 0) this.#timer = window.setTimeout(() => this.render(dirty), 500);
  }
}
