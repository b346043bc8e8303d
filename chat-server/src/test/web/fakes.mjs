// A browser made of nothing: a socket, a clock and a storage that the test holds in its hands.

/** A WebSocket whose other end is the test. */
export class FakeSocket {
  static OPEN = 1;
  /** @type {FakeSocket[]} every one that was opened since `pretend` */
  static all = [];

  constructor(url) {
    this.url = url;
    this.readyState = 0;
    this.sent = [];
    FakeSocket.all.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  opens() {
    this.readyState = 1;
    this.onopen();
  }

  breaks(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  says(event) {
    this.onmessage({ data: JSON.stringify(event) });
  }
}

/** Time that passes only when it is told to. */
export class Clock {
  now = 0;
  next = 1;
  timers = new Map();

  setTimeout(action, pause) {
    this.timers.set(this.next, { at: this.now + pause, action });
    return this.next++;
  }

  clearTimeout(id) {
    this.timers.delete(id);
  }

  pass(time) {
    const end = this.now + time;
    for (;;) {
      const due = [...this.timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.now = due[1].at;
      due[1].action();
    }
    this.now = end;
  }
}

/** As a browser's: its keys are its own properties. @param {number} [room] how much it takes */
export function localStorage(room = Infinity) {
  return Object.create({
    getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; },
    setItem(key, text) {
      const size = Object.keys(this).filter((one) => one !== key).reduce((sum, one) => sum + this[one].length, text.length);
      if (size > room) throw new Error('QuotaExceededError');
      this[key] = text;
    },
    removeItem(key) { delete this[key]; },
  });
}

/** Puts the fakes where the client looks for a browser. @returns {{clock: Clock, listeners: Record<string, () => void>}} */
export function pretend() {
  const clock = new Clock();
  const listeners = {};
  const addEventListener = (name, action) => { listeners[name] = action; };
  const removeEventListener = () => undefined;
  FakeSocket.all = [];
  globalThis.WebSocket = FakeSocket;
  globalThis.document = { addEventListener, removeEventListener, visibilityState: 'visible' };
  globalThis.window = {
    setTimeout: (action, pause) => clock.setTimeout(action, pause), clearTimeout: (id) => clock.clearTimeout(id),
    addEventListener, removeEventListener, localStorage: localStorage(),
  };
  return { clock, listeners };
}
