// What opens at the button that asked for it: a card or a menu; on a phone it is a sheet at the lower edge. One at a time,
// never modal: it takes the focus, gives it back, and goes when one turns to something else. And what cards ask with: fields
// with their names, choices, switches, buttons, and the sentence that says what is wrong.

import { el, holds, setText } from './dom.js';
import { whyOf } from './requests.js';

const SHEET = window.matchMedia('(max-width: 719px)');
const EDGE = 8;

let ids = 0;

/** @type {{element: HTMLElement, anchor: Element | null, end: (refocus: boolean) => void} | null} */
let open = null;

/**
 * @param {Element | null} anchor where it stands; null for the middle. The same one again closes it.
 * @param {{label: string, role?: 'dialog' | 'menu', className?: string, title?: boolean}} how
 * @param {...(Node | string | null)} content the first field or button in it gets the focus, or what is `data-first`
 * @returns {HTMLElement | null}
 */
export function openCard(anchor, { label, role = 'dialog', className = '', title = role === 'dialog' }, ...content) {
  const again = anchor !== null && open?.anchor === anchor;
  const back = anchor ?? document.activeElement;
  closeCard(again);
  if (again) return null;
  const element = el('div', { class: `popover ${className}`, role, 'aria-label': label, tabindex: -1 },
    title ? el('h2', { class: 'popover-title', text: label }) : null, ...content);
  const scrim = el('div', { class: 'sheet-scrim popover-scrim', onclick: () => closeCard() });
  /** @param {KeyboardEvent} event */
  const onKey = (event) => key(event, element);
  /** @param {Event} event */
  const onDown = ({ target }) => {
    if (target !== scrim && !holds(element, target) && !(anchor && holds(anchor, target))) closeCard(false);
  };
  /** @param {string} is */
  const told = (is) => anchor?.hasAttribute('aria-expanded') && anchor.setAttribute('aria-expanded', is);
  const watch = new ResizeObserver(() => place(element, anchor));
  /** @param {boolean} refocus */
  const end = (refocus) => {
    window.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', onDown);
    watch.disconnect();
    open = null;
    const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
    element.remove();
    scrim.remove();
    told('false');
    if (refocus && hadFocus && back?.isConnected) /** @type {HTMLElement} */ (back).focus({ preventScroll: true });
  };
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (open?.element === element && relatedTarget && !holds(element, relatedTarget)) closeCard(false);
  });
  window.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onDown);
  // In the landmark that it belongs to; the panes at the sides may move with all that is in them.
  (anchor?.closest('main') ?? document.querySelector('#app > *'))?.append(scrim, element);
  open = { element, anchor, end };
  told('true');
  place(element, anchor);
  watch.observe(element);
  watch.observe(document.body);
  focusFirst(element);
  return element;
}

/** @param {boolean} [refocus] whether the focus goes back to where it was */
export function closeCard(refocus = true) {
  open?.end(refocus);
}

/** @param {Element} element whose first field or button gets the focus */
export function focusFirst(element) {
  const first = element.querySelector('[data-first]') ?? element.querySelector('input:checked, input, button:not([disabled])') ?? element;
  /** @type {HTMLElement} */ (first).focus({ preventScroll: true });
}

/** A line of a menu. @param {Node | null} sign @param {string} text @param {() => void} run @param {boolean} [checked] where it is one of several */
export function menuItem(sign, text, run, checked) {
  const isChoice = checked !== undefined;
  return el('button', { class: 'menu-item', type: 'button', role: isChoice ? 'menuitemradio' : 'menuitem',
    'aria-checked': isChoice ? String(checked) : null, onclick: () => {
      closeCard();
      run();
    } }, sign ?? el('span', { class: 'menu-check' }), el('span', { text }));
}

/** @param {KeyboardEvent} event @param {HTMLElement} element */
function key(event, element) {
  if (event.key === 'Escape' && !event.isComposing) {
    closeCard();
  } else if (element.getAttribute('role') === 'menu' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const items = [...element.querySelectorAll('button')];
    const at = items.findIndex((one) => one === document.activeElement);
    items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Below the anchor, or above it where there is more room, or beside it; as a sheet where style.css says so.
 * @param {HTMLElement} element @param {Element | null} anchor
 */
function place(element, anchor) {
  const { style } = element;
  if (anchor && !anchor.isConnected) return;
  style.left = style.top = '';
  if (SHEET.matches) return;
  const { offsetWidth: width, offsetHeight: height } = element;
  const { innerWidth, innerHeight } = window;
  const at = anchor?.getBoundingClientRect();
  const middle = { left: (innerWidth - width) / 2, top: Math.min(112, (innerHeight - height) / 2) };
  const under = at && at.bottom + EDGE + height <= innerHeight - EDGE;
  const wanted = !at ? middle : { left: at.left + width > innerWidth - EDGE ? at.right - width : at.left,
    top: under ? at.bottom + EDGE / 2 : at.top - height - EDGE / 2 };
  style.left = `${Math.max(EDGE, Math.min(wanted.left, innerWidth - width - EDGE))}px`;
  style.top = `${Math.max(EDGE, Math.min(wanted.top, innerHeight - height - EDGE))}px`;
}

/** @param {string} label @param {HTMLElement} control @returns {HTMLElement} the control under its name */
export function named(label, control) {
  control.id ||= `field-${++ids}`;
  return el('div', { class: 'named' }, el('label', { class: 'label', for: control.id, text: label }), control);
}

/** @param {import('./dom.js').Props} props */
export function field(props) {
  return el('input', { class: 'field', type: 'text', dir: 'auto', autocomplete: 'off', spellcheck: 'false', ...props });
}

/**
 * One of a few, all in sight.
 * @template {string} K @param {string} label @param {Record<K, string>} options their names @param {NoInfer<K>} now
 * @param {(value: NoInfer<K>) => void} chosen @param {NoInfer<K>[]} [order] of the options
 */
export function choice(label, options, now, chosen, order) {
  const values =
    /** @type {K[]} */ (order ?? Object.keys(options));
  const name = `choice-${++ids}`;
  return el('fieldset', { class: 'choice' }, el('legend', { class: 'label', text: label }),
    el('div', { class: 'segments' }, ...values.map((value) => {
      const input = el('input', { type: 'radio', name, value, class: 'off-screen', onchange: () => chosen(value) });
      input.checked = value === now;
      return el('label', { class: 'segment' }, input, el('span', { text: options[value] }));
    })));
}

/** @param {string[]} words its name and what it means @param {boolean} now @param {(on: boolean) => void} chosen @param {string} id */
export function toggle([label, hint], now, chosen, id) {
  const input = el('input', { type: 'checkbox', id, 'aria-describedby': `${id}-hint`, onchange: () => chosen(input.checked) });
  input.checked = now;
  return el('div', { class: 'toggle' }, input, el('label', { for: id, text: label }), el('p', { class: 'hint', id: `${id}-hint`, text: hint }));
}

/** @param {string} text @param {string} kind of its looks @param {() => void} [run] without one it sends the form */
export function button(text, kind, run) {
  return el('button', { class: `button ${kind}`, type: run ? 'button' : 'submit', text, onclick: run });
}

/** A sentence under a field, said aloud too. */
export class Hint {
  /** @param {string} [text] */
  constructor(text = '') {
    this.element = el('p', { class: 'hint', role: 'status', text });
  }

  /** @param {string} text @param {boolean} [isFault] */
  tell(text, isFault = false) {
    setText(this.element, text);
    this.element.classList.toggle('fault', isFault);
  }

  /** Does what is asked of the server, or tells why not. @param {() => Promise<unknown>} ask @param {HTMLButtonElement | null} [busy] */
  async attempt(ask, busy = null) {
    if (busy?.disabled) return;
    if (busy) busy.disabled = true;
    try {
      await ask();
    } catch (refusal) {
      this.tell(whyOf(refusal), true);
    } finally {
      if (busy) busy.disabled = false;
    }
  }
}
