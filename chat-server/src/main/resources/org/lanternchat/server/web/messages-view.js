// The list of messages of the shown room: at most a few hundred rows around what is being read, stuck to the bottom or
// held still, with the line of what is new and the button to the newest.

import { el, reconcile, setAttribute, setText } from './dom.js';
import { icon, lantern } from './icons.js';
import { lowerBound } from './loaded-messages.js';
import { makeRow, updateRow } from './message-row.js';
import { rowsOf } from './message-rows.js';
import { ScrollKeeper } from './scroll-keeper.js';
import { strings } from './strings.js';

const MOST_ROWS = 400;
const AROUND = 200;
const STEP = 50;
const KEPT = 1000;

export class MessagesView {
  /** @param {import('./client.js').Client} client @param {(parts: string[]) => void} redraw */
  constructor(client, redraw) {
    this.client = client;
    this.redraw = redraw;
    this.rows = el('div', { class: 'rows' });
    this.scroller = el('div', { class: 'scroller', role: 'log', tabindex: 0, 'aria-live': 'off',
      'aria-relevant': 'additions' }, this.rows);
    this.label = el('span', {});
    this.button = el('button', { class: 'to-bottom', type: 'button', hidden: true, onclick: () => this.toBottom() },
      icon('down', 18), this.label);
    this.empty = el('div', { class: 'empty', hidden: true }, lantern(88), el('h2', {}), el('p', {}));
    this.element = el('div', { class: 'messages' }, this.scroller, this.empty, this.button);
    this.keeper = new ScrollKeeper(this.scroller, this.rows, { scrolled: () => this.#scrolled() });
    this.#reset(null);
    document.addEventListener('visibilitychange', () => redraw(['messages']));
  }

  /** @param {Set<string>} dirty */
  render(dirty) {
    if (!dirty.has('messages')) return;
    const { client } = this;
    if (client.shown !== this.name) this.#reset(client.shown);
    const room = client.shown ? client.state.rooms.get(client.shown) : undefined;
    this.#renderEmpty(room);
    if (!room) {
      reconcile(this.rows, [], String, el, () => undefined);
      this.button.hidden = true;
      return;
    }
    this.#markNew(room);
    if (this.keeper.pinned && this.last === Infinity) room.trim(KEPT);
    const [lo, hi] = this.#window(room);
    const me = client.state.me ?? { uid: '', name: client.name };
    const rows = rowsOf(room, { lo, hi, me, newAfter: this.newAfter, now: Date.now(), loading: client.isLoading(room.room) });
    this.keeper.keep(() => reconcile(this.rows, rows, (row) => row.key,
      (row) => makeRow(row, client), (element, row) => updateRow(element, row, client)));
    if (this.opening && room.synced) this.#open();
    this.#settle(room);
  }

  toBottom() {
    this.first = 0;
    this.last = Infinity;
    this.keeper.toBottom();
    this.redraw(['messages']);
  }

  /** @param {string | null} name */
  #reset(name) {
    this.name = name;
    /** The window over the loaded messages, by seq: 0 and Infinity where it has no edge. */
    this.first = 0;
    this.last = Infinity;
    /** @type {number | null} what comes after this seq is new */
    this.newAfter = null;
    this.seen = 0;
    this.opening = name !== null;
    this.keeper.pinned = true;
    if (name !== null) {
      setAttribute(this.scroller, 'aria-label', strings.messages(this.client.called(name)));
      if (this.client.unread(name) > 0) this.newAfter = this.client.person.mark(name) ?? null;
    }
  }

  #window(room) {
    const { messages } = room;
    let lo = this.first === 0 ? 0 : lowerBound(messages, this.first);
    let hi = this.last === Infinity ? messages.length : lowerBound(messages, this.last + 1);
    if (hi <= lo) {
      lo = Math.max(0, messages.length - AROUND);
      hi = messages.length;
    }
    if (hi - lo > MOST_ROWS) {
      const eye = this.keeper.pinned ? hi : lowerBound(messages, this.keeper.seqInSight());
      lo = Math.max(lo, eye - AROUND);
      hi = Math.min(hi, eye + AROUND);
    }
    this.#setWindow(messages, lo, hi);
    return [lo, hi];
  }

  #setWindow(messages, lo, hi) {
    this.first = lo === 0 ? 0 : messages[lo].seq;
    this.last = hi >= messages.length ? Infinity : messages[hi - 1].seq;
  }

  /** After the first complete drawing: at the first unread message, or at the bottom. */
  #open() {
    this.opening = false;
    const line = this.rows.querySelector('.row-new');
    this.keeper.toBottom();
    if (line && line.getBoundingClientRect().top < this.scroller.getBoundingClientRect().top) this.keeper.show(line);
  }

  /** While nobody looks at the page, the first message that comes draws the line. */
  #markNew(room) {
    const mark = this.client.person.mark(room.room);
    if (document.visibilityState !== 'hidden' || this.opening || mark === undefined) return;
    if (mark < room.cursor && mark > (this.newAfter ?? -1)) this.newAfter = mark;
  }

  #settle(room) {
    const isAtEnd = this.last === Infinity && this.keeper.pinned;
    if (isAtEnd) this.seen = room.cursor;
    if (isAtEnd && room.synced && document.visibilityState !== 'hidden') this.client.markRead(room.room);
    const below = isAtEnd ? 0 : room.messages.length - lowerBound(room.messages, this.seen + 1);
    setAttribute(this.scroller, 'aria-live', isAtEnd && !this.opening ? 'polite' : 'off');
    this.button.hidden = isAtEnd || room.messages.length === 0;
    setText(this.label, strings.newBelow(below));
    setAttribute(this.button, 'aria-label', strings.newBelowLabel(below));
    this.button.classList.toggle('has-new', below > 0);
    this.#extend(room);
  }

  #scrolled() {
    const room = this.name ? this.client.state.rooms.get(this.name) : undefined;
    if (room && !this.opening) this.#settle(room);
  }

  /** Near an edge of the window, shows more of what is loaded, or asks the server for what is not. */
  #extend(room) {
    if (this.opening || !room.synced) return;
    const { messages } = room;
    if (this.last !== Infinity && this.keeper.isNearEnd()) {
      const hi = Math.min(messages.length, lowerBound(messages, this.last + 1) + STEP);
      this.#setWindow(messages, lowerBound(messages, this.first), hi);
      this.redraw(['messages']);
    } else if (this.keeper.isNearTop() && this.first !== 0) {
      const hi = this.last === Infinity ? messages.length : lowerBound(messages, this.last + 1);
      this.#setWindow(messages, Math.max(0, lowerBound(messages, this.first) - STEP), hi);
      this.redraw(['messages']);
    } else if (this.keeper.isNearTop() && room.before) {
      this.client.loadOlder(room.room);
    }
  }

  #renderEmpty(room) {
    const isBlank = room !== undefined && room.synced && room.messages.length === 0 && room.pending.length === 0;
    this.empty.hidden = !isBlank && room !== undefined;
    if (this.empty.hidden) return;
    const [, title, hint] = this.empty.children;
    setText(title, room ? strings.emptyRoom(this.client.called(room.room)) : strings.noRoom);
    setText(hint, room ? strings.emptyRoomHint : strings.noRoomHint);
  }
}
