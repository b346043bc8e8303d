// The ways in: the join code, the page for a wall, and the one that hands out the app.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE } from './chat-page.mjs';
import { BESIDE, Browser, Server, WEB } from './harness.mjs';

const CODE = 'Blue-Door-1';
let browser;
let locked;
let open;

before(async () => {
  browser = await Browser.start();
  locked = await Server.start({ options: ['--rate', 'off', '--name', 'Room <b>12</b>', '--invite', CODE] });
  open = await Server.start({ options: ['--rate', 'off'] });
});

after(async () => {
  await browser?.stop();
  await locked?.stop();
  await open?.stop();
});

async function show(t, url, given = {}) {
  const chat = await ChatPage.open(browser, url, given);
  t.after(async () => {
    assert.deepEqual(await chat.trouble(), []);
    await chat.close();
  });
  return chat;
}

const isShown = (chat, selector) => chat.page.$eval(selector, (one) => one.checkVisibility());

async function type(chat, selector, text) {
  await chat.page.click(selector, { count: 3 });
  await chat.page.type(selector, text);
}

test('the pages beside the chat keep the rules of its files, take none of their names, and are small', async () => {
  const names = fs.readdirSync(BESIDE);
  let size = 0;
  for (const name of names) {
    assert.match(name, /^[a-z0-9-]+\.(html|js|css)$/);
    assert.ok(!fs.existsSync(path.join(WEB, name)), name);
    const text = fs.readFileSync(path.join(BESIDE, name), 'utf8');
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|<style|\sstyle=|\son[a-z]+=|https?:\/\//, name);
    if (name.endsWith('.js')) assert.match(text, /^\/\/ \S/, name);
    for (const [, other] of text.matchAll(/(?:from '\.\/|href="|src=")([^'"]+)['"]/g)) {
      assert.ok([WEB, BESIDE].some((folder) => fs.existsSync(path.join(folder, other))), `${name}: ${other}`);
    }
    size += Buffer.from(await (await fetch(`${open.url}${name}`)).arrayBuffer()).length;
  }
  assert.ok(names.length === 6 && size < 16 * 1024, `${size} bytes`);
});

test('a chat with a join code asks for it, says what is wrong, and asks once', async (t) => {
  const ann = await show(t, locked.url);
  await ann.waitFor(() => document.getElementById('join-code').checkVisibility());
  await type(ann, '#name', 'ann');
  await ann.page.keyboard.press('Enter');
  await ann.waitSaid('#join-code-hint', 'This chat asks newcomers for a join code. Ask whoever runs it.');
  assert.equal(await ann.page.evaluate(() => document.activeElement.id), 'join-code');
  await type(ann, '#join-code', 'red-door-1');
  await ann.page.keyboard.press('Enter');
  await ann.waitSaid('#join-code-hint', 'This join code is wrong. Ask whoever runs this chat.');
  await type(ann, '#join-code', CODE.toLowerCase());
  await ann.page.keyboard.press('Enter');
  await ann.waitConnected();
  await ann.page.reload();
  await ann.waitConnected();
});

test('a link brings the code and leads to the room, and the code leaves the address line', async (t) => {
  const ben = await show(t, `${locked.url}#~!${CODE}/tech`);
  await ben.waitFor(() => document.querySelector('.slogan').textContent.includes('12'));
  assert.equal(await isShown(ben, '#join-code'), false);
  assert.match(await ben.text('.going-to'), /#.?tech/);
  await ben.signIn('ben');
  await ben.waitFor(() => window.location.hash === '#tech');
});

test('a link with a code that is not right any more asks for another', async (t) => {
  const eve = await show(t, `${locked.url}#~!old-code`);
  await type(eve, '#name', 'eve');
  await eve.page.keyboard.press('Enter');
  await eve.waitSaid('#join-code-hint', 'This join code is wrong. Ask whoever runs this chat.');
});

test('a chat without a join code asks for none', async (t) => {
  const ann = await show(t, open.url);
  await ann.page.waitForNetworkIdle();
  assert.equal(await isShown(ann, '#join-code'), false);
});

test('the page for a wall says the address, and how many are in as they come', async (t) => {
  const wall = await show(t, `${open.url}join`, { ready: '.wall-address' });
  const info = await (await fetch(`${open.url}api/info`)).json();
  const address = info.address ?? open.url;
  assert.equal(await wall.text('.wall-address'), new URL(address).host);
  assert.equal(await wall.page.title(), 'Lantern Chat');
  assert.ok(await isShown(wall, '.wall-qr .qr'));
  assert.equal(await wall.page.$$eval('input, textarea, button', (all) => all.length), 0);
  const before = (await (await fetch(`${open.url}api/info`)).json()).people;
  const carl = await show(t, open.url);
  await carl.signIn('carl');
  await wall.waitSaid('.wall-people', before === 0 ? '1 person is here' : `${before + 1} people are here`);
});

test('the wall shows a join code only to whom has it, and a name is no markup', async (t) => {
  const bare = await show(t, `${locked.url}join`, { ready: '.wall-address' });
  assert.equal(await bare.text('.wall-code'), 'Newcomers need a join code. Ask whoever runs this chat.');
  assert.equal(await bare.text('.wall-head h1'), 'Room <b>12</b>');
  const full = await show(t, `${locked.url}join#~!${CODE}`, { ready: '.wall-address', languages: ['de'] });
  assert.equal(await full.text('.wall-code'), `Zugangscode: ${CODE}`);
  const squares = (chat) => chat.page.$eval('.wall-qr path', (one) => one.getAttribute('d').length);
  assert.ok(await squares(full) > await squares(bare));
});

test('on every wall the address is as large as it goes and nothing is cut off', async (t) => {
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 1280, height: 800 }, { width: 800, height: 600 }, PHONE]) {
    const wall = await show(t, `${locked.url}join#~!${CODE}`, { ready: '.wall-qr', viewport });
    await wall.waitFor(() => document.querySelector('.wall-people').textContent !== '');
    const { over, wide, letters } = await wall.page.evaluate(() => {
      const main = document.querySelector('.wall');
      const big = document.querySelector('.wall-address').getBoundingClientRect();
      return { over: [main.scrollWidth - main.clientWidth, main.scrollHeight - main.clientHeight],
        wide: big.width / window.innerWidth, letters: parseFloat(getComputedStyle(document.querySelector('.wall-address')).fontSize) };
    });
    assert.deepEqual(over, [0, 0], `${viewport.width}`);
    assert.ok(wide <= 0.95 && (wide >= 0.5 || letters >= viewport.height * 0.13), `${viewport.width}: ${wide}, ${letters}`);
  }
});

test('installers are offered on the card only when there are some, and come as they are', async (t) => {
  const none = await show(t, open.url);
  await none.page.waitForNetworkIdle();
  assert.equal((await none.page.$$('a[href$="/get"]')).length, 0);
  const empty = await show(t, `${open.url}get`, { ready: '.card h1' });
  assert.match(await empty.text('.card'), /There is nothing here/);
  const folder = path.join(open.data, 'get');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'Lantern-Chat-1.0.0.msi'), 'x'.repeat(2_000_000));
  fs.writeFileSync(path.join(folder, 'lantern-chat_1.0.0_amd64.deb'), 'a package');
  fs.writeFileSync(path.join(folder, 'passwords.txt'), 'secret');
  const card = await show(t, open.url);
  await card.waitFor(() => document.querySelector('a[href$="/get"]')?.checkVisibility());
  await card.page.click('a[href$="/get"]');
  await card.page.waitForSelector('.installer');
  const lines = await card.page.$$eval('.installer', (all) => all.map((one) => [one.querySelector('strong').textContent, one.textContent]));
  assert.equal(lines.length, 2);
  assert.equal(lines[0][0], 'Debian, Ubuntu, Mint');
  assert.match(lines[1][1], /Windows.*Lantern-Chat-1\.0\.0\.msi.*2 MB/);
  const answer = await fetch(await card.page.$eval('.installer.own', (one) => one.href));
  assert.equal(await answer.text(), 'a package');
  assert.match(answer.headers.get('content-disposition'), /^attachment;/);
});
