// Reading in the page: long messages fold, own ones say who has seen them, and a selection over several can be copied.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, stage } from './chat-page.mjs';

const here = stage({ before, after });
const { person } = here;

const height = (chat) => chat.page.$eval('.message .bubble', (one) => one.offsetHeight);

test('a long message shows its beginning, and the rest when somebody wants it', async (t) => {
  const ann = await person(t, 'ann', 'folds');
  const text = Array.from({ length: 60 }, (_, i) => `line ${i}`).join('\n');
  await ann.deliver(text);
  assert.ok(await height(ann) < 420);
  assert.equal(await ann.text('.fold'), 'Show more');
  await ann.page.click('.fold');
  await ann.waitFor(() => document.querySelector('.fold').textContent === 'Show less');
  assert.ok(await height(ann) > 1000);
  await ann.page.focus('.fold');
  await ann.page.keyboard.press('Enter');
  await ann.waitFor(() => document.querySelector('.fold').getAttribute('aria-expanded') === 'false');
  assert.ok(await height(ann) < 420);
  await ann.deliver(Array.from({ length: 39 }, (_, i) => `short ${i}`).join('\n'));
  assert.equal(await ann.page.$$eval('.fold', (all) => all.length), 1);
});

test('what is focused in a folded message is seen', async (t) => {
  const ben = await person(t, 'ben', 'links');
  await ben.send(`${'word '.repeat(700)}\nhttp://wiki.local/last`);
  await ben.page.waitForSelector('.is-folded a');
  await ben.waitDelivered();
  await ben.page.focus('.is-folded a');
  assert.ok(await height(ben) > 420);
});

test('an own message says when it was seen, and by whom; one that nobody looked at does not', async (t) => {
  const cid = await person(t, 'cid', 'seen');
  await cid.deliver('alone here');
  const state = () => cid.page.$eval('.message:last-child .state', (one) => one.getAttribute('aria-label'));
  assert.equal(await state(), 'Safe on the server');
  const dot = await person(t, 'dot', 'seen');
  await cid.deliver('look');
  await dot.waitText('look');
  await cid.waitFor(() => document.querySelector('.message:last-child .state')?.getAttribute('aria-label') === 'Seen');
  await cid.page.hover('.message:last-child .state');
  assert.equal(await cid.page.$eval('.message:last-child .state', (one) => one.title.replace(/[\u2068\u2069]/g, '')), 'Seen by dot');
  await dot.goTo('random');
  await cid.deliver('not seen yet');
  assert.equal(await state(), 'Safe on the server');
  await dot.goTo('seen');
  await cid.waitFor(() => document.querySelector('.message:last-child .state')?.getAttribute('aria-label') === 'Seen');
});

test('on a phone the sheet says who has seen a message', async (t) => {
  const eve = await person(t, 'eve', 'sheet', { viewport: PHONE });
  const fay = await person(t, 'fay', 'sheet');
  await eve.deliver('look');
  await fay.waitText('look');
  await eve.waitFor(() => document.querySelector('.state')?.getAttribute('aria-label') === 'Seen');
  const { left, top } = await eve.page.$eval('.bubble', (one) => one.getBoundingClientRect().toJSON());
  await eve.page.touchscreen.touchStart(left + 20, top + 10);
  await eve.page.waitForSelector('.message-toolbar.is-sheet:not([hidden])');
  await eve.page.touchscreen.touchEnd();
  assert.match(await eve.text('.is-sheet .hint'), /^Seen by .?fay.?$/);
});

test('a selection over several messages is copied with who said it and when, in one as it is', async (t) => {
  const gil = await person(t, 'gil', 'copies');
  await gil.deliver('first of all');
  await gil.others('hal', 'copies', ['**second** thing']);
  await gil.waitFor(() => document.querySelector('.message strong'));
  await gil.deliver('third');
  const copy = (from, at, to, end) => gil.page.evaluate((a, b, c, d) => {
    const all = [...document.querySelectorAll('.message .body')];
    const words = (body) => document.createTreeWalker(body, NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(words(all[a]), b, words(all[c]), d);
    const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
    const isOurs = !document.querySelector('.message .body').dispatchEvent(event);
    return isOurs ? event.clipboardData.getData('text/plain').replace(/, [^,:]+:\d\d[^:]*: /g, ' | ') : null;
  }, from, at, to, end);
  assert.equal(await copy(0, 6, 2, 2), 'gil | of all\nhal | **second** thing\ngil | th');
  assert.equal(await copy(0, 0, 0, 5), null);
});
