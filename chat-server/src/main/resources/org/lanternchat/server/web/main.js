// Wires the page together: who is here, the card or the window, and what is drawn when. The card comes first; the rest of the
// program is fetched while somebody still types a name.

import { Alerts } from './alerts.js';
import { closeCard } from './card.js';
import { privatePlace, splitCode } from './doors.js';
import { installersOf } from './lobby.js';
import { LobbyView } from './lobby-view.js';
import { faultOfRoom, roomName } from './names.js';
import { Painter } from './painter.js';
import { PersonStore } from './person-store.js';
import { begin } from './preferences.js';
import { whyOf } from './requests.js';
import { SignInView } from './sign-in-view.js';
import { Store } from './storage.js';
import { strings } from './strings.js';

const EVERYTHING = ['rooms', 'header', 'messages', 'people', 'typing', 'composer', 'status'];

/** @param {string} address the server's origin, which is not the page's own when that was opened from disk */
export async function start(address) {
  await new App(address.replace(/\/$/, '')).begin();
}

/**
 * @typedef {import('./client.js').Client} Client
 * @typedef {import('./window-view.js').WindowView} WindowView
 * @typedef {{Client: typeof import('./client.js').Client, WindowView: typeof import('./window-view.js').WindowView}} Program
 */

class App {
  /** @param {string} address */
  constructor(address) {
    this.address = address;
    this.socket = `${address.replace(/^http/, 'ws')}/ws`;
    this.place = /** @type {HTMLElement} */ (document.getElementById('app'));
    this.settings = new Store('app');
    this.store = new Store(new URL(address).host);
    this.tab = new Tab(`lantern:${new URL(address).host}:person`);
    /** @type {string | undefined} the chat's join code, from the link that led here */
    this.invite = undefined;
    /** @type {Client | null} */
    this.client = null;
    /** @type {WindowView | null} */
    this.window = null;
    /** @type {Program | null} what runs behind the card, once it is here */
    this.program = null;
    /** @type {Promise<Program> | null} */
    this.loading = null;
    this.painter = new Painter((dirty) => this.window?.render(dirty));
    begin(this.settings, (key) => this.#chosen(key));
    window.addEventListener('hashchange', () => {
      const place = placeOfHash();
      if (place && this.window && place.room !== this.client?.shown) this.#go(place);
    });
    fitToKeyboard();
  }

  async begin() {
    const name = this.tab.name ?? this.store.get('last', '');
    const wasHere = name !== '' && this.tab.name !== '' && new PersonStore(this.store, name).identity;
    if (!wasHere) return this.#openCard({ name });
    const { Client } = await this.#load();
    const client = new Client(this.socket, this.store, name, this.#listener());
    this.#useClient(client);
    client.resume();
    this.#openWindow();
  }

  /** @returns {Promise<Program>} fetched once; an error that is shown where it could not be had */
  #load() {
    this.loading ??= Promise.all([import('./client.js'), import('./window-view.js')])
      .then(([{ Client }, { WindowView }]) => (this.program = { Client, WindowView }));
    return this.loading.catch(() => {
      this.loading = null;
      throw new Error(strings.outOfReach);
    });
  }

  /** @param {{name: string, notice?: string, suggest?: string}} said */
  #openCard({ name, notice, suggest }) {
    const place = placeOfHash();
    this.invite = splitCode(hashNow()).code ?? this.invite;
    const lobby = new LobbyView(this.address, place?.room ?? null, {
      named: (server) => card.welcomeTo(server),
      asks: () => !this.invite && card.askForCode(),
      chosen: (room) => {
        history.replaceState(null, '', `#${encodeURIComponent(room)}`);
        card.leadTo(goalOf({ room }));
      },
    });
    const card = new SignInView({ name, notice: notice ?? null, suggest: suggest ?? null, goal: goalOf(place), lobby },
      (typed) => this.#signIn(typed));
    installersOf(this.address).then((files) => files.length > 0 && card.offerApp(`${this.address}/get`), () => undefined);
    closeCard(false);
    this.window?.remove();
    this.window = null;
    document.title = strings.product;
    this.place.replaceChildren(card.element);
    card.focus();
    lobby.watch();
    // Whoever comes sees the card before their browser reads the rest.
    requestAnimationFrame(() => setTimeout(() => this.#load().catch(() => undefined)));
  }

  /** @param {{name?: string, code?: string, invite?: string}} typed */
  async #signIn({ name = '', code, invite = this.invite }) {
    const { Client } = await this.#load();
    const client = new Client(this.socket, this.store, name, this.#listener());
    await client.signIn(code, invite).catch((refusal) => {
      if (refusal.code === 'invite_needed') refusal.message = invite ? strings.joinCodeWrong : strings.joinCodeMissing;
      throw code && refusal.code === 'bad_token' ? new Error(strings.codeWrong) : refusal;
    });
    this.#useClient(client);
    this.#openWindow();
  }

  /** @param {Client} client */
  #useClient(client) {
    this.client?.close();
    this.client = client;
    this.alerts = new Alerts(client, (room) => this.window?.show(room));
    this.#keepName();
  }

  /** Under which it is found again by this tab and by the next one. */
  #keepName() {
    const name = this.client?.name ?? '';
    if (name === '' || this.tab.name === name) return;
    this.tab.name = name;
    this.store.set('last', name);
  }

  #openWindow() {
    const client = /** @type {Client} */ (this.client);
    this.#showWindow();
    const place = placeOfHash();
    const isPrivate = place?.room.startsWith('~') === true;
    const first = (isPrivate ? null : place?.room) ?? client.person.shown ?? [...client.wanted][0] ?? 'general';
    this.window?.show(first);
    if (place && isPrivate) this.#go(place);
  }

  #showWindow() {
    const { WindowView } = /** @type {Program} */ (this.program);
    this.window?.remove();
    this.window = new WindowView(/** @type {Client} */ (this.client), this.settings, {
      address: this.address,
      redraw: (parts) => this.painter.need(parts),
      switchPerson: () => this.#switchPerson(),
    });
    this.place.replaceChildren(this.window.element);
    this.painter.need(EVERYTHING);
  }

  /** Where a link leads; an invitation goes to the server as soon as it is there. @param {{room: string, code?: string}} place */
  async #go(place) {
    const { client } = this;
    if (!place.room.startsWith('~') || client?.wanted.has(place.room)) return this.window?.show(place.room);
    try {
      await client?.ready;
      const room = await client?.doors.invited(place);
      if (room && client === this.client) this.window?.show(room);
    } catch (refusal) {
      this.window?.say(whyOf(refusal));
    }
  }

  /** A setting is another one. @param {string} key */
  #chosen(key) {
    if (key === 'receipts') this.client?.greetAnew();
    if (key === 'language' && this.window) {
      this.#showWindow();
      this.window.openSettings('language');
    }
    this.painter.need(['status', 'messages', 'composer']);
  }

  #switchPerson() {
    const name = this.client?.name ?? '';
    this.client?.close();
    this.client = null;
    this.tab.name = '';
    window.history.replaceState(null, '', '#');
    this.#openCard({ name });
  }

  /** @returns {Client['listener']} */
  #listener() {
    return {
      changed: (parts) => {
        this.#keepName();
        this.painter.need(parts);
      },
      heard: (event) => this.alerts?.hear(event),
      told: (text) => this.window?.tell(text),
      ended: ({ text, suggest }) => {
        const name = this.client?.name ?? '';
        this.client = null;
        this.tab.name = '';
        this.#openCard({ name, notice: text, suggest });
      },
    };
  }
}

/** Who signed in on this tab: null when nobody did, empty after leaving. Another tab may be another person. */
class Tab {
  /** @param {string} key */
  constructor(key) {
    this.key = key;
    /** @type {string | null} */
    this.memory = null;
  }

  get name() {
    try {
      return window.sessionStorage.getItem(this.key);
    } catch {
      return this.memory;
    }
  }

  set name(name) {
    this.memory = name;
    try {
      window.sessionStorage.setItem(this.key, name ?? '');
    } catch {
      // It is kept for as long as the page lives.
    }
  }
}

/** What stands behind the `#`; throws nothing. @returns {string} */
function hashNow() {
  try {
    return decodeURIComponent(window.location.hash.slice(1));
  } catch {
    return '';
  }
}

/** @returns {{room: string, code?: string} | null} the room that the link names, and perhaps what lets one in */
function placeOfHash() {
  const text = splitCode(hashNow()).rest;
  if (text.startsWith('~')) return privatePlace(text);
  return text !== '' && faultOfRoom(text) === null ? { room: roomName(text) } : null;
}

/** @param {{room: string, code?: string} | null} place @returns {string | null} as the card says it */
function goalOf(place) {
  if (!place) return null;
  return !place.room.startsWith('~') ? strings.goingTo(place.room) : place.code ? strings.invited : strings.toPrivate;
}

/** Where the keyboard covers the page instead of making it smaller, the window ends above the keyboard. */
function fitToKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    const hidden = Math.max(0, window.innerHeight - view.height - view.offsetTop);
    document.documentElement.style.setProperty('--keyboard', `${view.scale === 1 ? Math.round(hidden) : 0}px`);
  };
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
}
