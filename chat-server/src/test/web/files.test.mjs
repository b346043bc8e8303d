// Files in the page: chosen, dropped and pasted, on their way, in a message, looked at, and refused.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE } from './chat-page.mjs';
import { Browser, Server, WEB, emptyFolder, removeFolder, writePng } from './harness.mjs';

let server;
let browser;
const folder = emptyFolder('files');
const picture = writePng(path.join(folder, 'a plan.png'), 640, 400);
const notes = path.join(folder, 'notes & <b>.txt');
const nothing = path.join(folder, 'nothing.txt');

before(async () => {
  fs.writeFileSync(notes, '<script>alert(1)</script>');
  fs.writeFileSync(nothing, '');
  server = await Server.start();
  browser = await Browser.start();
});

after(async () => {
  await browser?.stop();
  await server?.stop();
  removeFolder(folder);
});

async function person(t, name, room, given = {}) {
  const chat = await ChatPage.open(browser, `${server.url}#${room}`, given);
  t.after(async () => {
    assert.deepEqual((await chat.trouble()).filter((one) => !given.faults?.test(one)), []);
    await chat.close();
  });
  await chat.signIn(name);
  return chat;
}

const attach = async (chat, ...files) => (await chat.page.$('.composer input[type="file"]')).uploadFile(...files);
const cards = (chat) => chat.page.$$eval('.attachment', (all) => all.map((one) => [one.querySelector('.file-name').textContent,
  one.querySelector('.file-note').textContent]));
const count = (chat, selector, n) => chat.waitFor((wanted, many) => document.querySelectorAll(wanted).length === many, selector, n);
const uploaded = (chat, n) => chat.waitFor((many) => document.querySelectorAll('.attachment progress[hidden]').length === many, n);
const isLoaded = (chat, selector) => chat.waitFor((one) => document.querySelector(one)?.naturalWidth > 0, selector);

test('chosen files are shown before they are sent, can be taken out, and come as an image and a tile', async (t) => {
  const ann = await person(t, 'ann', 'plans');
  const ben = await person(t, 'ben', 'plans');
  await attach(ann, picture, notes, nothing);
  await count(ann, '.attachment', 3);
  await ann.page.waitForSelector('.attachment-face img');
  assert.deepEqual((await cards(ann)).map(([name]) => name), ['a plan.png', 'notes & <b>.txt', 'nothing.txt']);
  assert.equal((await cards(ann))[2][1], 'There is nothing in this file.');
  await uploaded(ann, 3);
  await ann.send('the wiring');
  assert.equal(await ann.text('.composer-limit'), 'Some files could not be sent. Try again or remove them first.');
  assert.deepEqual(await ann.texts(), []);
  await ann.page.click('.attachment.is-failed .attachment-remove');
  await count(ann, '.attachment', 2);
  await ann.page.keyboard.press('Enter');
  await ben.waitText('the wiring');
  await isLoaded(ben, '.picture img');
  assert.equal((await cards(ann)).length, 0);
  const place = await ben.page.$eval('.picture', (one) => [one.offsetWidth, one.offsetHeight]);
  assert.deepEqual(place, [320, 200]);
  assert.deepEqual(await ben.page.$eval('.file', (one) => [one.querySelector('.file-name').textContent,
    one.querySelector('.file-note').textContent, one.querySelector('a').download, new URL(one.querySelector('a').href).pathname.length > 20]),
  ['notes & <b>.txt', '25 bytes', 'notes & <b>.txt', true]);
  assert.equal(await ben.page.$eval('.file-save', (one) => one.getAttribute('aria-label').replace(/[\u2068\u2069]/g, '')), 'Save notes & <b>.txt');
  const answer = await ben.page.evaluate(async () => {
    const file = await fetch(document.querySelector('.file-save').href);
    return [file.headers.get('content-disposition').split(';')[0], file.headers.get('x-content-type-options'), await file.text()];
  });
  assert.deepEqual(answer, ['attachment', 'nosniff', '<script>alert(1)</script>']);
});

test('files alone are a message; what answers it names them', async (t) => {
  const cid = await person(t, 'cid', 'alone');
  await attach(cid, notes);
  await uploaded(cid, 1);
  assert.equal(await cid.page.$eval('.send', (one) => one.disabled), false);
  await cid.page.click('.send');
  await count(cid, '.message .file', 1);
  await cid.waitDelivered();
  await cid.page.reload();
  await cid.waitConnected();
  await count(cid, '.message[data-state="sent"] .file', 1);
  assert.equal(await cid.text('.message .body'), '');
  await cid.page.hover('.message .file-words');
  await cid.page.click('[data-act="reply"]');
  assert.equal(await cid.text('.writing-line'), 'notes & <b>.txt');
});

test('an image opens over the window; arrows walk, Esc closes it and gives the keys back', async (t) => {
  const dot = await person(t, 'dot', 'looks');
  await attach(dot, picture, writePng(path.join(folder, 'second.png'), 50, 900, [180, 60, 40]));
  await uploaded(dot, 2);
  await dot.send('two');
  await count(dot, '.picture img', 2);
  await dot.waitDelivered();
  await dot.page.focus('.picture');
  await dot.page.keyboard.press('Enter');
  await isLoaded(dot, '.viewer-middle img');
  assert.deepEqual(await dot.page.$eval('.viewer', (one) => [one.querySelector('.viewer-name').textContent,
    one.querySelector('.viewer-left').hidden, one.querySelector('.viewer-right').hidden]), ['a plan.png', true, false]);
  await dot.page.keyboard.press('ArrowRight');
  await dot.waitFor(() => document.querySelector('.viewer-name').textContent === 'second.png');
  await isLoaded(dot, '.viewer-middle img');
  const inside = await dot.page.$eval('.viewer-middle img', (one) => {
    const { top, bottom, width, height } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && Math.abs(width / height - 50 / 900) < 0.01;
  });
  assert.ok(inside);
  await dot.page.keyboard.press('Escape');
  await count(dot, '.viewer', 0);
  assert.equal(await dot.page.evaluate(() => document.activeElement.className), 'picture');
  await dot.page.click('.picture');
  await dot.page.waitForSelector('.viewer[open]');
  await dot.page.mouse.click(30, 400);
  await count(dot, '.viewer', 0);
});

/** As a browser tells of files that are held, dropped or pasted. */
const bring = (chat, selector, type, files, text = '') => chat.page.$eval(selector, (target, kind, all, words) => {
  const data = new DataTransfer();
  for (const [name, media, content] of all) data.items.add(new File([content], name, { type: media }));
  if (words) data.setData('text/plain', words);
  const given = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
  return !target.dispatchEvent(kind === 'paste' ? new ClipboardEvent(kind, given) : new DragEvent(kind, given));
}, type, files, text);

test('files are dropped anywhere on the conversation and pasted into the field; text stays text', async (t) => {
  const eve = await person(t, 'eve', 'drops');
  await bring(eve, '.scroller', 'dragover', [['x.txt', 'text/plain', 'x']]);
  assert.match(await eve.text('.drop'), /^Drop the files to send them to .#drops.$/);
  assert.equal(await eve.page.$eval('.drop', (one) => one.hidden), false);
  assert.ok(await bring(eve, '.scroller', 'drop', [['x.txt', 'text/plain', 'x']]));
  assert.equal(await eve.page.$eval('.drop', (one) => one.hidden), true);
  assert.ok(await bring(eve, '.composer-field', 'paste', [['image.png', 'image/png', fs.readFileSync(picture, 'latin1')]]));
  await count(eve, '.attachment', 2);
  assert.match((await cards(eve))[1][0], /^pasted-\d+\.png$/);
  assert.equal(await bring(eve, '.composer-field', 'paste', [['image.png', 'image/png', 'x']], 'words'), false);
  await bring(eve, '.scroller', 'drop', Array.from({ length: 9 }, (_, i) => [`${i}.txt`, 'text/plain', 'x']));
  await count(eve, '.attachment', 10);
  assert.equal(await eve.text('.toast'), 'A message takes at most 10 files.');
});

test('a message waits for its files, unless one types on; what is under way can be cancelled', async (t) => {
  const fay = await person(t, 'fay', 'slow');
  const network = await fay.page.createCDPSession();
  const pace = (bytes) => network.send('Network.emulateNetworkConditions',
    { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytes });
  await network.send('Network.enable');
  await pace(200_000);
  const large = path.join(folder, 'large.bin');
  fs.writeFileSync(large, Buffer.alloc(3_000_000, 7));
  await attach(fay, large);
  await fay.waitFor(() => document.querySelector('.attachment progress')?.value > 0);
  await fay.send('with it');
  assert.match(await fay.text('.composer-limit'), /^Will be sent as soon as the files are there/);
  assert.deepEqual(await fay.texts(), []);
  await fay.draft('with it all');
  assert.equal(await fay.text('.composer-limit'), '');
  await fay.page.click('.attachment-remove');
  await count(fay, '.attachment', 0);
  await attach(fay, large);
  await fay.waitFor(() => document.querySelector('.attachment progress')?.value > 0);
  await fay.page.keyboard.press('Enter');
  await fay.goTo('random');
  await fay.draft('something else');
  await pace(-1);
  await fay.goTo('slow');
  await fay.waitText('with it all');
  await count(fay, '.message .file', 1);
  await fay.waitDelivered();
  assert.equal(await fay.page.$eval('.composer-field', (field) => field.value), '');
});

test('what was sent to the server for the next message is still there after a reload', async (t) => {
  const ivy = await person(t, 'ivy', 'reloaded');
  await attach(ivy, picture, notes);
  await uploaded(ivy, 2);
  await ivy.page.click('.attachment .attachment-remove');
  await count(ivy, '.attachment', 1);
  await ivy.page.reload();
  await count(ivy, '.attachment', 1);
  assert.deepEqual(await cards(ivy), [['notes & <b>.txt', '25 bytes']]);
  await ivy.send('with a file from before');
  await count(ivy, '.message .file', 1);
  await count(ivy, '.attachment', 0);
  await ivy.page.reload();
  await count(ivy, '.message .file', 1);
  await count(ivy, '.attachment', 0);
});

test('what is too large is told before anything is sent, and what failed is tried again', async (t) => {
  const gil = await person(t, 'gil', 'limits', { faults: /^console: Failed to load resource/ });
  const asked = [];
  await gil.page.setRequestInterception(true);
  gil.page.on('request', (request) => {
    if (!request.url().includes('/api/files')) return request.continue();
    asked.push(request.url());
    return asked.length === 1 ? request.abort('connectionreset') : request.continue();
  });
  await gil.page.evaluate(() => {
    const large = new File(['x'], 'film.mkv');
    Object.defineProperty(large, 'size', { value: 104_857_601 });
    const data = new DataTransfer();
    data.items.add(new File(['y'], 'note.txt'));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [large, ...data.files] } });
    document.querySelector('.scroller').dispatchEvent(drop);
  });
  await count(gil, '.attachment.is-failed', 2);
  assert.deepEqual(await cards(gil), [['film.mkv', 'Files may have up to 104.9 MB here.'], ['note.txt', 'The server cannot be reached now.']]);
  assert.deepEqual(await gil.page.$$eval('.attachment-again', (all) => all.map((one) => one.hidden)), [true, false]);
  assert.equal(asked.length, 1);
  await gil.page.click('.attachment-again:not([hidden])');
  await count(gil, '.attachment.is-failed', 1);
  await gil.waitFor(() => document.querySelectorAll('.attachment progress:not([hidden])').length === 0);
  assert.deepEqual((await cards(gil))[1], ['note.txt', '1 byte']);
});

test('on a phone nothing of files is wider than the screen, and what is touched is large enough', async (t) => {
  const hal = await person(t, 'hal', 'small', { viewport: PHONE });
  await attach(hal, picture, notes);
  await uploaded(hal, 2);
  const small = () => hal.page.$$eval('.attach, .attachment .icon-button:not([hidden]), .file-save, .viewer .icon-button:not([hidden])',
    (all) => all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 40 || height < 44).length);
  assert.equal(await small(), 0);
  await hal.page.tap('.send');
  // The message is drawn anew when the server has it.
  await count(hal, '.message[data-state="sent"] .picture', 1);
  await isLoaded(hal, '.picture img');
  await hal.page.tap('.picture');
  await isLoaded(hal, '.viewer-middle img');
  assert.equal(await small(), 0);
  assert.ok(await hal.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth
    && [...document.querySelectorAll('.bubble, .files > *')].every((one) => one.getBoundingClientRect().right <= innerWidth)));
  await hal.page.tap('.viewer-close');
  await count(hal, '.viewer', 0);
});

test('a page that was opened from disk sends and shows files, and has the emoji, too', async (t) => {
  const ida = await ChatPage.open(browser, pathToFileURL(path.join(WEB, 'index.html')).href);
  t.after(() => ida.close());
  const field = await ida.page.waitForSelector('#address');
  await field.type(`${new URL(server.url).host}/#disk`);
  await ida.page.keyboard.press('Enter');
  await ida.signIn('ida');
  await attach(ida, picture, notes);
  await uploaded(ida, 2);
  await ida.page.click('.send');
  await isLoaded(ida, '.picture img');
  assert.ok((await ida.page.$eval('.file-save', (one) => one.href)).startsWith(`${new URL(server.url).origin}/files/`));
  await ida.page.click('.picture');
  await isLoaded(ida, '.viewer-middle img');
  await ida.page.keyboard.press('Escape');
  await ida.page.focus('.composer-field');
  await ida.page.keyboard.type(':tad');
  await ida.page.waitForSelector('.completions:not([hidden])');
  assert.deepEqual(await ida.trouble(), []);
});
