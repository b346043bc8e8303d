// Every sentence that the page says. Plurals and lists go through Intl.

const plural = new Intl.PluralRules('en-GB');
const lists = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' });
const number = new Intl.NumberFormat('en-GB');

/** Several as a sentence names them. @param {string[]} several */
export const list = (several) => lists.format(several);

/** Marks that keep a name's direction to itself. @param {string} name */
export const isolate = (name) => `\u2068${name}\u2069`;

/** @param {number} n @param {string} one @param {string} other */
function counted(n, one, other) {
  return `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;
}

/** How large a file is. @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes < 1_000) return counted(bytes, 'byte', 'bytes');
  const tenths = (units) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(units);
  return bytes < 1_000_000 ? `${tenths(bytes / 1_000)} KB` : `${tenths(bytes / 1_000_000)} MB`;
}

export const strings = {
  product: 'Lantern Chat',
  slogan: 'The chat your own network runs.',
  welcomeTo: (server) => `Welcome to ${isolate(server)}`,

  name: 'Your name',
  nameHint: 'What the others see. No account needed.',
  goingTo: (room) => `You are going straight to #${isolate(room)}.`,
  join: 'Join the chat',
  joining: 'Joining…',
  useInstead: (name) => `Use “${isolate(name)}” instead`,
  outOfReach: 'The server does not answer. Is it running, and are you on its network?',
  signedOut: 'You were signed out. Choose a name to come back.',
  banned: 'You were banned from this server.',

  rooms: 'Rooms',
  newRoom: 'New room',
  newRoomName: 'Name of the room',
  newRoomHint: 'Enter opens the room, Esc closes this.',
  roomLabel: (room, people, unread) =>
    [room, strings.people(people), unread > 0 ? counted(unread, 'new message', 'new messages') : '']
      .filter(Boolean).join(', '),
  people: (n) => counted(n, 'person', 'people'),
  online: 'Online',
  onlineCount: (n) => `Online — ${number.format(n)}`,
  andMore: (n) => `and ${counted(n, 'other', 'others')}`,
  you: 'you',
  away: 'away',
  typingNow: 'typing…',
  showRooms: 'Show the rooms',
  showPeople: 'Show who is here',
  hidePeople: 'Hide who is here',
  closePane: 'Close',
  roomMenu: 'More about this room',
  leaveRoom: (room) => `Leave ${isolate(room)}`,
  copyLink: 'Copy the link to this room',
  linkCopied: 'The link is copied.',
  putOut: (room) => `You were taken out of ${isolate(room)}.`,
  bannedFrom: (room) => `You were banned from ${isolate(room)}.`,
  hiddenRoom: 'Private room',
  noRoom: 'No room is open',
  noRoomHint: 'Choose one on the left, or make a new one.',

  messages: (room) => `Messages in ${room}`,
  emptyRoom: (room) => `This is the beginning of ${isolate(room)}`,
  emptyRoomHint: 'Nobody has written here yet. Say the first word.',
  loadingOlder: 'Loading older messages…',
  loading: 'Loading…',
  newSince: 'New since you left',
  newBelow: (n) => (n === 0 ? 'Newest messages' : `${number.format(n)} new`),
  newBelowLabel: (n) => (n === 0 ? 'Go to the newest messages' : `Go to ${counted(n, 'new message', 'new messages')}`),
  waiting: 'Waiting to be sent',
  sent: 'Safe on the server',
  notSent: 'Not sent',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  discard: 'Discard',
  otherIdentity: 'You signed in anew before this was sent.',
  outboxFull: 'Too many messages wait to be sent.',
  noAnswer: 'The server did not answer.',
  offline: 'There is no connection.',
  joinedRoom: (names) => `${list(names)} joined`,
  leftRoom: (names) => `${list(names)} left`,
  cameBack: (names) => `${list(names)} came back`,
  lookedIn: (names) => `${list(names)} looked in`,
  moderated: {
    kick: (by, name) => `${by} took ${name} out of the room`,
    ban: (by, name) => `${by} banned ${name} from the room`,
    unban: (by, name) => `${by} let ${name} come back`,
    mute: (by, name) => `${by} muted ${name}`,
    unmute: (by, name) => `${by} let ${name} write again`,
    slow: (by, _, seconds) => `${by} set the pace to one message every ${counted(seconds, 'second', 'seconds')}`,
    slowOff: (by) => `${by} lifted the pace`,
    lock: (by) => `${by} locked the room`,
    unlock: (by) => `${by} unlocked the room`,
  },
  edited: 'edited',
  pinned: 'Pinned',
  copyCode: 'Copy the code',
  actions: 'What to do with this message',
  reply: 'Reply',
  edit: 'Edit',
  copyMessage: 'Copy text',
  messageCopied: 'The text is copied.',
  pin: 'Pin',
  unpin: 'Take the pin away',
  delete: 'Delete',
  deleteOwn: 'Delete your message for everyone?',
  deleteOther: 'Delete this message for everyone?',
  keepIt: 'Keep it',
  withKey: (label, key) => `${label} (${key})`,
  reactWith: (emoji) => `React with ${emoji}`,
  reactedBy: (names, emoji) => `${list(names)} reacted with ${emoji}`,
  otherEmoji: 'Another emoji',
  typeEmoji: 'Type an emoji, then Enter',
  someEmoji: [...'😀😅😊😍🤔🙄😴😭😡🤯👋🙏👏💪👀👎🔥✨🚀💡✅❌❓💯🍀☕🍕🍰🎂🐛💜🏆'],
  somebody: 'somebody',
  answers: (name, line) => `Answers ${isolate(name)}: ${isolate(line)}`,
  originalUnknown: 'Loading the message…',
  originalDeleted: 'deleted message',
  tooFarBack: 'That message is too far back. Search for it instead.',
  replyingTo: (name) => `Replying to ${isolate(name)}`,
  editing: 'Editing your message',
  cancelWriting: 'Cancel (Esc)',
  editAgain: 'Edit again',
  dismiss: 'OK',
  deleted: 'This message was deleted.',
  others: (n) => counted(n, 'other', 'others'),
  today: 'Today',
  yesterday: 'Yesterday',

  typing: (names) => {
    if (names.length === 1) return [names[0], ' is typing…'];
    if (names.length === 2) return [names[0], ' and ', names[1], ' are typing…'];
    return ['Several people are typing…'];
  },
  writeTo: (room) => `Write to ${room}`,
  send: 'Send',
  left: (n) => `${number.format(n)} left`,
  over: (n) => `${counted(n, 'character', 'characters')} too many. Send it in parts.`,

  connected: 'Connected',
  connecting: 'Connecting…',
  notConnected: 'Not connected',
  reconnecting: 'Reconnecting…',
  reconnectingIn: (seconds) => `Reconnecting in ${seconds} s`,
  tryNow: 'Try now',
  keptHere: 'What you write is kept and sent when the connection is back.',

  attach: 'Attach files',
  attached: 'Files to send',
  removeFile: (name) => `Remove ${isolate(name)}`,
  dropHere: (room) => `Drop the files to send them to ${isolate(room)}`,
  pasted: (at) => `pasted-${Math.round(at / 1_000)}.png`,
  mostFiles: (n) => `A message takes at most ${number.format(n)} files.`,
  waitsForFiles: 'Will be sent as soon as the files are there. Type on to hold it back.',
  someFilesFailed: 'Some files could not be sent. Try again or remove them first.',
  fileRefused: 'The server does not take this file.',
  fileUnreachable: 'The server cannot be reached now.',
  fileUnreadable: 'This cannot be read, or is a folder.',
  fileEmpty: 'There is nothing in this file.',
  fileTooBig: (size) => `Files may have up to ${size} here.`,
  unnamedFile: 'Unnamed file',
  save: 'Save',
  saveNamed: (name) => `Save ${isolate(name)}`,
  lookAt: (name) => `Look at ${isolate(name)}`,
  noPreview: 'There is no preview of this image. You can save it.',
  closeViewer: 'Close (Esc)',
  pictureBefore: 'The image before (←)',
  pictureAfter: 'The next image (→)',

  when: (day, time) => `${day}, ${time}`,
  search: 'Search',
  searchMessages: 'Search messages',
  closeSearch: 'Close the search',
  searchScope: 'Where to search',
  thisRoom: 'This room',
  everywhere: 'Everywhere',
  searchIdle: 'Type a word or the beginning of one. A hit leads to where it was said.',
  searching: 'Searching…',
  nothingFound: 'Nothing found. Try fewer or other words.',
  searchLocal: 'There is no connection. Only what is loaded here is searched.',
  hits: 'What was found',
  pins: 'Pinned messages',
  noPins: 'Nothing is pinned here yet.',
  noPinsYet: 'Nothing is pinned here yet. Pin a message to keep it at hand for everyone.',
  jumpOffline: 'The message is not loaded, and there is no connection now.',
  jumpGone: 'That message is not there any more.',

  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  switchPerson: 'Sign in under another name',
  title: (room, unread) => `${unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : ''}${room ? `${room} · ` : ''}Lantern Chat`,
};
