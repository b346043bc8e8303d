// Looking for messages: what is typed is asked of the server a moment after the last key, and the hits come page by page;
// without a connection, what is loaded here is looked through. No DOM.

import { whyOf } from './requests.js';
import { strings } from './strings.js';

const PAUSE = 300;
const PAGE = 30;
/** Who looks for more types another word. */
const MOST = 600;
const MARKS = /\p{M}/gu;

/** @typedef {{room: string, seq: number, at: number, uid: string, name: string, text: string, marks: [number, number][]}} Hit */

export class Search {
  #timer = 0;
  #asking = 0;
  #isLoading = false;
  #next = /** @type {number | undefined} */ (undefined);

  /** @param {import('./client.js').Client} client @param {() => void} changed */
  constructor(client, changed) {
    this.client = client;
    this.changed = changed;
    this.query = '';
    /** In all rooms that may be read, and not only in the one that is shown. */
    this.everywhere = false;
    /** @type {Hit[]} the newest first */
    this.hits = [];
    /** What there is to say in place of hits; empty while there are some. */
    this.state = strings.searchIdle;
  }

  get isLocal() {
    return this.client.status.state !== 'open';
  }

  /** @param {string} query */
  type(query) {
    this.query = query;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.search(), PAUSE);
  }

  /** Looks now for what is typed. */
  search() {
    window.clearTimeout(this.#timer);
    this.#asking++;
    this.#isLoading = false;
    this.#next = undefined;
    this.hits = [];
    this.state = this.query.trim() === '' ? strings.searchIdle : strings.searching;
    this.changed();
    if (this.query.trim() !== '') this.#ask();
  }

  /** The next page of hits, if there is one. */
  more() {
    if (this.#next !== undefined && !this.#isLoading && this.hits.length < MOST) this.#ask();
  }

  /** @returns {Promise<void>} */
  async #ask() {
    const mine = this.#asking;
    this.#isLoading = true;
    const room = this.everywhere ? undefined : this.client.shown ?? undefined;
    try {
      const { hits, next } = this.isLocal ? { hits: found(this.#here(room), this.query), next: undefined }
        : await this.client.requests.ask({ type: 'search', q: this.query.trim(), room, before: this.#next, limit: PAGE }, { apart: true });
      if (mine !== this.#asking) return;
      this.#isLoading = false;
      this.hits = [...this.hits, ...hits];
      this.#next = next;
      if (this.hits.length === 0 && next !== undefined) return this.#ask();
      this.state = this.hits.length === 0 ? strings.nothingFound : '';
    } catch (refusal) {
      if (mine !== this.#asking) return;
      this.#isLoading = false;
      this.#next = undefined;
      this.state = whyOf(refusal);
    }
    this.changed();
  }

  /** @param {string | undefined} room */
  #here(room) {
    const rooms = [...this.client.state.rooms.values()];
    return rooms.filter((one) => room === undefined || one.room === room).flatMap((one) => one.messages);
  }
}

/**
 * As the server finds: each word, without regard to case and accents.
 * @param {import('./room-state.js').Message[]} messages @param {string} query @returns {Hit[]}
 */
function found(messages, query) {
  const words = folded(query).map(([letter]) => letter).join('').split(/\s+/).filter(Boolean);
  const hits = [];
  for (const message of messages) {
    const letters = message.deleted ? [] : folded(message.text ?? '');
    const text = letters.map(([letter]) => letter).join('');
    /** @type {[number, number][]} */
    const marks = [];
    const isHit = words.every((word) => {
      const from = text.indexOf(word);
      if (from >= 0) marks.push([letters[from][1], letters[from + word.length - 1][1] - letters[from][1] + 1]);
      return from >= 0;
    });
    if (isHit) hits.push({ ...message, text: message.text ?? '', marks: marks.sort(([a], [b]) => a - b) });
  }
  return hits.sort((a, b) => b.at - a.at).slice(0, 2 * PAGE);
}

/**
 * Each unit of the text without case and accents, and which code point of the original it belongs to.
 * @param {string} text @returns {[string, number][]}
 */
function folded(text) {
  return [...text].flatMap((letter, i) => [...letter.normalize('NFD').replace(MARKS, '').toLowerCase()]
    .flatMap((one) => one.split('').map((unit) => /** @type {[string, number]} */ ([unit, i]))));
}
