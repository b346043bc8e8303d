// The card for a new room: an open one by its name, a private one by its title, or one that a link leads to.

import { Hint, button, choice, closeCard, field, named, openCard } from './card.js';
import { el, partsOf, setText } from './dom.js';
import { faultOfRoom } from './names.js';
import { strings } from './strings.js';

const LONGEST_TOPIC = 250;

/**
 * @param {HTMLElement} anchor @param {import('./client.js').Client} client
 * @param {string} address of the server @param {(room: string) => void} show
 */
export function openNewRoom(anchor, client, address, show) {
  /** @type {keyof typeof kinds} */
  let kind = 'open';
  const kinds = {
    open: { label: strings.roomName, hint: strings.openHint, make: () => client.doors.open(name.value, topic.value) },
    private: { label: strings.roomTitle, hint: strings.privateHint, make: () => client.doors.makePrivate(name.value, topic.value) },
    link: { label: strings.inviteLink, hint: strings.linkHint, make: () => client.doors.follow(name.value, address) },
  };
  const name = field({ autocapitalize: 'none', enterkeyhint: 'go', maxlength: 200, 'data-first': true, oninput: check });
  const topic = field({ maxlength: LONGEST_TOPIC, enterkeyhint: 'go' });
  const nameBox = named('', name);
  const [nameLabel] = partsOf(nameBox);
  const topicBox = named(strings.topicOptional, topic);
  const fault = new Hint();
  const what = el('p', { class: 'hint' });
  const go = button('', 'primary');
  const form = el('form', { class: 'new-room-form', novalidate: true, onsubmit: submit },
    choice(strings.kindOfRoom, { open: strings.open, private: strings.private, link: strings.byLink }, kind, turn),
    nameBox, fault.element, topicBox, what, go);
  turn(kind);
  openCard(anchor, { label: strings.newRoom, className: 'narrow' }, form);

  /** @param {keyof typeof kinds} chosen */
  function turn(chosen) {
    kind = chosen;
    setText(nameLabel, kinds[kind].label);
    name.placeholder = strings.examples[kind];
    setText(what, kinds[kind].hint);
    setText(go, kind === 'link' ? strings.goIn : strings.openRoom);
    topicBox.hidden = kind === 'link';
    check();
  }

  function check() {
    const wrong = kind === 'open' && name.value !== '' ? faultOfRoom(name.value) : null;
    fault.tell(wrong ?? '', true);
    name.setAttribute('aria-invalid', String(wrong !== null));
    go.disabled = name.value.trim() === '';
    return wrong === null && !go.disabled;
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    if (check()) fault.attempt(async () => {
      const room = await kinds[kind].make();
      closeCard(false);
      show(room);
    }, go);
  }
}
