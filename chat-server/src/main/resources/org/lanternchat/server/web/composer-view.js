// Where one writes: a field that grows to eight lines, the line above it that tells who types, and the draft of each room.

import { AttachmentsView } from './attachments-view.js';
import { CompletionView } from './completion-view.js';
import { el, insertText, setAttribute, setText } from './dom.js';
import { EmojiPicker } from './emoji-picker.js';
import { withEmoji } from './emoji.js';
import { icon } from './icons.js';
import { lineOf } from './message-rows.js';
import { lengthOf } from './names.js';
import { popover } from './popover.js';
import { SlashCommands, isCommand, meant } from './slash-commands.js';
import { chosen } from './preferences.js';
import { strings } from './strings.js';
import { Writing } from './writing.js';

const TELL_WHEN_LEFT = 400;
const LINES = 8;
const REFUSED = /[\u0000-\u0008\u000b-\u001f]/g;

export class ComposerView {
  /**
   * @param {import('./client.js').Client} client @param {{posted: () => void, editLast: () => boolean, show: (room: string) => void,
   *   leave: (room: string) => void, told: (text: string) => void}} actions
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    /** @type {string | null} the room whose draft is in the field */
    this.room = null;
    /** Why what is written was not sent. */
    this.problem = '';
    /** Who was typing when that was drawn. */
    this.typingKey = '';
    /** @type {EmojiPicker | null} made when somebody first wants it */
    this.picker = null;
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
    this.completion = new CompletionView(client, this.field);
    this.commands = new SlashCommands(client, { ...actions, again: (room, text) => this.#again(room, text) });
    const smile = el('button', { class: 'icon-button', type: 'button', 'aria-label': strings.pickEmoji, title: strings.pickEmoji },
      icon('smile'));
    const card = el('div', { class: 'opened picker-card', role: 'dialog', 'aria-label': strings.pickEmoji });
    const picker = popover(smile, card, () => {
      const all = this.picker ??= new EmojiPicker(client, (emoji) => {
        picker.close(false);
        insertText(this.field, emoji);
      });
      card.replaceChildren(all.element);
      return all.open();
    });
    this.form = el('form', { class: 'composer', onsubmit: (event) => this.#submit(event) }, this.writing.element,
      this.files.list, el('div', { class: 'composer-box' }, this.files.button, this.files.input, this.field,
        smile, this.button, card, this.completion.element));
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

  /** @param {string} text */
  #fill(text) {
    this.problem = '';
    this.field.value = text;
    this.field.setSelectionRange(text.length, text.length);
    this.completion.hide();
    this.#grow();
    this.#check();
  }

  /** @param {string | null} room */
  #enter(room) {
    this.writing.move(this.room, room);
    this.room = room;
    this.element.hidden = room === null;
    if (room !== null) this.#fill(this.client.person.draft(room));
  }

  /** @param {string} called */
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
    this.problem = '';
    this.#grow();
    this.completion.look();
    const room = this.writing.isEditing ? null : this.room;
    if (room !== null) this.client.attachments.holdBack(room);
    this.#check();
    if (room === null) return;
    this.client.person.setDraft(room, this.field.value);
    if (this.field.value.trim() !== '') this.client.tellTyping(room);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.completion.key(event)) return;
    if (event.key === 'ArrowUp' && !event.altKey && !event.shiftKey && this.field.value === '' && this.actions.editLast()) {
      event.preventDefault();
      return;
    }
    const sends = chosen.enter ? !event.shiftKey : event.ctrlKey || event.metaKey;
    if (event.key !== 'Enter' || !sends || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  /** @param {Event} event */
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
      if (text !== this.#saidNow(intent.seq)) withEmoji(text, (said) => this.client.acts.edit(room, intent.seq, said));
      this.#fill(this.client.person.draft(room));
    } else if (isCommand(text)) {
      this.#command(room, text);
    } else if (text !== '' || this.client.attachments.of(room).length > 0) {
      this.#post(room);
    }
  }

  /** @param {string} room @param {string} text */
  #command(room, text) {
    const problem = this.commands.run(room, text);
    if (problem) return this.#tell(problem);
    this.client.person.setDraft(room, '');
    if (this.room === room) this.#fill('');
  }

  /** It could not be done, and is typed again unless something else is. @param {string} room @param {string} text */
  #again(room, text) {
    if (this.client.person.draft(room) !== '') return;
    this.client.person.setDraft(room, text);
    if (this.room === room && !this.writing.isEditing) this.#fill(text);
  }

  /** What is written there, as soon as its files are on the server. @param {string} room */
  #post(room) {
    const { attachments, person } = this.client;
    const problem = attachments.problem(room);
    if (problem) {
      this.files.showFailed();
      return this.#tell(problem);
    }
    if (attachments.waitFor(room, () => this.#post(room))) return this.#check();
    const text = cleaned(person.draft(room));
    const answer = this.writing.take(this.room === room ? null : room);
    person.setDraft(room, '');
    if (this.room === room && !this.writing.isEditing) this.#fill('');
    const files = attachments.take(room);
    withEmoji(meant(text), (said) => this.client.post(room, said, answer?.seq, files));
    if (this.room === room) this.actions.posted();
  }

  /** What that message says now. @param {number} seq */
  #saidNow(seq) {
    return this.client.state.rooms.get(this.room ?? '')?.messages.find((one) => one.seq === seq)?.text;
  }

  #text() {
    return cleaned(this.field.value);
  }

  /** @param {string} text */
  #left(text) {
    return this.client.state.limits.text - lengthOf(text);
  }

  #check() {
    const text = this.#text();
    const left = this.#left(text);
    const { attachments } = this.client;
    const waits = attachments.isWaiting(this.room ?? '') ? strings.waitsForFiles : '';
    const fault = left < 0 ? strings.over(-left) : this.problem;
    setText(this.limit, fault || waits || (left <= TELL_WHEN_LEFT ? strings.left(left) : ''));
    this.limit.classList.toggle('fault', fault !== '');
    const hasFiles = !this.writing.isEditing && attachments.of(this.room).length > 0;
    this.button.disabled = (text === '' && !hasFiles) || left < 0;
    setAttribute(this.field, 'aria-invalid', left < 0 ? 'true' : null);
  }

  /** Until somebody types on. @param {string} problem */
  #tell(problem) {
    this.problem = problem;
    this.#check();
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
