// The pane that looks for messages, in this room or everywhere; a hit leads to where it was said.

import { colourOf } from './avatar.js';
import { el, reconcile, setText, stepOf } from './dom.js';
import { asRead, excerptOf } from './excerpt.js';
import { whenOf } from './format.js';
import { icon } from './icons.js';
import { Search } from './search.js';
import { strings } from './strings.js';

const NEAR_END = 300;

export class SearchView {
  /**
   * @param {import('./client.js').Client} client
   * @param {{go: (room: string, seq: number) => void, close: () => void}} actions
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    this.room = client.shown;
    this.search = new Search(client, () => this.#draw());
    this.field = el('input', { class: 'field', type: 'search', maxlength: 200, autocomplete: 'off', enterkeyhint: 'search',
      placeholder: strings.searchMessages, 'aria-label': strings.searchMessages, oninput: () => this.search.type(this.field.value),
      onkeydown: (event) => {
        if (event.key === 'Enter' && !event.isComposing) this.search.search();
      } });
    /** @param {boolean} everywhere @param {string} text */
    const scope = (everywhere, text) => el('button', { type: 'button', text, onclick: () => {
      this.search.everywhere = everywhere;
      this.search.search();
    } });
    this.scope = el('div', { class: 'scopes', role: 'group', 'aria-label': strings.searchScope }, scope(false, strings.thisRoom),
      scope(true, strings.everywhere));
    this.note = el('p', { class: 'search-note', text: strings.searchLocal, hidden: true });
    this.state = el('p', { class: 'search-state', role: 'status' });
    this.hits = el('ul', { class: 'hits', 'aria-label': strings.hits });
    this.scroller = el('div', { class: 'side-scroll', onscroll: () => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroller;
      if (scrollHeight - scrollTop - clientHeight < NEAR_END) this.search.more();
    } }, this.note, this.state, this.hits);
    this.element = el('aside', { class: 'side search', id: 'search', 'aria-label': strings.search, hidden: true,
      onkeydown: (event) => this.#key(event) },
    el('div', { class: 'people-head' }, el('h2', { class: 'people-title', text: strings.search }),
      el('button', { class: 'icon-button search-close', type: 'button', 'aria-label': strings.closeSearch, title: strings.closeSearch,
        onclick: actions.close }, icon('close'))),
    el('div', { class: 'search-what' }, this.field, this.scope), this.scroller);
    this.button = el('button', { class: 'icon-button', type: 'button', 'aria-label': strings.search, 'aria-controls': 'search',
      title: strings.withKey(strings.search, 'Ctrl+F'), onclick: () => this.actions.close() }, icon('search'));
    this.#draw();
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (this.element.hidden) return;
    const isOther = this.client.shown !== this.room;
    const isBack = dirty.has('status') && this.note.hidden === this.search.isLocal;
    if (!isOther && !isBack) return;
    this.room = this.client.shown;
    this.note.hidden = !this.search.isLocal;
    // What was found in another room is not what this one holds, and the server knows more than what is here.
    if (isOther ? !this.search.everywhere : !this.search.isLocal || this.search.hits.length === 0) this.search.search();
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  #draw() {
    const { search } = this;
    [...this.scope.children].forEach((one, i) => one.setAttribute('aria-pressed', String(search.everywhere === (i === 1))));
    setText(this.state, search.state);
    reconcile(this.hits, search.hits, (hit) => `${hit.room} ${hit.seq}`, (hit) => this.#make(hit), () => undefined);
  }

  /** @param {import('./search.js').Hit} hit */
  #make(hit) {
    const where = this.search.everywhere ? `${this.client.called(hit.room)} · ` : '';
    const [text, marks] = asRead(hit.text, hit.marks ?? []);
    return el('li', {}, foundLine({ ...hit, text, marks }, `${where}${whenOf(hit.at)}`, () => this.actions.go(hit.room, hit.seq)));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = stepOf(event.key, 'ArrowDown', 'ArrowUp');
    if (!step || event.altKey) return;
    const all = [this.field, ...this.hits.querySelectorAll('button')];
    const at = all.findIndex((one) => one === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + step))].focus();
  }
}

/**
 * A message that was found or pinned, in two lines.
 * @param {{uid: string, name: string, text: string, marks?: import('./excerpt.js').Mark[]}} message @param {string} when @param {() => void} onclick
 */
export function foundLine({ uid, name, text, marks = [] }, when, onclick) {
  return el('button', { class: 'found', type: 'button', onclick },
    el('span', { class: 'found-head' }, el('bdi', { class: `found-name ink-${colourOf(uid)}`, text: name }),
      el('span', { class: 'found-when', text: when })),
    el('span', { class: 'found-text', dir: 'auto' }, ...excerptOf(text, marks).map((part) => (part.found ? el('mark', { text: part.text }) : part.text))));
}
