// The card of somebody in a room: who it is, ways to talk to them, and for those who keep order what they may do.

import { avatar } from './avatar.js';
import { Hint, button, choice, closeCard, field, focusFirst, openCard } from './card.js';
import { el, isolated } from './dom.js';
import { strings } from './strings.js';

/** Those that last ask for how long; what takes something back is done at once. */
const LASTING = new Set(['mute', 'ban']);
const FIRST_TIME = '3600';

/** @typedef {import('./room-state.js').Person & {banned: boolean}} Someone */
/** @typedef {'mute' | 'kick' | 'ban'} Asked */
/** @typedef {Asked | 'unmute' | 'unban'} Action */

/**
 * @param {HTMLElement} anchor @param {import('./client.js').Client} client @param {string} room @param {Someone} person
 * @param {{show: (room: string) => void, mention: (name: string) => void}} actions
 */
export function openPerson(anchor, client, room, person, actions) {
  const { order } = client;
  const hint = new Hint();
  const place = el('div', { class: 'order' });
  const isMe = person.uid === client.state.me?.uid;
  const note = [isMe && strings.you, person.role && person.role !== 'member' && strings.role[person.role],
    !person.banned && (person.away ? strings.away : strings.online)].filter(Boolean).join(' · ');
  const message = button(strings.message, 'primary', () => hint.attempt(async () => {
    const there = await client.doors.direct(person.uid);
    closeCard(false);
    actions.show(there);
  }, message));
  const mention = button(strings.mention, 'quiet', () => {
    closeCard(false);
    actions.mention(person.name);
  });
  const isDirect = client.places.kindOf(room) === 'direct';
  const ways = isMe || person.banned ? null : el('div', { class: 'pair' }, isDirect ? null : message, mention);
  fill();
  openCard(anchor, { label: person.name, title: false, className: 'narrow person-card' },
    el('div', { class: 'person-head' }, avatar(person.uid, person.name),
      el('div', {}, isolated(person.name, { class: 'popover-title' }), el('p', { class: 'hint', text: note }))),
    ways, place, hint.element);

  function fill() {
    /** @type {HTMLElement[]} */
    const parts = [];
    if (order.mayGiveRoles(room, person) && !person.banned) {
      parts.push(choice(strings.roleHere, strings.roleTitle, person.role ?? 'member', (role) => hint.attempt(async () => {
        await order.giveRole(room, person.uid, role);
        hint.tell(strings.roleGiven(person.name, strings.role[role]));
      })));
    }
    if (order.mayAct(room, person)) {
      /** @type {Action[]} */
      const actions = person.banned ? ['unban'] : ['mute', 'unmute', 'kick', 'ban'];
      parts.push(el('p', { class: 'label', text: strings.moderate }), el('div', { class: 'chips' }, ...actions.map((action) =>
        el('button', { class: 'chip', type: 'button', 'data-order': action, text: strings.order[action],
          onclick: () => (action === 'unmute' || action === 'unban' ? act(action) : ask(action)) }))));
    }
    place.replaceChildren(...parts);
  }

  /** Asked once, in the place of the actions. @param {Asked} action */
  function ask(action) {
    let time = LASTING.has(action) ? FIRST_TIME : '0';
    const why = field({ placeholder: strings.reason, 'aria-label': strings.reason, maxlength: 200, enterkeyhint: 'go', 'data-first': true });
    const back = () => {
      fill();
      focusFirst(place);
    };
    hint.tell('');
    place.replaceChildren(el('form', { class: 'order', novalidate: true, 'aria-label': strings.orderAsk[action](person.name),
      onsubmit: (event) => {
        event.preventDefault();
        act(action, Number(time), why.value);
      } },
      LASTING.has(action)
        ? choice(strings.orderAsk[action](person.name), strings.times, time, (value) => { time = value; }, ['600', '3600', '86400', '0'])
        : el('p', { class: 'label', text: strings.orderAsk[action](person.name) }),
      why, el('div', { class: 'pair' }, button(strings.order[action], 'danger'), button(strings.cancel, 'quiet', back))));
    focusFirst(place);
  }

  /** @param {Action} action @param {number} [seconds] @param {string} [why] */
  function act(action, seconds, why) {
    hint.attempt(async () => {
      await order.moderate(room, action, { uid: person.uid, seconds, why });
      if (action === 'unmute') hint.tell(strings.done);
      else closeCard();
    });
  }
}
