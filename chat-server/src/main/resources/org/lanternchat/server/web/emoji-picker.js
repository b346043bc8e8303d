// Where an emoji is chosen: those used last, all of them by group, or what a few letters find. The keys walk the grid.

import { el, reconcile, setAttribute, setText, targetOf } from './dom.js';
import { loadEmoji, matching } from './emoji.js';
import { strings } from './strings.js';

const FOUND = 180;
const GROUP_SIGNS = '😀 👋 🐻 🍎 🚗 ⚽ 💡 ❤️ 🏁'.split(' ');
const LONGEST = 32;

/** @typedef {{title: string, all: {emoji: string, name: string}[]}} Section */

export class EmojiPicker {
  /** @param {import('./client.js').Client} client @param {(emoji: string) => void} choose */
  constructor(client, choose) {
    this.client = client;
    this.choose = choose;
    /** @type {import('./emoji.js').Emoji[] | null} */
    this.all = null;
    this.field = el('input', { class: 'emoji-field', type: 'text', maxlength: LONGEST, autocomplete: 'off', enterkeyhint: 'done',
      placeholder: strings.searchEmoji, 'aria-label': strings.searchEmoji, oninput: () => this.#draw() });
    this.groups = el('div', { class: 'emoji-groups' });
    this.grid = el('div', { class: 'emoji-scroll' });
    this.name = el('p', { class: 'emoji-name' });
    // Who hears the page hears the button's own name.
    /** @param {Event} event */
    const named = (event) => this.#say(targetOf(event).dataset.name ?? '', null);
    this.element = el('div', { class: 'picker', onkeydown: (event) => this.#key(event), onclick: (event) => {
      const { emoji } = targetOf(event).dataset;
      if (emoji) this.#give(emoji);
    }, onfocusin: named, onpointerover: named }, this.field, this.groups, this.grid, this.name);
    this.#load();
  }

  /** @returns {HTMLElement} what gets the keys */
  open() {
    this.field.value = '';
    this.#draw();
    return this.field;
  }

  async #load() {
    this.#say(strings.loading);
    try {
      this.all = await loadEmoji();
      this.#draw();
    } catch {
      this.#say(strings.noEmojiData);
    }
  }

  #draw() {
    const { all: emoji } = this;
    if (!emoji) return;
    const typed = this.field.value.trim();
    const isFound = typed !== '';
    const byGroup = strings.emojiGroups.map((title, i) => ({ title, all: emoji.filter(({ group }) => group === i) }));
    const known = new Map(emoji.map((one) => [one.emoji, one]));
    const recent = this.client.person.emoji.map((one) => known.get(one) ?? { emoji: one, name: '' });
    /** @type {Section[]} */
    const sections = isFound ? [{ title: '', all: matching(typed, FOUND) }]
      : [{ title: strings.emojiRecent, all: recent }, ...byGroup];
    const shown = sections.filter(({ all }) => all.length > 0);
    // Made anew only where it is another one; the groups always stay.
    /** @param {Section} section */
    const isFixed = ({ title }) => strings.emojiGroups.includes(title);
    reconcile(this.grid, shown, (one) => (isFixed(one) ? one.title : one.all.map(({ emoji }) => emoji).join()), make, () => undefined);
    if (this.groups.childElementCount === 0) {
      this.groups.append(...strings.emojiGroups.map((title, i) => el('button', {
        type: 'button', 'aria-label': title, title, text: GROUP_SIGNS[i], onclick: () => {
          this.open();
          this.grid.querySelector(`[aria-label="${title}"]`)?.scrollIntoView({ block: 'start' });
        } })));
    }
    this.grid.scrollTop = 0;
    this.#say(isFound && shown.length === 0 ? strings.noEmoji : '');
  }

  /** @param {string} text @param {string | null} [role] */
  #say(text, role = 'status') {
    setAttribute(this.name, 'role', role);
    setText(this.name, text);
  }

  /** @param {string} emoji */
  #give(emoji) {
    this.client.person.usedEmoji(emoji);
    this.choose(emoji);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const all = /** @type {HTMLElement[]} */ ([...this.grid.querySelectorAll('button')]);
    const inField = event.target === this.field;
    const now = all.indexOf(targetOf(event));
    if (event.isComposing) return;
    if (inField && event.key === 'Enter') {
      // Nothing chosen sends nothing: the field may stand in the composer's form.
      const typed = this.field.value.trim();
      if (typed !== '') this.#give(all[0]?.dataset.emoji ?? typed);
    } else if (inField && event.key === 'ArrowDown') {
      all[0]?.focus();
    } else if (now >= 0 && event.key.startsWith('Arrow')) {
      (next(all, now, event.key) ?? this.field).focus();
    } else if (now >= 0 && event.key.length === 1 && event.key !== ' ') {
      this.field.focus();
      return;
    } else if (!inField || !event.key.startsWith('Arrow')) {
      return;
    } else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {Section} section */
function make({ title, all }) {
  return el('section', { 'aria-label': title || null }, title ? el('h2', { class: 'side-title', text: title }) : null,
    el('div', { class: 'emoji-grid' }, ...all.map(({ emoji, name }) => el('button', { class: 'quick', type: 'button', 'data-emoji': emoji,
      'data-name': `:${name}:`, 'aria-label': name.replaceAll('_', ' ') || emoji, text: emoji }))));
}

/**
 * The neighbour in a direction; up and down the nearest of another line.
 * @param {HTMLElement[]} all @param {number} now @param {string} key @returns {HTMLElement | undefined}
 */
function next(all, now, key) {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return all[now + (key === 'ArrowRight' ? 1 : -1)];
  const { offsetTop, offsetLeft } = all[now];
  const beyond = key === 'ArrowDown' ? all.slice(now).filter((one) => one.offsetTop > offsetTop)
    : all.slice(0, now).reverse().filter((one) => one.offsetTop < offsetTop);
  const line = beyond.filter((one) => one.offsetTop === beyond[0].offsetTop);
  return line.sort((a, b) => Math.abs(a.offsetLeft - offsetLeft) - Math.abs(b.offsetLeft - offsetLeft))[0];
}
