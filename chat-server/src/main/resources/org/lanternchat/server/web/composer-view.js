// Where one writes: a field that grows to eight lines, the line above it that tells who types, and the draft of each room.

import { el, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { lengthOf } from './names.js';
import { strings } from './strings.js';

const TELL_WHEN_LEFT = 400;
const LINES = 8;
const REFUSED = /[\u0000-\u0008\u000b-\u001f]/g;

export class ComposerView {
  /** @param {import('./client.js').Client} client @param {{posted: () => void}} actions */
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
    this.form = el('form', { class: 'composer', onsubmit: (event) => this.#submit(event) },
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

  #enter(room) {
    this.room = room;
    this.element.hidden = room === null;
    if (room === null) return;
    this.field.value = this.client.person.draft(room);
    this.#grow();
    this.#check();
  }

  #label(called) {
    setAttribute(this.field, 'placeholder', strings.writeTo(called));
    setAttribute(this.field, 'aria-label', strings.writeTo(called));
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
    if (this.room === null) return;
    this.client.person.setDraft(this.room, this.field.value);
    if (this.field.value.trim() !== '') this.client.tellTyping(this.room);
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
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
    this.field.value = '';
    this.client.person.setDraft(this.room, '');
    this.#grow();
    this.#check();
    this.client.post(this.room, text);
    this.actions.posted();
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
