// The commands and events of PROTOCOL.md as types, as far as the page knows them, and what tells entries from the others.

/**
 * @typedef {import('./room-state.js').Message} Message
 * @typedef {import('./room-state.js').FileInfo} FileInfo
 * @typedef {import('./room-state.js').Person} Person
 * @typedef {import('./room-state.js').Role} Role
 * @typedef {import('./summaries.js').Summary} Summary
 * @typedef {{uid: string, name: string}} Named
 */

/**
 * @typedef {{room: string, seq: number, at: number, uid: string, name: string, cid?: string}} Logged what every entry says
 * @typedef {Logged & {type: 'chat', text?: string, reply?: number, files?: FileInfo[], mentions?: string[], deleted?: boolean}} Chat
 * @typedef {Logged & {type: 'edit', target: number, text?: string, mentions?: string[], deleted?: boolean}} Edit
 * @typedef {Logged & {type: 'delete', target: number}} Delete
 * @typedef {Logged & {type: 'react', target: number, emoji: string, on: boolean}} React
 * @typedef {Logged & {type: 'pin', target: number, on: boolean}} Pin
 * @typedef {Logged & {type: 'topic', text?: string}} Topic
 * @typedef {Edit | Delete | React | Pin} Change what becomes of a message
 * @typedef {Chat | Change | Topic} Entry
 */

/**
 * @typedef {{type: 'welcome', v: 1, now: number, epoch: string, uid: string, name: string, token?: string, role: Role,
 *   server: {name: string, version: string}, limits: Record<string, number>, rooms: Summary[]}} Welcome
 * @typedef {{type: 'you', uid: string, name: string, role: Role, away?: boolean}} You
 * @typedef {{type: 'rooms', rooms?: Summary[], all?: boolean, gone?: string[]}} Rooms
 * @typedef {{type: 'joined', room: string, kind: string, title?: string, topic?: string, with?: Named, head: number, read?: number,
 *   role?: Role, slow?: number, locked?: boolean}} Joined
 * @typedef {{type: 'left', room: string, why?: string}} Left
 * @typedef {{type: 'users', room: string, count: number, users: Person[], more?: boolean}} Users
 * @typedef {{type: 'presence', room: string, count: number, came?: Person[], changed?: Person[], went?: string[]}} Presence
 * @typedef {{type: 'history', room: string, messages: (Message & {type?: 'chat'})[], before?: boolean, after?: boolean,
 *   head?: number}} History
 * @typedef {{type: 'entries', room: string, entries: Entry[]}} Entries
 * @typedef {{type: 'gap', room: string, from: number, to: number}} Gap
 * @typedef {{type: 'synced', room: string, seq: number}} Synced
 * @typedef {{event: string, count: number, named: Named[]}} Sum of many comings or goings
 * @typedef {{type: 'system', room: string, at: number, event: string, uid?: string, name?: string, was?: string, text: string,
 *   sum?: Sum}} Notice
 * @typedef {{type: 'moderated', room?: string, action: string, uid?: string, name?: string, by: Named, seconds?: number,
 *   why?: string}} Moderated
 * @typedef {{type: 'read', room: string, seq: number}} Read
 * @typedef {{type: 'seen', room: string, uid: string, seq: number}} Seen
 * @typedef {{type: 'typing', room: string, uid: string, name: string, on: boolean}} Typing
 * @typedef {{type: 'results', hits: import('./search.js').Hit[], next?: number}} Results
 * @typedef {{type: 'invited', room: string, code: string}} Invited
 * @typedef {{type: 'linked', code: string, expires: number}} Linked
 * @typedef {{type: 'hooked', room: string, code: string, url: string}} Hooked
 * @typedef {{type: 'ok'}} Ok
 * @typedef {{type: 'pong', now: number}} Pong
 * @typedef {{type: 'error', code: string, text: string, cid?: string, room?: string, retry?: number, fatal?: boolean,
 *   suggest?: string, min?: number, max?: number}} Fault
 * @typedef {(Entry | Welcome | You | Rooms | Joined | Left | Users | Presence | History | Entries | Gap | Synced | Notice | Moderated
 *   | Read | Seen | Typing | Results | Invited | Linked | Hooked | Ok | Pong | Fault) & {rid?: string, room?: string, seq?: number}} Event
 */

/**
 * @typedef {({type: 'chat', room: string, text: string, reply?: number, files?: string[]}
 *   | {type: 'edit', room: string, target: number, text: string}
 *   | {type: 'delete', room: string, target: number}
 *   | {type: 'react', room: string, target: number, emoji: string, on: boolean}
 *   | {type: 'pin', room: string, target: number, on: boolean}
 *   | {type: 'topic', room: string, text: string}) & {target?: number, text?: string, reply?: number}} Wish a command that
 *   becomes an entry, still without its `cid`
 * @typedef {Wish & {cid: string}} Command
 */

/**
 * Commands that are answered, by type, and their answers.
 * @typedef {{
 *   join: [{room: string, since?: number, invite?: string}, Joined],
 *   create: [{room?: string, kind?: 'open' | 'private', title?: string, topic?: string}, Joined],
 *   direct: [{to: string}, Joined],
 *   invite: [{room: string}, Invited],
 *   history: [{room: string, before?: number, after?: number, around?: number, pinned?: boolean, limit?: number}, History],
 *   search: [{q: string, room?: string, from?: string, before?: number, limit?: number}, Results],
 *   name: [{name: string}, Ok],
 *   away: [{on: boolean}, Ok],
 *   link: [{}, Linked],
 *   moderate: [{room?: string, action: string, uid?: string, seconds?: number, why?: string}, Moderated],
 *   role: [{room?: string, uid: string, role: Role}, Ok],
 * }} Answered
 */

/** @template {keyof Answered} T @typedef {{type: T} & Answered[T][0]} Question */

/**
 * @typedef {(Command
 *   | {[T in keyof Answered]: Question<T>}[keyof Answered]
 *   | {type: 'hello', v: 1, name?: string, token?: string, link?: string, invite?: string, client: string, seen?: false,
 *     resume?: {epoch: string, rooms: Record<string, number>}}
 *   | {type: 'leave', room: string}
 *   | {type: 'read', room: string, seq: number}
 *   | {type: 'typing', room: string, on: boolean}
 *   | {type: 'ping'}) & {rid?: string}} Sent
 */

/** @typedef {<T extends keyof Answered>(command: Question<T>) => Promise<Answered[T][1]>} Ask */

/** @param {Event} event @returns {event is Entry & {rid?: string}} whether it is an entry of a log, told by itself */
export function isEntry(event) {
  return typeof event.seq === 'number' && event.seq > 0;
}
