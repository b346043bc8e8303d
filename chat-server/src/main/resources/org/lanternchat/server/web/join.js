// The page for a projector: the chat's name, its address as large as it goes, a QR code, and how many are in. A join code
// stands behind the `#` of its own address, as in any link, so that only whoever has it can show it.

import { dress, infoOf } from './beside.js';
import { splitCode } from './doors.js';
import { el, isolated, setText } from './dom.js';
import { lantern } from './icons.js';
import { qrOf } from './qr.js';
import { strings } from './strings.js';

const AGAIN = 5_000;
const HERE = /^(localhost|127\..*|\[::1\])$/;

const place = dress();
const { code } = splitCode(window.location.hash.slice(1));
const name = el('h1');
const people = el('p', { class: 'wall-people', role: 'status' });
let shown = '';

/** @param {string} address the server's, as others reach it @param {boolean} asks whether newcomers need a code */
function draw(address, asks) {
  const url = new URL(address);
  const link = `${url.origin}/${code ? `#~!${code}` : ''}`;
  if (shown === link + asks) return;
  shown = link + asks;
  const typed = url.protocol === 'https:' ? url.origin : url.host;
  const big = el('p', { class: 'wall-address', text: typed });
  big.style.setProperty('--letters', String(typed.length));
  const way = code
    ? el('p', { class: 'wall-code' }, `${strings.joinCode}: `, el('strong', { text: code }))
    : asks ? el('p', { class: 'wall-code', text: strings.joinCodeElsewhere }) : null;
  place.replaceChildren(
    el('header', { class: 'wall-head' }, lantern(64), name),
    el('p', { class: 'wall-how', text: strings.wallHow }), big, way,
    el('div', { class: 'wall-qr' }, qrOf(link)), people);
}

async function look() {
  try {
    const info = await infoOf(window.location.origin);
    const own = HERE.test(window.location.hostname) && typeof info.address === 'string' ? info.address : window.location.origin;
    document.title = info.name;
    name.replaceChildren(isolated(info.name));
    draw(own, info.invite);
    setText(people, info.people === 0 ? strings.wallNobody : strings.wallPeople(info.people));
    people.classList.remove('fault');
  } catch {
    setText(people, strings.outOfReach);
    people.classList.add('fault');
    if (!shown) place.replaceChildren(people);
  }
  window.setTimeout(look, AGAIN);
}

look();
