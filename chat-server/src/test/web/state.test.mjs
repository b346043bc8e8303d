// room-state.js and chat-state.js against the golden files that Java's twin is held to.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { EXAMPLES, modules } from './harness.mjs';

const TRANSCRIPTS = path.join(EXAMPLES, 'transcripts');
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
    else if (step.post) room.post({ ...step.post, failure: null });
    else if (step.retry) room.setFailure(step.retry, null);
    else if (step.expire) room.apply({ type: 'typing', room: room.room, uid: step.expire, on: false });
    else if (step.disconnect) room.disconnected();
    else assert.fail(`A step that is not known here: ${JSON.stringify(step)}`);
  }
  return room;
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
    notices: room.notices.map(({ after: seq, text }) => ({ after: seq, text })),
    pending: room.pending.map(({ cid, text, failure }) => ({ cid, text, ...(failure && { failure: failure.code }) })),
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

/** What each golden event does to a client that is in #general. */
const EFFECTS = {
  welcome: (chat, event) => assert.equal(chat.me.uid, event.uid),
  joined: (chat, event) => assert.equal(chat.rooms.get(event.room).head, event.head),
  left: (chat, event) => assert.equal(chat.rooms.has(event.room), false),
  users: (chat, event) => assert.equal(chat.rooms.get(event.room).count, event.count),
  presence: (chat, event) => assert.equal(chat.rooms.get(event.room).count, event.count),
  history: (chat, event) => assert.deepEqual(chat.rooms.get(event.room).messages, event.messages),
  entries: (chat, event) => assert.deepEqual(chat.rooms.get(event.room).messages, event.entries),
  chat: (chat, event) => assert.equal(chat.rooms.get(event.room).messages.at(-1).text, event.text),
  gap: (chat, event) => assert.equal(chat.rooms.get(event.room).cursor, event.to),
  synced: (chat, event) => assert.equal(chat.rooms.get(event.room).cursor, event.seq),
  system: (chat, event) => assert.equal(chat.rooms.get(event.room).notices.at(-1).text, event.text),
  typing: (chat, event) => assert.equal(chat.rooms.get(event.room).typing.get(event.uid), event.name),
  rooms: (chat, event) => assert.ok(event.rooms.every((one) => chat.summaries.get(one.room).count === one.count)),
  pong: () => undefined,
  error: (chat, event) => assert.equal(typeof event.text, 'string'),
};

for (const name of filesOf(EVENTS)) {
  test(`the golden event ${name} is understood`, () => {
    const event = json(EVENTS, name);
    assert.ok(Object.hasOwn(EFFECTS, event.type), `"${event.type}" is not known here`);
    const chat = new ChatState();
    chat.me = { uid: 'nobody', name: 'nobody', role: 'member' };
    const room = chat.room(event.room ?? 'general');
    const firstSeq = event.seq ?? event.entries?.[0].seq;
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
    room.post({ cid: 'c', text: 'mine', at: 1, failure: null });
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
