// Files of messages: where they are, what they are called and which of them are shown. Nothing of a file is ever run or
// read here: images of the kinds that the server takes for safe are shown, everything else can only be saved.

import { el } from './dom.js';
import { sizeOf } from './format.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

/** As the server takes of one message. */
export const MOST_FILES = 10;

const SAFE_IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const WIDEST = 320;
const HIGHEST = 280;
const LEAST_WIDTH = 72;
const LEAST_HEIGHT = 44;

/** @typedef {import('./room-state.js').FileInfo} FileInfo */

/** @param {string} media by its content, not by its name */
export const isSafeImage = (media) => SAFE_IMAGES.has(media);

/** @param {FileInfo} file @returns {boolean} whether it is shown in place */
export const isPicture = (file) => isSafeImage(file.media) && Number(file.width) > 0 && Number(file.height) > 0;

/** @param {string} address the server's origin @param {FileInfo} file */
export const addressOf = (address, { id }) => `${address}/files/${encodeURIComponent(id)}`;

/** @param {FileInfo} file */
export const nameOf = ({ name }) => name || strings.unnamedFile;

/**
 * A link that saves the file; from a page that came from elsewhere the server's own word does it.
 * @param {string} address @param {FileInfo} file @param {import('./dom.js').Props} props @param {...Node} children
 */
export function saveLink(address, file, props, ...children) {
  return el('a', { ...props, href: addressOf(address, file), download: nameOf(file), target: '_blank', rel: 'noopener noreferrer' },
    ...children);
}

/**
 * @param {FileInfo[]} files @param {string} address the server's origin
 * @param {(file: FileInfo) => void} look opens an image
 */
export function filesOf(files, address, look) {
  return el('div', { class: 'files' }, ...files.map((file) => (isPicture(file) ? pictureOf(file, address, look) : tileOf(file, address))));
}

/**
 * It has its size before it is there, so that nothing moves when it comes.
 * @param {FileInfo} file @param {string} address @param {(file: FileInfo) => void} look
 */
function pictureOf(file, address, look) {
  const { width = 0, height = 0 } = file;
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const image = el('img', { alt: '', loading: 'lazy', decoding: 'async',
    src: `${addressOf(address, file)}${file.thumb ? '?thumb' : ''}`, onerror: () => {
      image.replaceWith(icon('alert'));
      picture.title = strings.noPreview;
    } });
  const picture = el('button', { class: 'picture', type: 'button', title: nameOf(file), 'aria-label': strings.lookAt(nameOf(file)),
    onclick: () => look(file) }, image);
  picture.style.setProperty('--wide', String(Math.max(LEAST_WIDTH, Math.round(width * scale))));
  picture.style.setProperty('--high', String(Math.max(LEAST_HEIGHT, Math.round(height * scale))));
  return picture;
}

/** @param {FileInfo} file @param {string} address */
function tileOf(file, address) {
  return el('div', { class: 'file' }, icon(signOf(file.media)), wordsOf(nameOf(file), el('span', { class: 'file-note', text: sizeOf(file.size) })),
    saveLink(address, file, { class: 'file-save', text: strings.save, 'aria-label': strings.saveNamed(nameOf(file)) }));
}

/** A file's name above what there is to say about it. @param {string} name @param {...Node} notes */
export function wordsOf(name, ...notes) {
  return el('div', { class: 'file-words' }, el('bdi', { class: 'file-name', title: name, text: name }), ...notes);
}

/** @param {string} media @returns {import('./icons.js').Sign} */
export function signOf(media) {
  const kind =
    /** @type {'image' | 'audio' | 'video' | 'text' | undefined} */ (/^(image|audio|video|text)\//.exec(media)?.[1]);
  return kind ?? (media === 'application/pdf' ? 'text' : media.includes('zip') ? 'archive' : 'file');
}
