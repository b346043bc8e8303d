// What people do with messages in the page: look at them, answer, react, edit, delete and pin, by mouse, keys and touch.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, stage } from './chat-page.mjs';
import { IN_FIREFOX } from './harness.mjs';

const here = stage({ before, after });
const { person } = here;

const press = async (chat, ...keys) => {
  for (const key of keys) await chat.page.keyboard.press(key);
};

const focusedText = (chat) => chat.page.evaluate(() => document.activeElement.querySelector?.('.body')?.textContent ?? '');
const count = (chat, selector, n) => chat.waitFor((wanted, many) => document.querySelectorAll(wanted).length === many, selector, n);

test('messages look as their writers mean them, and links open beside the chat', async (t) => {
  const ann = await person(t, 'ann', 'looks');
  await ann.send('# Plan\n\n1. **cable** out\n2. see [the list](http://wiki.local/demo)\n\n> quoted\n\n```\nrun();\n```\nשלום');
  await ann.waitFor(() => document.querySelector('.body .code'));
  await ann.waitDelivered();
  const found = await ann.page.$eval('.body', (body) => [...body.querySelectorAll('*')].map((one) => one.localName)
    .filter((name) => !['svg', 'path', 'button', 'div'].includes(name)));
  assert.deepEqual(found, ['p', 'ol', 'li', 'p', 'strong', 'li', 'p', 'a', 'blockquote', 'p', 'pre', 'code', 'p']);
  assert.deepEqual(await ann.page.$eval('.body a', (a) => [a.href, a.target, a.rel]),
    ['http://wiki.local/demo', '_blank', 'noopener noreferrer']);
  assert.equal(await ann.page.$eval('.body [role="heading"]', (one) => getComputedStyle(one).direction), 'ltr');
  assert.equal(await ann.page.$eval('.body > p:last-child', (one) => getComputedStyle(one).direction), 'rtl');
  // Its driver may not look at the clipboard.
  if (!IN_FIREFOX) await ann.context.overridePermissions?.(here.server.url, ['clipboard-read', 'clipboard-write']);
  await ann.page.click('.code-copy');
  await ann.page.waitForSelector('.code-copy[aria-label="Copied"]');
  if (!IN_FIREFOX) assert.equal(await ann.page.evaluate(() => navigator.clipboard.readText()), 'run();');
});

test('an answer quotes, leads to what it answers, and is given up with Esc', async (t) => {
  const ben = await person(t, 'ben', 'answers');
  const cid = await person(t, 'cid', 'answers');
  await ben.deliver('the first word');
  await ben.others('crowd', 'answers', Array.from({ length: 130 }, (_, i) => `line ${i}`));
  await cid.page.reload();
  await cid.waitConnected();
  await cid.waitText('line 129');
  await ben.waitText('line 129');
  await ben.wire('dot', 'answers', [{ type: 'chat', text: 'an answer', reply: 1 }]);
  await cid.waitFor(() => document.querySelector('.quote-line')?.textContent === 'the first word');
  assert.equal(await cid.text('.quote-author'), 'ben');
  assert.equal(await cid.page.$('[data-seq="1"]'), null);
  await cid.page.click('.quote');
  await cid.page.waitForSelector('[data-seq="1"].is-found');
  const isInSight = await cid.page.$eval('[data-seq="1"]', (row) => {
    const list = document.querySelector('.scroller').getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    return top >= list.top && bottom <= list.bottom;
  });
  assert.ok(isInSight);
  await cid.act('the first word', 'reply');
  assert.match(await cid.text('.writing-what'), /Replying to .?ben/);
  await press(cid, 'Escape');
  assert.equal(await cid.page.$eval('.writing', (one) => one.hidden), true);
  await cid.act('the first word', 'reply');
  await cid.deliver('my answer');
  await ben.waitText('my answer');
  assert.deepEqual(await ben.page.$$eval('.quote-line', (all) => all.map((one) => one.textContent)), ['the first word', 'the first word']);
  assert.equal(await cid.page.$eval('.writing', (one) => one.hidden), true);
});

test('an own message is edited and deleted, and deleting asks first; others’ messages are not', async (t) => {
  const eve = await person(t, 'eve', 'edits');
  const flo = await person(t, 'flo', 'edits');
  await eve.deliver('hallo');
  await eve.draft('a draft');
  await eve.act('hallo', 'edit');
  assert.equal(await eve.page.$eval('.composer-field', (field) => field.value), 'hallo');
  await eve.send('hello');
  assert.equal(await eve.page.$eval('.composer-field', (field) => field.value), 'a draft');
  await flo.waitText('hello');
  assert.equal((await flo.text('.edited')).trim(), 'edited');
  await flo.hover('hello');
  assert.deepEqual(await flo.page.$$eval('[data-act]', (all) => all.map((one) => one.dataset.act)), ['reply', 'copy']);
  await eve.act('hello', 'delete');
  await eve.page.click('.ask-no');
  assert.deepEqual(await eve.texts(), ['hello']);
  await eve.act('hello', 'delete');
  await eve.page.click('.ask-yes');
  await flo.waitText('This message was deleted.');
  await eve.waitText('This message was deleted.');
});

test('by keys alone: walk the messages, answer, react, edit, delete, and back', async (t) => {
  const gus = await person(t, 'gus', 'keys');
  for (const text of ['one', 'two', 'three']) await gus.deliver(text);
  await gus.page.focus('.composer-field');
  await gus.page.keyboard.down('Shift');
  await press(gus, 'F6');
  await gus.page.keyboard.up('Shift');
  assert.equal(await focusedText(gus), 'three');
  await press(gus, 'ArrowUp', 'ArrowUp');
  assert.equal(await focusedText(gus), 'one');
  await press(gus, 'End', 'ArrowUp', '1');
  await count(gus, '.reaction[aria-pressed="true"]', 1);
  assert.equal(await focusedText(gus), 'two');
  await press(gus, 'Enter', 'ArrowRight', 'Enter');
  await count(gus, '.reaction', 2);
  assert.equal(await focusedText(gus), 'two');
  await press(gus, 'Delete', 'Escape');
  assert.equal(await focusedText(gus), 'two');
  await press(gus, 'Delete', 'Enter');
  await gus.waitText('This message was deleted.');
  await press(gus, 'ArrowDown', 'r');
  assert.match(await gus.text('.writing-line'), /three/);
  await gus.deliver('four');
  await press(gus, 'ArrowUp');
  assert.equal(await gus.page.$eval('.composer-field', (field) => field.value), 'four');
  await press(gus, 'Escape');
  assert.equal(await gus.page.$eval('.composer-field', (field) => field.value), '');
  assert.deepEqual(await gus.texts(), ['one', 'This message was deleted.', 'three', 'four']);
  await gus.page.click('.message .bubble');
  await press(gus, 'e', '2');
  assert.equal(await gus.page.$eval('.writing', (one) => one.hidden), true);
  await count(gus, '.reaction', 0);
});

test('who clicks on the toolbar goes on writing in the composer', async (t) => {
  const mia = await person(t, 'mia', 'clicks');
  await mia.deliver('hello');
  await mia.hover('hello');
  await mia.page.click('.quick[data-emoji="👍"]');
  await count(mia, '.reaction', 1);
  await mia.page.keyboard.type('a');
  await mia.act('hello', 'delete');
  await mia.page.click('.ask-no');
  await mia.page.keyboard.type('b');
  await mia.hover('hello');
  await mia.page.click('.more-emoji');
  await mia.page.keyboard.type('🥨');
  await press(mia, 'Enter');
  await count(mia, '.reaction', 2);
  await mia.page.keyboard.type('c');
  assert.equal(await mia.page.$eval('.composer-field', (field) => field.value), 'abc');
});

test('reactions are counted, say who, and a click toggles the own one; any other emoji can be typed', async (t) => {
  const hal = await person(t, 'hal', 'reacts');
  const ida = await person(t, 'ida', 'reacts');
  await hal.deliver('lunch?');
  await ida.hover('lunch?');
  await ida.page.click('.quick[data-emoji="👍"]');
  await hal.page.waitForSelector('.reaction[aria-pressed="false"]');
  assert.deepEqual(await hal.page.$eval('.reaction', (one) => [one.textContent, one.title]), ['👍1', 'ida reacted with 👍']);
  await hal.page.click('.reaction');
  await ida.waitFor(() => document.querySelector('.reaction')?.textContent === '👍2');
  assert.equal(await ida.page.$eval('.reaction', (one) => one.title), 'you and hal reacted with 👍');
  await ida.page.click('.reaction');
  await hal.waitFor(() => document.querySelector('.reaction')?.textContent === '👍1');
  await ida.hover('lunch?');
  await ida.page.click('.more-emoji');
  await ida.page.keyboard.type('🥨');
  await press(ida, 'Enter');
  await hal.waitFor(() => [...document.querySelectorAll('.reaction')].some((one) => one.dataset.emoji === '🥨'));
  await ida.hover('lunch?');
  await ida.page.click('.more-emoji');
  await ida.page.keyboard.type('no emoji');
  await press(ida, 'Enter');
  await ida.page.waitForSelector('.failure-text');
  assert.deepEqual(await ida.page.$$eval('.reaction', (all) => all.map((one) => one.dataset.emoji)), ['👍', '🥨']);
  await ida.page.click('.failure .text-button');
  await count(ida, '.failure', 0);
});

/** Another person begins a conversation and says what it is about. */
const converse = (chat, name, to, topic) => chat.page.evaluate((who, whom, what, host) => new Promise((resolve) => {
  const socket = new WebSocket(`ws://${host}/ws`);
  const say = (command) => socket.send(JSON.stringify(command));
  socket.onopen = () => say({ type: 'hello', v: 1, name: who });
  socket.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (event.type === 'welcome') say({ type: 'direct', to: whom, rid: 'r' });
    if (event.type === 'synced') say({ type: 'topic', room: event.room, cid: 'c', text: what });
    if (event.type === 'topic') resolve(undefined);
  };
}), name, to, topic, new URL(chat.page.url()).host);

test('who may pins, the pinned message says so, and the topic stands beside the name, on a phone below it', async (t) => {
  const jan = await person(t, 'jan', 'pins');
  await jan.deliver('not here');
  await jan.hover('not here');
  assert.equal(await jan.page.$('[data-act="pin"]'), null);
  const topic = '<b>what</b> this is about';
  await converse(jan, 'kim', 'jan', topic);
  const row = await jan.page.waitForSelector('.room-list > [data-room^="~"] button');
  await row.click();
  await jan.waitRoom();
  await jan.deliver('keep this');
  await jan.act('keep this', 'pin');
  await jan.page.waitForSelector('.message .pinned');
  await jan.act('keep this', 'pin');
  await count(jan, '.message .pinned', 0);
  assert.equal(await jan.text('.head-topic'), topic);
  const places = () => jan.page.$$eval('.head-name, .head-topic', (all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const [name, beside] = await places();
  assert.ok(beside.left >= name.right && beside.height > 0);
  await jan.resize({ width: 390, height: 844 });
  const [above, below] = await places();
  assert.ok(below.top >= above.bottom - 1 && below.height > 0 && below.right <= 390);
});

test('on a phone a long press opens what can be done, and a tap beside it closes it', async (t) => {
  const lea = await person(t, 'lea', 'phones', { viewport: PHONE });
  await lea.deliver('press me');
  await lea.send(`\`\`\`\n${'wide '.repeat(60)}\n\`\`\``);
  await lea.waitDelivered();
  const hold = async () => {
    const { left, top } = await lea.page.$eval('.bubble', (one) => one.getBoundingClientRect().toJSON());
    await lea.page.touchscreen.touchStart(left + 20, top + 10);
    await lea.page.waitForSelector('.message-toolbar.is-sheet:not([hidden])');
    await lea.page.touchscreen.touchEnd();
  };
  await hold();
  assert.deepEqual(await lea.page.$$eval('.act-label', (all) => all.map((one) => one.textContent)), ['Reply', 'Edit', 'Copy text', 'Delete']);
  await lea.page.tap('.quick[data-emoji="🎉"]');
  await count(lea, '.reaction', 1);
  assert.equal(await lea.page.$eval('.message-toolbar', (one) => one.hidden), true);
  await hold();
  await lea.page.touchscreen.tap(200, 100);
  await lea.waitFor(() => document.querySelector('.message-toolbar').hidden);
  assert.ok(await lea.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth
    && document.querySelector('.scroller').scrollWidth <= document.querySelector('.scroller').clientWidth));
});
