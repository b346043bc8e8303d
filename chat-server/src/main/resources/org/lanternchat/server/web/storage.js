// What the browser keeps for one server: identities, joined rooms, reading marks, drafts and the outbox. Falls back to
// memory where the browser withholds localStorage, and drops nothing silently except what is over a bound.

const PREFIX = 'lantern';

/** @returns {Storage | Map<string, string>} */
function backing() {
  try {
    const probe = `${PREFIX}:probe`;
    window.localStorage.setItem(probe, '1');
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return new Map();
  }
}

export class Store {
  /** @param {string} scope the server's address, or `app` for what belongs to all servers */
  constructor(scope) {
    this.prefix = `${PREFIX}:${scope}:`;
    this.backing = backing();
    /** Whether what is written outlives the page. */
    this.durable = !(this.backing instanceof Map);
    /** @type {Map<string, string>} what the storage refused, when it is full */
    this.overflow = new Map();
  }

  /** @template T @param {string} key @param {T} fallback @returns {T} */
  get(key, fallback) {
    const name = this.prefix + key;
    const text = this.overflow.get(name)
      ?? (this.backing instanceof Map ? this.backing.get(name) : this.backing.getItem(name));
    if (text === undefined || text === null) return fallback;
    try {
      return JSON.parse(text);
    } catch {
      return fallback;
    }
  }

  /** @param {string} key @param {unknown} value */
  set(key, value) {
    const name = this.prefix + key;
    const text = JSON.stringify(value);
    this.overflow.delete(name);
    if (this.backing instanceof Map) {
      this.backing.set(name, text);
      return;
    }
    try {
      this.backing.setItem(name, text);
    } catch {
      this.overflow.set(name, text);
    }
  }

  /** @param {string} key */
  remove(key) {
    const name = this.prefix + key;
    this.overflow.delete(name);
    if (this.backing instanceof Map) this.backing.delete(name);
    else this.backing.removeItem(name);
  }

  /** What is kept under keys that begin so is kept under others. @param {string} from @param {string} to */
  move(from, to) {
    if (from === to) return;
    for (const key of this.keys(from)) {
      this.set(to + key.slice(from.length), this.get(key, null));
      this.remove(key);
    }
  }

  /** @param {string} start @returns {string[]} the keys that begin so, sorted */
  keys(start) {
    const whole = this.prefix + start;
    const names = this.backing instanceof Map ? [...this.backing.keys()] : Object.keys(this.backing);
    return [...new Set([...names, ...this.overflow.keys()])]
      .filter((name) => name.startsWith(whole))
      .map((name) => name.slice(this.prefix.length))
      .sort();
  }
}
