// The line above the messages: the room's name, its people and topic, and what can be done with the room. Below it, while
// there is no connection, the bar that says so.

import { el, isolated, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { isOpen } from './names.js';
import { strings } from './strings.js';

export class HeaderView {
  /**
   * @param {import('./client.js').Client} client
   * @param {{toggleRooms: () => void, togglePeople: () => void, leave: (room: string) => void,
   *   copyLink: (room: string) => void, peopleShown: () => boolean}} actions
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    this.sign = el('span', { class: 'head-sign' }, icon('hash', 20));
    this.name = el('bdi', {});
    this.count = el('span', { class: 'head-count' });
    this.topic = el('span', { class: 'head-topic', dir: 'auto' });
    this.menuBadge = el('span', { class: 'menu-badge', hidden: true });
    this.peopleCount = el('span', { class: 'button-count' });
    this.peopleButton = el('button', { class: 'icon-button wide', type: 'button', 'aria-controls': 'people',
      onclick: actions.togglePeople }, icon('people'), this.peopleCount);
    this.leaveItem = el('button', { class: 'menu-item', type: 'button', role: 'menuitem',
      onclick: () => this.#choose(actions.leave) }, icon('leave', 18), el('span'));
    this.linkItem = el('button', { class: 'menu-item', type: 'button', role: 'menuitem',
      onclick: () => this.#choose(actions.copyLink) }, icon('link', 18), el('span', { text: strings.copyLink }));
    this.menu = el('div', { class: 'menu', role: 'menu', 'aria-label': strings.roomMenu, hidden: true,
      onkeydown: (event) => this.#menuKey(event) },
      this.linkItem, this.leaveItem);
    this.menuButton = el('button', { class: 'icon-button', type: 'button', 'aria-haspopup': 'menu',
      'aria-expanded': 'false', 'aria-label': strings.roomMenu, title: strings.roomMenu,
      onclick: () => this.#openMenu(this.menu.hidden) }, icon('more'));
    this.tools = el('div', { class: 'head-tools' }, this.peopleButton, this.menuButton, this.menu);
    this.element = el('header', { class: 'head' },
      el('button', { class: 'icon-button menu-button', type: 'button', 'aria-label': strings.showRooms,
        title: strings.showRooms, 'aria-controls': 'rooms', onclick: actions.toggleRooms }, icon('menu'), this.menuBadge),
      el('h1', { class: 'head-name' }, this.sign, this.name), this.count, this.topic, this.tools);
    document.addEventListener('pointerdown', (event) => {
      if (!this.menu.hidden && !this.tools.contains(/** @type {Node} */ (event.target))) this.#openMenu(false);
    });
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (!dirty.has('header') && !dirty.has('rooms')) return;
    const { client } = this;
    const name = client.shown;
    const room = name ? client.state.rooms.get(name) : undefined;
    const count = room?.count || client.state.summaries.get(name ?? '')?.count || 0;
    this.element.classList.toggle('is-empty', !name);
    const label = name ? client.labelOf(name) : '';
    setText(this.name, label);
    setAttribute(this.name, 'title', label || null);
    const open = !name || isOpen(name);
    this.sign.hidden = !open;
    this.linkItem.hidden = !open;
    setText(this.count, count > 0 ? strings.people(count) : '');
    setText(this.topic, room?.topic ?? '');
    setAttribute(this.topic, 'title', room?.topic || null);
    setText(this.peopleCount, count > 0 ? String(count) : '');
    const shown = this.actions.peopleShown();
    setAttribute(this.peopleButton, 'aria-expanded', String(shown));
    const told = shown ? strings.hidePeople : strings.showPeople;
    setAttribute(this.peopleButton, 'aria-label', told);
    setAttribute(this.peopleButton, 'title', told);
    if (name) setText(this.leaveItem.lastElementChild, strings.leaveRoom(client.called(name)));
    const elsewhere = [...client.wanted].some((other) => other !== name && client.unread(other) > 0);
    this.menuBadge.hidden = !elsewhere;
  }

  #openMenu(open) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute('aria-expanded', String(open));
    if (open) this.menu.querySelector(':not([hidden])')?.focus();
  }

  #choose(action) {
    this.#openMenu(false);
    this.menuButton.focus();
    if (this.client.shown) action(this.client.shown);
  }

  #menuKey(event) {
    const items = [...this.menu.children].filter((item) => !item.hidden);
    const at = items.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#openMenu(false);
      this.menuButton.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length].focus();
    } else if (event.key === 'Tab') {
      this.#openMenu(false);
    }
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
