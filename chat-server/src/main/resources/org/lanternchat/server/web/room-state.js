// One room as a client sees it, made from the server's events: no DOM, no clock. The twin of Java's
// org.lanternchat.protocol.state.RoomState; the transcripts in chat-protocol/examples hold both to the same result.

/** How many notices a room keeps; the oldest go first. */
export const NOTICES_KEPT = 200;

/**
 * @typedef {{room: string, seq: number, at: number, uid: string, name: string, cid?: string, text: string}} Message
 * @typedef {{uid: string, name: string, away?: boolean, role?: string}} Person
 * @typedef {{after: number, at: number, event: string, uid?: string, name?: string, text: string}} Notice
 * @typedef {{code: string, text: string}} Failure
 * @typedef {{cid: string, text: string, at: number, failure: Failure | null}} Pending
 */

export class RoomState {
  /** @param {string} room @param {string} ownUid */
  constructor(room, ownUid) {
    this.room = room;
    this.ownUid = ownUid;
    /** @type {string | null} */
    this.topic = null;
    /** The seq of the room's newest entry, as far as is known. */
    this.head = 0;
    /** The last seq before which nothing is missing, the `since` of the next resume. */
    this.cursor = 0;
    this.synced = false;
    /** An entry came that does not follow the cursor: the room has to be joined again from there. */
    this.behind = false;
    /** @type {Message[]} ascending by seq */
    this.messages = [];
    /** Whether the server has older messages than the first one here. */
    this.before = false;
    /** @type {Map<string, Person>} */
    this.people = new Map();
    this.count = 0;
    /** Whether there are more people than the list names. */
    this.more = false;
    /** @type {Map<string, string>} uid → name */
    this.typing = new Map();
    /** @type {Notice[]} */
    this.notices = [];
    /** @type {Pending[]} own messages without an echo, in the order in which they were written */
    this.pending = [];
  }

  /** @param {any} event of this room; types that are not known here are ignored */
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
      case 'typing': return this.#typing(event);
      case 'error': return this.#failure(event);
      default:
        if (typeof event.seq === 'number' && event.seq > 0) this.#live(event);
    }
  }

  /** The connection is gone: what is here stays to be read, but nobody says that it is current. */
  disconnected() {
    this.synced = false;
    this.typing.clear();
  }

  /** @param {Pending} pending an own message that waits for its echo */
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
    if (this.messages.length <= most) return;
    this.messages = this.messages.slice(-most);
    this.before = true;
  }

  #joined(event) {
    this.topic = event.topic ?? null;
    this.head = event.head;
    this.synced = false;
    this.behind = false;
  }

  #users(event) {
    this.people = new Map(event.users.map((person) => [person.uid, person]));
    this.count = event.count;
    this.more = event.more === true;
  }

  #presence(event) {
    for (const person of event.came ?? []) this.people.set(person.uid, person);
    for (const person of event.changed ?? []) {
      if (this.people.has(person.uid)) this.people.set(person.uid, person);
    }
    for (const uid of event.went ?? []) {
      this.people.delete(uid);
      this.typing.delete(uid);
    }
    this.count = event.count;
  }

  #history(event) {
    const page = event.messages;
    if (this.messages.length === 0) {
      this.messages = [...page];
      this.before = event.before === true;
      return;
    }
    const first = this.messages[0].seq;
    if (page.length === 0 || page[0].seq <= first) this.before = event.before === true;
    this.messages = [...page.filter((message) => message.seq < first), ...this.messages];
    if (!this.synced) this.#newer(event);
  }

  // A join without `since` into a room that was loaded before: its page may bring what was missed, or begin beyond it.
  // Once in step, what is new comes live and in order, and never by a page.
  #newer(event) {
    const page = event.messages;
    const last = this.messages[this.messages.length - 1].seq;
    if (page.length === 0 || page[page.length - 1].seq <= last) return;
    if (page[0].seq > last + 1) {
      this.messages = [...page];
      this.before = event.before === true;
      return;
    }
    this.messages = [...this.messages, ...page.filter((message) => message.seq > last)];
  }

  #gap(event) {
    this.messages = [];
    this.notices = [];
    this.cursor = event.to;
    this.before = true;
  }

  #synced(event) {
    this.cursor = Math.max(this.cursor, event.seq);
    this.head = Math.max(this.head, this.cursor);
    this.synced = true;
  }

  // Before `synced` only the echo of an own message comes live; the join brings the message itself.
  #live(entry) {
    if (this.synced) this.#entry(entry);
    else this.#acknowledged(entry);
  }

  #acknowledged(entry) {
    this.head = Math.max(this.head, entry.seq);
    if (entry.uid === this.ownUid && entry.cid) this.dropPending(entry.cid);
  }

  #entry(entry) {
    this.#acknowledged(entry);
    if (entry.seq <= this.cursor) return;
    if (entry.seq > this.cursor + 1) {
      this.behind = true;
      return;
    }
    this.cursor = entry.seq;
    if (entry.type !== 'chat') return;
    this.messages.push(entry);
    this.typing.delete(entry.uid);
  }

  #notice(event) {
    this.notices.push({
      after: this.cursor,
      at: event.at,
      event: event.event,
      uid: event.uid,
      name: event.name,
      text: event.text,
    });
    if (this.notices.length > NOTICES_KEPT) this.notices.shift();
  }

  #typing(event) {
    if (event.uid === this.ownUid) return;
    if (event.on) this.typing.set(event.uid, event.name);
    else this.typing.delete(event.uid);
  }

  #failure(event) {
    if (event.cid) this.setFailure(event.cid, { code: event.code, text: event.text });
  }
}
