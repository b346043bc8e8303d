// What can be done with one message, the same on its toolbar, on its sheet and with a key.

import { copyText } from './dom.js';
import { strings } from './strings.js';

/**
 * @typedef {{id: string, icon: import('./icons.js').Sign, label: string, key: string, run: () => void, asks?: boolean}} Action `key` does it
 *   while the message has the focus; one that asks is run when it was confirmed
 * @typedef {{reply: (row: MessageRow) => void, edit: (row: MessageRow, text?: string) => void, told: (text: string) => void,
 *   back: () => void}} Doing `back` leads to the composer
 */

/** @typedef {import('./bubble.js').MessageRow} MessageRow */

/**
 * @param {MessageRow} row @param {import('./client.js').Client} client @param {string} room
 * @param {Doing} doing @returns {Action[]} all that this person may do with the message, beside reacting
 */
export function actionsOf(row, client, room, doing) {
  const { acts } = client;
  /** @type {(Action | false)[]} */
  const all = [
    acts.isAlive(row) && { id: 'reply', icon: 'reply', label: strings.reply, key: 'r', run: () => doing.reply(row) },
    acts.mayEdit(row) && !row.plain && { id: 'edit', icon: 'edit', label: strings.edit, key: 'e', run: () => doing.edit(row) },
    !row.deleted && { id: 'copy', icon: 'copy', label: strings.copyMessage, key: 'c', run: async () => {
      if (await copyText(row.text)) doing.told(strings.messageCopied);
    } },
    acts.mayPin(room, row) && { id: 'pin', icon: 'pin', label: row.pinned ? strings.unpin : strings.pin, key: 'p',
      run: () => acts.pin(room, row) },
    acts.mayDelete(room, row) && { id: 'delete', icon: 'trash', label: strings.delete, key: 'Delete', asks: true,
      run: () => acts.delete(room, row) },
  ];
  return all.filter((one) => one !== false);
}
