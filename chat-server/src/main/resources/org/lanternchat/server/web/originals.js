// The messages that replies quote. One that is not loaded is asked for alone, one after the other, as quotes come into
// the list; such an answer never becomes part of the room.

const MOST = 50;

export class Originals {
  #waiting = /** @type {{room: string, seq: number}[]} */ ([]);
  #asking = false;

  /**
   * @param {import('./wire.js').Ask} ask
   * @param {() => void} found
   */
  constructor(ask, found) {
    this.ask = ask;
    this.found = found;
    /** @type {Map<string, import('./room-state.js').Message | null>} by room and seq; null where it is on its way */
    this.known = new Map();
  }

  /** @param {string} room @param {number} seq @returns {import('./room-state.js').Message | undefined} */
  get(room, seq) {
    const key = `${room} ${seq}`;
    const known = this.known.get(key);
    if (known === undefined) {
      this.known.set(key, null);
      this.#waiting.push({ room, seq });
      if (this.#waiting.length > MOST) this.#forget(this.#waiting.shift());
      this.#next();
    }
    return known ?? undefined;
  }

  /** @param {import('./wire.js').Event} event may change one that is quoted: it is asked for again */
  changed(event) {
    if (event.type !== 'edit' && event.type !== 'delete') return;
    const key = `${event.room} ${event.target}`;
    if (this.known.get(key)) this.known.delete(key);
  }

  /** Nothing that was asked for will come, and what changes meanwhile is not told. */
  disconnected() {
    this.#waiting = [];
    this.known.clear();
  }

  /** @param {{room: string, seq: number} | undefined} wanted */
  #forget(wanted) {
    if (wanted) this.known.delete(`${wanted.room} ${wanted.seq}`);
  }

  async #next() {
    const wanted = this.#asking ? undefined : this.#waiting.shift();
    if (!wanted) return;
    this.#asking = true;
    try {
      const { messages } = await this.ask({ type: 'history', room: wanted.room, around: wanted.seq, limit: 1 });
      const message = messages.find((one) => one.seq === wanted.seq);
      this.known.set(`${wanted.room} ${wanted.seq}`, message ?? { ...wanted, at: 0, uid: '', name: '', deleted: true });
      this.found();
    } catch {
      this.#forget(wanted);
    } finally {
      this.#asking = false;
      this.#next();
    }
  }
}
