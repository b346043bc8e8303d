// Gathers what changed and lets the views draw once a frame, however many events came. A hidden page draws rarely.

const HIDDEN_PAUSE = 400;

export class Painter {
  #dirty = /** @type {Set<string>} */ (new Set());
  #planned = false;

  /** @param {(dirty: Set<string>) => void} paint */
  constructor(paint) {
    this.paint = paint;
  }

  /** @param {string[]} parts */
  need(parts) {
    for (const part of parts) this.#dirty.add(part);
    if (this.#planned) return;
    this.#planned = true;
    if (document.visibilityState === 'hidden') window.setTimeout(() => this.#run(), HIDDEN_PAUSE);
    else window.requestAnimationFrame(() => this.#run());
  }

  #run() {
    const dirty = this.#dirty;
    this.#dirty = new Set();
    this.#planned = false;
    this.paint(dirty);
  }
}
