// Commands that wait for their direct answer, told by the `rid` that the answer repeats.

import { strings } from './strings.js';

const ANSWER_WITHIN = 15_000;

/**
 * In the person's language; where its code can mean many things, the server's own sentence says more.
 * @param {{code: string, text: string, fatal?: boolean}} event @returns {string}
 */
export function refusalOf({ code, text, fatal }) {
  if (code === 'banned' && fatal) return strings.banned;
  /** @type {Record<string, string>} */
  const refused = strings.refused;
  return Object.hasOwn(refused, code) ? refused[code] : text;
}

const PASSING = new Set(['rate_limited', 'busy', 'internal', 'storage_full']);

/** Whether a refusal passes by itself. @param {string} code */
export const isPassing = (code) => PASSING.has(code);

/** A refusal of the server, as its `error` event tells it. */
export class Refusal extends Error {
  /** @param {{code: string, text: string, fatal?: boolean, suggest?: string}} event */
  constructor(event) {
    super(refusalOf(event));
    this.code = event.code;
    this.suggest = event.suggest;
  }
}

/** Why something failed, as a sentence. @param {unknown} fault whatever was thrown @returns {string} */
export const whyOf = (fault) => (fault instanceof Error ? fault.message : String(fault));

/** @typedef {import('./wire.js').Event} Event */

export class Requests {
  #last = 0;
  /** @type {Map<string, {resolve: (answer: Event) => void, reject: (why: Error) => void, timer: number, apart: boolean}>} */
  #waiting = new Map();

  /** @param {import('./connection.js').Send} send */
  constructor(send) {
    this.send = send;
  }

  /**
   * @template {keyof import('./wire.js').Answered} T
   * @param {import('./wire.js').Question<T>} command
   * @param {{apart?: boolean}} [given] whether the answer is for the asker alone, and no part of what is known of the room
   * @returns {Promise<import('./wire.js').Answered[T][1]>} the answering event; an `error` rejects with a Refusal
   */
  ask(command, { apart = false } = {}) {
    const rid = `r${++this.#last}`;
    /** @type {Promise<Event>} */
    const answer = new Promise((resolve, reject) => {
      const sent =
        /** @type {import('./wire.js').Sent} */ ({ ...command, rid });
      if (!this.send(sent)) {
        reject(new Error(strings.offline));
        return;
      }
      const timer = window.setTimeout(() => this.#settle(rid)?.reject(new Error(strings.noAnswer)), ANSWER_WITHIN);
      this.#waiting.set(rid, { resolve, reject, timer, apart });
    });
    return (
      /** @type {Promise<import('./wire.js').Answered[T][1]>} */ (answer)
    );
  }

  /** @param {Event} event that may be an answer @returns {boolean} whether it is for the asker alone */
  answer(event) {
    const request = event.rid ? this.#settle(event.rid) : undefined;
    if (!request) return false;
    if (event.type === 'error') request.reject(new Refusal(event));
    else request.resolve(event);
    return request.apart;
  }

  /** The connection is gone, and with it every answer. */
  fail() {
    for (const rid of [...this.#waiting.keys()]) this.#settle(rid)?.reject(new Error(strings.offline));
  }

  /** @param {string} rid */
  #settle(rid) {
    const request = this.#waiting.get(rid);
    this.#waiting.delete(rid);
    window.clearTimeout(request?.timer);
    return request;
  }
}
