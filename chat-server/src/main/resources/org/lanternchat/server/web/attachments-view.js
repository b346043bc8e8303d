// What goes with the next message, above the composer, and the three ways by which files come there: a button, the
// clipboard, and what is dropped onto the window.

import { el, reconcile, setText } from './dom.js';
import { isSafeImage, signOf, wordsOf } from './files.js';
import { sizeOf } from './format.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

const SHOWN_UP_TO = 20_000_000;

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
      this.#add([...this.input.files].map((file) => ({ file, name: file.name })));
      this.input.value = '';
    } });
    this.button = el('button', { class: 'icon-button attach', type: 'button', 'aria-label': strings.attach, title: strings.attach,
      onclick: () => this.input.click() }, icon('clip'));
    this.list = el('ul', { class: 'attachments', 'aria-label': strings.attached, hidden: true });
    this.drop = el('div', { class: 'drop', hidden: true }, el('p', {}));
  }

  render() {
    const items = this.all.of(this.composer.room());
    this.list.hidden = items.length === 0;
    reconcile(this.list, items, (item) => item.key, (item) => this.#make(item), update);
  }

  /** @param {HTMLElement} window whose whole area takes what is dropped */
  listen(window) {
    const holdsFiles = (event) => event.dataTransfer?.types.includes('Files') && this.composer.room() !== null;
    window.addEventListener('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setText(this.drop.firstElementChild, strings.dropHere(this.client.called(this.composer.room())));
      this.drop.hidden = false;
    });
    window.addEventListener('dragleave', (event) => {
      if (!window.contains(event.relatedTarget)) this.drop.hidden = true;
    });
    window.addEventListener('drop', (event) => {
      this.drop.hidden = true;
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.#add([...event.dataTransfer.files].map((file) => ({ file, name: file.name })));
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

  #add(files) {
    const room = this.composer.room();
    if (room === null || files.length === 0) return;
    this.all.add(room, files);
    this.composer.added();
  }

  #make(item) {
    const face = el('span', { class: 'attachment-face' }, icon(signOf(item.file.type)));
    if (isSafeImage(item.file.type) && item.file.size <= SHOWN_UP_TO) showIn(face, item.file);
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

function showIn(face, file) {
  const image = el('img', { alt: '', src: URL.createObjectURL(file) });
  image.onload = () => {
    face.replaceChildren(image);
    URL.revokeObjectURL(image.src);
  };
  image.onerror = () => URL.revokeObjectURL(image.src);
}

function update(row, item) {
  const [, words, again] = row.children;
  const [, note, bar] = words.children;
  const isFailed = item.state === 'failed';
  row.classList.toggle('is-failed', isFailed);
  setText(note, isFailed ? item.why : sizeOf(item.file.size));
  note.setAttribute('role', isFailed ? 'alert' : 'presentation');
  bar.hidden = isFailed || item.state === 'ready';
  bar.value = item.part;
  again.hidden = !(isFailed && item.passing);
}
