// The list of what can be completed, above the field. The keys stay in the field.

import { avatar } from './avatar.js';
import { offerAt } from './completions.js';
import { el, insertText, setAttribute, stepOf } from './dom.js';
import { strings } from './strings.js';

export class CompletionView {
  /** @param {import('./client.js').Client} client @param {HTMLTextAreaElement} field */
  constructor(client, field) {
    this.client = client;
    this.field = field;
    /** @type {import('./completions.js').Offer | null} */
    this.offer = null;
    this.at = 0;
    // Who clicks goes on writing.
    this.element = el('ul', { class: 'opened completions', id: 'completions', role: 'listbox', 'aria-label': strings.completions,
      hidden: true, onmousedown: (event) => event.preventDefault() });
    setAttribute(field, 'aria-autocomplete', 'list');
    setAttribute(field, 'aria-controls', 'completions');
    field.addEventListener('blur', () => this.hide());
    field.addEventListener('click', () => this.look());
  }

  /** What there is to complete before the caret. */
  look() {
    const { value, selectionStart, selectionEnd } = this.field;
    this.offer = selectionStart === selectionEnd && document.activeElement === this.field
      ? offerAt(value, selectionStart, this.client, () => this.look()) : null;
    this.element.hidden = this.offer === null;
    const lines = (this.offer?.choices ?? []).map(({ label, detail, uid, emoji }, i) => el('li', {
      class: 'completion', id: `completion-${i}`, role: 'option', onclick: () => this.#take(i),
    }, uid ? avatar(uid, label) : null, emoji ? el('span', { class: 'completion-emoji', text: emoji }) : null,
    el('bdi', { class: 'completion-label', text: label }), detail ? el('span', { class: 'completion-detail', text: detail }) : null));
    this.element.replaceChildren(...lines);
    this.#choose(0);
  }

  hide() {
    this.offer = null;
    this.element.hidden = true;
    this.#choose(0);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it was for the list */
  key(event) {
    if (!this.offer || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
    const step = stepOf(event.key, 'ArrowDown', 'ArrowUp');
    if (step) this.#choose(this.at + step);
    else if (event.key === 'Enter' && this.#isWhole()) return false;
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) this.#take(this.at);
    else if (event.key === 'Escape') this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Nothing is missing of what is chosen: Enter sends. */
  #isWhole() {
    const { from, to, choices } = /** @type {import('./completions.js').Offer} */ (this.offer);
    return choices[this.at].insert.trim() === this.field.value.slice(from, to);
  }

  /** @param {number} at */
  #choose(at) {
    const lines = [...this.element.children];
    this.at = this.offer ? (at + lines.length) % lines.length : 0;
    lines.forEach((line, i) => line.setAttribute('aria-selected', String(i === this.at)));
    setAttribute(this.field, 'aria-activedescendant', this.offer ? `completion-${this.at}` : null);
    if (this.offer) lines[this.at].scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} at */
  #take(at) {
    const { from, to, choices } = /** @type {import('./completions.js').Offer} */ (this.offer);
    this.hide();
    this.field.focus();
    this.field.setSelectionRange(from, to);
    insertText(this.field, choices[at].insert);
  }
}
