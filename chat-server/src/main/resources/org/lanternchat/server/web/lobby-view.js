// The rooms on the first card, with how many are in each, looked up again while the card is there. Choosing one leads there.

import { el, reconcile, setText } from './dom.js';
import { icon } from './icons.js';
import { lobbyOf } from './lobby.js';
import { strings } from './strings.js';
import { numberOf } from './words.js';

const SHOWN = 6;
const AGAIN = 10_000;

export class LobbyView {
  /**
   * @param {string} server @param {string | null} goal the open room that it leads to already
   * @param {{named: (server: string) => void, asks: () => void, chosen: (room: string) => void}} told
   */
  constructor(server, goal, told) {
    this.server = server;
    this.goal = goal;
    this.told = told;
    this.list = el('ul', { class: 'lobby-rooms', 'aria-label': strings.rooms });
    this.element = el('div', { class: 'lobby', hidden: true }, el('p', { class: 'label', text: strings.rooms }), this.list);
  }

  /** Until the card is gone. */
  async watch() {
    const lobby = document.hidden ? null : await lobbyOf(this.server);
    if (lobby?.name) this.told.named(lobby.name);
    if (lobby?.invite) this.told.asks();
    if (lobby) this.#show(lobby.rooms.slice(0, SHOWN));
    setTimeout(() => this.element.isConnected && this.watch(), AGAIN);
  }

  /** @param {import('./lobby.js').Lobby['rooms']} rooms */
  #show(rooms) {
    this.element.hidden = rooms.length === 0;
    reconcile(this.list, rooms, ({ room }) => room, (one) => this.#make(one), (item, one) => this.#fill(item, one));
  }

  /** @param {{room: string, count: number}} one */
  #make(one) {
    const { room } = one;
    const item = el('li', {}, el('button', { class: 'lobby-room', type: 'button', onclick: () => this.#choose(room) },
      icon('hash', 14), el('bdi', { class: 'lobby-name', text: room }),
      el('span', { class: 'lobby-count', 'aria-hidden': 'true' }, icon('people', 14), el('span'))));
    item.dataset.room = room;
    this.#fill(item, one);
    return item;
  }

  /** @param {HTMLElement} item @param {{room: string, count: number}} one */
  #fill(item, { room, count }) {
    const [button] = item.children;
    const people = /** @type {HTMLElement} */ (button.lastElementChild);
    people.hidden = count === 0;
    setText(/** @type {HTMLElement} */ (people.lastElementChild), numberOf(count));
    button.setAttribute('aria-label', strings.roomLabel(room, strings.people(count), 0, 0));
    button.setAttribute('aria-pressed', String(room === this.goal));
  }

  /** @param {string} room */
  #choose(room) {
    this.goal = room;
    for (const item of this.list.children) item.firstElementChild?.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (item).dataset.room === room));
    this.told.chosen(room);
  }
}
