// room-state.js and chat-state.js against the golden files that Java's twin is held to.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { EXAMPLES, modules } from './harness.mjs';

const TRANSCRIPTS = path.join(EXAMPLES, 'transcripts');
const CHATS = path.join(EXAMPLES, 'chats');
const EVENTS = path.join(EXAMPLES, 'frames/events');
const json = (...parts) => JSON.parse(fs.readFileSync(path.join(...parts), 'utf8'));
const filesOf = (folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort();

let client;
let RoomState;
let ChatState;

before(async () => {
  client = await modules();
  ({ RoomState } = await client.load('room-state.js'));
  ({ ChatState } = await client.load('chat-state.js'));
});

after(() => client.remove());

function replay(transcript) {
  const room = new RoomState(transcript.room, transcript.uid);
  for (const step of transcript.steps) {
    if (step.event) room.apply(step.event);
    else if (step.post) room.post(pending(room.room, step.post));
    else if (step.retry) room.setFailure(step.retry, null);
    else if (step.expire) room.apply({ type: 'typing', room: room.room, uid: step.expire, on: false });
    else if (step.read) room.markRead(step.read);
    else if (step.disconnect) room.disconnected();
    else assert.fail(`A step that is not known here: ${JSON.stringify(step)}`);
  }
  return room;
}

function pending(room, { cid, text, at, command = { type: 'chat', room, cid, text } }) {
  return { cid: command.cid, at, failure: null, command };
}

/** A message as it is now, without what never changes. */
function details({ type, room, at, uid, name, cid, reply, ...rest }) {
  return rest;
}

/** Waiting messages with their text, other commands with their type. */
function waiting({ cid, failure, command: { type, text } }) {
  return { cid, ...(type === 'chat' ? { text } : { type }), ...(failure && { failure: failure.code }) };
}

function notice({ after: seq, event, text, action, name, by }) {
  return event === 'moderated' ? { after: seq, action, by: by.name, ...(name && { name }) } : { after: seq, text };
}

/** The state as the transcripts write it; what they do not name is left out. */
function told(room, expected) {
  const whole = {
    topic: room.topic,
    head: room.head,
    cursor: room.cursor,
    synced: room.synced,
    behind: room.behind,
    before: room.before,
    count: room.count,
    more: room.more,
    messages: room.messages.map((message) => message.seq),
    people: [...room.people.keys()].sort(),
    typing: [...room.typing.keys()].sort(),
    notices: room.notices.map(notice),
    pending: room.pending.map(waiting),
    details: room.messages.map(details),
    label: room.label,
    kind: room.kind,
    role: room.role,
    slow: room.slow,
    locked: room.locked,
    read: room.read,
    seen: Object.fromEntries(room.seen),
    unread: room.unread,
    mentions: room.mentions,
  };
  return Object.fromEntries(Object.keys(expected).map((key) => {
    assert.ok(key in whole, `"${key}" is not known here`);
    return [key, whole[key]];
  }));
}

assert.ok(filesOf(TRANSCRIPTS).length > 10);
for (const name of filesOf(TRANSCRIPTS)) {
  const transcript = json(TRANSCRIPTS, name);
  test(`${name}: ${transcript.about}`, () => {
    assert.deepEqual(told(replay(transcript), transcript.state), transcript.state);
  });
}

for (const name of filesOf(CHATS)) {
  const { about, steps, state } = json(CHATS, name);
  test(`the whole chat, ${name}: ${about}`, () => {
    const chat = new ChatState();
    for (const step of steps) chat.apply(step.event);
    assert.deepEqual({ type: 'you', ...chat.me }, state.self);
    assert.deepEqual([...chat.rooms.keys()], state.rooms);
    assert.deepEqual([...chat.summaries.values()], state.summaries);
    for (const [room, count] of Object.entries(state.unread)) assert.equal(chat.unread(room), count);
    for (const [room, count] of Object.entries(state.mentions)) assert.equal(chat.mentions(room), count);
  });
}

test('a page that is older than all changes that are kept is not taken', () => {
  const room = new RoomState('general', 'u3');
  room.apply({ type: 'joined', room: 'general', kind: 'open', head: 2, read: 2 });
  room.apply({ type: 'history', room: 'general', messages: [chat(2)], before: true, after: false, head: 2 });
  room.apply({ type: 'synced', room: 'general', seq: 2 });
  for (let seq = 3; seq < 503; seq++) room.apply({ type: 'react', room: 'general', seq, uid: 'u4', target: 2, emoji: '👍', on: true });
  const page = { type: 'history', room: 'general', messages: [chat(1)], before: false, after: true };
  room.apply({ type: 'pin', room: 'general', seq: 503, uid: 'u4', target: 1, on: true });
  room.apply({ ...page, head: 2 });
  assert.deepEqual(room.messages.map((message) => message.seq), [2]);
  assert.equal(room.before, true);
  room.apply({ ...page, head: 3 });
  assert.deepEqual(room.messages.map((message) => [message.seq, message.pinned]), [[1, true], [2, undefined]]);
});

function chat(seq) {
  return { type: 'chat', room: 'general', seq, at: seq, uid: 'u4', name: 'bob', text: `text ${seq}` };
}

/** What each golden event does to a client that is in #general. */
const EFFECTS = {
  welcome: (chat, event) => assert.equal(chat.me.uid, event.uid),
  joined: (chat, event) => assert.equal(chat.rooms.get(event.room).head, event.head),
  left: (chat, event) => assert.equal(chat.rooms.has(event.room), false),
  users: (chat, event) => assert.equal(chat.rooms.get(event.room).count, event.count),
  presence: (chat, event) => assert.equal(chat.rooms.get(event.room).count, event.count),
  history: (chat, event) => assert.deepEqual(chat.rooms.get(event.room).messages, event.messages),
  entries: (chat, event) => assert.equal(chat.rooms.get(event.room).cursor, event.entries.at(-1).seq),
  chat: (chat, event) => assert.equal(chat.rooms.get(event.room).messages.at(-1).text, event.text),
  edit: moved,
  delete: moved,
  react: moved,
  pin: moved,
  topic: (chat, event) => assert.equal(chat.rooms.get(event.room).topic, event.text || null),
  read: (chat, event) => assert.equal(chat.rooms.get(event.room).read, event.seq),
  seen: (chat, event) => assert.equal(chat.rooms.get(event.room).seen.get(event.uid), event.seq),
  moderated: (chat, event) => assert.equal(chat.rooms.get(event.room)?.notices.at(-1).action, event.room && event.action),
  you: (chat, event) => assert.equal(chat.me.name, event.uid === chat.me.uid ? event.name : 'nobody'),
  results: () => undefined,
  linked: () => undefined,
  invited: () => undefined,
  hooked: () => undefined,
  ok: () => undefined,
  gap: (chat, event) => assert.equal(chat.rooms.get(event.room).cursor, event.to),
  synced: (chat, event) => assert.equal(chat.rooms.get(event.room).cursor, event.seq),
  system: (chat, event) => assert.equal(chat.rooms.get(event.room).notices.at(-1).text, event.text),
  typing: (chat, event) => assert.equal(chat.rooms.get(event.room).typing.get(event.uid), event.name),
  rooms: (chat, event) => assert.ok(event.rooms.every((one) => chat.summaries.get(one.room).count === one.count)),
  pong: () => undefined,
  error: (chat, event) => assert.equal(typeof event.text, 'string'),
};

function moved(chat, event) {
  assert.equal(chat.rooms.get(event.room).cursor, event.seq);
}

for (const name of filesOf(EVENTS)) {
  test(`the golden event ${name} is understood`, () => {
    const event = json(EVENTS, name);
    assert.ok(Object.hasOwn(EFFECTS, event.type), `"${event.type}" is not known here`);
    const chat = new ChatState();
    chat.me = { uid: 'nobody', name: 'nobody', role: 'member' };
    const room = chat.room(event.room ?? 'general');
    if (event.messages) room.cursor = event.messages.at(-1).seq;
    const firstSeq = event.uid && event.seq ? event.seq : event.entries?.[0].seq;
    if (firstSeq) room.cursor = firstSeq - 1;
    room.synced = true;
    chat.apply(event);
    EFFECTS[event.type](chat, event);
  });
}

test('another epoch, or another identity, drops what was read and keeps what was written', () => {
  const welcome = json(EVENTS, 'welcome.json');
  for (const change of [{ epoch: 'another' }, { uid: 'another' }]) {
    const chat = new ChatState();
    chat.apply(welcome);
    const room = chat.room('general');
    room.apply({ type: 'synced', room: 'general', seq: 7 });
    room.post(pending('general', { cid: 'c', text: 'mine', at: 1 }));
    assert.deepEqual({ ...chat.resume().rooms }, { general: 7 });
    chat.apply({ ...welcome, ...change });
    assert.equal(chat.room('general').cursor, 0);
    assert.equal(chat.room('general').pending.length, 1);
    assert.equal(chat.resume(), undefined);
  }
});

test('the rooms of the sidebar change and go as the server says, by name', () => {
  const chat = new ChatState();
  const one = (room, count) => ({ room, kind: 'open', count, head: 0 });
  chat.apply({ type: 'rooms', all: true, rooms: [one('tech', 1), one('general', 2)] });
  chat.apply({ type: 'rooms', rooms: [one('books', 3), one('tech', 4)], gone: ['general'] });
  assert.deepEqual([...chat.summaries.values()].map(({ room, count }) => [room, count]), [['books', 3], ['tech', 4]]);
});
