// The list of messages of the shown room: at most a few hundred rows around what is being read, stuck to the bottom or
// held still, with the line of what is new and the button to the newest.

import { copied } from './copying.js';
import { el, reconcile, setAttribute, setText } from './dom.js';
import { isPicture } from './files.js';
import { icon, lantern } from './icons.js';
import { lowerBound } from './loaded-messages.js';
import { MessageCursor } from './message-cursor.js';
import { makeRow, updateRow } from './message-row.js';
import { rowsOf } from './message-rows.js';
import { PictureViewer } from './picture-viewer.js';
import { ScrollKeeper } from './scroll-keeper.js';
import { strings } from './strings.js';

const MOST_ROWS = 400;
const AROUND = 200;
const STEP = 50;
const KEPT = 1000;

/** @typedef {import('./room-state.js').RoomState} RoomState */

export class MessagesView {
  /**
   * @param {import('./client.js').Client} client @param {(parts: string[]) => void} redraw
   * @param {import('./message-actions.js').Doing} doing
   */
  constructor(client, redraw, doing) {
    this.client = client;
    this.redraw = redraw;
    this.doing = doing;
    /** @param {string} key */
    const rowOf = (key) => this.#messageRows().find((row) => row.key === key);
    /** @type {import('./message-rows.js').Row[]} */
    this.shown = [];
    /** @type {{room: string, seq: number} | null} a message to which somebody is on the way */
    this.goal = null;
    /** Whether what lies before a message is loaded, to go there. */
    this.jumping = false;
    /** @type {Set<string>} the long messages that are shown in full */
    this.unfolded = new Set();
    this.rows = el('div', { class: 'rows', oncopy: (event) => copied(event, this.rows, rowOf) });
    this.scroller = el('div', { class: 'scroller', role: 'log', tabindex: 0, 'aria-live': 'off',
      'aria-relevant': 'additions' }, this.rows);
    this.label = el('span', {});
    this.button = el('button', { class: 'to-bottom', type: 'button', hidden: true, onclick: () => this.toBottom() },
      icon('down', 18), this.label);
    this.empty = el('div', { class: 'empty', hidden: true }, lantern(88), el('h2', {}), el('p', {}));
    this.element = el('div', { class: 'messages' }, this.scroller, this.empty, this.button);
    this.keeper = new ScrollKeeper(this.scroller, this.rows, { scrolled: () => this.#scrolled() });
    this.cursor = new MessageCursor(client, { element: this.element, scroller: this.scroller, rows: this.rows,
      rowOf, room: () => this.name ?? '' }, doing);
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
    if (this.keeper.pinned && this.last === Infinity && !this.jumping) room.trim(KEPT);
    const [lo, hi] = this.#window(room);
    const me = client.state.me ?? { uid: '', name: client.name };
    this.shown = rowsOf(room, { lo, hi, me, newAfter: this.newAfter, now: Date.now(), loading: client.history.isLoading(room.room),
      original: (seq) => client.originals.get(room.room, seq), refusal: (seq) => client.delivery.refusal(room.room, seq),
      unfolded: this.unfolded });
    /** @type {import('./bubble.js').Around} */
    const around = { client, room: room.room, jump: (seq) => this.jump(seq), editAgain: (row) => this.#editAgain(row),
      look: (file) => this.#look(file), fold: (row) => this.#fold(row.key) };
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest?.('.message'))?.dataset.key ?? '';
    this.keeper.keep(() => reconcile(this.rows, this.shown, (row) => row.key,
      (row) => makeRow(row, around), (element, row) => updateRow(element, row, around)));
    if (this.opening && room.synced) this.#open();
    this.#settle(room);
    this.#reach(room);
    this.cursor.drawn(this.rows.contains(document.activeElement) ? '' : focused);
  }

  /** Leads to a message of a room that is shown, or will be. @param {string} room @param {number} seq */
  goTo(room, seq) {
    this.goal = { room, seq };
    this.redraw(['messages']);
  }

  /** @param {RoomState} room */
  #reach(room) {
    const { goal } = this;
    if (!goal || goal.room !== room.room || (!room.synced && this.client.status.state === 'open')) return;
    this.goal = null;
    this.jump(goal.seq);
  }

  /** @param {number} seq of a message that comes into sight and is marked for a moment */
  async jump(seq) {
    const { name } = this;
    const room = name ? this.client.state.rooms.get(name) : undefined;
    if (!room || !name) return;
    this.jumping = true;
    const there = await this.client.history.loadUntil(name, seq).catch(() => false);
    this.jumping = false;
    if (this.name !== name) return;
    if (!there) return this.doing.told(this.#whyNot(room, seq));
    const at = lowerBound(room.messages, seq);
    this.keeper.pinned = false;
    this.#setWindow(room.messages, Math.max(0, at - AROUND / 2), Math.min(room.messages.length, at + AROUND / 2));
    this.render(new Set(['messages']));
    const row = /** @type {HTMLElement | null} */ (this.rows.querySelector(`[data-seq="${seq}"]`));
    if (!row) return;
    this.keeper.show(row);
    row.classList.remove('is-found');
    window.requestAnimationFrame(() => row.classList.add('is-found'));
    row.addEventListener('animationend', () => row.classList.remove('is-found'), { once: true });
  }

  /** @param {RoomState} room @param {number} seq */
  #whyNot(room, seq) {
    if (!room.before || room.messages[0]?.seq <= seq) return strings.jumpGone;
    return this.client.status.state === 'open' ? strings.tooFarBack : strings.jumpOffline;
  }

  /** Puts the last own message that is on the server into the composer. @returns {boolean} whether there is one */
  editLast() {
    const own = this.#messageRows().filter((row) => row.own && !row.deleted).at(-1);
    if (!own || own.plain || !this.client.acts.mayEdit(own)) return false;
    this.doing.edit(own);
    return true;
  }

  #messageRows() {
    return /** @type {import('./bubble.js').MessageRow[]} */ (this.shown.filter((row) => row.kind === 'message'));
  }

  /** @param {import('./room-state.js').FileInfo} file */
  #look(file) {
    new PictureViewer(this.client.address).open(this.#messageRows().flatMap((row) => row.files.filter(isPicture)), file);
  }

  /** @param {string} key */
  #fold(key) {
    if (!this.unfolded.delete(key)) this.unfolded.add(key);
    this.redraw(['messages']);
  }

  /** @param {import('./bubble.js').MessageRow} row whose edit was refused */
  #editAgain(row) {
    this.client.delivery.dismiss(this.name ?? '', row.seq);
    this.doing.edit(row, row.refusal?.text ?? undefined);
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
    /** @type {number} with `last`, the window over the loaded messages, by seq: 0 and Infinity where it has no edge */
    this.first = 0;
    /** @type {number} */
    this.last = Infinity;
    /** @type {number | null} what comes after this seq is new */
    this.newAfter = null;
    /** @type {number} the seq of the last entry when this was last at the end */
    this.seen = 0;
    this.opening = name !== null;
    if (this.goal?.room !== name) this.goal = null;
    this.keeper.pinned = true;
    if (name !== null) {
      setAttribute(this.scroller, 'aria-label', strings.messages(this.client.called(name)));
      if (this.client.unread(name) > 0) this.newAfter = this.client.person.mark(name) ?? null;
    }
  }

  /** @param {RoomState} room @returns {[number, number]} */
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

  /** @param {import('./room-state.js').Message[]} messages @param {number} lo @param {number} hi */
  #setWindow(messages, lo, hi) {
    this.first = lo === 0 ? 0 : messages[lo].seq;
    this.last = hi >= messages.length ? Infinity : messages[hi - 1].seq;
  }

  /** After the first complete drawing: at the first unread message, or at the bottom. */
  #open() {
    this.opening = false;
    /** @type {HTMLElement | null} */
    const line = this.rows.querySelector('.row-new');
    this.keeper.toBottom();
    if (line && line.getBoundingClientRect().top < this.scroller.getBoundingClientRect().top) this.keeper.show(line);
  }

  /** While nobody looks at the page, the first message that comes draws the line. @param {RoomState} room */
  #markNew(room) {
    const mark = this.client.person.mark(room.room);
    if (document.visibilityState !== 'hidden' || this.opening || mark === undefined) return;
    if (mark < room.cursor && mark > (this.newAfter ?? -1)) this.newAfter = mark;
  }

  /** @param {RoomState} room */
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

  /** Near an edge of the window, shows more of what is loaded, or asks the server for what is not. @param {RoomState} room */
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
      this.client.history.loadOlder(room.room);
    }
  }

  /** @param {RoomState | undefined} room */
  #renderEmpty(room) {
    const isBlank = room !== undefined && room.synced && room.messages.length === 0 && room.pending.length === 0;
    this.empty.hidden = !isBlank && room !== undefined;
    if (this.empty.hidden) return;
    const [, title, hint] = this.empty.children;
    const begin = room?.kind === 'direct' ? strings.emptyDirect : strings.emptyRoom;
    setText(title, room ? begin(this.client.called(room.room)) : this.client.putOutOf || strings.noRoom);
    setText(hint, room ? strings.emptyRoomHint : strings.noRoomHint);
  }
}
