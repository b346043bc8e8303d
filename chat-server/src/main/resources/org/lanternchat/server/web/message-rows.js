// What stands in the list of messages, row by row, as plain data: day lines, the line of what is new, gathered notices,
// messages in runs by one person, and own messages that wait. No DOM.

import { dayKey, dayOf } from './format.js';
import { lowerBound } from './loaded-messages.js';
import { markup, plainText } from './markup.js';
import { revised } from './revisions.js';
import { isolate, list, strings } from './strings.js';

const RUN_LASTS = 5 * 60_000;
const NAMES_TOLD = 3;
const QUOTED = 160;
/** Longer messages are folded. */
const LONGEST = 3_000;
const MOST_LINES = 40;

/**
 * @typedef {{kind: 'top', key: string, more: boolean, loading: boolean}
 *   | {kind: 'day', key: string, text: string}
 *   | {kind: 'new', key: string}
 *   | {kind: 'notice', key: string, text: string}
 *   | {kind: 'message', key: string, seq: number, uid: string, name: string, text: string, at: number, own: boolean,
 *      first: boolean, state: 'sent' | 'waiting' | 'failed', cid: string, failure: string, edited: boolean,
 *      deleted: boolean, plain: boolean, pinned: boolean, reactions: Reaction[], quote: Quote | null,
 *      seen: boolean, fold: 'folded' | 'open' | '', files: import('./room-state.js').FileInfo[],
 *      refusal: Refused | null}} Row
 * @typedef {{emoji: string, uids: string[], own: boolean}} Reaction
 * @typedef {{seq: number, uid: string, name: string, line: string, is: 'there' | 'deleted' | 'unknown'}} Quote
 * @typedef {{reason: string, text: string | null}} Refused what the server did not do, and the text of an edit
 */

/**
 * @typedef {import('./room-state.js').RoomState} RoomState
 * @typedef {import('./room-state.js').Message} Message
 * @typedef {import('./room-state.js').Notice} Notice
 * @typedef {{lo: number, hi: number, me: {uid: string, name: string}, newAfter: number | null, now: number,
 *   loading: boolean, original?: (seq: number) => Message | undefined,
 *   refusal?: (seq: number) => Refused | undefined, unfolded?: Set<string>}} View `lo` to `hi` (not included) of the loaded
 *   messages are shown; `original` knows messages that are not loaded
 * @typedef {{day: string, uid: string, at: number, newTold: boolean, days: Set<string>}} Run what the rows so far came to
 * @typedef {{after: number, lines: Notice[]}} Gathered
 * @typedef {Extract<Row, {kind: 'message'}>} MessageRow
 */

/** @param {RoomState} room @param {View} view @returns {Row[]} */
export function rowsOf(room, view) {
  const { messages } = room;
  const shown = messages.slice(view.lo, view.hi);
  const atStart = view.lo === 0;
  const atEnd = view.hi >= messages.length;
  const isBlank = messages.length === 0 && !room.synced;
  /** @type {Row[]} */
  const rows = [{ kind: 'top', key: 'top', more: !atStart || room.before, loading: view.loading || isBlank }];
  const notices = gathered(room.notices, atStart ? -1 : shown[0].seq, atEnd ? Infinity : shown[shown.length - 1].seq);
  const run = { day: '', uid: '', at: 0, newTold: view.newAfter === null, days: new Set() };

  if (atStart) addNotices(rows, notices, shown.length > 0 ? shown[0].seq - 1 : Infinity, run);
  const changes = pendingChanges(room, view.me.uid);
  const seen = Math.max(0, ...room.seen.values());
  shown.forEach((stored, i) => {
    const message = (changes.get(stored.seq) ?? []).reduce(revised, stored);
    addMessage(rows, run, view, {
      seq: message.seq, uid: message.uid, name: message.name, text: textOf(message), at: message.at,
      own: message.uid === view.me.uid, seen: message.uid === view.me.uid && message.seq <= seen,
      state: 'sent', cid: message.cid ?? '', failure: '',
      edited: message.edited !== undefined, deleted: message.deleted === true, plain: !message.text, files: message.files ?? [],
      pinned: message.pinned === true, reactions: reactionsOf(message, view.me.uid),
      quote: message.deleted ? null : quoteOf(message.reply, room, view), refusal: view.refusal?.(message.seq) ?? null,
    });
    addNotices(rows, notices, i + 1 < shown.length ? shown[i + 1].seq - 1 : Infinity, run);
  });
  if (atEnd) {
    // One that was stored while its echo got lost is in the list already.
    const stored = new Set(shown.filter((message) => message.uid === view.me.uid).map((message) => message.cid));
    for (const one of room.pending) {
      if (stored.has(one.cid) || one.command.type !== 'chat') continue;
      addMessage(rows, run, view, {
        seq: 0, uid: view.me.uid, name: view.me.name, text: textOf({ text: one.command.text, files: one.files }), at: one.at,
        own: true, seen: false,
        state: one.failure ? 'failed' : 'waiting', cid: one.cid, failure: one.failure?.text ?? '', edited: false, deleted: false,
        plain: !one.command.text, files: one.files ?? [], pinned: false, reactions: [],
        quote: quoteOf(one.command.reply, room, view), refusal: null,
      });
    }
  }
  return rows;
}

/**
 * What I did with messages and the server did not yet echo, in order, by message.
 * @param {RoomState} room @param {string} uid @returns {Map<number, import('./revisions.js').Change[]>}
 */
function pendingChanges(room, uid) {
  const changes = new Map();
  for (const { at, failure, command } of room.pending) {
    if (failure || typeof command.target !== 'number') continue;
    changes.set(command.target, [...(changes.get(command.target) ?? []), { ...command, at, uid }]);
  }
  return changes;
}

/** @param {Message} message @param {string} me @returns {Reaction[]} */
function reactionsOf(message, me) {
  return Object.entries(message.reactions ?? {}).map(([emoji, uids]) => ({ emoji, uids, own: uids.includes(me) }));
}

/** @param {number | undefined} seq @param {RoomState} room @param {View} view @returns {Quote | null} */
function quoteOf(seq, room, view) {
  if (typeof seq !== 'number') return null;
  const loaded = room.messages[lowerBound(room.messages, seq)];
  const original = loaded?.seq === seq ? loaded : view.original?.(seq);
  if (!original) return { seq, uid: '', name: '…', line: strings.originalUnknown, is: 'unknown' };
  if (original.deleted) return { seq, uid: original.uid, name: original.name, line: strings.originalDeleted, is: 'deleted' };
  return { seq, uid: original.uid, name: original.name, line: lineOf(original), is: 'there' };
}

/** @type {WeakMap<object, string>} */
const lines = new WeakMap();

/** The beginning of a message, in one line. @param {{text?: string, files?: {name: string}[]}} message */
export function lineOf(message) {
  const known = lines.get(message);
  if (known !== undefined) return known;
  const text = message.text ? plainText(markup(message.text)) : textOf(message);
  const line = text.split('\n').map((one) => one.trim()).find((one) => one !== '') ?? '';
  const short = [...line.slice(0, 2 * QUOTED)].slice(0, QUOTED).join('');
  lines.set(message, short);
  return short;
}

/** A message of files alone is told by their names. @param {{text?: string, files?: {name: string}[], deleted?: boolean}} message */
function textOf({ text = '', files = [], deleted }) {
  if (deleted) return strings.deleted;
  return text || list(files.map((file) => file.name));
}

/** @param {Row[]} rows @param {Run} run @param {View} view @param {Omit<MessageRow, 'kind' | 'key' | 'first' | 'fold'>} message */
function addMessage(rows, run, view, message) {
  const day = dayKey(message.at);
  if (day !== run.day) {
    // A clock that is wrong here can bring one day twice.
    rows.push({ kind: 'day', key: `d${day}${run.days.has(day) ? `-${rows.length}` : ''}`, text: dayOf(message.at, view.now) });
    run.days.add(day);
    run.uid = '';
  }
  if (view.newAfter !== null && !run.newTold && message.seq > view.newAfter) {
    run.newTold = true;
    rows.push({ kind: 'new', key: 'new' });
    run.uid = '';
  }
  const first = message.uid !== run.uid || message.at - run.at > RUN_LASTS;
  const key = message.own && message.cid !== '' ? `c${message.cid}` : `m${message.seq}`;
  rows.push({ kind: 'message', key, first, ...message, fold: foldOf(message, key, view) });
  run.day = day;
  run.uid = message.uid;
  run.at = message.at;
}

/** @param {{text: string, deleted: boolean}} message @param {string} key @param {View} view @returns {MessageRow['fold']} */
function foldOf({ text, deleted }, key, { unfolded }) {
  const isLong = !deleted && (text.length > LONGEST || text.split('\n', MOST_LINES + 2).length > MOST_LINES);
  return isLong ? (unfolded?.has(key) ? 'open' : 'folded') : '';
}

/**
 * Those that were said up to the message before the next one.
 * @param {Row[]} rows @param {Gathered[]} notices @param {number} upTo @param {Run} run
 */
function addNotices(rows, notices, upTo, run) {
  while (notices.length > 0 && notices[0].after <= upTo) {
    const [{ after, lines }] = notices.splice(0, 1);
    const text = tell(lines);
    if (text === '') continue;
    rows.push({ kind: 'notice', key: `n${after}`, text });
    run.uid = '';
  }
}

/** @param {Notice[]} notices @param {number} from @param {number} to */
function gathered(notices, from, to) {
  /** @type {Gathered[]} */
  const groups = [];
  for (const notice of notices) {
    if (notice.after < from || notice.after > to) continue;
    const last = groups.at(-1);
    if (last && last.after === notice.after) last.lines.push(notice);
    else groups.push({ after: notice.after, lines: [notice] });
  }
  return groups;
}

/** "bob, carol and 3 others joined · dave left": each person once, with what it came to in the end. @param {Notice[]} lines */
function tell(lines) {
  /** @type {Map<string, {name: string, from: string, to: string}>} */
  const people = new Map();
  const sentences = [];
  const besides = { joined: 0, left: 0 };
  for (const line of lines) {
    const { event, count, named } = line.sum ?? { event: line.event, count: 1, named: [{ uid: line.uid ?? '', name: line.name ?? '' }] };
    if ((event === 'joined' || event === 'left') && (line.sum || line.uid)) {
      for (const { uid, name } of named) people.set(uid, { name, from: people.get(uid)?.from ?? event, to: event });
      besides[event] += count - named.length;
    } else {
      sentences.push(line.event === 'moderated' ? moderated(line)
        : line.was && line.name ? strings.renamed(isolate(line.was), isolate(line.name)) : line.text);
    }
  }
  /** @param {string} from @param {string} to */
  const whose = (from, to) => [...people.values()].filter((one) => one.from === from && one.to === to).map((one) => one.name);
  const parts = [
    { sentence: strings.joinedRoom, all: some(whose('joined', 'joined'), besides.joined) },
    { sentence: strings.cameBack, all: some(whose('left', 'joined')) },
    { sentence: strings.lookedIn, all: some(whose('joined', 'left')) },
    { sentence: strings.leftRoom, all: some(whose('left', 'left'), besides.left) },
  ];
  const told = parts.filter(({ all }) => all.length > 0).map(({ sentence, all }) => sentence(all));
  return [...told, ...sentences.filter(Boolean)].join(' · ');
}

/** "mod muted bob: spam"; empty for what an older page has no words for. @param {Notice} notice */
function moderated({ action = '', name = '', by, seconds = 0, why }) {
  /** @type {Record<string, (by: string, name: string, seconds: number) => string>} */
  const sentences = strings.moderated;
  const which = action === 'slow' && !seconds ? 'slowOff' : action;
  const sentence = sentences[which]?.(isolate(by?.name ?? ''), isolate(name), seconds);
  return sentence ? [sentence, why].filter(Boolean).join(': ') : '';
}

/** Three at most, of which the last may be how many more. @param {string[]} names @param {number} [besides] who are not named */
export function some(names, besides = 0) {
  const isolated = names.map(isolate);
  if (besides <= 0 && isolated.length <= NAMES_TOLD) return isolated;
  const told = isolated.slice(0, NAMES_TOLD - 1);
  return [...told, strings.others(isolated.length - told.length + besides)];
}
