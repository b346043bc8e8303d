// What is kept for one person on one server: the token that makes the identity, the joined rooms, how far each was read,
// the room last shown, the drafts with their files, and what they chose for each room.

import { folded } from './names.js';

const ROOMS_KEPT = 500;
const EMOJI_KEPT = 27;
/** Files that are in no message are kept for a day by the server. */
const ATTACHED_FOR = 20 * 3_600_000;

export class PersonStore {
  /** @param {import('./storage.js').Store} store @param {string} name */
  constructor(store, name) {
    this.store = store;
    this.key = folded(name);
    this.prefix = `person:${this.key}:`;
    /** @type {{epoch: string | null, seqs: Record<string, number>}} */
    this.marks = store.get(`${this.prefix}marks`, { epoch: null, seqs: {} });
  }

  /** @returns {{uid: string, name: string, token?: string} | null} */
  get identity() {
    return this.store.get(`${this.prefix}identity`, null);
  }

  set identity(identity) {
    if (identity) this.store.set(`${this.prefix}identity`, identity);
    else this.store.remove(`${this.prefix}identity`);
  }

  /** @returns {string[] | null} null when this person never was in a room */
  get joined() {
    return this.store.get(`${this.prefix}joined`, null);
  }

  /** @param {string[]} rooms */
  set joined(rooms) {
    this.store.set(`${this.prefix}joined`, rooms.slice(-ROOMS_KEPT));
  }

  /** @returns {string | null} */
  get shown() {
    return this.store.get(`${this.prefix}shown`, null);
  }

  set shown(room) {
    this.store.set(`${this.prefix}shown`, room);
  }

  /** This person has another name now: what is kept goes along. @param {string} name */
  rename(name) {
    const before = this.prefix;
    this.key = folded(name);
    this.prefix = `person:${this.key}:`;
    this.store.move(before, this.prefix);
  }

  /** @param {string} room @returns {'all' | 'mentions' | 'nothing' | undefined} what is told of it, where that was chosen */
  telling(room) {
    return this.store.get(`${this.prefix}telling:${room}`, undefined);
  }

  /** @param {string} room @param {string} telling */
  setTelling(room, telling) {
    this.store.set(`${this.prefix}telling:${room}`, telling);
  }

  /** @param {string} room @returns {{uid: string, name: string, until: number}[]} */
  banned(room) {
    /** @type {{uid: string, name: string, until: number}[]} */
    const nobody = [];
    return this.store.get(`${this.prefix}banned:${room}`, nobody).filter((one) => !one.until || one.until > Date.now());
  }

  /** @param {string} room @param {{uid: string, name: string, until: number}[]} people */
  setBanned(room, people) {
    this.store.set(`${this.prefix}banned:${room}`, people.slice(-ROOMS_KEPT));
  }

  /** @param {string} epoch @returns {boolean} whether it is another than before: then marks mean nothing any more */
  useEpoch(epoch) {
    const before = this.marks.epoch;
    if (before === epoch) return false;
    this.marks = { epoch, seqs: {} };
    this.#saveMarks();
    return before !== null;
  }

  /** @param {string} room @returns {number | undefined} the last seq that was read there */
  mark(room) {
    return this.marks.seqs[room];
  }

  /** @param {string} room @param {number} seq only forward */
  setMark(room, seq) {
    if ((this.marks.seqs[room] ?? -1) >= seq) return false;
    this.marks.seqs[room] = seq;
    this.#saveMarks();
    return true;
  }

  /** @param {string} room */
  draft(room) {
    return this.store.get(`${this.prefix}draft:${room}`, '');
  }

  /** @param {string} room @param {string} text */
  setDraft(room, text) {
    if (text === '') this.store.remove(`${this.prefix}draft:${room}`);
    else this.store.set(`${this.prefix}draft:${room}`, text);
  }

  /** @param {string} room @returns {import('./room-state.js').FileInfo[]} on the server, for the next message there */
  attached(room) {
    /** @type {{until: number, files: import('./room-state.js').FileInfo[]}} */
    const nothing = { until: 0, files: [] };
    const kept = this.store.get(`${this.prefix}attached:${room}`, nothing);
    return kept.until > Date.now() ? kept.files : [];
  }

  /** @param {string} room @param {import('./room-state.js').FileInfo[]} files */
  setAttached(room, files) {
    if (files.length === 0) this.store.remove(`${this.prefix}attached:${room}`);
    else this.store.set(`${this.prefix}attached:${room}`, { until: Date.now() + ATTACHED_FOR, files });
  }

  /** @returns {string[]} those used last, the newest first */
  get emoji() {
    return this.store.get(`${this.prefix}emoji`, []);
  }

  /** @param {string} emoji was used now */
  usedEmoji(emoji) {
    this.store.set(`${this.prefix}emoji`, [emoji, ...this.emoji.filter((one) => one !== emoji)].slice(0, EMOJI_KEPT));
  }

  #saveMarks() {
    this.store.set(`${this.prefix}marks`, this.marks);
  }
}
