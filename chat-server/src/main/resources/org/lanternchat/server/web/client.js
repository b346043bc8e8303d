// The session with one server: says hello, keeps the rooms joined and ChatState up to date. The views read its state and
// call its methods; it tells them what changed and touches no DOM.

import { Acts } from './acts.js';
import { Attachments } from './attachments.js';
import { ChatState } from './chat-state.js';
import { Connection } from './connection.js';
import { Delivery } from './delivery.js';
import { Doors } from './doors.js';
import { HistoryPages } from './history-pages.js';
import { Marks } from './marks.js';
import { Memberships } from './memberships.js';
import { folded, isOpen } from './names.js';
import { Order } from './order.js';
import { Originals } from './originals.js';
import { Outbox } from './outbox.js';
import { PersonStore } from './person-store.js';
import { Places } from './places.js';
import { chosen } from './preferences.js';
import { ReadReports } from './read-reports.js';
import { Refusal, Requests, isPassing } from './requests.js';
import { strings } from './strings.js';
import { EVERYTHING, TOUCHES } from './touches.js';
import { Typing } from './typing.js';

export class Client {
  #welcome = /** @type {() => void} */ (() => undefined);
  #signIn = /** @type {{resolve: () => void, reject: (refusal: Error) => void} | null} */ (null);

  /**
   * @param {string} url of the WebSocket
   * @param {import('./storage.js').Store} store
   * @param {string} name empty where a code tells it
   * @param {{changed: (parts: string[]) => void, ended: (reason: {code: string, text: string, suggest?: string}) => void,
   *   told: (text: string) => void, heard: (event: import('./wire.js').Event) => void}} listener
   */
  constructor(url, store, name, listener) {
    this.listener = listener;
    this.name = name;
    this.state = new ChatState();
    this.person = new PersonStore(store, name);
    this.marks = new Marks(this.state, this.person);
    this.memberships = new Memberships(this.state, this.person, (command) => this.requests.ask(command), (room, refusal) =>
      this.#close(room, refusal.code === 'banned' ? strings.bannedFrom(this.called(room)) : refusal.message));
    /** @type {string | null} */
    this.shown = null;
    /** Why no room is shown, where this person did not want that. */
    this.putOutOf = '';
    const identity = this.person.identity;
    if (identity) this.state.me = { uid: identity.uid, name: identity.name, role: 'member' };
    this.connection = new Connection(url, {
      onOpen: () => this.#hello(),
      onEvent: (event) => this.#receive(event),
      onStatus: () => this.listener.changed(['status']),
      onClose: (code) => this.#closed(code),
    });
    /** @type {import('./connection.js').Send} */
    const send = (command) => this.connection.send(command);
    this.requests = new Requests(send);
    this.reports = new ReadReports(send);
    this.delivery = new Delivery(this.state, new Outbox(store, folded(name)), {
      send, isOpen: () => this.status.state === 'open', rejoin: (room) => this.memberships.want(room),
      changed: (parts) => listener.changed(parts), told: (text) => listener.told(text),
    });
    /** Where the server is, for whatever does not go through the WebSocket. */
    this.address = url.replace(/^ws/, 'http').replace(/\/ws$/, '');
    this.attachments = new Attachments(this.address, {
      token: () => this.person.identity?.token ?? '', most: () => this.state.limits.file,
      changed: () => listener.changed(['attachments']), told: (text) => listener.told(text),
      kept: () => this.person,
    });
    this.typing = new Typing(send, (event) => {
      this.state.rooms.get(event.room)?.apply(event);
      this.#changed(event);
    });
    this.acts = new Acts(this.state, this.delivery);
    /** @type {import('./wire.js').Ask} */
    const ask = (command) => this.requests.ask(command);
    this.doors = new Doors(this.state, ask, (room) => this.memberships.remember(room));
    this.places = new Places(this);
    this.order = new Order(this.state, this.person, ask);
    this.history = new HistoryPages(this.state, ask, (parts) => listener.changed(parts));
    this.originals = new Originals((command) => this.requests.ask(command, { apart: true }), () => listener.changed(['messages']));
    /** @type {Promise<void>} settled by the first welcome */
    this.ready = new Promise((resolve) => { this.#welcome = resolve; });
    for (const room of this.wanted) this.delivery.showPending(room);
  }

  get status() { return this.connection.status; }

  /** @returns {Set<string>} the rooms to be in, whatever the connection does */
  get wanted() { return this.memberships.rooms; }

  /**
   * @param {string} [link] the code of another device @param {string} [invite] the chat's join code
   * @returns {Promise<void>} settled by the first `welcome` or refusal
   */
  signIn(link, invite) {
    this.link = link;
    this.invite = invite;
    return new Promise((resolve, reject) => {
      this.#signIn = { resolve, reject };
      this.connection.open();
    });
  }

  /** Without waiting for the server: for a person who was here before. */
  resume() {
    this.connection.open();
  }

  close() {
    this.connection.close();
    this.delivery.close();
    this.attachments.close();
    this.typing.close();
  }

  /** @param {string} room joined when it is not yet */
  show(room) {
    this.shown = room;
    this.putOutOf = '';
    this.person.shown = room;
    if (!this.wanted.has(room)) this.memberships.want(room);
    this.listener.changed(EVERYTHING);
  }

  /** @param {string} room */
  leave(room) {
    this.memberships.forget(room);
    this.connection.send({ type: 'leave', room });
    this.state.rooms.delete(room);
    if (this.shown === room) {
      this.shown = null;
      const next = this.places.all().find((name) => this.wanted.has(name));
      if (next) this.show(next);
    }
    this.listener.changed(EVERYTHING);
  }

  /**
   * @param {string} room @param {string} text already trimmed at its end and within the limit @param {number} [reply] what it answers
   * @param {import('./room-state.js').FileInfo[]} [files] that the server has
   */
  post(room, text, reply, files = []) {
    this.typing.done();
    this.delivery.give({ type: 'chat', room, text, ...(reply && { reply }), ...(files.length > 0 && { files: files.map(({ id }) => id) }) },
      files);
  }

  /** @param {string} room somebody presses keys there */
  tellTyping(room) {
    if (this.state.rooms.get(room)?.synced) this.typing.tell(room);
  }

  /** @param {string} room everything that is loaded there has been seen */
  markRead(room) {
    if (this.marks.read(room)) this.listener.changed(['rooms']);
    const known = this.state.rooms.get(room);
    if (known?.synced) this.reports.read(room, known.cursor, known.read);
  }

  /** @param {string} room @returns {number} how many messages came since it was last looked at */
  unread(room) {
    return this.marks.unread(room);
  }

  /** @param {string} room @returns {string} its name, its title or the other person; never an id */
  labelOf(room) {
    return this.state.label(room) || strings.hiddenRoom;
  }

  /** @param {string} room @returns {string} as sentences call it: `#general`, or as it is labelled */
  called(room) {
    return isOpen(room) ? `#${room}` : this.labelOf(room);
  }

  /** The settings say otherwise how this person is to be greeted. */
  greetAnew() {
    this.connection.retryLater();
    this.connection.tryNow();
  }

  #hello() {
    const identity = this.person.identity;
    this.connection.send({
      type: 'hello', v: 1, name: identity?.name ?? (this.name || undefined), token: identity?.token, link: this.link,
      invite: identity ? undefined : this.invite, client: 'web/1.0.0',
      seen: chosen.receipts ? undefined : false,
      resume: this.state.resume(),
    });
  }

  /** @param {import('./wire.js').Event} event */
  #receive(event) {
    if (event.type === 'welcome') return this.#welcomed(event);
    if (event.type === 'left' && event.why) this.#putOut(event);
    if (this.requests.answer(event)) return;
    const wasBehind = this.state.rooms.get(event.room ?? '')?.behind;
    this.state.apply(event);
    if (event.type === 'error') this.#refused(event);
    this.delivery.settle(event);
    this.marks.own(event);
    this.originals.changed(event);
    if (event.type === 'joined') this.#entered(event);
    if (event.type === 'you') this.#called(event.name);
    this.order.hear(event);
    this.listener.heard(event);
    if (event.type === 'typing') this.typing.hear(event);
    if (event.type === 'synced') this.delivery.flush();
    const room = this.state.rooms.get(event.room ?? '');
    if (room?.behind && !wasBehind) this.connection.send({ type: 'join', room: room.room, since: room.cursor });
    this.#changed(event);
  }

  /** @param {import('./wire.js').Event} event */
  #changed(event) {
    const parts = TOUCHES[event.type];
    if (!parts) this.listener.changed(EVERYTHING);
    else if (event.room === undefined || event.room === this.shown) this.listener.changed(parts);
    else this.listener.changed(['rooms']);
  }

  /** @param {import('./wire.js').Welcome} event */
  #welcomed(event) {
    const resumed = new Set(Object.keys(this.state.resume()?.rooms ?? {}));
    const isAnotherStore = this.person.useEpoch(event.epoch);
    this.person.identity = { uid: event.uid, name: event.name, token: event.token ?? this.person.identity?.token };
    this.#called(event.name);
    this.link = undefined;
    this.state.apply(event);
    this.connection.settled();
    this.#welcome();
    this.#signIn?.resolve();
    this.#signIn = null;
    this.delivery.signedIn(isAnotherStore);
    this.memberships.joinAll(this.shown, resumed);
    this.listener.changed(EVERYTHING);
  }

  /** That is this person's name now, changed here or on another device. @param {string} name */
  #called(name) {
    const { identity } = this.person;
    if (identity && identity.name !== name) this.person.identity = { ...identity, name };
    if (folded(name) !== this.person.key) {
      this.person.rename(name);
      this.delivery.outbox.rename(folded(name));
    }
    this.name = name;
  }

  /** @param {import('./wire.js').Joined} event */
  #entered(event) {
    this.marks.enter(event);
    this.delivery.showPending(event.room);
  }

  /** @param {import('./wire.js').Left} event */
  #putOut({ room, why }) {
    this.#close(room, why === 'banned' ? strings.bannedFrom(this.called(room)) : strings.putOut(this.called(room)));
  }

  /** This person is not in it any more, and is told why. @param {string} room @param {string} text */
  #close(room, text) {
    this.memberships.forget(room);
    if (this.shown === room) {
      this.shown = null;
      this.putOutOf = text;
      this.listener.changed(EVERYTHING);
    }
    this.listener.told(text);
  }

  /** @param {import('./wire.js').Fault} event */
  #refused(event) {
    if (this.#signIn || this.status.state === 'connecting') this.#helloRefused(event);
    else this.delivery.refused(event);
  }

  /** @param {import('./wire.js').Fault} event */
  #helloRefused(event) {
    if (event.code === 'bad_token' && this.person.identity) {
      this.person.identity = null;
      return this.#hello();
    }
    if (!this.#signIn && isPassing(event.code)) return this.connection.retryLater();
    const refusal = new Refusal(event);
    const signIn = this.#signIn;
    this.#signIn = null;
    this.close();
    if (signIn) signIn.reject(refusal);
    else this.listener.ended({ code: event.code, text: refusal.message, suggest: event.suggest });
  }

  /** @param {number} code */
  #closed(code) {
    this.state.disconnected();
    this.delivery.disconnected();
    this.requests.fail();
    this.reports.disconnected();
    this.originals.disconnected();
    if (code === 4003 || code === 4009) {
      this.close();
      if (code === 4009) this.person.identity = null;
      this.listener.ended({ code: String(code), text: code === 4003 ? strings.banned : strings.signedOut });
    } else if (this.#signIn) {
      const { reject } = this.#signIn;
      this.#signIn = null;
      this.close();
      reject(new Error(strings.outOfReach));
    }
    this.listener.changed(EVERYTHING);
  }
}
