// Where one writes: a field that grows to eight lines, the line above it that tells who types, and the draft of each room.

import { el, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { lineOf } from './message-rows.js';
import { lengthOf } from './names.js';
import { chosen } from './preferences.js';
import { strings } from './strings.js';
import { Writing } from './writing.js';

const TELL_WHEN_LEFT = 400;
const LINES = 8;
const REFUSED = /[\u0000-\u0008\u000b-\u001f]/g;

export class ComposerView {
  /** @param {import('./client.js').Client} client @param {{posted: () => void, editLast: () => boolean}} actions */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    /** @type {string | null} the room whose draft is in the field */
    this.room = null;
    this.typing = el('div', { class: 'typing', 'aria-live': 'polite' });
    this.field = el('textarea', { class: 'composer-field', rows: 1, dir: 'auto', enterkeyhint: 'send',
      autocomplete: 'off', 'aria-describedby': 'composer-limit', oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event) });
    this.limit = el('span', { class: 'composer-limit', id: 'composer-limit', role: 'status' });
    this.button = el('button', { class: 'send', type: 'submit', 'aria-label': strings.send, title: strings.send },
      icon('send'));
    this.writing = new Writing(() => {
      this.cancel();
      this.focus();
    });
    this.form = el('form', { class: 'composer', onsubmit: (event) => this.#submit(event) }, this.writing.element,
      el('div', { class: 'composer-box' }, this.field, this.button));
    this.element = el('div', { class: 'foot' }, el('div', { class: 'foot-line' }, this.typing, this.limit), this.form);
    window.addEventListener('resize', () => this.#grow());
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    const { client } = this;
    if (dirty.has('composer') && client.shown !== this.room) this.#enter(client.shown);
    if (this.room !== null && (dirty.has('composer') || dirty.has('rooms'))) this.#label(client.called(this.room));
    if (dirty.has('typing') || dirty.has('composer')) this.#renderTyping();
  }

  focus() {
    this.field.focus();
  }

  /** Where the caret is. @param {string} text */
  insert(text) {
    const { field } = this;
    const before = field.value.slice(0, field.selectionStart);
    field.setRangeText(`${before === '' || /\s$/u.test(before) ? '' : ' '}${text}`, field.selectionStart, field.selectionEnd, 'end');
    this.focus();
    this.#typed();
  }

  /** The next message answers this one. @param {import('./bubble.js').MessageRow} row */
  reply(row) {
    this.cancel();
    this.writing.set({ kind: 'reply', seq: row.seq, name: row.name, line: lineOf(row) });
    this.focus();
  }

  /** @param {import('./bubble.js').MessageRow} row an own message @param {string} [text] what it is to say */
  edit(row, text = row.text) {
    this.writing.set({ kind: 'edit', seq: row.seq, name: row.name, line: lineOf(row) });
    this.#fill(text);
    this.focus();
  }

  /** Gives up the answer or the edit. @returns {boolean} whether there was one */
  cancel() {
    const { intent, isEditing } = this.writing;
    this.writing.set(null);
    if (isEditing) this.#fill(this.client.person.draft(this.room ?? ''));
    return intent !== null;
  }

  #fill(text) {
    this.field.value = text;
    this.field.setSelectionRange(text.length, text.length);
    this.#grow();
    this.#check();
  }

  #enter(room) {
    this.writing.move(this.room, room);
    this.room = room;
    this.element.hidden = room === null;
    if (room !== null) this.#fill(this.client.person.draft(room));
  }

  #label(called) {
    const isDirect = this.client.places.kindOf(this.room ?? '') === 'direct';
    const label = isDirect ? strings.writeToPerson(called) : strings.writeTo(called);
    setAttribute(this.field, 'placeholder', label);
    setAttribute(this.field, 'aria-label', label);
  }

  #renderTyping() {
    const room = this.room ? this.client.state.rooms.get(this.room) : undefined;
    const names = room ? [...room.typing.values()] : [];
    const key = names.join('\n');
    if (key === this.typingKey) return;
    this.typingKey = key;
    const parts = names.length > 0 ? strings.typing(names) : [];
    this.typing.replaceChildren(
      ...(names.length > 0 ? [el('span', { class: 'typing-dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'))] : []),
      ...parts.map((part) => (names.includes(part) ? el('bdi', { text: part }) : part)));
  }

  #typed() {
    this.#grow();
    this.#check();
    if (this.room === null || this.writing.isEditing) return;
    this.client.person.setDraft(this.room, this.field.value);
    if (this.field.value.trim() !== '') this.client.tellTyping(this.room);
  }

  #key(event) {
    if (event.key === 'ArrowUp' && !event.altKey && !event.shiftKey && this.field.value === '' && this.actions.editLast()) {
      event.preventDefault();
      return;
    }
    const sends = chosen.enter ? !event.shiftKey : event.ctrlKey || event.metaKey;
    if (event.key !== 'Enter' || !sends || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  #submit(event) {
    event.preventDefault();
    this.#send();
    this.field.focus();
  }

  #send() {
    const text = this.#text();
    if (this.room === null || text === '' || this.#left(text) < 0) return;
    const { intent } = this.writing;
    this.writing.set(null);
    if (intent?.kind === 'edit') {
      if (text !== this.#saidNow(intent.seq)) this.client.acts.edit(this.room, intent.seq, text);
      this.#fill(this.client.person.draft(this.room));
      return;
    }
    this.client.person.setDraft(this.room, '');
    this.#fill('');
    this.client.post(this.room, text, intent?.seq);
    this.actions.posted();
  }

  /** What that message says now. @param {number} seq */
  #saidNow(seq) {
    return this.client.state.rooms.get(this.room ?? '')?.messages.find((one) => one.seq === seq)?.text;
  }

  /** As the server will keep it: without white space at the end and without control characters. */
  #text() {
    const text = this.field.value.replace(/\r\n?/g, '\n').replace(REFUSED, '').replace(/\s+$/u, '');
    return text.toWellFormed ? text.toWellFormed() : text;
  }

  #left(text) {
    return this.client.state.limits.text - lengthOf(text);
  }

  #check() {
    const text = this.#text();
    const left = this.#left(text);
    setText(this.limit, left < 0 ? strings.over(-left) : left <= TELL_WHEN_LEFT ? strings.left(left) : '');
    this.limit.classList.toggle('fault', left < 0);
    this.button.disabled = text === '' || left < 0;
    setAttribute(this.field, 'aria-invalid', left < 0 ? 'true' : null);
  }

  #grow() {
    const { field } = this;
    field.style.height = 'auto';
    const style = window.getComputedStyle(field);
    const around = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    const most = parseFloat(style.lineHeight) * LINES + around;
    field.style.height = `${Math.min(field.scrollHeight, most)}px`;
    field.style.overflowY = field.scrollHeight > most + 1 ? 'auto' : 'hidden';
  }
}
