// What people do with messages and what they may do, as far as a client can know: the server decides. What is done is
// shown at once and waits in the outbox like a message.

import { some } from './message-rows.js';
import { strings } from './strings.js';

/** The emoji that are offered at once, the same as in the desktop app. */
export const QUICK = ['👍', '❤️', '😂', '🎉', '😮', '😢'];

/** @typedef {Extract<import('./message-rows.js').Row, {kind: 'message'}>} MessageRow */

export class Acts {
  /** @param {import('./chat-state.js').ChatState} state @param {import('./delivery.js').Delivery} delivery */
  constructor(state, delivery) {
    this.state = state;
    this.delivery = delivery;
  }

  /** @param {Pick<MessageRow, 'seq' | 'deleted'>} row whether it is on the server and says something */
  isAlive(row) {
    return row.seq > 0 && !row.deleted;
  }

  /** @param {MessageRow} row */
  mayEdit(row) {
    return row.own && this.isAlive(row);
  }

  /** @param {string} room @param {MessageRow} row */
  mayDelete(room, row) {
    return this.isAlive(row) && (row.own || (!this.#isDirect(room) && this.#moderates(room)));
  }

  /** @param {string} room @param {Pick<MessageRow, 'seq' | 'deleted'>} row */
  mayPin(room, row) {
    return this.isAlive(row) && (this.#isDirect(room) || this.#moderates(room));
  }

  /** Puts an emoji under a message, or takes the own one away. @param {string} room @param {MessageRow} row @param {string} emoji */
  react(room, row, emoji) {
    if (!this.isAlive(row)) return;
    const on = !row.reactions.some((one) => one.own && one.emoji === emoji);
    this.delivery.give({ type: 'react', room, target: row.seq, emoji, on });
  }

  /** @param {string} room @param {Pick<MessageRow, 'seq' | 'deleted' | 'pinned'>} row */
  pin(room, row) {
    if (this.mayPin(room, row)) this.delivery.give({ type: 'pin', room, target: row.seq, on: !row.pinned });
  }

  /** @param {string} room @param {MessageRow} row */
  delete(room, row) {
    if (this.mayDelete(room, row)) this.delivery.give({ type: 'delete', room, target: row.seq });
  }

  /** @param {string} room @param {number} seq @param {string} text */
  edit(room, seq, text) {
    this.delivery.give({ type: 'edit', room, target: seq, text });
  }

  /** Who put an emoji under a message, as a sentence. @param {string} room @param {{emoji: string, uids: string[]}} reaction */
  reactors(room, { emoji, uids }) {
    const me = this.state.me?.uid;
    const others = uids.filter((uid) => uid !== me).map((uid) => this.#nameOf(room, uid));
    return strings.reactedBy([...(others.length < uids.length ? [strings.you] : []), ...others], emoji);
  }

  /** Who has read an own message, as a sentence. @param {string} room @param {MessageRow} row */
  seenBy(room, { seq }) {
    const seen = [...this.state.rooms.get(room)?.seen ?? []].filter(([, upTo]) => upTo >= seq);
    return strings.seenBy(some(seen.map(([uid]) => this.#nameOf(room, uid))));
  }

  /** Among those who are here, or else as the author of a message. @param {string} name of the room @param {string} uid */
  #nameOf(name, uid) {
    const room = this.state.rooms.get(name);
    return room?.people.get(uid)?.name ?? room?.messages.findLast?.((one) => one.uid === uid)?.name ?? strings.somebody;
  }

  /** @param {string} room */
  #isDirect(room) {
    return this.state.rooms.get(room)?.kind === 'direct';
  }

  /** @param {string} room */
  #moderates(room) {
    const roles = [this.state.rooms.get(room)?.role, this.state.me?.role];
    return roles.some((role) => role === 'owner' || role === 'moderator');
  }
}
