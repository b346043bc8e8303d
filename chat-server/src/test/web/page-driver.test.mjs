// The program that tests in other languages use to drive a page.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Server } from './harness.mjs';

const PROGRAM = fileURLToPath(new URL('page-driver.mjs', import.meta.url));

let server;

before(async () => {
  server = await Server.start();
});

after(() => server?.stop());

test('a program obeys one command a line and answers each with one line', async (t) => {
  const driver = spawn(process.execPath, [PROGRAM, server.url], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => driver.kill());
  const ended = once(driver, 'exit');
  const answers = readline.createInterface({ input: driver.stdout })[Symbol.asyncIterator]();
  const answer = async () => JSON.parse((await answers.next()).value);
  const say = (command) => {
    driver.stdin.write(`${JSON.stringify(command)}\n`);
    return answer();
  };
  assert.deepEqual(await answer(), { ok: true, ready: true });
  assert.deepEqual(await say({ do: 'signin', name: 'bob' }), { ok: true });
  assert.deepEqual(await say({ do: 'waitConnected' }), { ok: true });
  assert.deepEqual(await say({ do: 'room', room: 'random' }), { ok: true });
  assert.deepEqual(await say({ do: 'send', text: 'hi' }), { ok: true });
  assert.deepEqual(await say({ do: 'waitText', text: 'hi' }), { ok: true });
  assert.deepEqual(await say({ do: 'waitDelivered' }), { ok: true });
  assert.deepEqual(await say({ do: 'messages' }), {
    ok: true, messages: [{ name: 'bob', text: 'hi', own: true, waiting: false, failed: false }],
  });
  assert.deepEqual(await say({ do: 'theme', theme: 'dark' }), { ok: true });
  assert.deepEqual(await say({ do: 'trouble' }), { ok: true, trouble: [] });
  assert.equal((await say({ do: 'dance' })).ok, false);
  assert.deepEqual(await say({ do: 'quit' }), { ok: true });
  assert.deepEqual(await ended, [0, null]);
});
