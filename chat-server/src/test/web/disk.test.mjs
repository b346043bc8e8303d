// The page opened from disk: it asks for the server's address and runs that server's client.

import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { ChatPage } from './chat-page.mjs';
import { Browser, Server, WEB } from './harness.mjs';

const PAGE = pathToFileURL(path.join(WEB, 'index.html')).href;

let server;
let browser;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
});

after(async () => {
  await browser?.stop();
  await server?.stop();
});

async function fromDisk(t) {
  const chat = await ChatPage.open(browser, PAGE);
  t.after(() => chat.close());
  return chat;
}

async function typeAddress(chat, address) {
  const field = await chat.page.waitForSelector('#address');
  await field.click({ count: 3 });
  await field.type(address);
}

test('with a typed address the page from disk chats with the others', async (t) => {
  const ann = await fromDisk(t);
  const ben = await ChatPage.open(browser, server.url);
  t.after(() => ben.close());
  await ben.signIn('ben');
  await typeAddress(ann, new URL(server.url).host);
  await ann.page.keyboard.press('Enter');
  await ann.signIn('ann');
  await ann.send('from disk');
  await ben.waitText('from disk');
  await ben.send('welcome');
  await ann.waitText('welcome');
  await ann.page.reload();
  await ann.waitConnected();
  await ann.waitText('welcome');
  assert.equal(await ann.text('.me-name'), 'ann');
  assert.deepEqual(await ann.trouble(), []);
});

test('what is no address is told while typing, and a server that is not there after Enter', async (t) => {
  const cora = await fromDisk(t);
  await typeAddress(cora, 'not an address');
  assert.match(await cora.text('#address-hint'), /no address/);
  await typeAddress(cora, '127.0.0.1:9');
  await cora.page.keyboard.press('Enter');
  await cora.waitFor(() => document.querySelector('#address-hint').textContent.includes('No chat server answers'));
  await typeAddress(cora, `${server.url}#tech`);
  await cora.page.keyboard.press('Enter');
  await cora.signIn('cora');
  assert.equal(await cora.text('.head-name bdi'), 'tech');
});

test('the page from disk asks in the browser’s language, and goes on in it', async (t) => {
  const dirk = await ChatPage.open(browser, PAGE, { languages: ['de-CH'] });
  t.after(() => dirk.close());
  await typeAddress(dirk, 'keine Adresse');
  assert.match(await dirk.text('#address-hint'), /^Das ist keine Adresse/);
  await typeAddress(dirk, server.url);
  await dirk.page.keyboard.press('Enter');
  await dirk.signIn('dirk');
  assert.equal(await dirk.text('.me-state'), 'Verbunden');
  assert.deepEqual(await dirk.trouble(), []);
});
