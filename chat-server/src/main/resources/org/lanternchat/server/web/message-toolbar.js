// What can be done with the message under the pointer, or with that which has the focus. On a phone it is a sheet at the
// lower edge. It asks in its own place before it deletes.

import { QUICK } from './acts.js';
import { el, stepOf, targetOf } from './dom.js';
import { EmojiPicker } from './emoji-picker.js';
import { icon } from './icons.js';
import { actionsOf } from './message-actions.js';
import { strings } from './strings.js';

const OVERLAP = 10;
const EDGE = 4;

/** @typedef {import('./bubble.js').MessageRow} MessageRow */
/** @typedef {'actions' | 'question' | 'emoji'} Mode */

export class MessageToolbar {
  /**
   * @param {import('./client.js').Client} client @param {import('./message-actions.js').Doing} doing
   * @param {{left: (key: string) => void}} listener told when the keys go back to a message, or with none that this has another size
   */
  constructor(client, doing, listener) {
    this.client = client;
    this.doing = doing;
    this.listener = listener;
    this.element = el('div', { class: 'message-toolbar', role: 'toolbar', 'aria-label': strings.actions, hidden: true,
      onkeydown: (event) => this.#key(event) });
    this.scrim = el('div', { class: 'sheet-scrim', hidden: true });
    // The finger that opened the sheet is still down, and its release chooses nothing.
    this.isTouched = false;
    for (const part of [this.element, this.scrim]) {
      part.addEventListener('pointerdown', () => { this.isTouched = true; }, { capture: true });
      part.addEventListener('click', (event) => {
        if (this.isSheet && !this.isTouched && event.detail > 0) event.stopImmediatePropagation();
      }, { capture: true });
    }
    this.scrim.addEventListener('click', () => this.hide());
    // Who clicks goes on writing where they wrote.
    this.element.addEventListener('mousedown', (event) => targetOf(event).localName === 'input' || event.preventDefault());
    /** @type {import('./bubble.js').MessageRow | null} */
    this.row = null;
    this.room = '';
    /** @type {'actions' | 'question' | 'emoji'} what it shows */
    this.mode = 'actions';
    this.isSheet = false;
  }

  /** Whether it stays where it is, whatever the pointer does. */
  get isHeld() {
    return this.isSheet || this.mode !== 'actions' || this.element.contains(document.activeElement);
  }

  /**
   * @param {import('./bubble.js').MessageRow} row @param {string} room
   * @param {{sheet?: boolean, mode?: 'actions' | 'question' | 'emoji'}} [how]
   */
  show(row, room, { sheet = false, mode = 'actions' } = {}) {
    this.row = row;
    this.room = room;
    this.isSheet = sheet;
    this.isTouched = false;
    this.#fill(mode);
    this.scrim.hidden = !sheet;
    this.element.classList.toggle('is-sheet', sheet);
    this.element.hidden = this.element.childElementCount === 0;
    if (sheet || mode === 'question') this.focus();
  }

  hide() {
    const hadFocus = !this.isSheet && this.element.contains(document.activeElement);
    const key = this.row?.key ?? '';
    this.element.hidden = true;
    this.scrim.hidden = true;
    this.isSheet = false;
    this.mode = 'actions';
    this.row = null;
    if (hadFocus && this.isTouched) this.doing.back();
    else if (hadFocus) this.listener.left(key);
  }

  /** The first of what can be done. */
  focus() {
    /** @type {HTMLElement | null} */ (this.element.querySelector('button, input'))?.focus({ preventScroll: true });
  }

  /** @param {Element} message @param {Element} over what it lies on */
  place(message, over) {
    if (this.isSheet || this.element.hidden) return;
    const frame = over.getBoundingClientRect();
    const bubble = (message.querySelector('.bubble') ?? message).getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const isOwn = message.classList.contains('own');
    const right = Math.max(bubble.right - frame.left, isOwn ? 0 : bubble.left - frame.left + width);
    const x = Math.max(EDGE, Math.min(right, frame.width - EDGE) - width);
    const y = Math.min(Math.max(EDGE, bubble.top - frame.top - height + OVERLAP), Math.max(EDGE, frame.height - height - EDGE));
    this.element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  /** @param {Mode} mode */
  #fill(mode) {
    this.mode = mode;
    const { row } = this;
    if (!row) return;
    const parts = { actions: () => this.#actions(row), question: () => this.#question(row), emoji: () => this.#emoji(row) };
    this.element.replaceChildren(...parts[mode]());
  }

  /** @param {Mode} mode */
  #turn(mode) {
    this.#fill(mode);
    this.focus();
    this.listener.left('');
  }

  /** @param {MessageRow} row */
  #actions(row) {
    const buttons = actionsOf(row, this.client, this.room, this.doing).map((action) => el('button', {
      class: 'icon-button act', type: 'button', 'data-act': action.id, 'aria-label': action.label,
      title: strings.withKey(action.label, action.key === 'Delete' ? 'Del' : action.key.toUpperCase()),
      onclick: () => (action.asks ? this.#turn('question') : this.#do(action.run)),
    }, icon(action.icon, 18), el('span', { class: 'act-label', text: action.label })));
    if (!this.client.acts.isAlive(row)) return buttons;
    const own = new Set(row.reactions.filter((one) => one.own).map((one) => one.emoji));
    const quick = QUICK.map((emoji, i) => el('button', { class: 'icon-button quick', type: 'button', 'data-emoji': emoji,
      'aria-label': strings.reactWith(emoji), 'aria-pressed': String(own.has(emoji)),
      title: strings.withKey(strings.reactWith(emoji), String(i + 1)), text: emoji,
      onclick: () => this.#do(() => this.client.acts.react(this.room, row, emoji)) }));
    const more = el('button', { class: 'icon-button more-emoji', type: 'button', 'aria-label': strings.otherEmoji,
      title: strings.otherEmoji, onclick: () => this.#turn('emoji') }, icon('plus', 18));
    const seen = this.isSheet && row.seen ? el('p', { class: 'hint', text: this.client.acts.seenBy(this.room, row) }) : null;
    return [el('span', { class: 'quick-row' }, ...quick, more), ...(seen ? [seen] : []), el('span', { class: 'acts-row' }, ...buttons)];
  }

  /** @param {MessageRow} row */
  #question(row) {
    const yes = el('button', { class: 'ask-yes', type: 'button', text: strings.delete,
      onclick: () => this.#do(() => this.client.acts.delete(this.room, row)) });
    const no = el('button', { class: 'ask-no', type: 'button', text: strings.keepIt, onclick: () => this.hide() });
    const ask = el('span', { class: 'ask', role: 'alert', text: row.own ? strings.deleteOwn : strings.deleteOther });
    // A sheet may lie over what it asks about.
    const what = this.isSheet && row.text ? el('p', { class: 'ask-what', dir: 'auto', text: row.text }) : null;
    return [ask, ...(what ? [what] : []), yes, no];
  }

  /** @param {MessageRow} row */
  #emoji(row) {
    const picker = new EmojiPicker(this.client, (emoji) => this.#do(() => this.client.acts.react(this.room, row, emoji)));
    picker.open();
    return [picker.element];
  }

  /** @param {() => void} run */
  #do(run) {
    this.hide();
    run();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {NodeListOf<HTMLElement>} */
    const all = this.element.querySelectorAll('button, input');
    const buttons = [...all].filter((one) => one.offsetParent !== null);
    const at = buttons.findIndex((one) => one === document.activeElement);
    const step = stepOf(event.key, 'ArrowRight', 'ArrowLeft') + stepOf(event.key, 'ArrowDown', 'ArrowUp');
    const inField = targetOf(event).localName === 'input' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (event.key === 'Escape') this.hide();
    else if (step && !inField && !event.altKey) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
