// What stands in the list of messages, and the rules for names, without a browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { modules } from './harness.mjs';

const MINUTE = 60_000;
const NOON = new Date(2026, 4, 12, 12).getTime();

let client;
let rowsOf;
let RoomState;
let names;

before(async () => {
  client = await modules();
  ({ rowsOf } = await client.load('message-rows.js'));
  ({ RoomState } = await client.load('room-state.js'));
  names = await client.load('names.js');
});

after(() => client.remove());

function room(...messages) {
  const state = new RoomState('general', 'me');
  state.apply({ type: 'joined', room: 'general', kind: 'open', head: messages.length });
  state.apply({ type: 'history', room: 'general', before: false, after: false,
    messages: messages.map(([uid, at], i) => ({
      type: 'chat', room: 'general', seq: i + 1, uid, name: uid, at, text: `text ${i + 1}`, cid: `cid${i + 1}`,
    })) });
  state.apply({ type: 'synced', room: 'general', seq: messages.length });
  return state;
}

function rows(state, given = {}) {
  return rowsOf(state, { lo: 0, hi: state.messages.length, me: { uid: 'me', name: 'me' }, newAfter: null,
    now: NOON, loading: false, ...given });
}

function waits(cid, text, failure = null) {
  return { cid, at: NOON, failure, command: { type: 'chat', room: 'general', cid, text } };
}

const kinds = (list) => list.map((row) => row.kind).join(' ');
const notice = (event, uid, text = '') => ({ type: 'system', room: 'general', at: NOON, event, uid, name: uid, text });
const plain = (text) => text.replace(/[\u2068\u2069]/g, '');

test('a run by one person has one head, until five minutes pass or somebody else writes', () => {
  const list = rows(room(['a', NOON], ['a', NOON + MINUTE], ['a', NOON + 7 * MINUTE], ['b', NOON + 8 * MINUTE], ['a', NOON + 8 * MINUTE]));
  assert.deepEqual(list.filter((row) => row.kind === 'message').map((row) => row.first), [true, false, true, true, true]);
});

test('each day has its line, today and yesterday by these names', () => {
  const day = 24 * 60 * MINUTE;
  const list = rows(room(['a', NOON - 3 * day], ['a', NOON - day], ['a', NOON], ['a', NOON + MINUTE]));
  assert.equal(kinds(list), 'top day message day message day message message');
  assert.deepEqual(list.filter((row) => row.kind === 'day').map((row) => row.text).slice(1), ['Yesterday', 'Today']);
});

test('the line of what is new stands before the first new message, once', () => {
  const list = rows(room(['a', NOON], ['a', NOON], ['a', NOON]), { newAfter: 1 });
  assert.equal(kinds(list), 'top day message new message message');
});

test('comings and goings are gathered, each person once with what it came to', () => {
  const state = room(['a', NOON]);
  for (const uid of ['bob', 'carol', 'dave', 'erin', 'finn']) state.apply(notice('joined', uid));
  state.apply(notice('left', 'gil'));
  state.apply(notice('joined', 'gil'));
  state.apply(notice('joined', 'hal'));
  state.apply(notice('left', 'hal'));
  state.apply(notice('many', undefined, '12 people left'));
  const list = rows(state);
  assert.equal(kinds(list), 'top day message notice');
  assert.equal(plain(list.at(-1).text),
    'bob, carol and 3 others joined · gil came back · hal looked in · 12 people left');
});

test('a storm of comings that is told as a sum is gathered with the others, and worded here', () => {
  const sum = (event, count, ...uids) => ({ ...notice('many', undefined, 'as the server words it'),
    sum: { event, count, named: uids.map((uid) => ({ uid, name: uid })) } });
  const state = room(['a', NOON]);
  state.apply(notice('joined', 'bob'));
  state.apply(sum('joined', 14, 'carol', 'dave'));
  state.apply(sum('left', 1, 'dave'));
  state.apply(sum('left', 5));
  assert.equal(plain(rows(state).at(-1).text), 'bob, carol and 12 others joined · dave looked in · 5 others left');
});

test('notices stand behind the message that was the newest when they came', () => {
  const state = room(['a', NOON], ['a', NOON]);
  state.apply(notice('joined', 'bob'));
  state.apply({ type: 'chat', room: 'general', seq: 3, uid: 'a', name: 'a', at: NOON, text: 'text 3', cid: 'c3' });
  assert.equal(kinds(rows(state)), 'top day message message notice message');
});

test('a part of the loaded messages has neither the notices nor the waiting ones of the others', () => {
  const state = room(['a', NOON], ['a', NOON], ['a', NOON]);
  state.apply(notice('joined', 'bob'));
  state.post(waits('w', 'waits'));
  assert.equal(kinds(rows(state, { lo: 0, hi: 2 })), 'top day message message');
  assert.equal(kinds(rows(state, { lo: 1, hi: 3 })), 'top day message message notice message');
});

test('a waiting message keeps its row when it is safe', () => {
  const state = room(['a', NOON]);
  state.post(waits('mine', 'hello'));
  const waiting = rows(state).at(-1);
  state.apply({ type: 'chat', room: 'general', seq: 2, uid: 'me', name: 'me', at: NOON, text: 'hello', cid: 'mine' });
  const safe = rows(state).at(-1);
  assert.deepEqual([waiting.state, safe.state], ['waiting', 'sent']);
  assert.equal(waiting.key, safe.key);
});

test('a message that was stored while its echo got lost is shown once', () => {
  const state = room(['a', NOON], ['me', NOON]);
  state.post(waits('cid2', 'text 2'));
  assert.equal(kinds(rows(state)), 'top day message message');
});

test('another person cannot take my row with my cid', () => {
  const state = room(['a', NOON]);
  state.post(waits('mine', 'hello'));
  state.apply({ type: 'chat', room: 'general', seq: 2, uid: 'b', name: 'b', at: NOON, text: 'fake', cid: 'mine' });
  const list = rows(state);
  assert.equal(kinds(list), 'top day message message message');
  assert.equal(new Set(list.map((row) => row.key)).size, list.length);
});

test('an edited message says so, a deleted one says only that, and what I do with a message shows before its echo', () => {
  const state = room(['a', NOON], ['b', NOON]);
  state.apply({ type: 'edit', room: 'general', seq: 3, uid: 'a', target: 1, at: NOON, text: 'better' });
  state.apply({ type: 'delete', room: 'general', seq: 4, uid: 'b', target: 2, at: NOON });
  state.post({ cid: 'e', at: NOON, failure: null, command: { type: 'edit', room: 'general', cid: 'e', target: 1, text: 'best' } });
  const list = rows(state).filter((row) => row.kind === 'message');
  assert.deepEqual(list.map(({ text, edited, deleted }) => [text, edited, deleted]),
    [['best', true, false], ['This message was deleted.', false, true]]);
  state.post({ cid: 'r', at: NOON, failure: null, command: { type: 'react', room: 'general', cid: 'r', target: 1, emoji: '👍', on: true } });
  state.post({ cid: 'p', at: NOON, failure: null, command: { type: 'pin', room: 'general', cid: 'p', target: 1, on: true } });
  const [first] = rows(state).filter((row) => row.kind === 'message');
  assert.deepEqual([first.reactions, first.pinned], [[{ emoji: '👍', uids: ['me'], own: true }], true]);
  state.post({ cid: 'd', at: NOON, failure: null, command: { type: 'delete', room: 'general', cid: 'd', target: 1 } });
  assert.equal(rows(state).filter((row) => row.deleted).length, 2);
});

test('an answer quotes the first line of what it answers, loaded or not, and says when that is gone', () => {
  const state = room(['a', NOON], ['b', NOON]);
  const say = (seq, more) => state.apply({ type: 'chat', room: 'general', seq, uid: 'b', name: 'b', at: NOON, cid: `x${seq}`, ...more });
  say(3, { text: '\n# **First** line\n\nsecond' });
  say(4, { text: 'answer', reply: 3 });
  state.apply({ type: 'delete', room: 'general', seq: 5, uid: 'a', target: 1, at: NOON });
  say(6, { text: 'answer', reply: 1 });
  say(7, { text: 'answer', reply: 99 });
  const quotes = (given) => rows(state, given).map((row) => row.quote).filter(Boolean).map(({ name, line, is }) => [name, line, is]);
  assert.deepEqual(quotes(), [['b', 'First line', 'there'], ['a', 'deleted message', 'deleted'], ['…', 'Loading the message…', 'unknown']]);
  const original = (seq) => ({ seq, uid: 'z', name: 'zoe', text: 'far above' });
  assert.deepEqual(quotes({ original }).at(-1), ['zoe', 'far above', 'there']);
});

test('a message of files alone is told by their names', () => {
  const state = room();
  state.apply({ type: 'chat', room: 'general', seq: 1, uid: 'a', name: 'a', at: NOON, files: [{ id: 'f1', name: 'plan.png' }] });
  assert.equal(rows(state).at(-1).text, 'plan.png');
});

test('order that is kept is told in words', () => {
  const state = room(['a', NOON]);
  const by = { uid: 'm', name: 'mod' };
  for (const [action, more] of [['mute', { uid: 'b', name: 'bob', why: 'Spam' }], ['slow', { seconds: 30 }], ['slow', { seconds: 0 }],
    ['lock', {}], ['dance', {}]]) {
    state.apply({ type: 'moderated', room: 'general', action, by, ...more });
  }
  assert.equal(plain(rows(state).at(-1).text),
    'mod muted bob: Spam · mod set the pace to one message every 30 seconds · mod lifted the pace · mod locked the room');
});

test('rows have keys of their own, whatever is in the room', () => {
  const state = room(['a', NOON], ['me', NOON], ['b', NOON + 24 * 60 * MINUTE]);
  state.apply(notice('joined', 'bob'));
  state.post(waits('x', 'x', { code: 'muted', text: 'You are muted.' }));
  const list = rows(state, { newAfter: 1 });
  assert.equal(new Set(list.map((row) => row.key)).size, list.length);
});

test('names of people', () => {
  for (const good of ['alice', 'Zoë', '李雷', 'שלום', 'x'.repeat(24), 'Ann Marie', '🙂', '李 Lee']) {
    assert.equal(names.faultOfName(good), null, good);
  }
  for (const bad of ['', '   ', 'x'.repeat(25), 'admin', 'SYSTEM', 'a\u200bb', 'a\u202eb', '\u0430dmin', 'a\u0301\u0301\u0301\u0301', '\u3164']) {
    assert.notEqual(names.faultOfName(bad), null, JSON.stringify(bad));
  }
});

test('names of rooms are brought into the form that the server uses', () => {
  assert.equal(names.roomName('  Garden   Party '), 'garden party');
  assert.equal(names.roomName('ＴＥＣＨ'), 'tech');
  for (const bad of ['', '~x', 'x'.repeat(25), 'a\u0007b']) assert.notEqual(names.faultOfRoom(bad), null, JSON.stringify(bad));
});

test('lengths are counted in code points', () => {
  for (const [text, length] of [['', 0], ['abc', 3], ['🙂', 1], ['👩‍👩‍👧', 5], ['\ud83d', 1], ['e\u0301', 2]]) {
    assert.equal(names.lengthOf(text), length, text);
  }
});
