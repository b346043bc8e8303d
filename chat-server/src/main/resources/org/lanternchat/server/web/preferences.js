// What a person chose in the settings: kept for all servers, in force at once, on the root element where style asks for it.

import { speak } from './strings.js';

/**
 * @typedef {'theme' | 'textSize' | 'density' | 'language'} Choice
 * @typedef {'enter' | 'notifications' | 'sounds' | 'quiet' | 'receipts'} Switch
 */

/** What can be chosen, the first of each before anything was. */
/** @type {Record<Choice, string[]>} */
export const CHOICES = {
  theme: ['system', 'light', 'dark'],
  textSize: ['small', 'normal', 'large', 'largest'],
  density: ['comfortable', 'compact'],
  language: ['system', 'en', 'de'],
};

/** @type {Record<Choice, string> & Record<Switch, boolean>} what is chosen now */
export const chosen = { theme: 'system', textSize: 'normal', density: 'comfortable', language: 'system',
  enter: true, notifications: true, sounds: true, quiet: false, receipts: true };

/** @type {import('./storage.js').Store} */
let store;
let systemIsDark = /** @type {{matches: boolean}} */ ({ matches: false });
let changed = /** @type {(key: string) => void} */ (() => undefined);

/** @param {import('./storage.js').Store} where they are kept @param {(key: string) => void} listener told what became otherwise */
export function begin(where, listener) {
  store = where;
  changed = listener;
  for (const [key, choices] of Object.entries(CHOICES)) {
    const kept = store.get(key, '');
    if (choices.includes(kept)) Object.assign(chosen, { [key]: kept });
  }
  for (const [key, first] of Object.entries(chosen)) {
    const kept = store.get(key, first);
    if (typeof first === 'boolean' && typeof kept === 'boolean') Object.assign(chosen, { [key]: kept });
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', apply);
  systemIsDark = dark;
  apply();
}

/** @template {Choice | Switch} K @param {K} key @param {(typeof chosen)[K]} value */
export function choose(key, value) {
  chosen[key] = value;
  store.set(key, value);
  apply();
  changed(key);
}

function apply() {
  const { theme, textSize, density, language } = chosen;
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  Object.assign(document.documentElement.dataset, { theme: dark ? 'dark' : 'light', text: textSize, density });
  speak(language);
}
