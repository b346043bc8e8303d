// The parts of cards that ask for something: fields with their names, choices, switches, buttons, and the sentence that
// says what is wrong.

import { el, setText } from './dom.js';

let ids = 0;

/** @param {string} label @param {HTMLElement} control @returns {HTMLElement} the control under its name */
export function named(label, control) {
  control.id ||= `field-${++ids}`;
  return el('div', { class: 'named' }, el('label', { class: 'label', for: control.id, text: label }), control);
}

/** @param {Record<string, any>} props @returns {HTMLInputElement} */
export function field(props) {
  return el('input', { class: 'field', type: 'text', dir: 'auto', autocomplete: 'off', spellcheck: 'false', ...props });
}

/**
 * One of a few, all in sight. @param {string} label @param {Record<string, string>} options their names @param {string} now
 * @param {(value: string) => void} chosen @param {string[]} [order] of the options
 */
export function choice(label, options, now, chosen, order = Object.keys(options)) {
  const name = `choice-${++ids}`;
  return el('fieldset', { class: 'choice' }, el('legend', { class: 'label', text: label }),
    el('div', { class: 'segments' }, ...order.map((value) => {
      const input = el('input', { type: 'radio', name, value, class: 'off-screen', onchange: () => chosen(value) });
      input.checked = value === now;
      return el('label', { class: 'segment' }, input, el('span', { text: options[value] }));
    })));
}

/** @param {[string, string]} words its name and what it means @param {boolean} now @param {(on: boolean) => void} chosen @param {string} id */
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

  /** Does what is asked of the server, or tells why not. @param {() => Promise<any>} ask @param {HTMLButtonElement | null} [busy] */
  async attempt(ask, busy = null) {
    if (busy?.disabled) return;
    if (busy) busy.disabled = true;
    try {
      await ask();
    } catch (refusal) {
      this.tell(refusal.message, true);
    } finally {
      if (busy) busy.disabled = false;
    }
  }
}
