// The page that hands out the app: one line an installer, the one for this computer first.

import { dress, words } from './beside.js';
import { el } from './dom.js';
import { sizeOf } from './format.js';
import { icon, lantern } from './icons.js';
import { installersOf } from './lobby.js';
import { strings } from './strings.js';

const place = dress();
const { userAgent } = window.navigator;
const own = /Windows/.test(userAgent) ? ['windows'] : /Mac OS/.test(userAgent) ? ['macos']
  : /Linux/.test(userAgent) && !/Android/.test(userAgent) ? ['debian', 'fedora', 'linux'] : [];

/** @param {{name: string, size: number, system: string}} file */
function line({ name, size, system }) {
  const { systems } = words;
  return el('li', {},
    el('a', { class: own.includes(system) ? 'installer own' : 'installer', href: `/get/${encodeURIComponent(name)}`, download: name },
      icon('download', 22),
      el('span', { class: 'installer-names' },
        el('strong', { text: systems[system] ?? system }), el('span', { class: 'hint', text: name })),
      el('span', { class: 'hint', text: sizeOf(size) })));
}

async function show() {
  document.title = words.getTitle;
  /** @type {HTMLElement} */
  let list;
  try {
    const files = await installersOf(window.location.origin);
    files.sort((a, b) => Number(own.includes(b.system)) - Number(own.includes(a.system)));
    list = files.length > 0 ? el('ul', { class: 'installers' }, ...files.map(line)) : el('p', { class: 'hint', text: words.getNothing });
  } catch {
    list = el('p', { class: 'hint fault', text: strings.outOfReach });
  }
  place.replaceChildren(el('div', { class: 'card' }, lantern(72), el('h1', { text: words.getTitle }),
    el('p', { class: 'slogan', text: words.getHow }), list,
    el('a', { class: 'link-button', href: '/', text: words.getBack })));
}

show();
