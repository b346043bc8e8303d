// The session without a browser and without a server: what it says to what it hears.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { FakeSocket, pretend } from './fakes.mjs';
import { modules } from './harness.mjs';

let code;
let Client;
let Store;
let clock;
let said;

before(async () => {
  code = await modules();
  ({ Client } = await code.load('client.js'));
  ({ Store } = await code.load('storage.js'));
});

after(() => code.remove());

beforeEach(() => {
  ({ clock } = pretend());
  said = { told: [], ended: [] };
});

const socket = () => FakeSocket.all.at(-1);
const sent = (type) => socket().sent.filter((command) => command.type === type);
const says = (event) => socket().says({ room: 'general', ...event });
const turn = () => new Promise((resolve) => { setImmediate(resolve); });

function welcome(change = {}) {
  return { type: 'welcome', room: undefined, v: 1, epoch: 'e1', uid: 'u1', name: 'ann', token: 'secret', role: 'member', now: 1,
    server: { name: 'Test', version: '1' }, limits: { text: 4000 }, rooms: [], ...change };
}

function newClient(name = 'ann') {
  return new Client('ws://somewhere/ws', new Store('here'), name, {
    changed: () => undefined, heard: () => undefined, told: (text) => said.told.push(text), ended: (reason) => said.ended.push(reason),
  });
}

/** Answers the last `join` of the room, as a server with `head` messages does. */
function letIn(head = 0, room = 'general') {
  const join = sent('join').findLast((command) => command.room === room);
  socket().says({ type: 'joined', rid: join.rid, room, kind: 'open', head });
  socket().says({ type: 'users', room, count: 1, users: [{ uid: 'u1', name: 'ann' }] });
  socket().says({ type: 'history', room, messages: [], before: head > 0, after: false });
  socket().says({ type: 'synced', room, seq: head });
}

function inGeneral(head = 0) {
  const client = newClient();
  client.resume();
  socket().opens();
  says(welcome());
  client.show('general');
  letIn(head);
  return client;
}

function comesBack(change) {
  socket().breaks();
  clock.pass(1_000);
  socket().opens();
  says(welcome(change));
}

const chat = (seq, uid, cid, text = 'text') => ({ type: 'chat', seq, at: 1, uid, name: uid, cid, text });

test('the first hello has no token, the next one has the one that was given', () => {
  inGeneral();
  assert.deepEqual(sent('hello').map(({ name, token, resume }) => ({ name, token, resume })),
    [{ name: 'ann', token: undefined, resume: undefined }]);
  comesBack();
  assert.equal(sent('hello')[0].token, 'secret');
});

test('after a break it resumes from the last message that it has', () => {
  inGeneral(4);
  says(chat(5, 'u2', 'x'));
  comesBack();
  assert.deepEqual(sent('hello')[0].resume, { epoch: 'e1', rooms: { general: 5 } });
  assert.deepEqual(sent('join'), [], 'the server joins what is resumed');
});

test('a token that is not known any more is forgotten, and a new identity asked for', () => {
  inGeneral();
  socket().breaks();
  clock.pass(1_000);
  socket().opens();
  says({ type: 'error', code: 'bad_token', text: 'This token is not known.' });
  assert.deepEqual(sent('hello').map((command) => command.token), ['secret', undefined]);
  says({ type: 'error', code: 'name_taken', text: 'Taken.', suggest: 'ann-2' });
  assert.deepEqual(said.ended, [{ code: 'name_taken', text: 'Somebody else has this name. Please choose another.', suggest: 'ann-2' }]);
});

test('a refusal that passes by itself does not sign anybody out', () => {
  inGeneral();
  socket().breaks();
  clock.pass(1_000);
  socket().opens();
  says({ type: 'error', code: 'busy', text: 'Busy.' });
  assert.deepEqual(said.ended, []);
  const before = FakeSocket.all.length;
  clock.pass(10_000);
  assert.ok(FakeSocket.all.length > before);
});

test('a hole is mended by joining again from before it, once', () => {
  const client = inGeneral(3);
  const joins = sent('join').length;
  says(chat(5, 'u2', 'a'));
  says(chat(6, 'u2', 'b'));
  assert.deepEqual(sent('join').slice(joins).map(({ room, since }) => ({ room, since })), [{ room: 'general', since: 3 }]);
  says({ type: 'joined', kind: 'open', head: 6 });
  says({ type: 'entries', entries: [4, 5, 6].map((seq) => ({ room: 'general', ...chat(seq, 'u2', `c${seq}`) })) });
  says({ type: 'synced', seq: 6 });
  assert.deepEqual(client.state.rooms.get('general').messages.map((message) => message.seq), [4, 5, 6]);
});

test('what is written waits for the echo of what was written before', () => {
  const client = inGeneral();
  client.post('general', 'one');
  client.post('general', 'two');
  assert.deepEqual(sent('chat').map((command) => command.text), ['one']);
  says(chat(1, 'u1', sent('chat')[0].cid, 'one'));
  assert.deepEqual(sent('chat').map((command) => command.text), ['one', 'two']);
});

test('what was not echoed goes out again with the same cid, after `synced` and not before', () => {
  const client = inGeneral();
  client.post('general', 'one');
  const { cid } = sent('chat')[0];
  comesBack();
  says({ type: 'joined', kind: 'open', head: 0 });
  assert.deepEqual(sent('chat'), []);
  says({ type: 'synced', seq: 0 });
  assert.deepEqual(sent('chat'), [{ type: 'chat', room: 'general', cid, text: 'one' }]);
  says(chat(1, 'u1', cid, 'one'));
  assert.equal(client.delivery.outbox.items.size, 0);
});

test('another page of the same person takes over what the first one left', () => {
  inGeneral();
  const first = newClient();
  first.post('general', 'left behind');
  inGeneral();
  assert.deepEqual(sent('chat').map((command) => command.text), ['left behind']);
});

test('too fast is a matter of time, not of failure', () => {
  const client = inGeneral();
  client.post('general', 'one');
  const { cid } = sent('chat')[0];
  says({ type: 'error', code: 'rate_limited', text: 'Slower.', cid, retry: 700 });
  assert.equal(client.state.rooms.get('general').pending[0].failure, null);
  clock.pass(600);
  assert.equal(sent('chat').length, 1);
  clock.pass(200);
  assert.deepEqual(sent('chat').map((command) => command.cid), [cid, cid]);
});

test('a refused message says why, lets the next one pass, and may be tried again or given up', () => {
  const client = inGeneral();
  client.post('general', 'one');
  client.post('general', 'two');
  const { cid } = sent('chat')[0];
  says({ type: 'error', code: 'muted', text: 'You are muted.', cid });
  assert.equal(client.state.rooms.get('general').pending[0].failure.text, 'You are muted in this room. Ask its moderators.');
  assert.equal(sent('chat')[1].text, 'two');
  says(chat(1, 'u1', sent('chat')[1].cid, 'two'));
  client.delivery.tryAgain(cid);
  assert.equal(sent('chat')[2].cid, cid);
  says({ type: 'error', code: 'muted', text: 'You are muted.', cid });
  client.delivery.discard(cid);
  assert.equal(client.delivery.outbox.items.size, 0);
  assert.equal(client.state.rooms.get('general').pending.length, 0);
});

test('who is no member any more joins once more and then sends', () => {
  const client = inGeneral();
  client.post('general', 'one');
  const { cid } = sent('chat')[0];
  says({ type: 'error', code: 'not_member', text: 'Join first.', cid });
  letIn();
  assert.deepEqual(sent('chat').map((command) => command.cid), [cid, cid]);
  says({ type: 'error', code: 'not_member', text: 'Join first.', cid });
  assert.equal(client.state.rooms.get('general').pending[0].failure.code, 'not_member');
});

test('under another identity of the same store, what was written before waits for a decision', () => {
  const client = inGeneral();
  client.post('general', 'one');
  comesBack({ uid: 'u9' });
  letIn();
  assert.equal(client.state.rooms.get('general').pending[0].failure.code, 'other_identity');
  assert.deepEqual(sent('chat'), []);
});

test('edits and the like go out in their order with messages, and again after a break', () => {
  const client = inGeneral(3);
  client.post('general', 'one');
  client.delivery.give({ type: 'react', room: 'general', target: 3, emoji: '👍', on: true });
  says(chat(4, 'u1', sent('chat')[0].cid, 'one'));
  const [react] = sent('react');
  assert.deepEqual(react, { type: 'react', room: 'general', cid: react.cid, target: 3, emoji: '👍', on: true });
  comesBack();
  says({ type: 'joined', kind: 'open', head: 4 });
  says({ type: 'synced', seq: 4 });
  assert.deepEqual(sent('react'), [react]);
  says({ type: 'react', seq: 5, at: 1, uid: 'u1', name: 'ann', cid: react.cid, target: 3, emoji: '👍', on: true });
  assert.equal(client.delivery.outbox.items.size, 0);
  assert.equal(client.state.rooms.get('general').pending.length, 0);
});

test('a refused edit is given up, and its message says why and keeps the text until that is read', () => {
  const client = inGeneral(3);
  client.delivery.give({ type: 'edit', room: 'general', target: 3, text: 'better' });
  says({ type: 'error', code: 'too_late', text: 'It is too late to edit this.', cid: sent('edit')[0].cid });
  assert.deepEqual(client.delivery.refusal('general', 3), { reason: 'It is too late to change this message.', text: 'better' });
  client.delivery.dismiss('general', 3);
  assert.equal(client.delivery.refusal('general', 3), undefined);
  assert.equal(client.delivery.outbox.items.size, 0);
  assert.equal(client.state.rooms.get('general').pending.length, 0);
});

test('edits and reactions are nothing unread, and what is read elsewhere is read here', () => {
  const client = inGeneral(3);
  says(chat(4, 'u2', 'x'));
  says(chat(5, 'u2', 'y'));
  says({ type: 'react', seq: 6, at: 1, uid: 'u2', name: 'u2', target: 4, emoji: '👍', on: true });
  says({ type: 'edit', seq: 7, at: 1, uid: 'u2', name: 'u2', target: 4, text: 'better' });
  assert.equal(client.unread('general'), 2);
  says({ type: 'read', seq: 4 });
  assert.equal(client.unread('general'), 1);
});

const HIDDEN = '~0123456789abcdefghijkl';

test('a private room is called by its title and a direct one by the other person, never by the id', () => {
  const client = inGeneral();
  assert.deepEqual([client.labelOf('general'), client.called('general')], ['general', '#general']);
  assert.equal(client.called(HIDDEN), 'Private room');
  socket().says({ type: 'rooms', rooms: [{ room: HIDDEN, kind: 'direct', with: { uid: 'u2', name: 'ben' }, count: 1, head: 0 }] });
  assert.deepEqual([client.labelOf(HIDDEN), client.called(HIDDEN)], ['ben', 'ben']);
});

test('who is put out of a room is told why, without its id', () => {
  const client = inGeneral();
  client.show(HIDDEN);
  socket().says({ type: 'joined', rid: sent('join').at(-1).rid, room: HIDDEN, kind: 'private', title: 'Us', head: 0 });
  socket().says({ type: 'left', room: HIDDEN, why: 'kicked' });
  socket().says({ type: 'left', room: 'general', why: 'banned' });
  assert.deepEqual(said.told.map((text) => text.replace(/[\u2068\u2069]/g, '')),
    ['You were taken out of Us.', 'You were banned from #general.']);
  assert.deepEqual([...client.wanted], []);
});

test('messages of a direct room count without joining it', () => {
  const client = inGeneral();
  socket().says({ type: 'rooms', rooms: [{ room: HIDDEN, kind: 'direct', with: { uid: 'u2', name: 'ben' }, count: 1, head: 0,
    joined: true, read: 0, unread: 0, mentions: 0 }] });
  says({ ...chat(1, 'u2', 'x'), room: HIDDEN });
  assert.equal(client.unread(HIDDEN), 1);
});

test('somebody who types stops after six seconds', () => {
  const client = inGeneral();
  says({ type: 'typing', uid: 'u2', name: 'ben', on: true });
  clock.pass(5_900);
  assert.equal(client.state.rooms.get('general').typing.size, 1);
  says({ type: 'typing', uid: 'u2', name: 'ben', on: true });
  clock.pass(5_900);
  assert.equal(client.state.rooms.get('general').typing.size, 1);
  clock.pass(200);
  assert.equal(client.state.rooms.get('general').typing.size, 0);
});

test('the rooms that were joined are joined again one after the other, the shown one first', async () => {
  const store = new Store('here');
  store.set('person:ann:joined', ['books', 'general', 'tech']);
  const client = newClient();
  client.show('tech');
  client.resume();
  socket().opens();
  says(welcome());
  assert.deepEqual(sent('join').map((command) => command.room), ['tech']);
  letIn(0, 'tech');
  await turn();
  assert.deepEqual(sent('join').map((command) => command.room), ['tech', 'books']);
});

test('a room that does not take one in is told and left', async () => {
  const client = inGeneral();
  client.show('club');
  says({ type: 'error', code: 'banned', text: 'You are banned from #club.', rid: sent('join').at(-1).rid, room: 'club' });
  await turn();
  assert.deepEqual(said.told, ['You were banned from \u2068#club\u2069.']);
  assert.deepEqual([...client.wanted], ['general']);
});

test('unread is what came after the mark, without what I wrote myself', () => {
  const client = inGeneral(10);
  assert.equal(client.unread('general'), 0);
  says(chat(11, 'u1', 'elsewhere'));
  assert.equal(client.unread('general'), 0);
  says(chat(12, 'u2', 'x'));
  says(chat(13, 'u2', 'y'));
  assert.equal(client.unread('general'), 2);
  client.markRead('general');
  assert.equal(client.unread('general'), 0);
});

test('signed out by the server means the card, and the token is gone', () => {
  const client = inGeneral();
  socket().breaks(4009);
  assert.equal(said.ended[0].code, '4009');
  assert.equal(client.person.identity, null);
  clock.pass(60_000);
  assert.equal(FakeSocket.all.length, 1);
});
