// The page that hands out the app: one line an installer, the one for this computer first.

import { dress, installersOf } from './beside.js';
import { el } from './dom.js';
import { sizeOf } from './format.js';
import { icon, lantern } from './icons.js';
import { strings } from './strings.js';

const place = dress();
const { userAgent } = window.navigator;
const own = /Windows/.test(userAgent) ? ['windows'] : /Mac OS/.test(userAgent) ? ['macos']
  : /Linux/.test(userAgent) && !/Android/.test(userAgent) ? ['debian', 'fedora', 'linux'] : [];

/** @param {{name: string, size: number, system: string}} file */
function line({ name, size, system }) {
  /** @type {Record<string, string>} */
  const systems = strings.systems;
  return el('li', {},
    el('a', { class: own.includes(system) ? 'installer own' : 'installer', href: `/get/${encodeURIComponent(name)}`, download: name },
      icon('download', 22),
      el('span', { class: 'installer-names' },
        el('strong', { text: systems[system] ?? system }), el('span', { class: 'hint', text: name })),
      el('span', { class: 'hint', text: sizeOf(size) })));
}

async function show() {
  document.title = strings.getTitle;
  /** @type {HTMLElement} */
  let list;
  try {
    const files = await installersOf(window.location.origin);
    files.sort((a, b) => Number(own.includes(b.system)) - Number(own.includes(a.system)));
    list = files.length > 0 ? el('ul', { class: 'installers' }, ...files.map(line)) : el('p', { class: 'hint', text: strings.getNothing });
  } catch {
    list = el('p', { class: 'hint fault', text: strings.outOfReach });
  }
  place.replaceChildren(el('div', { class: 'card' }, lantern(72), el('h1', { text: strings.getTitle }),
    el('p', { class: 'slogan', text: strings.getHow }), list,
    el('a', { class: 'link-button', href: '/', text: strings.getBack })));
}

show();
