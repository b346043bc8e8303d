// The rooms of the sidebar, by name. What is pushed to all lacks what concerns one person; that stays as it was. The twin
// of Java's org.lanternchat.protocol.state.Summaries.

/**
 * @typedef {{room: string, kind: string, title?: string, topic?: string, with?: {uid: string, name: string},
 *   count: number, head: number, joined?: boolean, read?: number, unread?: number, mentions?: number,
 *   role?: import('./room-state.js').Role}} Summary
 */

/** @type {(keyof Summary)[]} */
const PERSONAL = ['with', 'joined', 'read', 'unread', 'mentions', 'role'];

export class Summaries {
  #counted = /** @type {Map<string, number>} up to which seq live messages are in `unread` */ (new Map());

  constructor() {
    /** @type {Map<string, Summary>} in their order */
    this.all = new Map();
  }

  /** @param {Summary[]} summaries */
  replace(summaries) {
    this.all = new Map();
    this.#counted = new Map();
    for (const one of summaries) this.#put(one);
    this.#sort();
  }

  /** @param {import('./wire.js').Rooms} event */
  take(event) {
    if (event.all) this.replace(event.rooms ?? []);
    else for (const one of event.rooms ?? []) this.#put(one);
    for (const room of event.gone ?? []) {
      this.all.delete(room);
      this.#counted.delete(room);
    }
    this.#sort();
  }

  /** @param {import('./wire.js').Joined} event */
  joined({ room, kind, title, topic, with: other, head, read, role }) {
    const known = this.all.get(room);
    if (!this.#counted.has(room)) this.#counted.set(room, head);
    this.all.set(room, compact({
      room, kind, title, topic, with: other, count: known?.count ?? 0, head: Math.max(known?.head ?? 0, head), joined: true,
      read: read ?? 0, unread: known?.unread, mentions: known?.mentions, role,
    }));
    this.#sort();
  }

  /** @param {string} room */
  left(room) {
    const known = this.all.get(room);
    if (!known) return;
    const { read, unread, mentions, role, ...rest } = known;
    this.all.set(room, { ...rest, joined: false });
  }

  /** @param {import('./wire.js').Entry} entry that came live, in a room that I may not even have joined @param {string} ownUid */
  count(entry, ownUid) {
    const known = this.all.get(entry.room);
    if (!known || entry.seq <= (this.#counted.get(entry.room) ?? 0)) return;
    this.#counted.set(entry.room, entry.seq);
    const now = { ...known, head: Math.max(known.head, entry.seq) };
    const isNews = entry.type === 'chat' && !entry.deleted && entry.uid !== ownUid && entry.seq > (known.read ?? 0);
    if (isNews) {
      now.unread = (known.unread ?? 0) + 1;
      now.mentions = (known.mentions ?? 0) + (entry.mentions?.includes(ownUid) ? 1 : 0);
    }
    this.all.set(entry.room, now);
  }

  /** How much is unread then is not known exactly, unless it is nothing. @param {string} room @param {number} seq */
  read(room, seq) {
    const known = this.all.get(room);
    if (!known || seq <= (known.read ?? 0)) return;
    const left = Math.max(0, known.head - seq);
    const [unread, mentions] = [known.unread ?? 0, known.mentions ?? 0].map((number) => Math.min(number, left));
    this.all.set(room, { ...known, read: seq, unread, mentions });
  }

  /** @param {Summary} told */
  #put(told) {
    const known = this.all.get(told.room);
    if (!known || typeof told.unread === 'number') this.#counted.set(told.room, told.head);
    const kept = known ? Object.fromEntries(PERSONAL.map((field) => [field, told[field] ?? known[field]])) : {};
    this.all.set(told.room, compact({ ...told, ...kept, head: Math.max(known?.head ?? 0, told.head) }));
  }

  #sort() {
    this.all = new Map([...this.all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** @param {Summary} summary @returns {Summary} without what is not there */
function compact(summary) {
  const there = Object.entries(summary).filter(([, value]) => value !== undefined && value !== null);
  return /** @type {Summary} */ (Object.fromEntries(there));
}
