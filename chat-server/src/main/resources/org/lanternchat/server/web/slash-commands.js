// What begins with a slash and is done instead of said. `/usr/bin` is no command, and two slashes begin a message with one.

import { faultOfRoom, roomName } from './names.js';
import { strings } from './strings.js';

export const COMMANDS = ['join', 'msg', 'me', 'topic', 'leave', 'away', 'help'];

const FORM = /^\/(\p{L}+)(?:\s+([^]*))?$/u;
const NAME_AND_TEXT = /^@?(\S+)\s+([^]+)$/;

/** @param {string} text */
export const isCommand = (text) => FORM.test(text);

/** The message that is meant by a text which is no command. @param {string} text */
export const meant = (text) => (text.startsWith('//') ? text.slice(1) : text);

export class SlashCommands {
  /**
   * @param {import('./client.js').Client} client
   * @param {{show: (room: string) => void, leave: (room: string) => void, told: (text: string) => void,
   *   again: (room: string, text: string) => void}} actions `again` gives back what could not be done
   */
  constructor(client, actions) {
    this.client = client;
    this.actions = actions;
  }

  /** @param {string} room @param {string} text @returns {string} what stands against it; empty when it was done or is under way */
  run(room, text) {
    const [, word, typed = ''] = FORM.exec(text) ?? [];
    const rest = typed.trim();
    const { client, actions } = this;
    const command = word.toLowerCase();
    const isMissing = rest === '' && ['join', 'msg', 'me'].includes(command);
    if (!COMMANDS.includes(command)) return strings.noCommand(`/${word}`);
    if (isMissing || (command === 'msg' && !NAME_AND_TEXT.test(rest))) return strings.usage(used(command));
    if (command === 'join') return faultOfRoom(rest) ?? this.#ask(async () => actions.show(await client.doors.join(roomName(rest))));
    if (command === 'msg') return this.#ask(() => this.#message(rest), () => actions.again(room, text));
    if (command === 'me') client.post(room, rest.includes('*') ? `_${rest}_` : `*${rest}*`);
    if (command === 'topic') client.delivery.give({ type: 'topic', room, text: rest });
    if (command === 'leave') actions.leave(room);
    if (command === 'away') return this.#ask(() => this.#away());
    if (command === 'help') actions.told(strings.allCommands(COMMANDS.map(used).join(' · ')));
    return '';
  }

  /** Whatever is refused is told, since it comes later. @param {() => Promise<void>} act @param {() => void} [refused] */
  #ask(act, refused = () => undefined) {
    act().catch((refusal) => {
      refused();
      this.actions.told(refusal.message);
    });
    return '';
  }

  /** @param {string} rest */
  async #message(rest) {
    const { client } = this;
    const [, to, text] = /** @type {RegExpExecArray} */ (NAME_AND_TEXT.exec(rest));
    const room = await client.doors.direct(to);
    this.actions.show(room);
    client.post(room, text);
  }

  async #away() {
    const on = !this.client.state.me?.away;
    await this.client.requests.ask({ type: 'away', on });
    this.actions.told(on ? strings.awayOn : strings.awayOff);
  }
}

/** @param {string} command one of them */
export const used = (command) => `/${command} ${wordsOf(command)[0]}`.trim();

/** What is typed behind a command, and what it does. @param {string} command @returns {string[]} */
export function wordsOf(command) {
  /** @type {Record<string, string[]>} */
  const commands = strings.commands;
  return commands[command];
}
