// Which message the pointer, a finger or the keys are at, and the toolbar that belongs to it.

import { QUICK } from './acts.js';
import { actionsOf } from './message-actions.js';
import { holds, targetOf } from './dom.js';
import { MessageToolbar } from './message-toolbar.js';

const LONG_PRESS = 450;
const SLIP = 10;

/** @type {Map<string, number>} how far a key leads */
const WALKS = new Map([['ArrowUp', -1], ['ArrowDown', 1], ['Home', -Infinity], ['End', Infinity]]);

/** @param {Event} event @returns {HTMLElement | null} the message that it is about */
const messageAt = (event) => targetOf(event).closest('.message');

export class MessageCursor {
  #press = 0;
  #from = { x: 0, y: 0 };

  /**
   * @param {import('./client.js').Client} client
   * @param {{element: HTMLElement, scroller: HTMLElement, rows: HTMLElement,
   *   rowOf: (key: string) => import('./bubble.js').MessageRow | undefined, room: () => string}} list
   * @param {import('./message-actions.js').Doing} doing
   */
  constructor(client, list, doing) {
    this.client = client;
    this.list = list;
    this.doing = doing;
    this.key = '';
    /** Whether the keys led to the message that has the focus: letters after a click are no commands. */
    this.isByKeys = false;
    this.toolbar = new MessageToolbar(client, doing, { left: (key) => (key ? this.#focus(key) : this.place()) });
    const { element, scroller } = list;
    element.append(this.toolbar.scrim, this.toolbar.element);
    scroller.addEventListener('pointerover', (event) => this.#hover(event));
    element.addEventListener('pointerleave', () => this.#unhover());
    scroller.addEventListener('scroll', () => this.#unhover(), { passive: true });
    scroller.addEventListener('pointerdown', () => { this.isByKeys = false; });
    scroller.addEventListener('keydown', (event) => this.#keyed(event));
    scroller.addEventListener('focusin', (event) => this.#focused(event));
    element.addEventListener('focusout', (event) => {
      if (!this.toolbar.isSheet && !holds(element, event.relatedTarget)) this.#unhover();
    });
    scroller.addEventListener('touchstart', (event) => this.#touched(event), { passive: true });
    for (const name of ['touchend', 'touchcancel']) scroller.addEventListener(name, () => window.clearTimeout(this.#press));
    scroller.addEventListener('touchmove', (event) => this.#moved(event), { passive: true });
    scroller.addEventListener('contextmenu', (event) => {
      if (this.toolbar.isSheet || event.pointerType === 'touch') event.preventDefault();
    });
  }

  /** The keys come to the list: at the last message in sight, unless they were there before. */
  enter() {
    const edge = this.list.scroller.getBoundingClientRect();
    const all = this.#messages();
    const inSight = all.filter((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return bottom > edge.top && top < edge.bottom;
    });
    const there = inSight.find((one) => one.dataset.key === this.key);
    this.#focus((there ?? inSight.at(-1) ?? all.at(-1))?.dataset.key ?? '');
  }

  /** After the rows were drawn: the message may look otherwise now, or be gone. @param {string} focused the key that had the focus */
  drawn(focused) {
    if (focused) this.#elementOf(focused)?.focus({ preventScroll: true });
    const { row } = this.toolbar;
    if (!row) return;
    const now = this.list.rowOf(row.key);
    if (!now || !this.#elementOf(row.key)) this.toolbar.hide();
    else if (JSON.stringify(now) !== JSON.stringify(row) && !this.toolbar.isHeld) this.#show(row.key);
    else this.place();
  }

  place() {
    const element = this.toolbar.row && this.#elementOf(this.toolbar.row.key);
    if (element) this.toolbar.place(element, this.list.element);
  }

  #messages() {
    return /** @type {HTMLElement[]} */ ([...this.list.rows.querySelectorAll('.message')]);
  }

  /** @param {string} key */
  #elementOf(key) {
    return this.#messages().find((one) => one.dataset.key === key);
  }

  /** @param {string} key */
  #focus(key) {
    this.isByKeys = true;
    const element = this.#elementOf(key);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} key @param {Parameters<MessageToolbar['show']>[2]} [how] */
  #show(key, how) {
    const row = this.list.rowOf(key);
    if (!row) return;
    this.toolbar.show(row, this.list.room(), how);
    this.place();
  }

  // ---- the pointer

  /** @param {PointerEvent} event */
  #hover(event) {
    const message = event.pointerType === 'mouse' ? messageAt(event) : null;
    if (!message || this.toolbar.isHeld || this.toolbar.row?.key === message.dataset.key) return;
    this.#show(message.dataset.key ?? '');
  }

  #unhover() {
    if (this.toolbar.isHeld) return this.place();
    const focused = document.activeElement?.closest?.('.message');
    if (focused && this.list.rows.contains(focused)) this.#show(/** @type {HTMLElement} */ (focused).dataset.key ?? '');
    else this.toolbar.hide();
  }

  /** @param {TouchEvent} event */
  #touched(event) {
    window.clearTimeout(this.#press);
    const message = messageAt(event);
    if (!message || event.touches.length !== 1 || targetOf(event).closest('button')) return;
    this.#from = { x: event.touches[0].clientX, y: event.touches[0].clientY };
    this.#press = window.setTimeout(() => {
      window.getSelection()?.removeAllRanges();
      this.#show(message.dataset.key ?? '', { sheet: true });
    }, LONG_PRESS);
  }

  /** @param {TouchEvent} event */
  #moved({ touches }) {
    const { x, y } = this.#from;
    if (Math.hypot(touches[0].clientX - x, touches[0].clientY - y) > SLIP) window.clearTimeout(this.#press);
  }

  // ---- the keys

  /** @param {FocusEvent} event */
  #focused(event) {
    const message = messageAt(event);
    if (!message || !this.isByKeys) return;
    this.key = message.dataset.key ?? '';
    if (!this.toolbar.isHeld) this.#show(this.key);
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    if (event.altKey || event.metaKey || event.ctrlKey || event.isComposing) return;
    const message = messageAt(event);
    const step = WALKS.get(event.key);
    if (step !== undefined) {
      event.preventDefault();
      if (message) this.#walk(message, step);
      else this.enter();
    } else if (this.isByKeys && message && message === event.target && this.#act(message.dataset.key ?? '', event.key)) {
      event.preventDefault();
    }
  }

  /** @param {HTMLElement} from @param {number} step */
  #walk(from, step) {
    const all = this.#messages();
    const at = Math.max(0, Math.min(all.length - 1, all.indexOf(from) + step));
    this.#focus(all[at].dataset.key ?? '');
  }

  /** @param {string} key @param {string} pressed @returns {boolean} whether that did something with the message */
  #act(key, pressed) {
    const row = this.list.rowOf(key);
    if (!row) return false;
    if (pressed === 'Enter') {
      this.#show(key);
      this.toolbar.focus();
      return true;
    }
    const emoji = /^[1-6]$/.test(pressed) ? QUICK[Number(pressed) - 1] : undefined;
    if (emoji) this.client.acts.react(this.list.room(), row, emoji);
    const action = actionsOf(row, this.client, this.list.room(), this.doing)
      .find((one) => one.key.toLowerCase() === pressed.toLowerCase());
    if (action?.asks) this.#show(key, { mode: 'question' });
    else action?.run();
    return Boolean(emoji || action);
  }
}
