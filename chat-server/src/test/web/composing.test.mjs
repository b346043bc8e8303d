// Writing with help in the page: completions of people, rooms, emoji and commands, what commands do, and the emoji picker.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE, stage } from './chat-page.mjs';

const here = stage({ before, after });

async function person(t, name, room, given = {}) {
  const chat = await ChatPage.open(here.browser, `${here.server.url}#${room}`, given);
  t.after(async () => {
    assert.deepEqual(await chat.trouble(), []);
    await chat.close();
  });
  await chat.signIn(name);
  await chat.page.focus('.composer-field');
  return chat;
}

const key = async (chat, ...keys) => {
  for (const one of keys) await chat.page.keyboard.press(one);
};
const offered = (chat) => chat.page.$$eval('.completions:not([hidden]) .completion-label', (all) => all.map((one) => one.textContent));
const offers = (chat, ...wanted) => chat.waitFor((all) => [...document.querySelectorAll('.completions:not([hidden]) .completion-label')]
  .map((one) => one.textContent).join() === all, wanted.join());
const draft = (chat) => chat.page.$eval('.composer-field', (field) => field.value);
const count = (chat, selector, n) => chat.waitFor((wanted, many) => document.querySelectorAll(wanted).length === many, selector, n);

test('people, rooms and commands are completed by the keys, and Esc keeps what was typed', async (t) => {
  const ann = await person(t, 'ann', 'names');
  await person(t, 'Zoë', 'names');
  await ann.waitFor(() => document.querySelectorAll('.person').length === 2);
  await ann.page.keyboard.type('hi @zo');
  await offers(ann, 'Zoë');
  assert.equal(await ann.page.$eval('.composer-field', (field) => document.getElementById(field.getAttribute('aria-activedescendant')).textContent), 'ZZoë');
  await key(ann, 'Enter');
  assert.equal(await draft(ann), 'hi @Zoë ');
  assert.deepEqual(await ann.texts(), []);
  await ann.page.keyboard.type('see #');
  await offers(ann, '#tech', '#names', '#random', '#general');
  await key(ann, 'ArrowDown', 'ArrowDown', 'Tab');
  assert.equal(await draft(ann), 'hi @Zoë see #random ');
  await ann.page.keyboard.type('(@');
  await offers(ann, 'Zoë');
  await key(ann, 'Escape');
  assert.deepEqual(await offered(ann), []);
  assert.equal(await draft(ann), 'hi @Zoë see #random (@');
  await key(ann, 'Backspace', 'Backspace', 'Enter');
  await ann.waitText('hi @Zoë see #random');
  await ann.page.keyboard.type('/');
  await offers(ann, '/join room', '/msg name text', '/me text', '/topic text', '/leave', '/away', '/help');
  assert.equal(await ann.text('.completion-detail'), 'go to a room, or make it');
  await key(ann, 'ArrowUp', 'Tab');
  assert.equal(await draft(ann), '/help ');
  await key(ann, 'Enter');
  await ann.waitFor(() => document.querySelector('.toast').textContent.startsWith('Commands: /join room · /msg name text · /me text'));
  assert.equal(await draft(ann), '');
  assert.deepEqual(await ann.texts(), ['hi @Zoë see #random']);
});

test('short names become emoji, by the list and when they are sent, but not in code', async (t) => {
  const ben = await person(t, 'ben', 'signs');
  assert.equal(await ben.page.evaluate(() => performance.getEntriesByName(`${location.origin}/emoji-data.js`).length), 0);
  await ben.page.keyboard.type('well :tad');
  await offers(ben, ':tada:');
  await key(ben, 'Enter');
  assert.equal(await draft(ben), 'well 🎉 ');
  await ben.page.reload();
  await ben.waitConnected();
  await ben.send('a :+1: `:+1:` x:+1: :nothing: :flag-de:\n```\n:heart:');
  await ben.waitFor(() => document.querySelector('.message .body')?.textContent === 'a 👍 :+1: x:+1: :nothing: 🇩🇪:heart:');
  await ben.waitDelivered();
});

test('commands go into rooms, speak to one, say what one does, what a room is about, and that one is away', async (t) => {
  const cid = await person(t, 'cid', 'orders');
  const dot = await person(t, 'dot', 'orders');
  await cid.send('/me waves');
  await dot.waitFor(() => document.querySelector('.message em')?.textContent === 'waves');
  await cid.send('/nonsense now');
  assert.equal(await cid.text('.composer-limit'), 'There is no command /nonsense. To send it as text, begin with two slashes.');
  assert.equal(await draft(cid), '/nonsense now');
  await cid.send('//nonsense now');
  await dot.waitText('/nonsense now');
  await cid.send('/usr/bin');
  await dot.waitText('/usr/bin');
  await cid.send('/msg');
  assert.equal(await cid.text('.composer-limit'), 'Type it like this: /msg name text');
  await cid.send('/join Kitchen');
  await cid.waitFor(() => document.querySelector('.head-name bdi').textContent === 'kitchen');
  await cid.waitRoom();
  await cid.send('/away');
  await cid.waitFor(() => document.querySelector('.toast').textContent === 'You are shown as away now.');
  await cid.send('/away');
  await cid.waitFor(() => document.querySelector('.toast').textContent === 'You are shown as here again.');
  await cid.send('/msg @dot are you there?');
  await cid.waitFor(() => document.querySelector('.head-name bdi').textContent === 'dot');
  await cid.waitText('are you there?');
  await cid.waitDelivered();
  await dot.page.waitForSelector('.room-list > [data-room^="~"]');
  await cid.send('/topic <b>tea</b>');
  await cid.waitFor(() => document.querySelector('.head-topic').textContent === '<b>tea</b>');
  await cid.send('/msg nobodyhere hello');
  await cid.waitFor(() => document.querySelector('.composer-field').value === '/msg nobodyhere hello');
  await cid.goTo('kitchen');
  await cid.send('/leave');
  await cid.waitFor(() => document.querySelector('.head-name bdi').textContent !== 'kitchen');
});

test('the picker has groups, finds by words, walks by keys, and remembers what was used last', async (t) => {
  const eve = await person(t, 'eve', 'picks');
  await eve.page.keyboard.type('ab');
  await key(eve, 'ArrowLeft');
  await eve.page.click('[aria-label="Choose an emoji"][aria-haspopup]');
  await count(eve, '.picker section', 9);
  assert.ok(await eve.page.evaluate(() => document.activeElement.matches('.emoji-field')));
  await key(eve, 'Enter');
  assert.deepEqual(await eve.texts(), []);
  await eve.page.keyboard.type('thumbsu');
  await eve.waitFor(() => document.querySelector('.picker .quick')?.textContent === '👍');
  await eve.page.click('.emoji-field', { count: 3 });
  await eve.page.keyboard.type('flag germ');
  await eve.waitFor(() => document.querySelector('.picker .quick')?.textContent === '🇩🇪');
  await eve.page.click('.emoji-field', { count: 3 });
  await eve.page.keyboard.type('rocke');
  await eve.waitFor(() => document.querySelector('.picker .quick')?.textContent === '🚀');
  await key(eve, 'Enter');
  assert.equal(await draft(eve), 'a🚀b');
  assert.ok(await eve.page.evaluate(() => document.activeElement.matches('.composer-field') && document.querySelector('.picker-card').hidden));
  await eve.page.click('[aria-label="Choose an emoji"][aria-haspopup]');
  await count(eve, '.picker section', 10);
  assert.equal(await eve.text('.picker section .quick'), '🚀');
  await key(eve, 'ArrowDown', 'ArrowDown');
  const [first, name] = await eve.page.evaluate(() => [document.activeElement.dataset.name, document.querySelector('.emoji-name').textContent]);
  assert.equal(first, name);
  await key(eve, 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft');
  assert.equal(await eve.page.evaluate(() => document.activeElement.dataset.name), first);
  await key(eve, 'ArrowUp', 'ArrowUp');
  assert.ok(await eve.page.evaluate(() => document.activeElement.matches('.emoji-field')));
  await eve.page.keyboard.type('qqqq');
  await eve.waitFor(() => document.querySelector('.emoji-name').textContent === 'No emoji found. Try another word.');
  await key(eve, 'Escape');
  assert.ok(await eve.page.evaluate(() => document.activeElement.getAttribute('aria-label') === 'Choose an emoji'));
  await eve.page.click('.composer-field', { count: 3 });
  await eve.deliver('so');
  await eve.hover('so');
  await eve.page.click('.more-emoji');
  await eve.page.click('.picker [data-name=":rocket:"]');
  await count(eve, '.reaction[data-emoji="🚀"]', 1);
});

test('on a phone completions and emoji are touched, and nothing is wider than the screen', async (t) => {
  const flo = await person(t, 'flo', 'touch', { viewport: PHONE });
  await flo.page.keyboard.type('/');
  await flo.page.waitForSelector('.completions:not([hidden])');
  const fits = (selector) => flo.page.$eval(selector, (one) => {
    const { left, right, top } = one.getBoundingClientRect();
    return left >= 0 && right <= innerWidth && top >= 0;
  });
  assert.ok(await fits('.completions'));
  assert.ok(await flo.page.$$eval('.completion', (all) => all.every((one) => one.offsetHeight >= 44)));
  await flo.page.tap('.completion:last-child');
  assert.equal(await draft(flo), '/help ');
  await flo.page.tap('[aria-label="Choose an emoji"][aria-haspopup]');
  await flo.page.waitForSelector('.picker .quick');
  assert.ok(await fits('.picker-card'));
  assert.ok(await flo.page.$$eval('.emoji-grid button', (all) => all.slice(0, 20).every((one) => one.offsetHeight >= 44 && one.offsetWidth >= 40)));
  await flo.page.tap('.emoji-groups button:nth-child(4)');
  await flo.page.tap('[aria-label="Food and drink"] .quick');
  assert.match(await draft(flo), /^\/help \p{Emoji}/u);
});
