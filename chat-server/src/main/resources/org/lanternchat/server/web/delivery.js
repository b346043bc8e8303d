// Gets own messages, edits and the like to the server: each waits in the outbox until its echo comes, and survives a
// reload and a broken connection. Messages are shown in their room meanwhile.

import { newCid } from './outbox.js';
import { refusalOf } from './requests.js';
import { strings } from './strings.js';
import { isEntry } from './wire.js';

const PAUSE = 1_000;
const COME_AGAIN = new Set(['rate_limited', 'busy']);

export class Delivery {
  #pause = 0;
  #refusals = /** @type {Map<string, import('./message-rows.js').Refused>} by room and message */ (new Map());
  #rejoined = /** @type {Set<string>} cids for which the room was joined once more */ (new Set());

  /**
   * @param {import('./chat-state.js').ChatState} state
   * @param {import('./outbox.js').Outbox} outbox
   * @param {{send: import('./connection.js').Send, isOpen: () => boolean, rejoin: (room: string) => void,
   *   changed: (parts: string[]) => void, told: (text: string) => void}} outside
   */
  constructor(state, outbox, outside) {
    this.state = state;
    this.outbox = outbox;
    this.outside = outside;
  }

  /**
   * @param {import('./wire.js').Wish} given
   * @param {import('./room-state.js').FileInfo[]} [files] what is known of those that it names
   */
  give(given, files = []) {
    const { type, room, target } = given;
    const cid = newCid();
    /** @type {import('./outbox.js').Item} */
    const item = { cid, room, at: Date.now(), uid: this.state.me?.uid ?? '', failure: null, files, command: { ...given, cid } };
    if (this.outbox.full) item.failure = { code: 'outbox_full', text: strings.outboxFull };
    if (item.failure && type !== 'chat') return this.outside.told(item.failure.text);
    if (target) this.#refusals.delete(`${room} ${target}`);
    this.outbox.add(item);
    this.showPending(room);
    this.flush();
    this.outside.changed(['messages']);
  }

  /** @param {string} cid of a message that was refused */
  tryAgain(cid) {
    const item = this.outbox.items.get(cid);
    if (!item) return;
    item.uid = this.state.me?.uid ?? '';
    this.#rejoined.delete(cid);
    this.#mark(item, null);
    this.flush();
  }

  /** @param {string} cid */
  discard(cid) {
    const item = this.outbox.remove(cid);
    if (item) this.state.rooms.get(item.room)?.dropPending(cid);
    this.flush();
    this.outside.changed(['messages']);
  }

  /** @param {string} room @param {number} seq why the last thing that was done with a message was refused */
  refusal(room, seq) {
    return this.#refusals.get(`${room} ${seq}`);
  }

  /** @param {string} room @param {number} seq the person knows now */
  dismiss(room, seq) {
    if (this.#refusals.delete(`${room} ${seq}`)) this.outside.changed(['messages']);
  }

  /** @param {string} name of a room that is to show what waits for it */
  showPending(name) {
    const room = this.state.room(name);
    const here = new Set(room.pending.map((one) => one.cid));
    for (const item of this.outbox.items.values()) {
      if (item.room === name && !here.has(item.cid)) {
        room.post({ cid: item.cid, at: item.at, failure: item.failure, command: item.command, files: item.files ?? [] });
      }
    }
  }

  /**
   * What an earlier identity left unsent may be there already, so the person decides; in another store it is not.
   * @param {boolean} isAnotherStore
   */
  signedIn(isAnotherStore) {
    const uid = this.state.me?.uid ?? '';
    this.outbox.inFlight = null;
    for (const item of this.outbox.items.values()) {
      if (item.uid === '' || isAnotherStore) item.uid = uid;
      else if (item.uid !== uid) this.#fail(item, { code: 'other_identity', text: strings.otherIdentity });
    }
  }

  disconnected() {
    this.outbox.inFlight = null;
  }

  close() {
    window.clearTimeout(this.#pause);
  }

  /** @param {import('./wire.js').Event} event whose own entries are durable now and leave the outbox */
  settle(event) {
    const entries = event.type === 'entries' ? event.entries : isEntry(event) && event.cid ? [event] : [];
    for (const entry of entries) {
      if (entry.cid && entry.uid === this.state.me?.uid) this.outbox.remove(entry.cid);
    }
    if (entries.length > 0) this.flush();
  }

  /** Sends the next one, if none is on its way: so they arrive in the order in which they were written. */
  flush() {
    if (!this.outside.isOpen() || this.#pause) return;
    const item = this.outbox.next((room) => this.state.rooms.get(room)?.synced === true);
    if (item) this.outside.send(item.command);
  }

  /** @param {import('./wire.js').Fault} event an error that may be about one of them */
  refused(event) {
    const item = event.cid ? this.outbox.items.get(event.cid) : undefined;
    if (!item) return;
    this.outbox.inFlight = null;
    if (COME_AGAIN.has(event.code)) {
      this.#mark(item, null);
      window.clearTimeout(this.#pause);
      this.#pause = window.setTimeout(() => {
        this.#pause = 0;
        this.flush();
      }, event.retry ?? PAUSE);
    } else if (event.code === 'not_member' && !this.#rejoined.has(item.cid)) {
      this.#rejoined.add(item.cid);
      this.#mark(item, null);
      this.state.room(item.room).synced = false;
      this.outside.rejoin(item.room);
    } else {
      this.#fail(item, { code: event.code, text: refusalOf(event) });
      this.flush();
    }
  }

  /**
   * A message that is refused stays to be tried again; one that something else was refused for is as before, and says why.
   * @param {import('./outbox.js').Item} item @param {import('./room-state.js').Failure} failure
   */
  #fail(item, failure) {
    const { type, target, text } = item.command;
    if (type === 'chat') return this.#mark(item, failure);
    this.outbox.remove(item.cid);
    this.state.rooms.get(item.room)?.dropPending(item.cid);
    if (target === undefined) return this.outside.told(failure.text);
    this.#refusals.set(`${item.room} ${target}`, { reason: failure.text, text: type === 'edit' ? text : null });
    this.outside.changed(['messages']);
  }

  /** @param {import('./outbox.js').Item} item @param {import('./room-state.js').Failure | null} failure */
  #mark(item, failure) {
    this.outbox.setFailure(item.cid, failure);
    this.state.rooms.get(item.room)?.setFailure(item.cid, failure);
    this.outside.changed(['messages']);
  }
}
