// The whole chat as a client sees it: who I am, the sidebar's rooms, and a RoomState for each room that is joined.
// No DOM, no clock. The twin of Java's org.lanternchat.protocol.state.ChatState.

import { RoomState, labelOf } from './room-state.js';
import { Summaries } from './summaries.js';
import { isEntry } from './wire.js';

export class ChatState {
  constructor() {
    /** @type {{uid: string, name: string, role: import('./room-state.js').Role, away?: boolean} | null} */
    this.me = null;
    /** @type {string | null} */
    this.epoch = null;
    /** @type {{name: string, version: string} | null} */
    this.server = null;
    this.limits = { frame: 65536, text: 4000, name: 24, room: 24, page: 200, file: 104_857_600 };
    this.sidebar = new Summaries();
    /** @type {Map<string, RoomState>} */
    this.rooms = new Map();
  }

  /** @returns {Map<string, import('./summaries.js').Summary>} the rooms of the sidebar, by name */
  get summaries() {
    return this.sidebar.all;
  }

  /** @param {import('./wire.js').Event} event */
  apply(event) {
    switch (event.type) {
      case 'welcome': return this.#welcome(event);
      case 'you': return this.#you(event);
      case 'rooms': return this.sidebar.take(event);
      case 'left': return this.#left(event);
      case 'joined':
        this.sidebar.joined(event);
        return this.room(event.room).apply(event);
      case 'read':
        this.sidebar.read(event.room, event.seq);
        break;
      case 'seen': break;
      default:
        if (isEntry(event)) this.sidebar.count(event, this.me?.uid ?? '');
    }
    if (typeof event.room === 'string') this.rooms.get(event.room)?.apply(event);
  }

  /** I have read up to there, which the server is to be told with `read`. @param {string} room @param {number} seq */
  markRead(room, seq) {
    this.apply({ type: 'read', room, seq });
  }

  /** Counted where the messages are here, else as many as the server told and came since. @param {string} room */
  unread(room) {
    return this.#counted(room, 'unread');
  }

  /** How many of them mention me. @param {string} room */
  mentions(room) {
    return this.#counted(room, 'mentions');
  }

  /** @param {string} room @returns {string} what people call it; empty where nobody told, never an id */
  label(room) {
    return this.rooms.get(room)?.label || labelOf(this.summaries.get(room) ?? { room });
  }

  /** @param {string} name @returns {RoomState} made when it is not there */
  room(name) {
    let room = this.rooms.get(name);
    if (!room) {
      room = new RoomState(name, this.me?.uid ?? '');
      this.rooms.set(name, room);
    }
    return room;
  }

  disconnected() {
    for (const room of this.rooms.values()) room.disconnected();
  }

  /** What `hello` says to be taken back into the rooms: only those of which something was received. */
  resume() {
    const rooms = Object.create(null);
    let some = false;
    for (const room of this.rooms.values()) {
      if (room.cursor === 0 || Object.keys(rooms).length >= 500) continue;
      rooms[room.room] = room.cursor;
      some = true;
    }
    return this.epoch !== null && some ? { epoch: this.epoch, rooms } : undefined;
  }

  /** @param {import('./wire.js').Welcome} event */
  #welcome(event) {
    // Another store or another person: what was read is worthless, what was written is not.
    if (this.epoch !== event.epoch || this.me?.uid !== event.uid) {
      for (const [name, old] of this.rooms) {
        const fresh = new RoomState(name, event.uid);
        fresh.pending = old.pending;
        this.rooms.set(name, fresh);
      }
    }
    this.epoch = event.epoch;
    this.me = { uid: event.uid, name: event.name, role: event.role };
    this.server = event.server;
    this.limits = { ...this.limits, ...event.limits };
    this.sidebar.replace(event.rooms);
  }

  /** @param {import('./wire.js').You} event */
  #you({ uid, name, role, away }) {
    if (uid === this.me?.uid) this.me = { uid, name, role, ...(away && { away }) };
  }

  /** @param {import('./wire.js').Left} event */
  #left({ room }) {
    this.rooms.delete(room);
    this.sidebar.left(room);
  }

  /** @param {string} name @param {'unread' | 'mentions'} what */
  #counted(name, what) {
    const room = this.rooms.get(name);
    if (room?.isLoadedFrom(room.read)) return room[what];
    return Math.max(this.summaries.get(name)?.[what] ?? 0, room?.[what] ?? 0);
  }
}
