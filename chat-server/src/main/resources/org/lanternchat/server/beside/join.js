// The page for a projector: the chat's name, its address as large as it goes, a QR code, and how many are in. A join code
// stands behind the `#` of its own address, as in any link, so that only whoever has it can show it.

import { dress, words } from './beside.js';
import { splitCode } from './doors.js';
import { el, isolated, setText } from './dom.js';
import { lantern } from './icons.js';
import { lobbyOf } from './lobby.js';
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
  const way = el('p', { class: 'wall-code', hidden: !asks && !code, text: code ? `${strings.joinCode}: ` : words.joinCodeElsewhere });
  if (code) way.append(el('strong', { text: code }));
  place.replaceChildren(
    el('header', { class: 'wall-head' }, lantern(64), name),
    el('p', { class: 'wall-how', text: words.wallHow }), big, way,
    el('div', { class: 'wall-qr' }, qrOf(link)), people);
}

async function look() {
  const lobby = await lobbyOf(window.location.origin);
  if (lobby) {
    const called = lobby.name ?? strings.product;
    document.title = called;
    name.replaceChildren(isolated(called));
    draw(HERE.test(window.location.hostname) && lobby.address ? lobby.address : window.location.origin, lobby.invite);
    setText(people, lobby.people === 0 ? words.wallNobody : words.wallPeople(lobby.people));
  } else {
    setText(people, strings.outOfReach);
    if (!shown) place.replaceChildren(people);
  }
  people.classList.toggle('fault', lobby === null);
  window.setTimeout(look, AGAIN);
}

look();
