// Light, dark, or as the system: kept for all servers, applied as data-theme on the root element.

const CHOICES = /** @type {const} */ (['system', 'light', 'dark']);
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

/** @typedef {'system' | 'light' | 'dark'} Choice */

export class Theme {
  /** @param {import('./storage.js').Store} store @param {() => void} changed */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    const kept = store.get('theme', 'system');
    /** @type {Choice} */
    this.choice = CHOICES.includes(kept) ? kept : 'system';
    systemIsDark.addEventListener('change', () => this.#apply());
    this.#apply();
  }

  next() {
    this.choose(CHOICES[(CHOICES.indexOf(this.choice) + 1) % CHOICES.length]);
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.choice = choice;
    this.store.set('theme', choice);
    this.#apply();
  }

  #apply() {
    const dark = this.choice === 'dark' || (this.choice === 'system' && systemIsDark.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    this.changed();
  }
}
