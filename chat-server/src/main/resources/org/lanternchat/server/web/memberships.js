// The rooms that this person is to be in, whatever the connection does: remembered, and joined again after each welcome.

import { Refusal, isPassing } from './requests.js';

const JOIN_PAUSE = 1_000;
const FIRST_ROOM = 'general';

export class Memberships {
  /**
   * @param {import('./chat-state.js').ChatState} state @param {import('./person-store.js').PersonStore} person
   * @param {import('./wire.js').Ask} ask
   * @param {(room: string, refusal: Refusal) => void} refused told of a room that does not let this person in
   */
  constructor(state, person, ask, refused) {
    this.state = state;
    this.person = person;
    this.ask = ask;
    this.refused = refused;
    /** @type {Set<string>} */
    this.rooms = new Set(person.joined ?? [FIRST_ROOM]);
  }

  /** @param {string} room that this person is in by now */
  remember(room) {
    this.rooms.add(room);
    this.person.joined = [...this.rooms];
  }

  /** @param {string} room joined as soon as that can be */
  want(room) {
    this.remember(room);
    this.#join(room);
  }

  /** @param {string} room */
  forget(room) {
    this.rooms.delete(room);
    this.person.joined = [...this.rooms];
  }

  /** One after the other, the shown one first: a burst of commands would be cut off. @param {string | null} shown @param {Set<string>} resumed */
  async joinAll(shown, resumed) {
    const rooms = [...this.rooms].filter((room) => !resumed.has(room));
    for (const room of rooms.sort((a, b) => Number(b === shown) - Number(a === shown))) await this.#join(room);
  }

  /** @param {string} room */
  async #join(room) {
    try {
      await this.ask({ type: 'join', room, since: this.state.rooms.get(room)?.cursor || undefined });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) return;
      if (isPassing(refusal.code)) this.#joinLater(room);
      else this.refused(room, refusal);
    }
  }

  /** @param {string} room */
  #joinLater(room) {
    window.setTimeout(() => {
      if (this.rooms.has(room) && !this.state.rooms.get(room)?.synced) this.#join(room);
    }, JOIN_PAUSE);
  }
}
