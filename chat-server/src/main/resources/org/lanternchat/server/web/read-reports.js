// Tells the server how far this person has read, so that other devices and the authors know: at once, and then no more often
// than the server passes it on.

const PAUSE = 1_000;

export class ReadReports {
  #told = /** @type {Map<string, number>} */ (new Map());
  #due = /** @type {Map<string, number>} */ (new Map());
  #timer = 0;

  /** @param {import('./connection.js').Send} send */
  constructor(send) {
    this.send = send;
  }

  /** @param {string} room that is in step @param {number} seq up to which it was read @param {number} known what the server has said of it */
  read(room, seq, known) {
    if (seq <= Math.max(known, this.#told.get(room) ?? 0, this.#due.get(room) ?? 0)) return;
    this.#due.set(room, seq);
    if (!this.#timer) this.#tell();
  }

  /** What the server knows it says when the rooms are joined again. */
  disconnected() {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#told.clear();
    this.#due.clear();
  }

  #tell() {
    this.#timer = 0;
    for (const [room, seq] of this.#due) {
      this.#told.set(room, seq);
      this.send({ type: 'read', room, seq });
    }
    if (this.#due.size > 0) this.#timer = window.setTimeout(() => this.#tell(), PAUSE);
    this.#due.clear();
  }
}
