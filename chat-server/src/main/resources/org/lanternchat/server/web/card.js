// What opens at the button that asked for it: a card or a menu; on a phone it is a sheet at the lower edge. One at a time,
// never modal: it takes the focus, gives it back, and goes when one turns to something else.

import { el, setAttribute } from './dom.js';

const SHEET = window.matchMedia('(max-width: 719px)');
const EDGE = 8;

/** @type {{element: HTMLElement, anchor: Element | null, end: () => void} | null} */
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
  const onKey = (event) => key(event, element);
  const onDown = ({ target }) => {
    if (target !== scrim && !element.contains(target) && !anchor?.contains(target)) closeCard(false);
  };
  const watch = new ResizeObserver(() => place(element, anchor));
  const end = (refocus) => {
    window.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', onDown);
    watch.disconnect();
    open = null;
    const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
    element.remove();
    scrim.remove();
    if (anchor?.hasAttribute('aria-expanded')) setAttribute(anchor, 'aria-expanded', 'false');
    if (refocus && hadFocus && back?.isConnected) /** @type {HTMLElement} */ (back).focus({ preventScroll: true });
  };
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (open?.element === element && relatedTarget && !element.contains(relatedTarget)) closeCard(false);
  });
  window.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onDown);
  document.querySelector('#app > *')?.append(scrim, element);
  open = { element, anchor, end };
  if (anchor?.hasAttribute('aria-expanded')) setAttribute(anchor, 'aria-expanded', 'true');
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

function key(event, element) {
  if (event.key === 'Escape' && !event.isComposing) {
    closeCard();
  } else if (element.getAttribute('role') === 'menu' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const items = [...element.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement);
    items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Below the anchor, or above it where there is more room, or beside it; as a sheet where style.css says so. */
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
