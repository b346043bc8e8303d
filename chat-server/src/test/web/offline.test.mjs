// The server is killed while people write, and comes back: every message is there once, and nothing typed is lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage } from './chat-page.mjs';
import { Browser, Server } from './harness.mjs';

let browser;

before(async () => {
  browser = await Browser.start();
});

after(() => browser?.stop());

async function serverFor(t) {
  const box = { server: await Server.start() };
  t.after(() => box.server.stop());
  return box;
}

async function person(t, url, name) {
  const chat = await ChatPage.open(browser, url);
  t.after(() => chat.close());
  await chat.signIn(name);
  return chat;
}

/** The browser tells on the console that a WebSocket was refused; that is no fault of the page. */
function withoutRefusals(trouble) {
  return trouble.filter((line) => !/WebSocket connection to .* failed/.test(line));
}

test('after a kill and a restart both pages come back, and what was written meanwhile arrives once, in order', async (t) => {
  const box = await serverFor(t);
  const ann = await person(t, box.server.url, 'ann');
  const ben = await person(t, box.server.url, 'ben');
  await ann.send('before');
  await ben.waitText('before');

  await box.server.kill();
  await ann.waitDisconnected();
  await ben.waitDisconnected();
  const written = ['offline 1', 'offline 2', 'offline 3'];
  for (const text of written) {
    await ann.send(text);
    await ann.waitText(text);
  }
  assert.deepEqual((await ann.messages()).slice(-3).map(({ text, waiting }) => [text, waiting]),
    written.map((text) => [text, true]));
  await ben.send('ben was offline too');

  box.server = await box.server.restart();
  for (const chat of [ann, ben]) {
    await chat.page.evaluate(() => document.querySelector('.bar-button').click());
    await chat.waitConnected();
    await chat.waitText('offline 3');
    await chat.waitText('ben was offline too');
    await chat.waitDelivered();
    const texts = await chat.texts();
    assert.deepEqual([...texts].sort(), ['before', 'ben was offline too', ...written].sort());
    assert.deepEqual(texts.filter((text) => text.startsWith('offline')), written);
    assert.equal(await chat.page.$eval('.bar', (bar) => bar.hidden), true);
    assert.deepEqual(withoutRefusals(await chat.trouble()), []);
  }
});

test('the page comes back by itself, without being told to', async (t) => {
  const box = await serverFor(t);
  const cleo = await person(t, box.server.url, 'cleo');
  await box.server.kill();
  await cleo.waitDisconnected();
  assert.match(await cleo.text('.bar-text'), /Reconnecting|Connecting/);
  box.server = await box.server.restart();
  await cleo.waitConnected();
  await cleo.waitFor(() => document.querySelector('.bar').hidden);
});

test('the outbox survives a reload of the page', async (t) => {
  const box = await serverFor(t);
  const dave = await person(t, box.server.url, 'dave');
  const eve = await person(t, box.server.url, 'eve');
  // The page's files come from the server, so the reload has to happen while it is up: only the socket is cut.
  await dave.page.evaluate(() => {
    WebSocket.prototype.send = () => undefined;
  });
  await dave.send('kept over the reload');
  await dave.waitText('kept over the reload');
  assert.equal((await dave.messages()).at(-1).waiting, true);
  await dave.page.reload();
  await dave.waitConnected();
  await dave.waitDelivered();
  await eve.waitText('kept over the reload');
  assert.equal((await eve.texts()).filter((text) => text === 'kept over the reload').length, 1);
  assert.equal((await dave.texts()).filter((text) => text === 'kept over the reload').length, 1);
});

test('the outbox survives the end of the tab', async (t) => {
  const box = await serverFor(t);
  const gwen = await person(t, box.server.url, 'gwen');
  const hugo = await person(t, box.server.url, 'hugo');
  await gwen.page.evaluate(() => {
    WebSocket.prototype.send = () => undefined;
  });
  for (const text of ['kept over the end, one', 'kept over the end, two']) {
    await gwen.send(text);
    await gwen.waitText(text);
  }
  await gwen.page.close();
  const again = await ChatPage.open(browser, box.server.url, { context: gwen.context });
  await again.waitConnected();
  await again.waitText('kept over the end, two');
  await again.waitDelivered();
  await hugo.waitText('kept over the end, two');
  assert.deepEqual(await hugo.texts(), ['kept over the end, one', 'kept over the end, two']);
  assert.deepEqual(await again.texts(), await hugo.texts());
});

test('a tab that the browser froze comes back by itself and without a hole', async (t) => {
  const box = await serverFor(t);
  const iris = await person(t, box.server.url, 'iris');
  const writer = await person(t, box.server.url, 'jude');
  await iris.deliver('before the sleep');
  const session = await iris.page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  // As after an hour: the connection is gone, and more was said than the server tells at once.
  await box.server.kill();
  box.server = await box.server.restart();
  await writer.waitConnected();
  await writer.others('kay', 'general', Array.from({ length: 600 }, (_, i) => `while you slept ${i + 1}`));
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  // Looked at again: where there is no screen, it stayed hidden.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await iris.waitText('while you slept 600');
  await iris.waitFor(() => document.querySelector('.bar').hidden);
  const seqs = () => iris.page.$$eval('.message', (rows) => rows.map((row) => Number(row.dataset.seq)));
  assert.equal((await seqs()).at(-1), 601);
  const shown = await seqs();
  assert.deepEqual(shown, shown.map((_, i) => shown[0] + i), 'no hole');
  assert.deepEqual(withoutRefusals(await iris.trouble()), []);
});

test('with another store under the same address the page starts anew, and what was not sent goes there', async (t) => {
  const box = await serverFor(t);
  const finn = await person(t, box.server.url, 'finn');
  await finn.deliver('in the old store');
  await box.server.kill();
  await finn.waitDisconnected();
  await finn.send('for whoever is there');
  const other = await Server.start({ port: box.server.port });
  t.after(() => other.stop());
  await finn.page.evaluate(() => document.querySelector('.bar-button').click());
  await finn.waitConnected();
  await finn.waitFor(() => document.querySelectorAll('.message').length === 1
    && document.querySelector('.message').dataset.state === 'sent');
  assert.deepEqual(await finn.texts(), ['for whoever is there']);
});

test('a server that does not answer is told on the card, and the same card joins once it does', async (t) => {
  const box = await serverFor(t);
  const gina = await ChatPage.open(browser, box.server.url);
  t.after(() => gina.close());
  await box.server.kill();
  await gina.typeName('gina');
  await gina.page.keyboard.press('Enter');
  await gina.waitFor(() => document.querySelector('#name-hint').textContent.includes('does not answer'));
  box.server = await box.server.restart();
  await gina.signIn('gina');
});

test('at the usual rate a burst is slowed down, and all of it arrives in order', async (t) => {
  const server = await Server.start({ options: [] });
  t.after(() => server.stop());
  const hal = await person(t, server.url, 'hal');
  const burst = Array.from({ length: 18 }, (_, i) => `burst ${i}`);
  for (const text of burst) await hal.send(text);
  await hal.waitText(burst.at(-1));
  await hal.waitDelivered();
  assert.deepEqual(await hal.texts(), burst);
  assert.equal((await hal.messages()).some((message) => message.failed), false);
});
