// Making and updating elements. Text goes in as text nodes only; there is no way here to give markup.

/**
 * @typedef {{[E in keyof HTMLElementEventMap as `on${E}`]?: (event: HTMLElementEventMap[E]) => void}} Listeners
 * @typedef {Listeners & Record<string, unknown> & {text?: string | null}} Props `on…` listeners, `class`, `text`, anything else
 *   an attribute; null and false are left out
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[T]} the element
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') element.textContent = String(value);
    else if (typeof value === 'function') element.addEventListener(name.slice(2), (event) => value(event));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** What a pointer or a key is at: always an element. @param {Event} event @returns {HTMLElement} */
export const targetOf = ({ target }) =>
  /** @type {HTMLElement} */ (target);

/** @param {Node} element @param {EventTarget | null} target @returns {boolean} whether it is in there */
export const holds = (element, target) => target instanceof Node && element.contains(target);

/** Where a key leads: 1 by the one, -1 by the other, 0 by all else. @param {string} key @param {string} forth @param {string} back */
export const stepOf = (key, forth, back) => Number(key === forth) - Number(key === back);

/** Those that were made here. @param {Element} element @returns {HTMLElement[]} */
export const partsOf = (element) =>
  /** @type {HTMLElement[]} */ ([...element.children]);

/** @param {Element} element @param {string} text only touched when it differs */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Element} element @param {string} name @param {string | null} value */
export function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** A name of a person or a room: isolated, so that its direction disturbs nothing beside it. @param {string} name @param {Props} [props] */
export function isolated(name, props = {}) {
  return el('bdi', { ...props, text: name });
}

/** @type {WeakMap<Element, Map<string, HTMLElement>>} what `reconcile` made last, by key */
const shown = new WeakMap();

/**
 * Makes `parent` hold exactly one element a model, in their order, and reuses what is there.
 * @template M
 * @param {Element} parent
 * @param {M[]} models
 * @param {(model: M) => string} keyOf
 * @param {(model: M) => HTMLElement} make
 * @param {(element: HTMLElement, model: M) => HTMLElement | void} update may return a replacement
 */
export function reconcile(parent, models, keyOf, make, update) {
  const old = shown.get(parent) ?? new Map();
  const rows = new Map();
  const kept = new Set(models.map(keyOf));
  for (const [key, element] of old) if (!kept.has(key)) element.remove();
  let next = parent.firstElementChild;
  for (const model of models) {
    const key = keyOf(model);
    let element = old.get(key);
    if (element) {
      const replacement = update(element, model);
      if (replacement) {
        if (next === element) next = element.nextElementSibling;
        element.remove();
        element = replacement;
      }
    } else {
      element = make(model);
    }
    rows.set(key, element);
    if (element === next) {
      next = element.nextElementSibling;
    } else {
      parent.insertBefore(element, next);
    }
  }
  shown.set(parent, rows);
}

/** In the place of what is selected, as if it was typed: it can be undone. @param {HTMLTextAreaElement} field @param {string} text */
export function insertText(field, text) {
  field.focus();
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** @param {string} text @returns {Promise<boolean>} also on plain http, where navigator.clipboard is withheld */
export async function copyText(text) {
  if (navigator.clipboard?.writeText) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The other way below asks for no permission.
    }
  }
  const area = el('textarea', { class: 'off-screen', readonly: true, 'aria-hidden': 'true' });
  area.value = text;
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return done;
}
