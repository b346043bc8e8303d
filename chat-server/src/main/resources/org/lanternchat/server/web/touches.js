// Which parts of the screen an event of the shown room may change.

/** @type {Record<string, string[] | undefined>} by the event's type */
export const TOUCHES = {
  users: ['people', 'header', 'rooms'],
  presence: ['people', 'header', 'typing', 'rooms'],
  typing: ['typing', 'people'],
  system: ['messages'],
  history: ['messages'],
  entries: ['messages', 'typing', 'people', 'rooms'],
  chat: ['messages', 'typing', 'people', 'rooms'],
  edit: ['messages', 'rooms'],
  delete: ['messages', 'rooms'],
  react: ['messages'],
  pin: ['messages'],
  topic: ['header'],
  moderated: ['messages', 'people'],
  read: ['rooms', 'header'],
  seen: ['messages'],
  gap: ['messages'],
  synced: ['messages', 'rooms', 'header'],
  rooms: ['rooms', 'header'],
};

export const EVERYTHING = ['rooms', 'header', 'messages', 'people', 'typing', 'composer', 'attachments', 'status'];
