// The card that asks for a name, or for the code that another device shows, and for the chat's join code where it has one. Mistakes are told under the field while typing;
// Enter joins.

import { el, setText } from './dom.js';
import { lantern } from './icons.js';
import { faultOfName, normalized } from './names.js';
import { Refusal, whyOf } from './requests.js';
import { strings } from './strings.js';

export class SignInView {
  /**
   * @param {{name: string, goal: string | null, notice: string | null, suggest: string | null, lobby: import('./lobby-view.js').LobbyView}} given
   *   `goal` says where it leads
   * @param {(typed: {name?: string, code?: string, invite?: string}) => Promise<void>} join rejects with an error whose message is shown, and perhaps `suggest`
   */
  constructor(given, join) {
    this.join = join;
    this.busy = false;
    this.byCode = false;
    this.asks = false;
    this.input = el('input', {
      id: 'name', class: 'field', type: 'text', autocomplete: 'nickname', maxlength: 100, spellcheck: 'false',
      'aria-describedby': 'name-hint', autocapitalize: 'words', enterkeyhint: 'go', dir: 'auto',
      oninput: () => this.#check(),
    });
    this.input.value = given.name;
    this.server = el('p', { class: 'slogan', text: strings.slogan });
    this.hint = el('p', { id: 'name-hint', class: 'hint', role: 'status' });
    this.suggestion = el('button', {
      class: 'button quiet suggestion', type: 'button', hidden: true, onclick: () => this.#takeSuggestion(),
    });
    this.button = el('button', { class: 'button primary', type: 'submit', text: strings.join });
    this.label = el('label', { class: 'label', for: 'name', text: strings.name });
    this.way = el('button', { class: 'link-button', type: 'button', text: strings.withCode, onclick: () => this.#turn() });
    this.invite = el('input', {
      id: 'join-code', class: 'field', type: 'text', autocomplete: 'off', maxlength: 64, spellcheck: 'false',
      'aria-describedby': 'join-code-hint', autocapitalize: 'characters', enterkeyhint: 'go', oninput: () => this.#tellInvite(null),
    });
    this.inviteHint = el('p', { id: 'join-code-hint', class: 'hint', role: 'status', text: strings.joinCodeHint });
    this.inviteBox = el('div', { class: 'join-code', hidden: true },
      el('label', { class: 'label', for: 'join-code', text: strings.joinCode }), this.invite, this.inviteHint);
    this.app = el('a', { class: 'link-button', hidden: true, text: strings.getApp });
    this.goal = el('p', { class: 'going-to', role: 'status' });
    this.element = el('main', { class: 'sign-in' },
      el('form', { class: 'card', novalidate: true, onsubmit: (event) => this.#submit(event) },
        lantern(72),
        el('h1', { text: strings.product }),
        this.server,
        this.goal, this.label, this.input, this.hint, this.inviteBox, this.suggestion, this.button, this.way, this.app,
        given.lobby.element));
    this.leadTo(given.goal);
    this.#tell(given.notice ?? strings.nameHint, given.notice !== null);
    if (given.suggest) this.#suggest(given.suggest);
  }

  /** @param {string} name of the server, once it is known */
  welcomeTo(name) {
    setText(this.server, strings.welcomeTo(name));
  }

  /** This chat asks newcomers for a join code. */
  askForCode() {
    this.inviteBox.hidden = this.byCode;
    this.asks = true;
  }

  /** The app can be had here. @param {string} address */
  offerApp(address) {
    this.app.href = address;
    this.app.hidden = false;
  }

  /** @param {string | null} goal which room comes behind this card, in words */
  leadTo(goal) {
    this.goal.hidden = goal === null;
    setText(this.goal, goal ?? '');
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  /** From the name to a code, and back. */
  #turn() {
    this.byCode = !this.byCode;
    setText(this.label, this.byCode ? strings.code : strings.name);
    setText(this.way, this.byCode ? strings.withName : strings.withCode);
    this.input.value = '';
    this.inviteBox.hidden = this.byCode || !this.asks;
    this.#check();
    this.input.focus();
  }

  #fault() {
    const { value } = this.input;
    return this.byCode ? (value.trim() === '' ? strings.codeMissing : null) : faultOfName(value);
  }

  #check() {
    this.suggestion.hidden = true;
    const fault = this.input.value === '' ? null : this.#fault();
    this.#tell(fault ?? (this.byCode ? strings.codeHint : strings.nameHint), fault !== null);
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const fault = this.#fault();
    if (fault) {
      this.#tell(fault, true);
      this.input.focus();
      return;
    }
    this.#setBusy(true);
    try {
      const invite = this.invite.value.trim() || undefined;
      await this.join(this.byCode ? { code: this.input.value } : { name: normalized(this.input.value), invite });
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'invite_needed') {
        this.askForCode();
        this.#tellInvite(refusal.message);
        this.#setBusy(false);
        this.invite.focus();
        this.invite.select();
        return;
      }
      this.#tell(whyOf(refusal), true);
      if (refusal instanceof Refusal && refusal.suggest) this.#suggest(refusal.suggest);
      this.#setBusy(false);
      this.focus();
    }
  }

  /** @param {string} name */
  #suggest(name) {
    this.suggestion.value = name;
    setText(this.suggestion, strings.useInstead(name));
    this.suggestion.hidden = false;
  }

  #takeSuggestion() {
    this.input.value = this.suggestion.value;
    this.suggestion.hidden = true;
    this.input.form?.requestSubmit();
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.busy = busy;
    this.button.setAttribute('aria-busy', String(busy));
    setText(this.button, busy ? strings.joining : strings.join);
  }

  /** @param {string | null} fault */
  #tellInvite(fault) {
    setText(this.inviteHint, fault ?? strings.joinCodeHint);
    this.inviteHint.classList.toggle('fault', fault !== null);
    this.invite.setAttribute('aria-invalid', String(fault !== null));
  }

  /** @param {string} text @param {boolean} isFault */
  #tell(text, isFault) {
    setText(this.hint, text);
    this.hint.classList.toggle('fault', isFault);
    this.input.setAttribute('aria-invalid', String(isFault));
  }
}
