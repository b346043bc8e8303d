// The ways into rooms that the server has to open: new ones, conversations of two, and private ones by invitation. What
// goes well ends with the room's name.

import { lobbyOf } from './lobby.js';
import { folded, roomName } from './names.js';
import { Refusal } from './requests.js';
import { strings } from './strings.js';

const PLACE = /^(~[^/]+)(?:\/([A-Za-z0-9_-]{1,64}))?$/u;

const WITH_CODE = /^~!([A-Za-z0-9_-]{4,64})(?:\/(.*))?$/u;

/**
 * The join code of the chat, which a link may bring before the place that it leads to.
 * @param {string} hash without its `#` @returns {{code: string | null, rest: string}}
 */
export function splitCode(hash) {
  const [, code, rest] = WITH_CODE.exec(hash) ?? [];
  return code ? { code, rest: rest ?? '' } : { code: null, rest: hash };
}

/** @param {string} hash without its `#` @returns {{room: string, code?: string} | null} the private room that it leads to */
export function privatePlace(hash) {
  const [, room, code] = PLACE.exec(hash) ?? [];
  return room ? { room, code } : null;
}

export class Doors {
  /**
   * @param {import('./chat-state.js').ChatState} state @param {import('./wire.js').Ask} ask
   * @param {(room: string) => void} entered told of each room that this person is in from now on
   */
  constructor(state, ask, entered) {
    this.state = state;
    this.ask = ask;
    this.entered = entered;
  }

  /** Makes an open room, or goes into the one of this name. @param {string} text @param {string} [topic] */
  async open(text, topic) {
    const room = roomName(text);
    if (this.state.summaries.has(room)) return this.join(room);
    return this.#enter({ type: 'create', room, topic: topic || undefined }).catch((refusal) => {
      if (refusal.code === 'room_taken') return this.join(room);
      throw refusal;
    });
  }

  /** @param {string} room */
  join(room) {
    return this.#enter({ type: 'join', room });
  }

  /** @param {string} title @param {string} [topic] */
  makePrivate(title, topic) {
    return this.#enter({ type: 'create', kind: 'private', title, topic: topic || undefined });
  }

  /** @param {string} to a uid or a name */
  async direct(to) {
    const known = [...this.state.summaries.values()]
      .find((one) => one.with && (one.with.uid === to || folded(one.with.name) === folded(to)));
    return known?.room ?? this.#enter({ type: 'direct', to });
  }

  /** By a whole link or what stands behind its `#`. @param {string} text @param {string} address the server's own */
  async follow(text, address) {
    const [, server, hash] = /^(.*?)#(.+)$/u.exec(text.trim()) ?? [];
    const place = hash ? privatePlace(hash) : null;
    if (!place) throw new Error(strings.notALink);
    const host = server && hostOf(server);
    if (server && !host) throw new Error(strings.notALink);
    if (host && !await isAt(host, address)) throw new Error(strings.linkElsewhere(host));
    return this.invited(place);
  }

  /** @param {{room: string, code?: string}} place */
  async invited({ room, code }) {
    try {
      return await this.#enter({ type: 'join', room, invite: code });
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'no_room') throw new Error(strings.inviteEnded);
      throw refusal;
    }
  }

  /** @param {string} room @returns {Promise<string>} what lets others into a private room, behind the `#` of a link */
  async invite(room) {
    return `${room}/${(await this.ask({ type: 'invite', room })).code}`;
  }

  /** @template {'join' | 'create' | 'direct'} T @param {import('./wire.js').Question<T>} command @returns {Promise<string>} */
  async #enter(command) {
    const { room } = await this.ask(command);
    this.entered(room);
    return room;
  }
}

/** Whether it is this server's host, as it is called here or on the LAN. @param {string} host @param {string} address */
async function isAt(host, address) {
  if (host === hostOf(address)) return true;
  const lan = (await lobbyOf(address))?.address;
  return lan ? host === hostOf(lan) : false;
}

/** @param {string} typed */
function hostOf(typed) {
  try {
    return new URL(/^https?:\/\//i.test(typed) ? typed : `http://${typed}`).host;
  } catch {
    return '';
  }
}
