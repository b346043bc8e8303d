// One image over the whole window. Esc, or a click beside it, closes it; the arrows lead to the others of the room.

import { el, setText, stepOf } from './dom.js';
import { addressOf, nameOf, saveLink } from './files.js';
import { sizeOf } from './format.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

export class PictureViewer {
  /** @param {string} address the server's origin */
  constructor(address) {
    this.address = address;
    /** @type {import('./room-state.js').FileInfo[]} */
    this.pictures = [];
    this.at = 0;
    /** @param {import('./icons.js').Sign} sign @param {string} label @param {() => void} onclick */
    const button = (sign, label, onclick) => el('button', { class: `icon-button viewer-${sign}`, type: 'button', 'aria-label': label,
      title: label, onclick }, icon(sign, 24));
    this.name = el('bdi', { class: 'viewer-name' });
    this.note = el('span', { class: 'viewer-note' });
    this.save = el('span', {});
    this.left = button('left', strings.pictureBefore, () => this.#walk(-1));
    this.right = button('right', strings.pictureAfter, () => this.#walk(1));
    this.middle = el('div', { class: 'viewer-middle', 'aria-live': 'polite' });
    this.element = el('dialog', { class: 'viewer', onkeydown: (event) => this.#key(event), onclick: (event) => {
      if (event.target === this.element || event.target === this.middle) this.element.close();
    }, onclose: () => this.element.remove() },
    el('div', { class: 'viewer-head' }, this.name, this.note, this.save,
      button('close', strings.closeViewer, () => this.element.close())), this.middle, this.left, this.right);
  }

  /** @param {import('./room-state.js').FileInfo[]} pictures @param {import('./room-state.js').FileInfo} first */
  open(pictures, first) {
    this.pictures = pictures;
    document.body.append(this.element);
    this.element.showModal();
    this.#show(Math.max(0, pictures.findIndex(({ id }) => id === first.id)));
  }

  /** @param {number} step */
  #walk(step) {
    this.#show(Math.max(0, Math.min(this.pictures.length - 1, this.at + step)));
  }

  /** @param {number} at */
  #show(at) {
    this.at = at;
    const file = this.pictures[at];
    const name = nameOf(file);
    this.element.setAttribute('aria-label', name);
    setText(this.name, name);
    setText(this.note, sizeOf(file.size));
    this.save.replaceChildren(saveLink(this.address, file, { class: 'icon-button', 'aria-label': strings.saveNamed(name), title: strings.save },
      icon('download')));
    this.left.hidden = at === 0;
    this.right.hidden = at === this.pictures.length - 1;
    const state = el('p', { class: 'viewer-note', text: strings.loading });
    const image = el('img', { alt: name, width: file.width, height: file.height, src: addressOf(this.address, file),
      onload: () => state.remove(), onerror: () => {
        image.remove();
        setText(state, strings.noPreview);
      } });
    this.middle.replaceChildren(state, image);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = stepOf(event.key, 'ArrowRight', 'ArrowLeft');
    if (step) this.#walk(step);
    // What is below is not to be moved unseen.
    event.stopPropagation();
  }
}
