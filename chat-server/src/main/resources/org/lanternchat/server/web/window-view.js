// The window: puts the panes together, opens and closes the ones that slide over on a small screen, and knows the keys.

import { button, closeCard, openCard } from './card.js';
import { ComposerView } from './composer-view.js';
import { el, setAttribute, stepOf } from './dom.js';
import { ConnectionBar, HeaderView } from './header-view.js';
import { MessagesView } from './messages-view.js';
import { isOpen } from './names.js';
import { PeopleView } from './people-view.js';
import { PinsView } from './pins-view.js';
import { RoomsView } from './rooms-view.js';
import { SearchView } from './search-view.js';
import { openKeys, openSettings } from './settings-card.js';
import { strings } from './strings.js';
import { openSwitcher } from './switcher-card.js';

const ROOMS_SLIDE = window.matchMedia('(max-width: 719px)');
const PEOPLE_SLIDE = window.matchMedia('(max-width: 1023px)');
const TOLD_FOR = 4_000;

/**
 * @typedef {{address: string, show: (room: string) => void, told: (text: string) => void, redraw: (parts: string[]) => void,
 *   openSwitcher: (begin: string) => void, mention: (name: string) => void, switchPerson: () => void, toggleRooms: () => void,
 *   togglePeople: () => void, peopleShown: () => boolean, close: () => void, leave: (room: string) => void,
 *   pins: () => (() => void) | null, go: (room: string, seq: number) => void, posted: () => void,
 *   editLast: () => boolean}} Actions what the panes ask of the window
 */

export class WindowView {
  #toldTimer = 0;

  /**
   * @param {import('./client.js').Client} client
   * @param {import('./storage.js').Store} settings
   * @param {{address: string, redraw: (parts: string[]) => void, switchPerson: () => void}} outside
   */
  constructor(client, settings, outside) {
    this.client = client;
    this.settings = settings;
    this.outside = outside;
    this.peopleWanted = settings.get('people', true);
    /** @type {'rooms' | 'people' | null} the pane that slides over the messages */
    this.sliding = null;
    /** @type {Actions} */
    const actions = {
      address: outside.address,
      show: (room) => this.show(room),
      told: (text) => this.tell(text),
      redraw: outside.redraw,
      openSwitcher: (begin) => this.#openSwitcher(begin),
      mention: (name) => this.#mention(name),
      switchPerson: outside.switchPerson,
      toggleRooms: () => this.#slide('rooms'),
      togglePeople: () => this.#togglePeople(),
      peopleShown: () => this.#peopleShown(),
      close: () => this.#togglePeople(),
      leave: (room) => client.leave(room),
      // Where the header has no place for their button, the room's menu has it.
      pins: () => (ROOMS_SLIDE.matches ? () => this.pins.card.open() : null),
      go: (room, seq) => this.#go(room, seq),
      posted: () => this.messages.toBottom(),
      editLast: () => this.messages.editLast(),
    };
    this.rooms = new RoomsView(client, actions);
    this.header = new HeaderView(client, actions);
    this.bar = new ConnectionBar(client);
    this.messages = new MessagesView(client, outside.redraw, {
      reply: (row) => this.composer.reply(row),
      edit: (row, text) => this.composer.edit(row, text),
      told: (text) => this.tell(text),
      back: () => this.composer.focus(),
    });
    this.people = new PeopleView(client, actions);
    this.search = new SearchView(client, { go: actions.go, close: () => this.#toggleSearch() });
    this.pins = new PinsView(client, actions);
    this.header.tools.prepend(this.search.button, this.pins.button);
    this.header.tools.append(this.pins.element);
    this.composer = new ComposerView(client, actions);
    this.toast = el('div', { class: 'toast', role: 'status' });
    this.scrim = el('div', { class: 'scrim', onclick: () => this.#slide(null) });
    this.main = el('main', { class: 'conversation' }, this.header.element, this.bar.element, this.messages.element,
      this.composer.element);
    this.messages.element.append(this.toast);
    this.main.append(this.composer.files.drop);
    this.element = el('div', { class: 'window' }, this.rooms.element, this.main, this.people.element, this.search.element, this.scrim);
    this.composer.files.listen(this.element);
    /** @param {KeyboardEvent} event */
    this.onKey = (event) => this.#key(event);
    this.onResize = () => this.#layout();
    document.addEventListener('keydown', this.onKey);
    for (const query of [ROOMS_SLIDE, PEOPLE_SLIDE]) query.addEventListener('change', this.onResize);
    this.#layout();
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    for (const view of [this.rooms, this.header, this.bar, this.messages, this.people, this.search, this.composer]) view.render(dirty);
    const { places, shown } = this.client;
    const unread = places.names().reduce((sum, room) => sum + places.calls(room), 0);
    setAttribute(/** @type {Element} */ (document.querySelector('link[rel=icon]')), 'href', unread > 0 ? 'favicon-new.svg' : 'favicon.svg');
    const title = strings.title(shown === null ? null : this.client.called(shown), unread);
    if (document.title !== title) document.title = title;
  }

  /** @param {string} room */
  show(room) {
    closeCard(false);
    this.#slide(null);
    this.client.show(room);
    window.history.replaceState(null, '', isOpen(room) ? `#${encodeURIComponent(room)}` : '#');
    this.outside.redraw(['messages']);
    if (!ROOMS_SLIDE.matches) this.composer.focus();
  }

  /** @param {string} text said for a moment above the composer */
  tell(text) {
    window.clearTimeout(this.#toldTimer);
    this.toast.textContent = text;
    this.toast.classList.add('is-shown');
    this.#toldTimer = window.setTimeout(() => this.toast.classList.remove('is-shown'), TOLD_FOR);
  }

  /** What has to be read before it goes. @param {string} text */
  say(text) {
    openCard(null, { label: text, className: 'narrow' }, button(strings.dismiss, 'primary', () => closeCard()));
  }

  /** @param {string} [choice] which of them has the focus */
  openSettings(choice = '') {
    const card = openSettings(this.rooms.gear, this.client);
    /** @type {HTMLElement | null | undefined} */ (card?.querySelector(`#setting-${choice} :checked`))?.focus();
  }

  remove() {
    closeCard(false);
    document.removeEventListener('keydown', this.onKey);
    for (const query of [ROOMS_SLIDE, PEOPLE_SLIDE]) query.removeEventListener('change', this.onResize);
    window.clearTimeout(this.#toldTimer);
    this.element.remove();
  }

  #peopleShown() {
    return PEOPLE_SLIDE.matches ? this.sliding === 'people' : this.peopleWanted && this.search.element.hidden === true;
  }

  #togglePeople() {
    if (PEOPLE_SLIDE.matches) {
      this.#slide(this.sliding === 'people' ? null : 'people');
      return;
    }
    this.peopleWanted = !this.#peopleShown();
    this.search.element.hidden = true;
    this.settings.set('people', this.peopleWanted);
    this.#layout();
  }

  /** @param {'rooms' | 'people' | null} pane which one slides over the messages */
  #slide(pane) {
    const before = this.sliding;
    this.sliding = pane;
    this.#layout();
    if (pane) this[pane].element.querySelector('button')?.focus();
    else if (before && !ROOMS_SLIDE.matches) this.composer.focus();
  }

  #layout() {
    const roomsSlide = ROOMS_SLIDE.matches;
    const peopleSlide = PEOPLE_SLIDE.matches;
    if (!roomsSlide && this.sliding === 'rooms') this.sliding = null;
    if (!peopleSlide && this.sliding === 'people') this.sliding = null;
    const roomsOpen = !roomsSlide || this.sliding === 'rooms';
    const peopleOpen = this.#peopleShown();
    this.element.classList.toggle('rooms-open', roomsOpen);
    this.element.classList.toggle('people-open', peopleOpen);
    const isSearching = !this.search.element.hidden;
    this.element.classList.toggle('search-open', isSearching);
    this.search.button.setAttribute('aria-expanded', String(isSearching));
    this.element.classList.toggle('is-sliding', Boolean(this.sliding));
    this.rooms.element.inert = !roomsOpen;
    this.people.element.inert = !peopleOpen;
    this.main.inert = Boolean(this.sliding);
    this.outside.redraw(['header', 'rooms']);
  }

  #toggleSearch(open = this.search.element.hidden === true) {
    this.search.element.hidden = !open;
    this.#layout();
    if (open) this.search.focus();
    else if (!ROOMS_SLIDE.matches) this.composer.focus();
  }

  /** @param {string} room @param {number} seq */
  #go(room, seq) {
    if (PEOPLE_SLIDE.matches) this.#toggleSearch(false);
    if (this.client.shown !== room) this.show(room);
    this.messages.goTo(room, seq);
  }

  /** @param {string} begin */
  #openSwitcher(begin) {
    this.#slide(null);
    openSwitcher(this.client, begin, { show: (room) => this.show(room), told: (text) => this.tell(text) });
  }

  /** @param {string} name */
  #mention(name) {
    this.#slide(null);
    this.composer.insert(`@${name} `);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, altKey, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    const step = stepOf(key, 'ArrowDown', 'ArrowUp');
    if (key === 'Escape' && !event.isComposing) {
      if (this.search.element.contains(document.activeElement)) return this.#toggleSearch(false);
      const isWriting = this.composer.element.contains(document.activeElement);
      this.#slide(null);
      if (isWriting) this.composer.cancel();
      this.composer.focus();
      return;
    }
    if (command && !altKey && !shiftKey && key.toLowerCase() === 'k') this.#openSwitcher('');
    else if (command && !altKey && !shiftKey && key.toLowerCase() === 'f') this.#toggleSearch(true);
    else if (command && !altKey && key === '/') openKeys(null);
    else if (key === 'F6') this.#walkPanes(shiftKey ? -1 : 1);
    else if (altKey && !command && step) {
      const room = this.client.places.beside(step, shiftKey);
      if (room) this.show(room);
    } else return;
    event.preventDefault();
  }

  /** Rooms, messages, the composer and the people, in a circle. @param {number} step */
  #walkPanes(step) {
    const { rooms, messages, composer, people } = this;
    /** @type {[RoomsView | MessagesView | ComposerView | PeopleView, string][]} */
    const all = [[rooms, '[aria-current], .room'], [messages, ''], [composer, ''], [people, '.person']];
    const ways = all.filter(([pane]) => !pane.element.inert);
    const at = ways.findIndex(([pane]) => pane.element.contains(document.activeElement));
    const [pane, first] = ways[((at < 0 ? ways.length - 1 : at) + step + ways.length) % ways.length];
    if (pane === messages) messages.cursor.enter();
    else if (pane === composer) composer.focus();
    else /** @type {HTMLElement | null} */ (pane.element.querySelector(first))?.focus();
  }
}
