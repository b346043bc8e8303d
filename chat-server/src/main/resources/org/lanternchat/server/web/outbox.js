// Own messages, edits and the like that the server has not yet echoed. They are kept in storage, one key each so that two
// tabs do not overwrite one another, and sent one at a time and in order: sending again with the same cid is harmless.

/** @typedef {{cid: string, room: string, at: number, uid: string, failure: import('./room-state.js').Failure | null,
 *   command: import('./wire.js').Command, files?: import('./room-state.js').FileInfo[]}} Item `command` as it will be sent */

/** @typedef {Omit<Item, 'command'> & {command?: Item['command'], text?: string}} Kept in an older version's form, or in this one's */

const KEPT = 500;

/** @returns {string} 22 characters out of [0-9a-z], also where a page on plain http has no randomUUID */
export function newCid() {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

export class Outbox {
  /** @param {import('./storage.js').Store} store @param {string} person whose outbox it is: the folded name */
  constructor(store, person) {
    this.store = store;
    this.prefix = `outbox:${person}:`;
    /** @type {Map<string, Item>} by cid, in the order in which they were written */
    this.items = new Map();
    for (const key of store.keys(this.prefix)) {
      const item = store.get(key,
        /** @type {Kept | null} */ (null));
      if (item && typeof item.cid === 'string') this.items.set(item.cid, whole(item));
    }
    /** @type {string | null} the cid that was sent and not answered */
    this.inFlight = null;
  }

  /** @param {string} person the same one under another name */
  rename(person) {
    const before = this.prefix;
    this.prefix = `outbox:${person}:`;
    this.store.move(before, this.prefix);
  }

  get full() {
    return this.items.size >= KEPT;
  }

  /** @param {Item} item */
  add(item) {
    item.at = Math.max(item.at, ([...this.items.values()].at(-1)?.at ?? 0) + 1);
    this.items.set(item.cid, item);
    this.store.set(this.#key(item), item);
  }

  /** @param {string} cid @returns {Item | undefined} */
  remove(cid) {
    const item = this.items.get(cid);
    if (!item) return undefined;
    this.items.delete(cid);
    this.store.remove(this.#key(item));
    if (this.inFlight === cid) this.inFlight = null;
    return item;
  }

  /** @param {string} cid @param {import('./room-state.js').Failure | null} failure why it was refused, or null to send it again */
  setFailure(cid, failure) {
    const item = this.items.get(cid);
    if (!item) return;
    if (this.inFlight === cid) this.inFlight = null;
    item.failure = failure;
    this.store.set(this.#key(item), item);
  }

  /** @param {(room: string) => boolean} isReady @returns {Item | null} the next to send, unless one is on its way */
  next(isReady) {
    if (this.inFlight !== null) return null;
    for (const item of this.items.values()) {
      if (item.failure === null && isReady(item.room)) {
        this.inFlight = item.cid;
        return item;
      }
    }
    return null;
  }

  /** @param {Item} item */
  #key(item) {
    return `${this.prefix}${String(item.at).padStart(16, '0')}-${item.cid}`;
  }
}

/** As it was kept before there was anything but messages. @param {Kept} kept @returns {Item} */
function whole({ text = '', ...item }) {
  return { command: { type: 'chat', room: item.room, cid: item.cid, text }, ...item };
}
