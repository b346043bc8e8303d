// The files that are to go with the next message of each room, sent to the server while people still write; those that are
// there come back after a reload, as drafts do. No DOM.

import { MOST_FILES } from './files.js';
import { sizeOf } from './format.js';
import { strings } from './strings.js';

const AT_ONCE = 3;
const PAUSE = 2_000;

/**
 * @typedef {{key: string, room: string, name: string, size: number, media: string, file: File | null, state: 'waiting' | 'uploading' | 'ready' | 'failed', part: number,
 *   why: string, passing: boolean, info: import('./room-state.js').FileInfo | null, stop: () => void}} Attachment `passing` says
 *   that trying again may help; `file` is null for what came back after a reload
 */

export class Attachments {
  #last = 0;
  #rooms = /** @type {Map<string, Attachment[]>} */ (new Map());
  #wanted = /** @type {Map<string, () => void>} by room: sends the message that waits for its files */ (new Map());

  /**
   * @param {string} address the server's origin
   * @param {{token: () => string, most: () => number, changed: () => void, told: (text: string) => void,
   *   kept: () => import('./person-store.js').PersonStore}} outside
   */
  constructor(address, outside) {
    this.address = address;
    this.outside = outside;
  }

  /** @param {string | null} room @returns {Attachment[]} in the order in which they were attached */
  of(room) {
    if (room === null) return [];
    const all = this.#rooms.get(room) ?? this.outside.kept().attached(room).map((info) => this.#item(room, info.name, { info }));
    this.#rooms.set(room, all);
    return all;
  }

  /** @param {string} room @param {{file: File, name: string}[]} files what cannot be sent says so at once */
  add(room, files) {
    const all = this.of(room);
    const taken = files.slice(0, MOST_FILES - all.length);
    if (taken.length < files.length) this.outside.told(strings.mostFiles(MOST_FILES));
    const added = taken.map(({ file, name }) => this.#item(room, name, { file }));
    this.#rooms.set(room, [...all, ...added]);
    for (const item of added) this.#check(item);
    this.#next();
  }

  /** @param {Attachment} item */
  retry(item) {
    item.state = 'waiting';
    this.#next();
  }

  /** @param {Attachment} item taken away, wherever it is on its way */
  remove(item) {
    this.#rooms.set(item.room, this.of(item.room).filter((one) => one !== item));
    item.stop();
    if (this.of(item.room).length === 0) this.holdBack(item.room);
    this.#keep(item.room);
    this.#next();
  }

  /** @param {string} room @returns {import('./room-state.js').FileInfo[]} as the server knows them; they go with a message now */
  take(room) {
    const ready = this.of(room).flatMap(({ info }) => info ?? []);
    this.#rooms.set(room, []);
    this.#keep(room);
    this.outside.changed();
    return ready;
  }

  /** @param {string} room @returns {string} what stands against sending them now; empty when nothing does */
  problem(room) {
    return this.#has(room, 'failed') ? strings.someFilesFailed : '';
  }

  /**
   * Where files are still under way, keeps the message until they are there.
   * @param {string} room @param {() => void} send @returns {boolean} whether it does
   */
  waitFor(room, send) {
    if (!this.#isUnderWay(room)) return false;
    this.#wanted.set(room, send);
    return true;
  }

  /** @param {string} room somebody writes on: the message does not go by itself any more */
  holdBack(room) {
    this.#wanted.delete(room);
  }

  /** @param {string} room */
  isWaiting(room) {
    return this.#wanted.has(room);
  }

  close() {
    for (const item of [...this.#rooms.values()].flat()) item.stop();
    this.#rooms.clear();
  }

  /**
   * @param {string} room @param {string} name @param {{file?: File, info?: import('./room-state.js').FileInfo}} what one of both
   * @returns {Attachment}
   */
  #item(room, name, { file, info }) {
    return { key: `a${++this.#last}`, room, name, size: (info ?? file)?.size ?? 0, media: info?.media ?? file?.type ?? '', file: file ?? null,
      state: info ? 'ready' : 'waiting', part: 0, why: '', passing: false, info: info ?? null, stop: () => undefined };
  }

  /** @param {string} room */
  #keep(room) {
    this.outside.kept().setAttached(room, this.of(room).flatMap(({ info }) => info ?? []));
  }

  /** @param {string} room @param {Attachment['state']} state */
  #has(room, state) {
    return this.of(room).some((item) => item.state === state);
  }

  /** @param {string} room */
  #isUnderWay(room) {
    return this.#has(room, 'waiting') || this.#has(room, 'uploading');
  }

  /** @param {Attachment} item */
  #check(item) {
    const most = this.outside.most();
    if (item.size > most) this.#fail(item, strings.fileTooBig(sizeOf(most)));
    else if (item.size === 0) this.#fail(item, strings.fileEmpty);
  }

  /** @param {Attachment} item @param {string} why @param {boolean} [passing] */
  #fail(item, why, passing = false) {
    Object.assign(item, { state: 'failed', why, passing });
  }

  /** Begins those that have a turn, and sends the messages that waited for the last one. */
  #next() {
    const all = [...this.#rooms.values()].flat();
    let free = AT_ONCE - all.filter((item) => item.state === 'uploading').length;
    for (const item of all) if (item.state === 'waiting' && free-- > 0) this.#begin(item);
    for (const [room, send] of [...this.#wanted]) {
      if (this.#isUnderWay(room)) continue;
      this.holdBack(room);
      if (this.#has(room, 'failed')) this.outside.told(strings.someFilesFailed);
      else send();
    }
    this.outside.changed();
  }

  /** @param {Attachment} item */
  async #begin(item) {
    Object.assign(item, { state: 'uploading', part: 0 });
    let isStopped = false;
    item.stop = () => { isStopped = true; };
    try {
      // A folder looks like a file until it is read.
      await item.file?.slice(0, 1).arrayBuffer();
    } catch {
      this.#fail(item, strings.fileUnreadable);
      return this.#next();
    }
    if (!isStopped) this.#send(item);
  }

  /** @param {Attachment} item */
  #send(item) {
    const request = new XMLHttpRequest();
    item.stop = () => request.abort();
    request.open('POST', `${this.address}/api/files?name=${encodeURIComponent(item.name)}`);
    request.setRequestHeader('Authorization', `Bearer ${this.outside.token()}`);
    request.upload.onprogress = ({ loaded, total }) => {
      item.part = total > 0 ? loaded / total : 0;
      this.outside.changed();
    };
    request.onload = () => this.#answered(item, request);
    request.onerror = () => {
      this.#fail(item, strings.fileUnreachable, true);
      this.#next();
    };
    request.send(item.file);
  }

  /** @param {Attachment} item @param {XMLHttpRequest} request */
  #answered(item, request) {
    const answer = parsed(request.responseText);
    if (request.status === 201 && typeof answer?.id === 'string') {
      const { url, ...info } = answer;
      Object.assign(item, { state: 'ready', info });
      this.#keep(item.room);
    } else if (request.status === 429) {
      const timer = window.setTimeout(() => this.#send(item), Number(request.getResponseHeader('Retry-After')) * 1_000 || PAUSE);
      item.stop = () => window.clearTimeout(timer);
      return;
    } else {
      this.#fail(item, String(answer?.text ?? '') || strings.fileRefused, request.status !== 400 && request.status !== 413);
    }
    this.#next();
  }
}

/** @param {string} text @returns {(Partial<import('./room-state.js').FileInfo> & {url?: string, text?: string}) | null} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
