// The rooms as the sidebar lists them: rooms, then conversations of two, each by what people call them; who can be reached
// there, what is to be told of them, and how much they call.

import { isOpen } from './names.js';

const byLabel = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

export class Places {
  /** @param {import('./client.js').Client} client */
  constructor(client) {
    this.client = client;
    this.state = client.state;
  }

  /** Those of the server, and joined ones that it has not told of yet. @returns {string[]} */
  names() {
    return [...new Set([...this.state.summaries.keys(), ...this.client.wanted])];
  }

  /** In their order on the screen. @returns {string[]} */
  all() {
    const rooms = this.names();
    const keys = new Map(rooms.map((room) => [room, { direct: Number(this.kindOf(room) === 'direct'), label: this.client.labelOf(room) }]));
    /** @param {string} room */
    const key = (room) => /** @type {{direct: number, label: string}} */ (keys.get(room));
    return rooms.sort((a, b) => key(a).direct - key(b).direct || byLabel.compare(key(a).label, key(b).label) || (a < b ? -1 : 1));
  }

  /** A conversation may be heard of before the server lists it. @param {string} room @returns {string} `open`, `private` or `direct` */
  kindOf(room) {
    return this.state.summaries.get(room)?.kind ?? this.state.rooms.get(room)?.kind ?? (isOpen(room) ? 'open' : 'direct');
  }

  /** @param {string} room @returns {{uid: string, name: string} | null} the other person of a conversation of two */
  otherIn(room) {
    return this.state.rooms.get(room)?.with ?? this.state.summaries.get(room)?.with ?? null;
  }

  /** Whether the other person of a conversation can be reached, as far as the server tells. @param {string} room */
  presenceIn(room) {
    const uid = this.otherIn(room)?.uid ?? '';
    let hears = false;
    for (const { synced, people } of this.state.rooms.values()) {
      const person = synced && people.get(uid);
      if (person) return person.away ? 'away' : 'here';
      hears ||= synced;
    }
    return hears && (this.state.summaries.get(room)?.count ?? 0) >= 2 ? 'here' : 'unknown';
  }

  /** @param {string} room @returns {'all' | 'mentions' | 'nothing'} what is told of it */
  telling(room) {
    return this.client.person.telling(room) ?? (this.kindOf(room) === 'direct' ? 'all' : 'mentions');
  }

  /** @param {string} room @returns {number} what waits to be read there and is meant to be told */
  calls(room) {
    const concerns = this.client.wanted.has(room) || this.kindOf(room) === 'direct';
    return concerns && this.telling(room) !== 'nothing' ? this.client.unread(room) : 0;
  }

  /** The room so many lines away from the shown one, round the ends. @param {number} step @param {boolean} onlyCalling */
  beside(step, onlyCalling) {
    const all = this.all();
    const at = all.indexOf(this.client.shown ?? '');
    for (let i = 1; i <= all.length; i++) {
      const room = all[(((at + step * i) % all.length) + all.length) % all.length];
      if (!onlyCalling || this.calls(room) > 0) return room;
    }
    return null;
  }
}
