// Finding messages in the page: the search with its hits, what is pinned, and the way to a message.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE, stage } from './chat-page.mjs';
import { Server } from './harness.mjs';

const here = stage({ before, after });
const { person } = here;

const hits = (chat) => chat.page.$$eval('.search .found', (all) => all.map((one) => one.querySelector('.found-text').textContent));
const marks = (chat) => chat.page.$$eval('.search .found mark', (all) => all.map((one) => one.textContent));
const count = (chat, selector, n) => chat.waitFor((wanted, many) => document.querySelectorAll(wanted).length === many, selector, n);
const state = (chat, text) => chat.waitFor((wanted) => document.querySelector('.search .search-state').textContent === wanted, text);
const key = async (chat, ...keys) => {
  for (const one of keys) await chat.page.keyboard.press(one);
};
const find = async (chat, words) => {
  await chat.page.keyboard.down('Control');
  await key(chat, 'f');
  await chat.page.keyboard.up('Control');
  await chat.page.type('.search .field', words);
};
const isInSight = (chat, seq) => chat.page.$eval(`[data-seq="${seq}"]`, (row) => {
  const list = document.querySelector('.scroller').getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  return top >= list.top && bottom <= list.bottom;
});

test('hits come with marks, and a click leads to where it was said', async (t) => {
  const ann = await person(t, 'ann', 'talks');
  await ann.deliver('the first plan of all');
  await ann.others('crowd', 'talks', Array.from({ length: 160 }, (_, i) => `line ${i}`));
  await ann.others('ben', 'talks', [`${'long '.repeat(60)}and a PLÁN`, 'no hit']);
  await ann.page.reload();
  await ann.waitConnected();
  await ann.waitText('no hit');
  assert.equal(await ann.page.$('[data-seq="1"]'), null);
  await find(ann, 'plan');
  await count(ann, '.search .found', 2);
  assert.deepEqual(await marks(ann), ['PLÁN', 'plan']);
  assert.match((await hits(ann))[0], /^…(.*long ){3,9}and a PLÁN$/);
  assert.deepEqual(await ann.page.$$eval('.search .found-name', (all) => all.map((one) => one.textContent)), ['ben', 'ann']);
  assert.match(await ann.text('.search .found-when'), /^Today, /);
  await key(ann, 'ArrowDown', 'ArrowDown', 'Enter');
  await ann.page.waitForSelector('[data-seq="1"].is-found');
  assert.ok(await isInSight(ann, 1));
  await ann.page.focus('.search .field');
  await key(ann, 'Escape');
  assert.equal(await ann.page.$eval('.search', (one) => one.hidden), true);
  assert.ok(await ann.page.evaluate(() => document.activeElement.matches('.composer-field')));
});

test('everywhere means other rooms too, nothing found is said, and older hits come with scrolling', async (t) => {
  const cid = await person(t, 'cid', 'here');
  await cid.others('dan', 'elsewhere', ['the kettle', ...Array.from({ length: 70 }, (_, i) => `teapot ${i}`)]);
  await find(cid, 'kettle');
  await state(cid, 'Nothing found. Try fewer or other words.');
  await cid.page.click('.scopes button:last-child');
  await count(cid, '.search .found', 1);
  assert.match(await cid.text('.search .found-when'), /^#elsewhere · Today/);
  await cid.page.click('.search .found');
  await cid.waitFor(() => document.querySelector('.head-name bdi').textContent === 'elsewhere');
  await cid.page.waitForSelector('[data-seq="1"].is-found');
  await cid.page.click('.search .field', { count: 3 });
  await cid.page.keyboard.type('teapot');
  await count(cid, '.search .found', 30);
  for (const n of [60, 70]) {
    await cid.page.$eval('.search .side-scroll', (one) => { one.scrollTop = one.scrollHeight; });
    await count(cid, '.search .found', n);
  }
  assert.equal((await hits(cid)).at(-1), 'teapot 0');
  await cid.page.click('.search .field', { count: 3 });
  await key(cid, 'Backspace');
  await state(cid, 'Type a word or the beginning of one. A hit leads to where it was said.');
  assert.deepEqual(await hits(cid), []);
});

test('without a connection what is loaded is searched, and said to be that', async (t) => {
  const own = await Server.start();
  const eve = await ChatPage.open(here.browser, `${own.url}#away`);
  t.after(() => eve.close());
  t.after(() => own.stop());
  await eve.signIn('eve');
  await eve.deliver('Über den Fluß');
  await own.kill();
  await eve.waitDisconnected();
  await find(eve, 'uber');
  await count(eve, '.search .found', 1);
  assert.deepEqual(await marks(eve), ['Über']);
  assert.equal(await eve.text('.search-note'), 'There is no connection. Only what is loaded here is searched.');
  assert.equal(await eve.page.$eval('.search-note', (one) => one.hidden), false);
});

/** Another person begins a conversation and pins what both say. */
const pinned = (chat, name, to, texts) => chat.page.evaluate((who, whom, all, host) => new Promise((resolve) => {
  const socket = new WebSocket(`ws://${host}/ws`);
  const say = (command) => socket.send(JSON.stringify(command));
  let left = all.length;
  socket.onopen = () => say({ type: 'hello', v: 1, name: who });
  socket.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (event.type === 'welcome') say({ type: 'direct', to: whom, rid: 'r' });
    if (event.type === 'synced') all.forEach((text, i) => say({ type: 'chat', room: event.room, cid: `c${i}`, text }));
    if (event.type === 'chat') say({ type: 'pin', room: event.room, cid: `p${event.seq}`, target: event.seq, on: true });
    if (event.type === 'pin' && --left === 0) resolve(undefined);
  };
}), name, to, texts, new URL(chat.page.url()).host);

test('what is pinned is listed, leads to where it was said, and who may takes the pin away', async (t) => {
  const flo = await person(t, 'flo', 'cards');
  await flo.page.click('.pins-button');
  await flo.waitFor(() => document.querySelector('.pins .search-state').textContent === 'Nothing is pinned here yet.');
  await key(flo, 'Escape');
  assert.ok(await flo.page.evaluate(() => document.activeElement.matches('.pins-button') && document.querySelector('.pins').hidden));
  await pinned(flo, 'gus', 'flo', ['the door code', '<b>second</b>']);
  await (await flo.page.waitForSelector('.room-list > [data-room^="~"] button')).click();
  await flo.waitRoom();
  await flo.page.click('.pins-button');
  await count(flo, '.pins .found', 2);
  assert.deepEqual(await flo.page.$$eval('.pins .found-text', (all) => all.map((one) => one.textContent)), ['<b>second</b>', 'the door code']);
  await flo.page.click('.pins-line .icon-button');
  await count(flo, '.pins .found', 1);
  await count(flo, '.message .pinned', 1);
  await flo.page.click('.pins .found');
  await flo.page.waitForSelector('[data-seq="1"].is-found');
  assert.equal(await flo.page.$eval('.pins', (one) => one.hidden), true);
});

test('on a phone the search covers the room, a hit leaves it, and the menu leads to what is pinned', async (t) => {
  const hal = await person(t, 'hal', 'pocket', { viewport: PHONE });
  await hal.deliver('find me');
  await hal.page.tap('[aria-controls="search"]');
  await hal.page.type('.search .field', 'find');
  await count(hal, '.search .found', 1);
  const [width, low] = await hal.page.evaluate(() => [document.querySelector('.search').offsetWidth,
    [...document.querySelectorAll('.search button, .search input')].filter((one) => one.offsetHeight < 44).length]);
  assert.deepEqual([width, low], [390, 0]);
  await hal.page.tap('.search .found');
  await hal.page.waitForSelector('.message.is-found');
  assert.equal(await hal.page.$eval('.search', (one) => one.hidden), true);
  await hal.page.tap('.head-tools [aria-haspopup="menu"]');
  await hal.press('.menu-item', 'Pinned messages');
  await hal.page.waitForSelector('.pins:not([hidden])');
  assert.ok(await hal.page.$eval('.pins', (one) => one.getBoundingClientRect().left >= 0));
  await hal.page.tap('.scroller');
  assert.equal(await hal.page.$eval('.pins', (one) => one.hidden), true);
});
