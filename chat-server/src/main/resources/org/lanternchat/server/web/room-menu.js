// What can be done with a room: invite, describe, choose what is told of it, keep order, leave. Made anew each time.

import { Hint, button, closeCard, field, menuItem, openCard } from './card.js';
import { copyText, el, setText } from './dom.js';
import { icon } from './icons.js';
import { lobbyOf } from './lobby.js';
import { qrOf } from './qr.js';
import { strings } from './strings.js';

/** Whether it means another computer on each. @param {string} address */
const isLoopback = (address) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(address).hostname);
const PACES = [0, 10, 60];
const LONGEST_TOPIC = 250;

/**
 * @param {HTMLElement} anchor @param {import('./client.js').Client} client
 * @param {{address: string, leave: (room: string) => void, told: (text: string) => void,
 *   pins: () => (() => void) | null}} actions `pins` opens them from here, where it is wanted
 */
export function openRoomMenu(anchor, client, { address, leave, told, pins }) {
  const room = client.shown ?? '';
  const { places, order, person, state } = client;
  const line = () => el('hr', { class: 'menu-line' });
  /** @param {boolean} is @param {string} text @param {() => void} run */
  const choice = (is, text, run) => menuItem(is ? icon('tick', 18) : null, text, run, is);
  /** @param {string} action @param {number} [seconds] */
  const set = (action, seconds) => order.moderate(room, action, { seconds }).catch((refusal) => told(refusal.message));
  /** @type {HTMLElement[]} */
  const items = Object.entries(strings.telling).map(([telling, text]) => choice(places.telling(room) === telling, text, () => {
    person.setTelling(room, telling);
    client.listener.changed(['rooms']);
  }));
  const openPins = pins();
  if (openPins) items.unshift(menuItem(icon('pin', 18), strings.pins, openPins), line());
  if (places.kindOf(room) !== 'direct') {
    if (order.moderates(room)) {
      const { locked = false, slow = 0, topic = '' } = state.rooms.get(room) ?? {};
      items.unshift(menuItem(icon('edit', 18), topic ? strings.changeTopic : strings.addTopic, () => openTopic(anchor, client)), line());
      items.push(line(), menuItem(icon(locked ? 'unlock' : 'lock', 18), locked ? strings.unlock : strings.lock,
        () => set(locked ? 'unlock' : 'lock')));
      for (const pace of new Set([...PACES, slow])) items.push(choice(slow === pace, strings.pace(pace), () => set('slow', pace)));
    } else {
      items.unshift(line());
    }
    items.unshift(menuItem(icon('invite', 18), strings.inviteMenu, () => openInvite(anchor, client, address)));
    items.push(line(), menuItem(icon('leave', 18), strings.leaveRoom(client.called(room)), () => leave(room)));
  }
  openCard(anchor, { label: strings.roomMenu, role: 'menu', className: 'menu' }, ...items);
}

/** What the room is about, for those who may say it. @param {HTMLElement} anchor @param {import('./client.js').Client} client */
export function openTopic(anchor, client) {
  const room = client.shown ?? '';
  const before = client.state.rooms.get(room)?.topic ?? '';
  const text = field({ maxlength: LONGEST_TOPIC, placeholder: strings.topicPrompt, 'aria-label': strings.topicPrompt,
    enterkeyhint: 'done', onfocus: () => text.select() });
  text.value = before;
  openCard(anchor, { label: before ? strings.changeTopic : strings.addTopic, className: 'narrow' }, el('form', { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    closeCard();
    const now = text.value.trim();
    if (now !== before) client.delivery.give({ type: 'topic', room, text: now });
  } }, text, button(strings.topicSave, 'primary')));
}

/**
 * A link that leads others here, by the server's address on the LAN also for who is at its own computer; for an open room
 * always the same, for a private one the server is asked for a new code.
 * @param {HTMLElement} anchor @param {import('./client.js').Client} client @param {string} address
 */
function openInvite(anchor, client, address) {
  const room = client.shown ?? '';
  const isOpen = client.places.kindOf(room) === 'open';
  const hint = new Hint(isOpen ? strings.inviteOpen : strings.inviteAsking);
  const picture = el('div', {});
  const link = field({ readonly: true, dir: 'ltr', 'aria-label': strings.inviteLink, onfocus: () => link.select() });
  const copy = button(strings.copyLink, 'quiet', async () => {
    if (await copyText(link.value)) setText(copy, strings.copied);
    else link.select();
  });
  hint.attempt(async () => {
    const hash = isOpen ? encodeURIComponent(room) : await client.doors.invite(room);
    const server = isLoopback(address) ? (await lobbyOf(address))?.address ?? address : address;
    link.value = `${server}/#${hash}`;
    picture.append(qrOf(link.value));
    if (isLoopback(server)) hint.tell(strings.inviteHere, true);
    else if (!isOpen) hint.tell(strings.invitePrivate);
  }, copy);
  openCard(anchor, { label: strings.invite(client.called(room)), className: 'narrow' }, hint.element, picture, link, copy);
}
