// Where one writes: a field that grows to eight lines, the line above it that tells who types, and the draft of each room.

import { AttachmentsView } from './attachments-view.js';
import { el, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { lineOf } from './message-rows.js';
import { lengthOf } from './names.js';
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
      onkeydown: (event) => this.#key(event), onpaste: (event) => this.files.paste(event) });
    this.limit = el('span', { class: 'composer-limit', id: 'composer-limit', role: 'status' });
    this.button = el('button', { class: 'send', type: 'submit', 'aria-label': strings.send, title: strings.send },
      icon('send'));
    this.writing = new Writing(() => {
      this.cancel();
      this.focus();
    });
    this.files = new AttachmentsView(client, { room: () => this.room, added: () => this.focus() });
    this.form = el('form', { class: 'composer', onsubmit: (event) => this.#submit(event) }, this.writing.element,
      this.files.list, el('div', { class: 'composer-box' }, this.files.button, this.files.input, this.field, this.button));
    this.element = el('div', { class: 'foot' }, el('div', { class: 'foot-line' }, this.typing, this.limit), this.form);
    window.addEventListener('resize', () => this.#grow());
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    const { client } = this;
    if (dirty.has('composer') && client.shown !== this.room) this.#enter(client.shown);
    if (this.room !== null && (dirty.has('composer') || dirty.has('rooms'))) this.#label(client.called(this.room));
    if (dirty.has('composer') || dirty.has('attachments')) {
      this.files.render();
      this.#check();
    }
    if (dirty.has('typing') || dirty.has('composer')) this.#renderTyping();
  }

  focus() {
    this.field.focus();
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
    const isDraft = this.room !== null && !this.writing.isEditing;
    if (isDraft) this.client.attachments.holdBack(this.room);
    this.#check();
    if (!isDraft) return;
    this.client.person.setDraft(this.room, this.field.value);
    if (this.field.value.trim() !== '') this.client.tellTyping(this.room);
  }

  #key(event) {
    if (event.key === 'ArrowUp' && !event.altKey && !event.shiftKey && this.field.value === '' && this.actions.editLast()) {
      event.preventDefault();
      return;
    }
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
    const { room, writing: { intent } } = this;
    if (room === null || this.#left(text) < 0) return;
    if (intent?.kind === 'edit') {
      if (text === '') return;
      this.writing.set(null);
      if (text !== this.#saidNow(intent.seq)) this.client.acts.edit(room, intent.seq, text);
      this.#fill(this.client.person.draft(room));
    } else if (text !== '' || this.client.attachments.of(room).length > 0) {
      this.#post(room);
    }
  }

  /** What is written there, as soon as its files are on the server. */
  #post(room) {
    const { attachments, person } = this.client;
    const problem = attachments.problem(room);
    if (problem) {
      this.files.showFailed();
      return this.#tell(problem, true);
    }
    if (attachments.waitFor(room, () => this.#post(room))) return this.#check();
    const text = cleaned(person.draft(room));
    const answer = this.writing.take(this.room === room ? null : room);
    person.setDraft(room, '');
    if (this.room === room && !this.writing.isEditing) this.#fill('');
    this.client.post(room, text, answer?.seq, attachments.take(room));
    if (this.room === room) this.actions.posted();
  }

  /** What that message says now. @param {number} seq */
  #saidNow(seq) {
    return this.client.state.rooms.get(this.room ?? '')?.messages.find((one) => one.seq === seq)?.text;
  }

  #text() {
    return cleaned(this.field.value);
  }

  #left(text) {
    return this.client.state.limits.text - lengthOf(text);
  }

  #check() {
    const text = this.#text();
    const left = this.#left(text);
    const { attachments } = this.client;
    const waits = attachments.isWaiting(this.room ?? '') ? strings.waitsForFiles : '';
    this.#tell(left < 0 ? strings.over(-left) : waits || (left <= TELL_WHEN_LEFT ? strings.left(left) : ''), left < 0);
    const hasFiles = !this.writing.isEditing && attachments.of(this.room).length > 0;
    this.button.disabled = (text === '' && !hasFiles) || left < 0;
    setAttribute(this.field, 'aria-invalid', left < 0 ? 'true' : null);
  }

  #tell(text, isFault) {
    setText(this.limit, text);
    this.limit.classList.toggle('fault', isFault);
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

/** As the server will keep it: without white space at the end and without control characters. @param {string} text */
function cleaned(text) {
  const clean = text.replace(/\r\n?/g, '\n').replace(REFUSED, '').replace(/\s+$/u, '');
  return clean.toWellFormed ? clean.toWellFormed() : clean;
}
