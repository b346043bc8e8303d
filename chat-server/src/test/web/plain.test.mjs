// The plain page: people with it, and people with the full page, talk in one room.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE } from './chat-page.mjs';
import { Browser, Server } from './harness.mjs';

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

/** Somebody with the plain page, in a room. */
async function plain(t, name, room, viewport) {
  const chat = await ChatPage.open(browser, `${server.url}plain.html#${room}`, { viewport, ready: '#join' });
  t.after(() => chat.close());
  const { page } = chat;
  await page.type('#name', name);
  await page.click('#join button');
  await page.waitForFunction(() => document.querySelector('#state').textContent.startsWith('You are in'));
  return {
    chat,
    page,
    say: async (text) => { await page.type('#text', text); await page.keyboard.press('Enter'); },
    lines: () => page.$$eval('#messages li', (all) => all.map((line) => line.textContent)),
    waitLine: (text) => page.waitForFunction(
      (wanted) => [...document.querySelectorAll('#messages li')].some((line) => line.textContent === wanted), {}, text),
  };
}

test('the plain page and the full one talk in one room', async (t) => {
  const full = await ChatPage.open(browser, server.url);
  t.after(() => full.close());
  await full.signIn('fred');
  await full.goTo('mixed');
  await full.send('before she came');
  await full.waitDelivered();
  const pat = await plain(t, 'pat', 'mixed', PHONE);
  await pat.waitLine('fred: before she came');
  await pat.say('<b>hi</b> & hello');
  await full.waitText('<b>hi</b> & hello');
  await full.send('<img src=x onerror=alert(1)>');
  await pat.waitLine('fred: <img src=x onerror=alert(1)>');
  const ray = await plain(t, 'ray', 'mixed');
  await pat.waitLine('ray joined #mixed');
  await ray.waitLine('pat: <b>hi</b> & hello');
  assert.equal(await pat.page.$$eval('#messages img, #messages b b', (all) => all.length), 0);
  for (const one of [full, pat.chat, ray.chat]) assert.deepEqual(await one.trouble(), []);
});

test('when the server comes back, so does the plain page', async (t) => {
  const una = await plain(t, 'una', 'cut');
  await una.say('is anybody there?');
  await una.waitLine('una: is anybody there?');
  const vic = await plain(t, 'vic', 'cut');
  await vic.waitLine('una: is anybody there?');
  await server.kill();
  await una.page.waitForFunction(() => document.querySelector('#state').textContent.startsWith('The server does not answer'));
  assert.equal(await una.page.$eval('#send', (button) => button.disabled), true);
  await una.say('kept');
  assert.equal(await una.page.$eval('#text', (field) => field.value), 'kept');
  server = await server.restart();
  await una.page.waitForFunction(() => document.querySelector('#state').textContent.startsWith('You are in'));
  await una.waitLine('una: is anybody there?');
  await una.page.focus('#text');
  await una.page.keyboard.press('Enter');
  await vic.waitLine('una: kept');
});
