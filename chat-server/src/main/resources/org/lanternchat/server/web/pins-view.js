// The pinned messages of the shown room, each of which leads to where it was said: a card below the header.

import { el, setText } from './dom.js';
import { whenOf } from './format.js';
import { icon } from './icons.js';
import { lineOf } from './message-rows.js';
import { popover } from './popover.js';
import { whyOf } from './requests.js';
import { foundLine } from './search-view.js';
import { strings } from './strings.js';

const MOST = 100;

export class PinsView {
  /** @param {import('./client.js').Client} client @param {{go: (room: string, seq: number) => void}} actions */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
    this.button = el('button', { class: 'icon-button pins-button', type: 'button', 'aria-label': strings.pins, title: strings.pins },
      icon('pin'));
    this.state = el('p', { class: 'search-state', role: 'status' });
    this.list = el('ul', { class: 'hits' });
    this.element = el('div', { class: 'opened pins', role: 'dialog', 'aria-label': strings.pins, tabindex: -1 },
      el('h2', { class: 'side-title', text: strings.pins }), this.state, this.list);
    this.card = popover(this.button, this.element, () => this.#open());
  }

  #open() {
    this.list.replaceChildren();
    this.#load(this.client.shown ?? '');
    return this.element;
  }

  /** @param {string} room */
  async #load(room) {
    setText(this.state, strings.loading);
    try {
      const { messages } = await this.client.requests.ask({ type: 'history', room, pinned: true, limit: MOST }, { apart: true });
      this.list.replaceChildren(...messages.reverse().map((message) => this.#line(room, message)));
      this.#tell(room);
    } catch (refusal) {
      setText(this.state, whyOf(refusal));
    }
  }

  /** @param {string} room */
  #mayPin(room) {
    return this.client.acts.mayPin(room, { seq: 1, deleted: false });
  }

  /** @param {string} room */
  #tell(room) {
    setText(this.state, this.list.firstChild ? '' : this.#mayPin(room) ? strings.noPinsYet : strings.noPins);
  }

  /** @param {string} room @param {import('./room-state.js').Message} message */
  #line(room, message) {
    const line = el('li', { class: 'pins-line' }, foundLine({ ...message, text: lineOf(message) }, whenOf(message.at), () => {
      this.card.close(false);
      this.actions.go(room, message.seq);
    }));
    if (!this.#mayPin(room)) return line;
    line.append(el('button', { class: 'icon-button', type: 'button', 'aria-label': strings.unpin, title: strings.unpin, onclick: () => {
      this.client.acts.pin(room, { seq: message.seq, deleted: false, pinned: true });
      line.remove();
      this.element.focus();
      this.#tell(room);
    } }, icon('close', 18)));
    return line;
  }
}
