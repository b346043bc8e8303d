// The WebSocket to the server: opens it, finds out when it is dead, and opens it again with growing pauses.
// It knows nothing of rooms; what comes and goes is JSON.

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 10_000;
const QUIET = 30_000;
const ANSWER = 10_000;

/**
 * @typedef {{state: 'connecting' | 'open' | 'waiting' | 'closed', retryAt: number, attempts: number}} Status
 * @typedef {(command: import('./wire.js').Sent) => boolean} Send
 */

export class Connection {
  #socket = /** @type {WebSocket | null} */ (null);
  #timer = 0;
  #watch = 0;

  /**
   * @param {string} url
   * @param {{onOpen: () => void, onEvent: (event: import('./wire.js').Event) => void, onStatus: (status: Status) => void,
   *   onClose: (code: number) => void}} listener `onClose` comes before the status that follows it
   */
  constructor(url, listener) {
    this.url = url;
    this.listener = listener;
    /** @type {Status} */
    this.status = { state: 'closed', retryAt: 0, attempts: 0 };
    this.wake = () => this.#wake();
    window.addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
  }

  open() {
    this.#clear();
    this.#drop();
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    this.#set({ state: 'connecting', retryAt: 0, attempts: this.status.attempts + 1 });
    this.#timer = window.setTimeout(() => this.#lost(socket, 1006), ANSWER);
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#expectSomething(QUIET);
      this.listener.onOpen();
    };
    socket.onmessage = (message) => {
      if (socket === this.#socket) this.#receive(message.data);
    };
    socket.onclose = (event) => this.#lost(socket, event.code);
  }

  /** The server has taken us: the next break starts with a short pause again. */
  settled() {
    window.clearTimeout(this.#timer);
    this.#set({ state: 'open', retryAt: 0, attempts: 0 });
  }

  tryNow() {
    if (this.status.state === 'waiting') this.open();
  }

  /** The server does not take us at the moment. */
  retryLater() {
    if (this.#socket) this.#lost(this.#socket, 1013);
  }

  /** Ends it; no more attempts follow. */
  close() {
    this.#clear();
    this.#drop();
    window.removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    this.#set({ state: 'closed', retryAt: 0, attempts: 0 });
  }

  /** @param {import('./wire.js').Sent} command @returns {boolean} whether it went to the socket */
  send(command) {
    const socket = this.#socket;
    if (!socket || socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(command));
    return true;
  }

  /** @param {string} data */
  #receive(data) {
    this.#expectSomething(QUIET);
    let event = null;
    try {
      event = JSON.parse(data);
    } catch {
      return;
    }
    if (event && typeof event === 'object') this.listener.onEvent(event);
  }

  /** After `pause` of silence asks for an answer, and takes the connection for dead when none comes. @param {number} pause */
  #expectSomething(pause) {
    window.clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#watch = window.setTimeout(() => {
      this.send({ type: 'ping' });
      this.#watch = window.setTimeout(() => socket && this.#lost(socket, 1006), ANSWER);
    }, pause);
  }

  /** @param {WebSocket} socket @param {number} code */
  #lost(socket, code) {
    if (socket !== this.#socket) return;
    this.#clear();
    this.#drop();
    this.listener.onClose(code);
    if (this.#socket || this.status.state === 'closed') return;
    const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(this.status.attempts, 6));
    const pause = ceiling * (0.5 + Math.random() / 2);
    this.#timer = window.setTimeout(() => this.open(), pause);
    this.#set({ state: 'waiting', retryAt: Date.now() + pause, attempts: this.status.attempts });
  }

  #wake() {
    if (document.visibilityState === 'hidden') return;
    if (this.status.state === 'waiting') this.open();
    else if (this.status.state === 'open') this.#expectSomething(0);
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #clear() {
    window.clearTimeout(this.#timer);
    window.clearTimeout(this.#watch);
  }

  /** @param {Status} status */
  #set(status) {
    this.status = status;
    this.listener.onStatus(status);
  }
}
