// The first script: a plain one, because a page opened from disk may load no modules of its own. Served by a server, it
// starts main.js. Opened from disk, it asks for a server's address and runs that server's main.js, so that page and
// server always fit together.
'use strict';

(() => {
  const THEME = 'lantern:app:theme';
  const ADDRESS = 'lantern:app:address';
  const THIS_TAB = 'lantern:address';
  const LANGUAGE = 'lantern:app:language';
  /** @type {Record<string, Record<'hint' | 'fault' | 'slogan' | 'address' | 'go', string> & {silent: (origin: string) => string}>} */
  const WORDS = {
    en: {
      hint: 'The address that the host shows, like 192.168.1.20:8080',
      fault: 'That is no address. Try something like 192.168.1.20:8080',
      slogan: 'The chat your own network runs.',
      address: 'Server address',
      go: 'Continue',
      silent: (origin) => `No chat server answers at ${origin}. Is it running, and are you on its network?`,
    },
    de: {
      hint: 'Die Adresse, die der Gastgeber zeigt, etwa 192.168.1.20:8080',
      fault: 'Das ist keine Adresse. Versuche etwas wie 192.168.1.20:8080',
      slogan: 'Der Chat, den das eigene Netz betreibt.',
      address: 'Adresse des Servers',
      go: 'Weiter',
      silent: (origin) => `Unter ${origin} antwortet kein Chat-Server. Läuft er, und bist du in seinem Netz?`,
    },
  };

  /** @typedef {'localStorage' | 'sessionStorage'} Place */

  /** @param {Place} storage @param {string} key */
  function kept(storage, key) {
    try {
      return window[storage].getItem(key);
    } catch {
      return null;
    }
  }

  /** @param {Place} storage @param {string} key @param {string} value */
  function keep(storage, key, value) {
    try {
      window[storage].setItem(key, value);
    } catch {
      // It is asked for again next time.
    }
  }

  /** Before anything is painted, so that a dark screen does not flash white. */
  function applyTheme() {
    const chosen = kept('localStorage', THEME);
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme =
      chosen === '"light"' || chosen === '"dark"' ? JSON.parse(chosen) : dark ? 'dark' : 'light';
  }

  /** As in words.js: what was chosen, or the first of the browser's languages that is spoken here. */
  function words() {
    const chosen = (kept('localStorage', LANGUAGE) ?? '').slice(1, 3);
    const language = [chosen, ...navigator.languages].map((one) => one.slice(0, 2)).find((one) => one in WORDS) ?? 'en';
    document.documentElement.lang = language;
    return WORDS[language];
  }

  /** `chat.local:8080`, `192.168.1.20`, or a whole link: the server's origin and the room, or null. @param {string} text */
  function parseAddress(text) {
    const typed = text.trim();
    if (typed === '' || /\s/.test(typed)) return null;
    try {
      const url = new URL(/^https?:\/\//i.test(typed) ? typed : `http://${typed}`);
      return url.hostname === '' || url.username !== '' ? null : { origin: url.origin, hash: url.hash };
    } catch {
      return null;
    }
  }

  /** @param {string} address */
  async function run(address) {
    const main = await import(`${address}/main.js`);
    await main.start(address);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {Record<string, string>} attributes @param {...(Node | string)} children
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function askForAddress() {
    const say = words();
    const input = make('input', {
      id: 'address', class: 'field', type: 'text', inputmode: 'url', autocomplete: 'url', autocapitalize: 'none',
      spellcheck: 'false', 'aria-describedby': 'address-hint', placeholder: '192.168.1.20:8080',
    });
    input.value = kept('localStorage', ADDRESS) ?? '';
    const hint = make('p', { id: 'address-hint', class: 'hint', role: 'status' });
    const button = make('button', { class: 'button primary', type: 'submit' }, say.go);
    const logo = make('img', { src: 'favicon.svg', alt: '', width: '56', height: '56' });
    const form = make('form', { class: 'card', novalidate: '' }, logo, make('h1', {}, 'Lantern Chat'),
      make('p', { class: 'slogan' }, say.slogan),
      make('label', { for: 'address', class: 'label' }, say.address), input, hint, button);

    /** @param {string} text @param {boolean} isFault */
    const tell = (text, isFault) => {
      hint.textContent = text;
      hint.classList.toggle('fault', isFault);
      input.setAttribute('aria-invalid', String(isFault));
    };
    tell(say.hint, false);
    input.addEventListener('input', () => {
      const wrong = input.value.trim() !== '' && !parseAddress(input.value);
      tell(wrong ? say.fault : say.hint, wrong);
    });
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const parsed = parseAddress(input.value);
      if (!parsed) return tell(say.fault, true);
      button.disabled = true;
      if (parsed.hash) window.location.hash = parsed.hash;
      try {
        await run(parsed.origin);
        keep('localStorage', ADDRESS, input.value.trim());
        keep('sessionStorage', THIS_TAB, parsed.origin);
      } catch {
        tell(say.silent(parsed.origin), true);
        button.disabled = false;
      }
    });
    document.getElementById('app')?.replaceChildren(make('main', { class: 'sign-in' }, form));
    input.focus();
    input.select();
  }

  function begin() {
    if (window.location.protocol !== 'file:') {
      run(window.location.origin);
      return;
    }
    const address = kept('sessionStorage', THIS_TAB);
    if (address) run(address).catch(() => askForAddress());
    else askForAddress();
  }

  applyTheme();
  document.addEventListener('DOMContentLoaded', begin);
})();
