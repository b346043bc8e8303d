// The settings, each in force and kept as soon as it is changed; who I am at this server; and the keys.

import { permission } from './alerts.js';
import { Hint, button, choice, field, named, openCard, toggle } from './card.js';
import { el } from './dom.js';
import { timeOf } from './format.js';
import { faultOfName, normalized } from './names.js';
import { CHOICES, choose, chosen } from './preferences.js';
import { qrOf } from './qr.js';
import { strings } from './strings.js';

/** @param {HTMLElement} anchor @param {import('./client.js').Client} client */
export function openSettings(anchor, client) {
  /** @type {[import('./preferences.js').Choice, string, Record<string, string>][]} */
  const names = [['theme', strings.themes, strings.theme], ['textSize', strings.textSize, strings.size],
    ['density', strings.density, strings.densities], ['language', strings.language, strings.languages]];
  const choices = names.map(([key, label, options]) => {
    const part = choice(label, options, chosen[key], (value) => choose(key, value), CHOICES[key]);
    part.id = `setting-${key}`;
    return part;
  });
  const switches =
    /** @type {[import('./preferences.js').Switch, string[]][]} */ (Object.entries(strings.toggle));
  const toggles = switches.map(([key, words]) => toggle(words, chosen[key], (on) => choose(key, on), `setting-${key}`));
  return openCard(anchor, { label: strings.settings, className: 'settings-card' },
    ...choices, ...toggles, browserNotifications(), ownName(client), account(client),
    button(strings.keysTitle, 'quiet', () => openKeys(null)));
}

/** @param {HTMLElement | null} anchor */
export function openKeys(anchor) {
  openCard(anchor, { label: strings.keysTitle }, el('dl', { class: 'keys' },
    ...strings.keys.flatMap(([key, what]) => [el('dt', {}, el('kbd', { text: key })), el('dd', { text: what })])));
}

/** @param {import('./client.js').Client} client */
function ownName(client) {
  const hint = new Hint();
  const now = () => client.state.me?.name ?? client.name;
  const go = button(strings.changeName, 'quiet');
  const name = field({ maxlength: 100, enterkeyhint: 'done', oninput: () => {
    const fault = name.value === '' ? null : faultOfName(name.value);
    hint.tell(fault ?? '', fault !== null);
    go.hidden = normalized(name.value) === now() || name.value === '' || fault !== null;
  } });
  name.value = now();
  go.hidden = true;
  return el('form', { class: 'own-name', novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    if (!go.hidden) hint.attempt(async () => {
      await client.requests.ask({ type: 'name', name: normalized(name.value) });
      go.hidden = true;
      hint.tell(strings.nameChanged);
    }, go);
  } }, named(strings.name, name), go, hint.element);
}

/** The browser is asked only when somebody wants it to be. */
function browserNotifications() {
  if (permission() !== 'default') return null;
  const ask = button(strings.allowNotifications, 'quiet', async () => {
    ask.hidden = await Notification.requestPermission() !== 'default';
  });
  return ask;
}

/** Being away, and a second device. @param {import('./client.js').Client} client */
function account(client) {
  const hint = new Hint();
  const code = el('div', { class: 'link-code' });
  const isAway = () => client.state.me?.away === true;
  const away = button(isAway() ? strings.showHere : strings.showAway, 'quiet', () => hint.attempt(async () => {
    const on = !isAway();
    await client.requests.ask({ type: 'away', on });
    away.textContent = on ? strings.showHere : strings.showAway;
  }, away));
  const device = button(strings.linkDevice, 'quiet', () => hint.attempt(async () => {
    const answer = await client.requests.ask({ type: 'link' });
    const halves = answer.code.length === 8 ? `${answer.code.slice(0, 4)}-${answer.code.slice(4)}` : answer.code;
    code.replaceChildren(el('output', { text: halves }), qrOf(halves));
    code.scrollIntoView({ block: 'nearest' });
    hint.tell(strings.linked(timeOf(answer.expires)));
  }, device));
  return el('div', { class: 'account' }, away, device, code, hint.element);
}
