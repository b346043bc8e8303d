// One room as a client sees it, made from the server's events: no DOM, no clock. The twin of Java's
// org.lanternchat.protocol.state.RoomState; the transcripts in chat-protocol/examples hold both to the same result.

import { LoadedMessages } from './loaded-messages.js';
import { isEntry } from './wire.js';

/** How many notices a room keeps; the oldest go first. */
export const NOTICES_KEPT = 200;

/**
 * @typedef {{id: string, name: string, size: number, media: string, width?: number, height?: number, thumb?: boolean}} FileInfo
 * @typedef {{room: string, seq: number, at: number, uid: string, name: string, cid?: string, text?: string,
 *   reply?: number, files?: FileInfo[], mentions?: string[], edited?: number, deleted?: boolean,
 *   reactions?: Record<string, string[]>, pinned?: boolean}} Message
 * @typedef {'owner' | 'moderator' | 'member'} Role
 * @typedef {{uid: string, name: string, away?: boolean, role?: Role}} Person
 * @typedef {{after: number, at?: number, event: string, uid?: string, name?: string, was?: string, text?: string, action?: string,
 *   by?: Person, seconds?: number, why?: string, sum?: import('./wire.js').Sum}} Notice `event` is `moderated` where order was kept
 * @typedef {{code: string, text: string}} Failure
 * @typedef {{cid: string, at: number, failure: Failure | null, command: import('./wire.js').Command, files?: FileInfo[]}} Pending an own
 *   command without its echo
 */

/** @param {{room: string, title?: string, with?: Person}} room @returns {string} never an id */
export function labelOf({ room, title, with: other }) {
  return other?.name ?? title ?? (room.startsWith('~') ? '' : room);
}

export class RoomState {
  /** @param {string} room @param {string} ownUid */
  constructor(room, ownUid) {
    this.room = room;
    this.ownUid = ownUid;
    this.kind = 'open';
    /** @type {string | null} */
    this.title = null;
    /** @type {string | null} */
    this.topic = null;
    /** @type {Person | null} the other person of a direct room */
    this.with = null;
    /** @type {Role} what I may do here */
    this.role = 'member';
    /** The seconds between two messages of one person, 0 for no pace. */
    this.slow = 0;
    /** Whether only owners and moderators may write. */
    this.locked = false;
    /** The last seq that I have read. */
    this.read = 0;
    /** @type {Map<string, number>} how far the others have read, by uid */
    this.seen = new Map();
    /** The seq of the room's newest entry, as far as is known. */
    this.head = 0;
    /** The last seq before which nothing is missing, the `since` of the next resume. */
    this.cursor = 0;
    this.synced = false;
    /** An entry came that does not follow the cursor: the room has to be joined again from there. */
    this.behind = false;
    this.loaded = new LoadedMessages();
    /** @type {Map<string, Person>} */
    this.people = new Map();
    this.count = 0;
    /** Whether there are more people than the list names. */
    this.more = false;
    /** @type {Map<string, string>} uid → name */
    this.typing = new Map();
    /** @type {Notice[]} */
    this.notices = [];
    /** @type {Pending[]} in the order in which they were given */
    this.pending = [];
  }

  /** @returns {Message[]} ascending by seq, as they are now */
  get messages() {
    return this.loaded.all;
  }

  /** Whether the server has older messages than the first one here. */
  get before() {
    return this.loaded.before;
  }

  /** What people call the room; empty where the server did not tell, never an id. */
  get label() {
    return labelOf({ room: this.room, title: this.title ?? undefined, with: this.with ?? undefined });
  }

  /** How many loaded messages of others I have not read. */
  get unread() {
    return this.unreadAfter(this.read);
  }

  /** How many of them mention me. */
  get mentions() {
    return this.loaded.unreadAfter(this.read, this.ownUid).filter((one) => one.mentions?.includes(this.ownUid)).length;
  }

  /** @param {number} seq a mark of the client's own */
  unreadAfter(seq) {
    return this.loaded.unreadAfter(seq, this.ownUid).length;
  }

  /** @param {number} seq @returns {boolean} whether all messages after it are here, so that counting them tells the truth */
  isLoadedFrom(seq) {
    return this.cursor >= this.head && (seq >= this.cursor || this.loaded.reach(seq));
  }

  /** @param {import('./wire.js').Event} event of this room; types that are not known here are ignored */
  apply(event) {
    switch (event.type) {
      case 'joined': return this.#joined(event);
      case 'users': return this.#users(event);
      case 'presence': return this.#presence(event);
      case 'history': return this.#history(event);
      case 'entries': return event.entries.forEach((entry) => this.#entry(entry));
      case 'gap': return this.#gap(event);
      case 'synced': return this.#synced(event);
      case 'system': return this.#notice(event);
      case 'moderated': return this.#moderated(event);
      case 'read': return this.markRead(event.seq);
      case 'seen': return this.#seen(event);
      case 'typing': return this.#typing(event);
      case 'error': return this.#failure(event);
      default:
        if (isEntry(event)) this.#live(event);
    }
  }

  /** The connection is gone: what is here stays to be read, but nobody says that it is current. */
  disconnected() {
    this.synced = false;
    this.typing.clear();
  }

  /** @param {number} seq up to which I have read, here or on another device; only forward */
  markRead(seq) {
    this.read = Math.max(this.read, seq);
  }

  /** @param {Pending} pending an own command that waits for its echo */
  post(pending) {
    this.pending.push(pending);
  }

  /** @param {string} cid @param {Failure | null} failure null lets it wait again, in its old place */
  setFailure(cid, failure) {
    const found = this.pending.find((one) => one.cid === cid);
    if (found) found.failure = failure;
  }

  /** @param {string} cid */
  dropPending(cid) {
    this.pending = this.pending.filter((one) => one.cid !== cid);
  }

  /** @param {number} most how many messages to keep, the newest ones; a page brings the others back */
  trim(most) {
    this.loaded.trim(most);
  }

  /** @param {import('./wire.js').Joined} event */
  #joined(event) {
    this.kind = event.kind;
    this.title = event.title ?? null;
    this.topic = event.topic ?? null;
    this.with = event.with ?? null;
    this.role = event.role ?? 'member';
    this.slow = event.slow ?? 0;
    this.locked = event.locked === true;
    this.markRead(event.read ?? 0);
    this.head = event.head;
    this.synced = false;
    this.behind = false;
  }

  /** @param {import('./wire.js').Users} event */
  #users(event) {
    this.people = new Map(event.users.map((person) => [person.uid, person]));
    this.count = event.count;
    this.more = event.more === true;
  }

  /** @param {import('./wire.js').Presence} event */
  #presence(event) {
    for (const person of event.came ?? []) this.people.set(person.uid, person);
    for (const person of event.changed ?? []) {
      if (this.people.has(person.uid)) this.people.set(person.uid, person);
      if (person.uid === this.ownUid) this.role = person.role ?? 'member';
    }
    for (const uid of event.went ?? []) {
      this.people.delete(uid);
      this.typing.delete(uid);
    }
    this.count = event.count;
  }

  /**
   * Before the room is in step, a page without anything after it is the one that a join brings.
   * @param {import('./wire.js').History} event
   */
  #history(event) {
    if (!this.synced && event.after !== true) this.loaded.begin(event, this.cursor);
    else this.loaded.prepend(event, this.cursor);
  }

  /** @param {import('./wire.js').Gap} event */
  #gap(event) {
    this.loaded.clear();
    this.notices = [];
    this.#skipTo(event.to);
  }

  /** @param {number} seq */
  #skipTo(seq) {
    if (seq <= this.cursor) return;
    this.cursor = seq;
    this.loaded.skipTo(seq);
  }

  /** @param {import('./wire.js').Synced} event */
  #synced(event) {
    this.#skipTo(event.seq);
    this.head = Math.max(this.head, this.cursor);
    this.synced = true;
  }

  /** Before `synced` only the echo of an own command comes live; the join brings what it did. @param {import('./wire.js').Entry} entry */
  #live(entry) {
    if (this.synced) this.#entry(entry);
    else this.#acknowledged(entry);
  }

  /** @param {import('./wire.js').Entry} entry */
  #acknowledged(entry) {
    this.head = Math.max(this.head, entry.seq);
    if (entry.uid === this.ownUid && entry.cid) this.dropPending(entry.cid);
  }

  /** @param {import('./wire.js').Entry} entry */
  #entry(entry) {
    this.#acknowledged(entry);
    if (entry.seq <= this.cursor) return;
    if (entry.seq > this.cursor + 1) {
      this.behind = true;
      return;
    }
    this.cursor = entry.seq;
    if (entry.type === 'chat') {
      this.loaded.append(entry);
      this.typing.delete(entry.uid);
    } else if (entry.type === 'topic') {
      this.topic = entry.text || null;
    } else if (typeof entry.target === 'number') {
      this.loaded.amend(entry);
    }
  }

  /** @param {import('./wire.js').Moderated} event */
  #moderated(event) {
    const { action, uid, name, by, seconds, why } = event;
    if (action === 'slow') this.slow = seconds ?? 0;
    if (action === 'lock' || action === 'unlock') this.locked = action === 'lock';
    this.#keepNotice({ event: 'moderated', action, uid, name, by, seconds, why });
  }

  /** @param {import('./wire.js').Seen} event */
  #seen({ uid, seq }) {
    if (uid !== this.ownUid && seq > (this.seen.get(uid) ?? 0)) this.seen.set(uid, seq);
  }

  /** @param {import('./wire.js').Notice} event */
  #notice({ at, event, uid, name, text, was, sum }) {
    this.#keepNotice({ at, event, uid, name, text, was, sum });
  }

  /** @param {Omit<Notice, 'after'>} notice */
  #keepNotice(notice) {
    this.notices.push({ after: this.cursor, ...notice });
    if (this.notices.length > NOTICES_KEPT) this.notices.shift();
  }

  /** @param {import('./wire.js').Typing} event */
  #typing(event) {
    if (event.uid === this.ownUid) return;
    if (event.on) this.typing.set(event.uid, event.name);
    else this.typing.delete(event.uid);
  }

  /** @param {import('./wire.js').Fault} event */
  #failure(event) {
    if (event.cid) this.setFailure(event.cid, { code: event.code, text: event.text });
  }
}
