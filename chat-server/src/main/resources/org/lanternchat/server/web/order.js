// Keeping order in rooms: what this person may do there and to whom, and asking the server to do it. The server decides.

const RANK = ['member', 'moderator', 'owner'];
/** @param {string | undefined} role */
const rank = (role) => Math.max(0, RANK.indexOf(role ?? 'member'));

export class Order {
  /**
   * @param {import('./chat-state.js').ChatState} state @param {import('./person-store.js').PersonStore} person
   * @param {import('./wire.js').Ask} ask
   */
  constructor(state, person, ask) {
    this.state = state;
    this.person = person;
    this.ask = ask;
  }

  /** @param {string} room @returns {boolean} */
  moderates(room) {
    return this.#rank(room) > 0;
  }

  /** Needs a greater role than theirs. @param {string} room @param {import('./room-state.js').Person} person */
  mayAct(room, person) {
    return person.uid !== this.state.me?.uid && this.#rank(room) > rank(person.role);
  }

  /** @param {string} room @param {import('./room-state.js').Person} person */
  mayGiveRoles(room, person) {
    return person.uid !== this.state.me?.uid && this.#rank(room) === 2;
  }

  /** @param {string} room @param {string} action @param {{uid?: string, seconds?: number, why?: string}} [given] */
  moderate(room, action, { uid, seconds, why } = {}) {
    return this.ask({ type: 'moderate', room, action, uid, seconds: action === 'slow' ? seconds : seconds || undefined,
      why: why?.trim() || undefined });
  }

  /** @param {string} room @param {string} uid @param {import('./room-state.js').Role} role */
  giveRole(room, uid, role) {
    return this.ask({ type: 'role', room, uid, role });
  }

  /** Who was banned there, as far as this browser heard of it: the server keeps the list to itself. @param {string} room */
  banned(room) {
    return this.moderates(room) ? this.person.banned(room) : [];
  }

  /** @param {import('./wire.js').Event} event that may put somebody on that list, or take them off */
  hear(event) {
    if (event.type !== 'moderated') return;
    const { room, action, uid, name = '', seconds } = event;
    if (!room || !uid || (action !== 'ban' && action !== 'unban')) return;
    const others = this.person.banned(room).filter((one) => one.uid !== uid);
    const until = seconds ? Date.now() + seconds * 1000 : 0;
    this.person.setBanned(room, action === 'ban' ? [...others, { uid, name, until }] : others);
  }

  /** On the server it counts here too. @param {string} room */
  #rank(room) {
    const state = this.state.rooms.get(room);
    return !state || state.kind === 'direct' ? 0 : Math.max(rank(state.role), rank(this.state.me?.role));
  }
}
