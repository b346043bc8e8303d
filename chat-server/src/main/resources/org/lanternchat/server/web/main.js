// Wires the page together: who is here, the card or the window, and what is drawn when.

import { Client } from './client.js';
import { faultOfRoom, roomName } from './names.js';
import { Painter } from './painter.js';
import { PersonStore } from './person-store.js';
import { SignInView } from './sign-in-view.js';
import { Store } from './storage.js';
import { strings } from './strings.js';
import { Theme } from './theme.js';
import { WindowView } from './window-view.js';

const EVERYTHING = ['rooms', 'header', 'messages', 'people', 'typing', 'composer', 'status', 'theme'];

/** @param {string} address the server's origin, which is not the page's own when that was opened from disk */
export async function start(address) {
  new App(address.replace(/\/$/, '')).begin();
}

class App {
  /** @param {string} address */
  constructor(address) {
    this.address = address;
    this.socket = `${address.replace(/^http/, 'ws')}/ws`;
    this.place = /** @type {HTMLElement} */ (document.getElementById('app'));
    this.settings = new Store('app');
    this.store = new Store(new URL(address).host);
    this.tab = new Tab(`lantern:${new URL(address).host}:person`);
    /** @type {Client | null} */
    this.client = null;
    /** @type {WindowView | null} */
    this.window = null;
    this.painter = new Painter((dirty) => this.window?.render(dirty));
    this.theme = new Theme(this.settings, () => this.painter?.need(['theme']));
    window.addEventListener('hashchange', () => {
      const room = roomOfHash();
      if (room && this.window && room !== this.client?.shown) this.window.show(room);
    });
    fitToKeyboard();
  }

  begin() {
    const name = this.tab.name ?? this.store.get('last', '');
    const wasHere = name !== '' && this.tab.name !== '' && new PersonStore(this.store, name).identity;
    if (!wasHere) return this.#openCard({ name });
    this.#useClient(new Client(this.socket, this.store, name, this.#listener()));
    this.client.resume();
    this.#openWindow();
  }

  #openCard({ name, notice = null, suggest = null }) {
    const card = new SignInView({
      name, notice, suggest, room: roomOfHash(),
    }, (chosen) => this.#signIn(chosen));
    this.#serverName().then((server) => server && card.welcomeTo(server));
    this.window?.remove();
    this.window = null;
    document.title = strings.product;
    this.place.replaceChildren(card.element);
    card.focus();
  }

  /** @returns {Promise<string | null>} what the host called this chat, when it has a name of its own */
  async #serverName() {
    try {
      const { name } = await (await fetch(`${this.address}/api/info`)).json();
      return typeof name === 'string' && name !== strings.product ? name : null;
    } catch {
      return null;
    }
  }

  async #signIn(name) {
    const client = new Client(this.socket, this.store, name, this.#listener());
    await client.signIn();
    this.#useClient(client);
    this.#openWindow();
  }

  #useClient(client) {
    this.client?.close();
    this.client = client;
    this.tab.name = client.name;
    this.store.set('last', client.name);
  }

  #openWindow() {
    const client = /** @type {Client} */ (this.client);
    this.window = new WindowView(client, this.theme, this.settings, {
      address: this.address,
      redraw: (parts) => this.painter.need(parts),
      switchPerson: () => this.#switchPerson(),
    });
    this.place.replaceChildren(this.window.element);
    const first = roomOfHash() ?? client.person.shown ?? [...client.wanted][0] ?? 'general';
    this.window.show(first);
    this.painter.need(EVERYTHING);
  }

  #switchPerson() {
    const name = this.client?.name ?? '';
    this.client?.close();
    this.client = null;
    this.tab.name = '';
    window.history.replaceState(null, '', '#');
    this.#openCard({ name });
  }

  #listener() {
    return {
      changed: (parts) => this.painter.need(parts),
      told: (text) => this.window?.tell(text),
      ended: ({ text, suggest = null }) => {
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

/** @returns {string | null} the room that the link names */
function roomOfHash() {
  try {
    const text = decodeURIComponent(window.location.hash.slice(1));
    return text !== '' && faultOfRoom(text) === null ? roomName(text) : null;
  } catch {
    return null;
  }
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
