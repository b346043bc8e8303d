// How far each room was read, here or on another device, and how much came since.

export class Marks {
  /** @param {import('./chat-state.js').ChatState} state @param {import('./person-store.js').PersonStore} person */
  constructor(state, person) {
    this.state = state;
    this.person = person;
  }

  /** @param {string} room everything that is loaded there has been seen @returns {boolean} whether that is news */
  read(room) {
    const cursor = this.state.rooms.get(room)?.cursor;
    return cursor !== undefined && cursor > 0 && this.person.setMark(room, cursor);
  }

  /** @param {import('./wire.js').Joined} event one that was never looked at begins as read */
  enter(event) {
    if (this.person.mark(event.room) === undefined) this.person.setMark(event.room, event.head);
  }

  /** @param {import('./wire.js').Event} event what I wrote, here or elsewhere, is nothing new to me */
  own(event) {
    if (event.type !== 'chat' || event.uid !== this.state.me?.uid) return;
    if (this.person.mark(event.room) === event.seq - 1) this.person.setMark(event.room, event.seq);
  }

  /**
   * How many messages came since the room was last looked at. Where not all of them are loaded, all entries since then
   * are counted.
   * @param {string} name
   */
  unread(name) {
    const mark = this.person.mark(name);
    const room = this.state.rooms.get(name);
    if (mark === undefined) return this.state.unread(name);
    const read = Math.max(mark, room?.read ?? 0);
    const told = this.state.summaries.get(name)?.head ?? 0;
    if (room?.isLoadedFrom(read) && told <= room.cursor) return room.unreadAfter(read);
    return Math.max(0, told - read, (room?.head ?? 0) - read);
  }
}
