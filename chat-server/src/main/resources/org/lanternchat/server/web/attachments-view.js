// What goes with the next message, above the composer, and the three ways by which files come there: a button, the
// clipboard, and what is dropped onto the window.

import { el, holds, partsOf, reconcile, setText } from './dom.js';
import { isSafeImage, signOf, wordsOf } from './files.js';
import { sizeOf } from './format.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

const SHOWN_UP_TO = 20_000_000;

/** @typedef {import('./attachments.js').Attachment} Attachment */

/** @param {FileList | null} files */
const withNames = (files) => [...files ?? []].map((file) => ({ file, name: file.name }));

export class AttachmentsView {
  /**
   * @param {import('./client.js').Client} client
   * @param {{room: () => string | null, added: () => void}} composer `added` is told when there are more
   */
  constructor(client, composer) {
    this.client = client;
    this.all = client.attachments;
    this.composer = composer;
    this.input = el('input', { type: 'file', multiple: true, hidden: true, onchange: () => {
      this.#add(withNames(this.input.files));
      this.input.value = '';
    } });
    this.button = el('button', { class: 'icon-button attach', type: 'button', 'aria-label': strings.attach, title: strings.attach,
      onclick: () => this.input.click() }, icon('clip'));
    this.list = el('ul', { class: 'attachments', 'aria-label': strings.attached, hidden: true });
    this.dropWords = el('p');
    this.drop = el('div', { class: 'drop', hidden: true }, this.dropWords);
  }

  render() {
    const items = this.all.of(this.composer.room());
    this.list.hidden = items.length === 0;
    reconcile(this.list, items, (item) => item.key, (item) => this.#make(item), update);
  }

  /** @param {HTMLElement} window whose whole area takes what is dropped */
  listen(window) {
    /** @param {DragEvent} event */
    const filesIn = ({ dataTransfer }) => (dataTransfer?.types.includes('Files') ? dataTransfer : null);
    window.addEventListener('dragover', (event) => {
      const data = filesIn(event);
      const room = this.composer.room();
      if (!data || room === null) return;
      event.preventDefault();
      data.dropEffect = 'copy';
      setText(this.dropWords, strings.dropHere(this.client.called(room)));
      this.drop.hidden = false;
    });
    window.addEventListener('dragleave', (event) => {
      if (!holds(window, event.relatedTarget)) this.drop.hidden = true;
    });
    window.addEventListener('drop', (event) => {
      this.drop.hidden = true;
      const data = filesIn(event);
      if (!data || this.composer.room() === null) return;
      event.preventDefault();
      this.#add(withNames(data.files));
    });
  }

  /** @param {ClipboardEvent} event that brings files alone; where there is text, that is what was meant */
  paste(event) {
    const data = event.clipboardData;
    if (!data || data.files.length === 0 || data.types.includes('text/plain')) return;
    event.preventDefault();
    this.#add([...data.files].map((file) => ({ file, name: file.name === 'image.png' ? strings.pasted(Date.now()) : file.name })));
  }

  showFailed() {
    this.list.querySelector('.is-failed')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {{file: File, name: string}[]} files */
  #add(files) {
    const room = this.composer.room();
    if (room === null || files.length === 0) return;
    this.all.add(room, files);
    this.composer.added();
  }

  /** @param {Attachment} item */
  #make(item) {
    const face = el('span', { class: 'attachment-face' }, icon(signOf(item.media)));
    if (item.file && isSafeImage(item.media) && item.size <= SHOWN_UP_TO) showIn(face, item.file);
    const again = el('button', { class: 'icon-button attachment-again', type: 'button', 'aria-label': strings.tryAgain,
      title: strings.tryAgain, onclick: () => this.all.retry(item) }, icon('retry', 18));
    const label = strings.removeFile(item.name);
    const row = el('li', { class: 'attachment' }, face,
      wordsOf(item.name, el('span', { class: 'file-note' }), el('progress', { max: 1, 'aria-label': item.name })), again,
      el('button', { class: 'icon-button attachment-remove', type: 'button', 'aria-label': label, title: label, onclick: () => {
        this.all.remove(item);
        this.composer.added();
      } }, icon('close', 18)));
    update(row, item);
    return row;
  }
}

/** @param {Element} face @param {File} file */
function showIn(face, file) {
  const image = el('img', { alt: '', src: URL.createObjectURL(file) });
  image.onload = () => {
    face.replaceChildren(image);
    URL.revokeObjectURL(image.src);
  };
  image.onerror = () => URL.revokeObjectURL(image.src);
}

/** @param {HTMLElement} row @param {Attachment} item */
function update(row, item) {
  const [, words, again] = partsOf(row);
  const [, note, progress] = partsOf(words);
  const bar = /** @type {HTMLProgressElement} */ (progress);
  const isFailed = item.state === 'failed';
  row.classList.toggle('is-failed', isFailed);
  setText(note, isFailed ? item.why : sizeOf(item.size));
  note.setAttribute('role', isFailed ? 'alert' : 'presentation');
  bar.hidden = isFailed || item.state === 'ready';
  bar.value = item.part;
  again.hidden = !(isFailed && item.passing);
}
