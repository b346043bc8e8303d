// What becomes of a message by an entry about it. The twin of Java's org.lanternchat.protocol.state.Revisions.

/** @typedef {import('./room-state.js').Message} Message */

/**
 * @template {keyof Kinds} T
 * @typedef {Omit<Kinds[T], keyof import('./wire.js').Logged> & {uid: string, at: number}} Of
 */

/**
 * @typedef {{edit: import('./wire.js').Edit, delete: import('./wire.js').Delete, react: import('./wire.js').React,
 *   pin: import('./wire.js').Pin}} Kinds
 * @typedef {Of<'edit'> | Of<'delete'> | Of<'react'> | Of<'pin'>} Change also one that still waits
 */

/** What a deleted message does not have any more. */
const GONE = ['text', 'files', 'mentions', 'edited', 'reactions', 'pinned'];

/**
 * @param {Message} message
 * @param {Change} change
 * @returns {Message} the same object when nothing changes, as with a deleted one
 */
export function revised(message, change) {
  if (message.deleted) return message;
  switch (change.type) {
    case 'edit': return change.deleted ? message : edited(message, change);
    case 'delete': return { ...without(message, GONE), deleted: true };
    case 'react': return reacted(message, change);
    default: return pinned(message, change.on === true);
  }
}

/** @param {Message} message @param {Pick<import('./wire.js').Edit, 'text' | 'mentions' | 'at'>} change @returns {Message} */
function edited(message, { text, mentions, at }) {
  const bare = without(message, ['mentions']);
  return { ...bare, text, edited: at, ...(mentions && mentions.length > 0 && { mentions }) };
}

/** @param {Message} message @param {Pick<import('./wire.js').React, 'uid' | 'emoji' | 'on'>} change @returns {Message} */
function reacted(message, { uid, emoji, on }) {
  const reactions = new Map(Object.entries(message.reactions ?? {}));
  const people = reactions.get(emoji) ?? [];
  if (people.includes(uid) === on) return message;
  const now = on ? [...people, uid] : people.filter((one) => one !== uid);
  if (now.length > 0) reactions.set(emoji, now);
  else reactions.delete(emoji);
  const bare = without(message, ['reactions']);
  return reactions.size > 0 ? { ...bare, reactions: Object.fromEntries(reactions) } : bare;
}

/** @param {Message} message @param {boolean} on @returns {Message} */
function pinned(message, on) {
  if ((message.pinned === true) === on) return message;
  return on ? { ...message, pinned: true } : without(message, ['pinned']);
}

/** @param {Message} message @param {string[]} fields that it may do without @returns {Message} */
function without(message, fields) {
  return (
    /** @type {Message} */ (Object.fromEntries(Object.entries(message).filter(([name]) => !fields.includes(name))))
  );
}
