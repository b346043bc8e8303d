// Who is typing: tells the others now and then while keys are pressed here, and lets what was told of them expire.

const PAUSE = 3_000;
const LASTS = 6_000;

export class Typing {
  #sent = 0;
  #timers = /** @type {Map<string, number>} */ (new Map());

  /**
   * @param {import('./connection.js').Send} send
   * @param {(event: import('./wire.js').Typing) => void} expired told the same event with `on` false
   */
  constructor(send, expired) {
    this.send = send;
    this.expired = expired;
  }

  /** @param {string} room somebody presses keys there; told at most every three seconds */
  tell(room) {
    const now = Date.now();
    if (now - this.#sent < PAUSE) return;
    this.#sent = now;
    this.send({ type: 'typing', room, on: true });
  }

  /** What was typed is sent. */
  done() {
    this.#sent = 0;
  }

  /** @param {import('./wire.js').Typing} event */
  hear(event) {
    const key = `${event.room} ${event.uid}`;
    window.clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (!event.on) return;
    this.#timers.set(key, window.setTimeout(() => {
      this.#timers.delete(key);
      this.expired({ ...event, on: false });
    }, LASTS));
  }

  close() {
    for (const timer of this.#timers.values()) window.clearTimeout(timer);
  }
}
