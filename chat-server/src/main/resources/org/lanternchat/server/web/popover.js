// Something that opens at a button over the rest: it gets the keys, and gives them back when it closes. Esc closes it, and a
// click elsewhere.

import { holds } from './dom.js';

/**
 * @param {HTMLElement} button @param {HTMLElement} element
 * @param {() => HTMLElement | null | void} opened fills it and tells what gets the keys
 * @returns {{open: () => void, close: (returnsFocus?: boolean) => void}}
 */
export function popover(button, element, opened) {
  element.hidden = true;
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  /** @param {Event} event */
  const outside = ({ target }) => {
    if (!holds(element, target) && !holds(button, target)) close(false);
  };
  const open = () => {
    if (!element.hidden) return;
    element.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    opened()?.focus();
  };
  const close = (returnsFocus = true) => {
    if (element.hidden) return;
    element.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    if (returnsFocus) button.focus();
  };
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });
  button.addEventListener('click', () => (element.hidden ? open() : close()));
  return { open, close };
}
