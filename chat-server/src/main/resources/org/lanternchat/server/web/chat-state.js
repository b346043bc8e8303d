// The whole chat as a client sees it: who I am, the sidebar's rooms, and a RoomState for each room that is joined.
// No DOM, no clock. The twin of Java's org.lanternchat.protocol.state.ChatState.

import { RoomState } from './room-state.js';

/** @typedef {{room: string, kind: string, topic?: string, count: number, head: number, joined?: boolean}} Summary */

export class ChatState {
  constructor() {
    /** @type {{uid: string, name: string, role: string} | null} */
    this.me = null;
    /** @type {string | null} */
    this.epoch = null;
    /** @type {{name: string, version: string} | null} */
    this.server = null;
    this.limits = { frame: 65536, text: 4000, name: 24, room: 24, page: 200 };
    /** @type {Map<string, Summary>} the rooms of the sidebar, by name */
    this.summaries = new Map();
    /** @type {Map<string, RoomState>} */
    this.rooms = new Map();
  }

  /** @param {any} event */
  apply(event) {
    switch (event.type) {
      case 'welcome': return this.#welcome(event);
      case 'rooms': return this.#summaries(event);
      case 'left': return void this.rooms.delete(event.room);
      case 'joined': this.room(event.room).apply(event); return;
      default:
        if (typeof event.room === 'string') this.rooms.get(event.room)?.apply(event);
    }
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
    this.#summaries({ rooms: event.rooms, all: true });
  }

  #summaries(event) {
    if (event.all) this.summaries = new Map();
    for (const one of event.rooms ?? []) this.summaries.set(one.room, one);
    for (const name of event.gone ?? []) this.summaries.delete(name);
    this.summaries = new Map([...this.summaries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
