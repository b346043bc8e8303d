// The messages of a room that are here, each as the log up to the room's cursor left it. A page of history says as of
// which entry it is: what it lacks is put on it, and what it is ahead is not applied twice. The twin of Java's
// org.lanternchat.protocol.state.LoadedMessages.

import { revised } from './revisions.js';

/** How many changes are kept for pages that were read before them; an older page has to be asked for again. */
export const RECENT_KEPT = 500;

/** @typedef {import('./wire.js').History} Page */

export class LoadedMessages {
  /** @type {import('./wire.js').Change[]} */
  #recent = [];
  #recentFrom = 1;
  /** @type {Map<number, number>} which messages are ahead of the cursor, and as of when */
  #ahead = new Map();
  #aheadUntil = 0;

  constructor() {
    /** @type {import('./room-state.js').Message[]} ascending by seq; replaced, never changed, but for what is appended */
    this.all = [];
    /** Whether the server has older messages than the first one here. */
    this.before = false;
  }

  /** @param {import('./room-state.js').Message} message that follows the cursor; a page that was ahead may have brought it before */
  append(message) {
    if (this.all.length === 0 || this.all[this.all.length - 1].seq < message.seq) this.all.push(message);
  }

  /** @param {import('./wire.js').Change} change that follows the cursor */
  amend(change) {
    this.#recent.push(change);
    const dropped = this.#recent.length > RECENT_KEPT ? this.#recent.shift() : undefined;
    if (dropped) this.#recentFrom = dropped.seq + 1;
    const isKnown = (this.#ahead.get(change.target) ?? 0) >= change.seq;
    if (change.seq >= this.#aheadUntil) this.#ahead.clear();
    const index = lowerBound(this.all, change.target);
    if (isKnown || this.all[index]?.seq !== change.target) return;
    this.all[index] = revised(this.all[index], change);
  }

  /** @param {number} cursor everything up to it came, though not entry by entry */
  skipTo(cursor) {
    this.#recent = [];
    this.#recentFrom = cursor + 1;
  }

  clear() {
    this.all = [];
    this.#ahead.clear();
    this.before = true;
  }

  /** What was loaded before may have changed since. @param {Page} page the newest, with which a join begins @param {number} cursor */
  begin(page, cursor) {
    this.clear();
    this.before = page.before === true;
    this.all = this.#current(page, page.messages, cursor);
  }

  /**
   * What is loaded already stays, and what comes after the cursor comes live.
   * @param {Page} page of older messages @param {number} cursor
   */
  prepend(page, cursor) {
    if ((page.head ?? cursor) + 1 < this.#recentFrom) return;
    const end = this.all.length === 0 ? cursor + 1 : this.all[0].seq;
    if (page.messages.length === 0 || page.messages[0].seq <= end) this.before = page.before === true;
    const older = page.messages.filter((message) => message.seq < end);
    this.all = [...this.#current(page, older, cursor), ...this.all];
  }

  /** @param {number} most how many to keep, the newest ones; a page brings the others back */
  trim(most) {
    if (this.all.length <= most) return;
    this.all = this.all.slice(-most);
    this.before = true;
  }

  /** @param {number} seq @returns {boolean} whether every message after it, up to the cursor, is here */
  reach(seq) {
    return !this.before || (this.all.length > 0 && this.all[0].seq <= seq + 1);
  }

  /** @param {number} seq @param {string} ownUid messages after it that others wrote and that still say something */
  unreadAfter(seq, ownUid) {
    return this.all.slice(lowerBound(this.all, seq + 1)).filter((one) => one.uid !== ownUid && !one.deleted);
  }

  /** @param {Page} page @param {import('./room-state.js').Message[]} messages those of it that are wanted @param {number} cursor */
  #current(page, messages, cursor) {
    // Servers that do not say it have nothing that changes messages.
    const asOf = page.head ?? cursor;
    this.#aheadUntil = Math.max(this.#aheadUntil, asOf);
    return messages.map((message) => {
      if (asOf > cursor) this.#ahead.set(message.seq, asOf);
      return this.#recent.filter((change) => change.target === message.seq && change.seq > asOf).reduce(revised, message);
    });
  }
}

/** @param {{seq: number}[]} messages @param {number} seq @returns {number} the first index with at least that seq */
export function lowerBound(messages, seq) {
  let lo = 0;
  let hi = messages.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (messages[middle].seq < seq) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}
