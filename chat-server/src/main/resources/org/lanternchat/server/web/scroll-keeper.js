// Where the list of messages stands: at the bottom, or at a row that must not move while others come and go. The row is
// held by its lower edge, because a name or a day line may appear above its text.

const NEAR_BOTTOM = 100;
const NEAR_EDGE = 700;

export class ScrollKeeper {
  /**
   * @param {HTMLElement} scroller @param {HTMLElement} rows its children are the rows
   * @param {{scrolled: () => void}} listener
   */
  constructor(scroller, rows, listener) {
    this.scroller = scroller;
    this.rows = rows;
    this.listener = listener;
    this.pinned = true;
    /** @type {{element: HTMLElement, bottom: number} | null} */
    this.anchor = null;
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    const watch = new ResizeObserver(() => this.restore());
    watch.observe(scroller);
    watch.observe(rows);
  }

  /** Changes the rows without moving what is being read. @param {() => void} change */
  keep(change) {
    this.#takeAnchor();
    change();
    this.restore();
  }

  restore() {
    if (this.pinned) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
      return;
    }
    const { anchor } = this;
    if (!anchor || !anchor.element.isConnected) return;
    const moved = this.#bottomOf(anchor.element) - anchor.bottom;
    if (Math.abs(moved) >= 0.5) this.scroller.scrollTop += moved;
  }

  toBottom() {
    this.pinned = true;
    this.anchor = null;
    this.restore();
  }

  /** @param {HTMLElement} row comes to stand a quarter below the top */
  show(row) {
    const { scroller } = this;
    scroller.scrollTop += this.#bottomOf(row) - scroller.clientHeight / 4;
    this.pinned = this.isAtBottom();
    this.#takeAnchor();
  }

  isAtBottom() {
    const { scroller } = this;
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= NEAR_BOTTOM;
  }

  isNearTop() {
    return this.scroller.scrollTop < NEAR_EDGE;
  }

  isNearEnd() {
    const { scroller } = this;
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_EDGE;
  }

  /** @returns {number} the seq of the first message in sight, or 0 */
  seqInSight() {
    return Number(this.anchor?.element.dataset.seq ?? 0);
  }

  #scrolled() {
    this.pinned = this.isAtBottom();
    this.#takeAnchor();
    this.listener.scrolled();
  }

  /** The first message in sight. Rows lie in order, so halving finds it. */
  #takeAnchor() {
    if (this.pinned) {
      this.anchor = null;
      return;
    }
    const rows = /** @type {HTMLCollectionOf<HTMLElement>} */ (this.rows.children);
    let lo = 0;
    let hi = rows.length;
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (this.#bottomOf(rows[middle]) > 0) hi = middle;
      else lo = middle + 1;
    }
    while (lo < rows.length - 1 && !rows[lo].dataset.seq) lo++;
    const element = rows[lo];
    this.anchor = element ? { element, bottom: this.#bottomOf(element) } : null;
  }

  /** @param {Element} row */
  #bottomOf(row) {
    return row.getBoundingClientRect().bottom - this.scroller.getBoundingClientRect().top;
  }
}
