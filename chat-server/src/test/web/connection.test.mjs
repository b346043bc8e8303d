// The connection without a browser: a socket and a clock that the test holds in its hands.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { FakeSocket, pretend } from './fakes.mjs';
import { modules } from './harness.mjs';

let client;
let Connection;
let clock;
let sockets;
let listeners;
let seen;

before(async () => {
  client = await modules();
  ({ Connection } = await client.load('connection.js'));
});

after(() => client.remove());

beforeEach(() => {
  ({ clock, listeners } = pretend());
  sockets = FakeSocket.all;
  seen = { opened: 0, events: [], states: [], closed: [] };
});

function connected() {
  const connection = new Connection('ws://somewhere/ws', {
    onOpen: () => { seen.opened++; },
    onEvent: (event) => seen.events.push(event),
    onStatus: (status) => seen.states.push(status.state),
    onClose: (code) => seen.closed.push(code),
  });
  connection.open();
  sockets[0].opens();
  connection.settled();
  return connection;
}

test('a broken connection is opened again, with pauses that grow up to ten seconds', () => {
  const connection = connected();
  const pauses = [];
  for (let attempt = 0; attempt < 12; attempt++) {
    const since = clock.now;
    const before = sockets.length;
    sockets.at(-1).breaks();
    while (sockets.length === before) clock.pass(50);
    pauses.push(clock.now - since);
  }
  assert.ok(pauses[0] <= 500, `first after ${pauses[0]}`);
  assert.ok(pauses.every((pause) => pause <= 10_050), String(pauses));
  assert.ok(pauses.slice(6).every((pause) => pause >= 4_900), String(pauses));
  sockets.at(-1).opens();
  connection.settled();
  assert.equal(connection.status.attempts, 0);
});

test('after thirty seconds of silence it asks, and ten seconds later it takes the connection for dead', () => {
  connected();
  clock.pass(29_000);
  assert.deepEqual(sockets[0].sent, []);
  clock.pass(2_000);
  assert.deepEqual(sockets[0].sent, [{ type: 'ping' }]);
  clock.pass(8_000);
  assert.equal(seen.closed.length, 0);
  clock.pass(2_000);
  assert.deepEqual(seen.closed, [1006]);
  assert.ok(seen.states.includes('waiting'));
});

test('an answer in time keeps the connection', () => {
  connected();
  for (let minute = 0; minute < 10; minute++) {
    clock.pass(31_000);
    sockets[0].says({ type: 'pong', now: 1 });
  }
  assert.equal(seen.closed.length, 0);
  assert.equal(sockets.length, 1);
});

test('a server that takes the connection but never says welcome is given up', () => {
  const connection = connected();
  sockets[0].breaks();
  clock.pass(1_000);
  sockets[1].opens();
  clock.pass(10_000);
  assert.deepEqual(seen.closed, [1006, 1006]);
  assert.notEqual(connection.status.state, 'open');
});

test('the network coming back, or a look at the page, tries at once', () => {
  connected();
  for (const event of ['online', 'visibilitychange']) {
    const before = sockets.length;
    sockets.at(-1).breaks();
    listeners[event]();
    assert.equal(sockets.length, before + 1, event);
  }
});

test('a look at the page after a sleep asks whether the connection lives', () => {
  connected();
  listeners.visibilitychange();
  clock.pass(1);
  assert.deepEqual(sockets[0].sent, [{ type: 'ping' }]);
});

test('a socket that was given up is not heard any more', () => {
  connected();
  const old = sockets[0];
  const late = old.onmessage;
  old.breaks();
  clock.pass(1_000);
  late({ data: '{"type":"chat"}' });
  assert.deepEqual(seen.events, []);
});

test('what is no JSON object is passed over', () => {
  connected();
  for (const data of ['', '{', 'null', '1', '"x"']) sockets[0].onmessage({ data });
  assert.deepEqual(seen.events, []);
});

test('after its end nothing is tried any more', () => {
  const connection = connected();
  connection.close();
  clock.pass(100_000);
  assert.equal(sockets.length, 1);
  assert.equal(connection.status.state, 'closed');
  assert.equal(connection.send({ type: 'ping' }), false);
});
