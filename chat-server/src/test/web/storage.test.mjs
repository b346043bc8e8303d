// What the browser keeps: also where it withholds its storage, or where that is full.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { localStorage } from './fakes.mjs';
import { modules } from './harness.mjs';

let client;
let Store;
let Outbox;
let newCid;

before(async () => {
  client = await modules();
  ({ Store } = await client.load('storage.js'));
  ({ Outbox, newCid } = await client.load('outbox.js'));
});

after(() => client.remove());

beforeEach(() => {
  globalThis.window = { localStorage: localStorage() };
});

const item = (cid, text, at = 1) => ({
  cid, room: 'general', at, uid: 'u1', failure: null, command: { type: 'chat', room: 'general', cid, text },
});
const texts = (outbox) => [...outbox.items.values()].map((one) => one.command.text);

test('what was set is there for the next page, and only for the same server', () => {
  new Store('here:1').set('a', { b: 1 });
  assert.deepEqual(new Store('here:1').get('a', null), { b: 1 });
  assert.equal(new Store('here:2').get('a', 'nothing'), 'nothing');
});

test('where the storage is withheld, the page remembers for as long as it lives', () => {
  globalThis.window = { get localStorage() { throw new Error('SecurityError'); } };
  const store = new Store('here');
  store.set('a', 1);
  assert.equal(store.get('a', null), 1);
  assert.equal(store.durable, false);
  store.remove('a');
  assert.equal(store.get('a', null), null);
});

test('where the storage is full, nothing is lost before the page goes', () => {
  globalThis.window = { localStorage: localStorage(100) };
  const store = new Store('here');
  store.set('small', 'x');
  store.set('large', 'y'.repeat(500));
  assert.equal(store.get('large', null), 'y'.repeat(500));
  assert.deepEqual(store.keys(''), ['large', 'small']);
});

test('what cannot be read counts as absent', () => {
  const store = new Store('here');
  window.localStorage.setItem('lantern:here:a', '{broken');
  assert.equal(store.get('a', 'nothing'), 'nothing');
});

test('the outbox comes back in the order in which it was written, also within one millisecond', () => {
  const outbox = new Outbox(new Store('here'), 'ann');
  for (let i = 0; i < 30; i++) outbox.add(item(newCid(), `text ${i}`));
  assert.deepEqual(texts(new Outbox(new Store('here'), 'ann')), Array.from({ length: 30 }, (_, i) => `text ${i}`));
});

test('what an older page left in the outbox is sent as the message that it is', () => {
  const store = new Store('here');
  store.set('outbox:ann:0000000000000001-c1', { cid: 'c1', room: 'general', text: 'old', at: 1, uid: 'u1', failure: null });
  assert.deepEqual([...new Outbox(store, 'ann').items.values()], [item('c1', 'old')]);
});

test('two tabs add to the same outbox without taking anything from one another', () => {
  const one = new Outbox(new Store('here'), 'ann');
  const two = new Outbox(new Store('here'), 'ann');
  one.add(item('a', 'from one', 1));
  two.add(item('b', 'from two', 2));
  one.remove('a');
  assert.deepEqual(texts(new Outbox(new Store('here'), 'ann')), ['from two']);
  assert.deepEqual(texts(new Outbox(new Store('here'), 'ben')), []);
});

test('one message is on its way at a time, and a refused one does not hold up the others', () => {
  const outbox = new Outbox(new Store('here'), 'ann');
  outbox.add(item('a', 'first', 1));
  outbox.add(item('b', 'second', 2));
  assert.equal(outbox.next(() => true).cid, 'a');
  assert.equal(outbox.next(() => true), null);
  outbox.setFailure('a', { code: 'muted', text: 'You are muted.' });
  assert.equal(outbox.next(() => true).cid, 'b');
  outbox.remove('b');
  assert.equal(outbox.next(() => true), null);
  outbox.setFailure('a', null);
  assert.equal(outbox.next((room) => room !== 'general'), null);
  assert.equal(outbox.next(() => true).cid, 'a');
});

test('a cid is one that the protocol allows, and never the same', () => {
  const cids = Array.from({ length: 1000 }, newCid);
  for (const cid of cids) assert.match(cid, /^[A-Za-z0-9_-]{1,64}$/);
  assert.equal(new Set(cids).size, cids.length);
});
