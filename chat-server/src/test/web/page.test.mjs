// Two people at their pages: signing in, talking, rooms, typing, and what is kept over a reload.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE, stage } from './chat-page.mjs';
import { IN_FIREFOX } from './harness.mjs';

const here = stage({ before, after });
const { people } = here;

test('two people talk, own messages right with a tick, those of others left with a name', async (t) => {
  const [ann, ben] = await people(t, 'ann', 'ben');
  await ann.send('does this build?');
  await ben.waitText('does this build?');
  await ben.send('it does');
  await ann.waitText('it does');
  await ann.waitDelivered();
  assert.deepEqual((await ann.messages()).slice(-2), [
    { name: 'ann', text: 'does this build?', own: true, waiting: false, failed: false },
    { name: 'ben', text: 'it does', own: false, waiting: false, failed: false },
  ]);
  assert.equal((await ben.messages()).at(-1).own, true);
  assert.deepEqual([...await ann.trouble(), ...await ben.trouble()], []);
});

test('everyone sees who is in the room, with oneself first', async (t) => {
  const [cora, dan] = await people(t, 'cora', 'dan');
  await cora.waitFor(() => [...document.querySelectorAll('.person-name')].some((name) => name.textContent === 'dan'));
  assert.equal(await cora.text('.person-name'), 'cora');
  assert.equal(await dan.text('.person-name'), 'dan');
});

test('leaving a room takes one out of it and shows another', async (t) => {
  const [dora] = await people(t, 'dora');
  await dora.goTo('random');
  await dora.page.click('[aria-haspopup="menu"]');
  await dora.page.evaluate(() => [...document.querySelectorAll('.menu-item')]
    .find((item) => /^Leave .*random/.test(item.textContent)).click());
  await dora.waitFor(() => document.querySelector('[data-room="random"] .room-count').hidden);
  await dora.waitFor(() => document.querySelector('.head-name bdi').textContent === 'general');
});

test('the sidebar counts the people of every room, and what is new in those that one has joined', async (t) => {
  const [eva, fred] = await people(t, 'eva', 'fred');
  await eva.goTo('tech');
  await fred.waitFor(() => document.querySelector('[data-room="tech"] .room-count span')?.textContent === '1');
  await eva.goTo('general');
  await fred.goTo('tech');
  await fred.send('one');
  await fred.send('two');
  await eva.waitFor(() => document.querySelector('[data-room="tech"] .badge').textContent === '2');
  await eva.waitFor(() => document.title === '(2) #general · Lantern Chat');
  await eva.goTo('tech');
  await eva.waitText('two');
  await eva.page.waitForSelector('.row-new');
  await eva.waitFor(() => document.querySelector('[data-room="tech"] .badge').hidden);
  await eva.waitFor(() => document.title === '#tech · Lantern Chat');
});

test('a new room is made by its name, and a wrong name is told under the field', async (t) => {
  const [gina, hugo] = await people(t, 'gina', 'hugo');
  await gina.page.click('.new-room');
  await gina.page.type('.new-room-form .field', '~secret');
  assert.match(await gina.text('.new-room-form .hint'), /does not begin with ~/);
  await gina.page.keyboard.press('Escape');
  await gina.goTo('garden party');
  assert.equal(await gina.text('.head-name bdi'), 'garden party');
  await hugo.page.waitForSelector('[data-room="garden party"]');
});

test('the others see that somebody types, until the message comes', async (t) => {
  const [ida, jon] = await people(t, 'ida', 'jon');
  await ida.page.type('.composer-field', 'h');
  await jon.waitFor(() => document.querySelector('.typing').textContent.includes('ida is typing'));
  await ida.send('hello there');
  await jon.waitText('hello there');
  await jon.waitFor(() => document.querySelector('.typing').textContent === '');
});

test('a name that is taken offers another one, and takes it with one click', async (t) => {
  await people(t, 'kim');
  const other = await ChatPage.open(here.browser, here.server.url);
  t.after(() => other.close());
  await other.typeName('KIM');
  await other.page.keyboard.press('Enter');
  await other.page.waitForSelector('.suggestion:not([hidden])');
  assert.equal(await other.page.$eval('#name', (field) => field.getAttribute('aria-invalid')), 'true');
  await other.page.click('.suggestion');
  await other.waitConnected();
  assert.notEqual((await other.text('.me-name')).toLowerCase(), 'kim');
});

test('a name that cannot be is told while typing', async (t) => {
  const chat = await ChatPage.open(here.browser, here.server.url);
  t.after(() => chat.close());
  await chat.typeName('admin');
  assert.match(await chat.text('#name-hint'), /reserved/);
  await chat.typeName('x'.repeat(25));
  assert.match(await chat.text('#name-hint'), /at most 24/);
  await chat.typeName('leo');
  assert.match(await chat.text('#name-hint'), /others see/);
});

test('a reload keeps who one is, the room, and the draft', async (t) => {
  const [mia] = await people(t, 'mia');
  await mia.goTo('tech');
  await mia.deliver('before the reload');
  await mia.draft('half a thought');
  await mia.page.reload();
  await mia.waitConnected();
  await mia.waitText('before the reload');
  assert.equal(await mia.text('.me-name'), 'mia');
  assert.equal(await mia.page.$eval('.composer-field', (field) => field.value), 'half a thought');
  assert.equal((await mia.messages()).at(-1).own, true);
});

test('a second tab is the same person and shows what the first one writes as own', async (t) => {
  const [nora] = await people(t, 'nora');
  const tab = await ChatPage.open(here.browser, here.server.url, { context: nora.context });
  await tab.waitConnected();
  assert.equal(await tab.text('.me-name'), 'nora');
  await tab.waitRoom();
  await tab.deliver('from the second tab');
  await nora.page.bringToFront();
  await nora.waitText('from the second tab');
  assert.equal((await nora.messages()).at(-1).own, true);
});

test('a link to a room leads there after the name', async (t) => {
  const chat = await ChatPage.open(here.browser, `${here.server.url}#random`);
  t.after(() => chat.close());
  assert.match(await chat.text('.going-to'), /random/);
  await chat.signIn('olga');
  assert.equal(await chat.text('.head-name bdi'), 'random');
});

test('the first card lists the rooms with how many are there, and choosing one leads into it', async (t) => {
  const [pam] = await people(t, 'pam');
  await pam.goTo('tech');
  const chat = await here.open(t);
  await chat.waitFor(() => document.querySelector('[data-room="tech"] button')?.getAttribute('aria-label') === 'tech, 1 person');
  await chat.press('[data-room="tech"] button');
  assert.match(await chat.text('.going-to'), /tech/);
  assert.equal(await chat.page.$eval('[data-room="tech"] button', (room) => room.getAttribute('aria-pressed')), 'true');
  await chat.signIn('pete');
  assert.equal(await chat.text('.head-name bdi'), 'tech');
  assert.deepEqual(await chat.trouble(), []);
});

test('the theme follows the system until one is chosen, and the choice stays', { skip: IN_FIREFOX && 'its driver cannot change the theme of the system' }, async (t) => {
  const chat = await ChatPage.open(here.browser, here.server.url, { theme: 'dark' });
  t.after(() => chat.close());
  await chat.signIn('pia');
  const theme = () => chat.page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), 'dark');
  await chat.theme('light');
  assert.equal(await theme(), 'light');
  await chat.page.reload();
  await chat.waitConnected();
  assert.equal(await theme(), 'light');
});

test('a text over the limit is told and kept', async (t) => {
  const [quin] = await people(t, 'quin');
  await quin.send('x'.repeat(4001));
  assert.match(await quin.text('.composer-limit'), /1 character too many/);
  assert.equal(await quin.page.$eval('.composer-field', (field) => field.value.length), 4001);
  await quin.send('x'.repeat(4000));
  await quin.waitText('x'.repeat(4000));
});

test('Alt with the arrows walks the rooms, and Escape goes to the composer', async (t) => {
  const [rosa] = await people(t, 'rosa');
  const shown = () => rosa.text('.head-name bdi');
  const start = await shown();
  await rosa.page.keyboard.down('Alt');
  await rosa.page.keyboard.press('ArrowDown');
  await rosa.page.keyboard.up('Alt');
  await rosa.waitFor((room) => document.querySelector('.head-name bdi').textContent !== room, start);
  await rosa.page.focus('.scroller');
  await rosa.page.keyboard.press('Escape');
  assert.equal(await rosa.page.evaluate(() => document.activeElement.className), 'composer-field');
});

test('on a phone nothing is wider than the screen, and the panes slide over', async (t) => {
  const chat = await ChatPage.open(here.browser, here.server.url, { viewport: PHONE });
  t.after(() => chat.close());
  await chat.signIn('sam');
  await chat.deliver('y'.repeat(3000));
  const overflow = () => chat.page.evaluate(() => ({
    page: document.documentElement.scrollWidth - window.innerWidth,
    list: document.querySelector('.scroller').scrollWidth - document.querySelector('.scroller').clientWidth,
  }));
  assert.deepEqual(await overflow(), { page: 0, list: 0 });
  await chat.page.tap('.menu-button');
  await chat.page.waitForSelector('.rooms-open');
  await chat.page.evaluate(() => document.querySelector('[data-room="tech"] button').click());
  await chat.waitFor(() => !document.querySelector('.rooms-open')
    && document.querySelector('.head-name bdi').textContent === 'tech');
  assert.deepEqual(await overflow(), { page: 0, list: 0 });
  const small = await chat.page.evaluate(() => [...document.querySelectorAll('button')]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
    .map((button) => ({ what: button.title || button.textContent, box: button.getBoundingClientRect() }))
    .filter(({ box }) => box.width < 44 || box.height < 44).map(({ what }) => what));
  assert.deepEqual(small, []);
});
