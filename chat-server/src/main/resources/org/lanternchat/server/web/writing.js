// What is being written in the shown room: a message, an answer to one, or an own one anew. While a message is edited its
// text stands in the place of the draft, which comes back afterwards.

import { el, setText } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

/** @typedef {{kind: 'reply' | 'edit', seq: number, name: string, line: string}} Intent */

export class Writing {
  /** @param {() => void} cancelled told when the person gives it up with the button */
  constructor(cancelled) {
    /** @type {Intent | null} */
    this.intent = null;
    /** @type {Map<string, Intent>} answers that are kept while another room is shown */
    this.kept = new Map();
    this.sign = el('span', { class: 'writing-sign' });
    this.what = el('span', { class: 'writing-what', dir: 'auto' });
    this.line = el('span', { class: 'writing-line', dir: 'auto' });
    this.element = el('div', { class: 'writing', hidden: true }, this.sign, el('div', { class: 'writing-text' }, this.what, this.line),
      el('button', { class: 'icon-button writing-cancel', type: 'button', 'aria-label': strings.cancelWriting,
        title: strings.cancelWriting, onclick: cancelled }, icon('close', 18)));
  }

  get isEditing() {
    return this.intent?.kind === 'edit';
  }

  /** @param {Intent | null} intent */
  set(intent) {
    this.intent = intent;
    this.element.hidden = intent === null;
    if (!intent) return;
    this.sign.replaceChildren(icon(intent.kind === 'reply' ? 'reply' : 'edit', 18));
    setText(this.what, intent.kind === 'reply' ? strings.replyingTo(intent.name) : strings.editing);
    setText(this.line, intent.line);
  }

  /** What the next message answers, for the last time. @param {string | null} elsewhere a room that is not shown @returns {Intent | null} */
  take(elsewhere) {
    const answer = elsewhere === null ? this.intent : this.kept.get(elsewhere) ?? null;
    if (elsewhere !== null) this.kept.delete(elsewhere);
    else if (answer?.kind === 'reply') this.set(null);
    return answer?.kind === 'reply' ? answer : null;
  }

  /** Another room is shown: an answer waits for the return, an edit is given up. @param {string | null} from @param {string | null} to */
  move(from, to) {
    if (from !== null && this.intent?.kind === 'reply') this.kept.set(from, this.intent);
    else if (from !== null) this.kept.delete(from);
    this.set((to !== null && this.kept.get(to)) || null);
  }
}
