// Older messages of the rooms, page by page, as scrolling or a jump needs them.

import { Refusal } from './requests.js';

const PAGE = 50;
const JUMP_PAGE = 200;
const JUMP_PAGES = 100;
/** The server answers ten times a second. */
const PACE = 300;
const AGAIN = 10;

export class HistoryPages {
  #loading = /** @type {Set<string>} */ (new Set());

  /**
   * @param {import('./chat-state.js').ChatState} state @param {import('./wire.js').Ask} ask
   * @param {(parts: string[]) => void} changed
   */
  constructor(state, ask, changed) {
    this.state = state;
    this.ask = ask;
    this.changed = changed;
  }

  /** @param {string} room */
  isLoading(room) {
    return this.#loading.has(room);
  }

  /** @param {string} name of a room whose older messages are to come; one request at a time */
  async loadOlder(name) {
    const room = this.state.rooms.get(name);
    if (!room || !room.before || !room.synced || this.#loading.has(name)) return;
    this.#loading.add(name);
    this.changed(['messages']);
    try {
      await this.#page(room, PAGE);
    } catch {
      // Scrolling asks again.
    } finally {
      this.#loading.delete(name);
      this.changed(['messages']);
    }
  }

  /**
   * Loads what lies between, because the list has no holes.
   * @param {string} name @param {number} seq @returns {Promise<boolean>} whether that message is there
   */
  async loadUntil(name, seq) {
    const room = this.state.rooms.get(name);
    if (!room) return false;
    for (let page = 0; page < JUMP_PAGES && room.before && (room.messages[0]?.seq ?? Infinity) > seq; page++) {
      await this.#page(room, JUMP_PAGE);
      if (this.state.rooms.get(name) !== room) return false;
    }
    return room.messages.some((message) => message.seq === seq);
  }

  /** @param {import('./room-state.js').RoomState} room @param {number} limit */
  async #page(room, limit) {
    for (let again = AGAIN; ; again--) {
      try {
        const before = room.messages[0]?.seq ?? room.head + 1;
        return await this.ask({ type: 'history', room: room.room, before, limit });
      } catch (refusal) {
        if (!(refusal instanceof Refusal) || refusal.code !== 'rate_limited' || again === 0) throw refusal;
      }
      await new Promise((resolve) => { window.setTimeout(resolve, PACE); });
    }
  }
}
