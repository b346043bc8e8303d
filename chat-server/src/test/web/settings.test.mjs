// The settings and what they change, a second device, the switcher and the keys, and being told.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, stage } from './chat-page.mjs';

const here = stage({ before, after });

test('what is chosen is in force at once and stays over a reload', async (t) => {
  const [ann] = await here.people(t, 'ann');
  const look = () => ann.page.evaluate(() => ({ ...document.documentElement.dataset,
    size: getComputedStyle(document.documentElement).fontSize }));
  await ann.choose('theme', 'dark');
  await ann.choose('textSize', 'largest');
  await ann.choose('density', 'compact');
  const chosen = { theme: 'dark', text: 'largest', density: 'compact', size: '20px' };
  assert.deepEqual(await look(), chosen);
  await ann.page.reload();
  await ann.waitConnected();
  assert.deepEqual(await look(), chosen);
  assert.deepEqual(await ann.trouble(), []);
});

test('where Enter does not send, it begins a line, and Ctrl with it sends', async (t) => {
  const [ben] = await here.people(t, 'ben');
  await ben.press('.open-settings');
  await ben.press('#setting-enter');
  await ben.page.keyboard.press('Escape');
  await ben.page.focus('.composer-field');
  await ben.page.keyboard.type('one');
  await ben.page.keyboard.press('Enter');
  await ben.page.keyboard.type('two');
  assert.deepEqual(await ben.texts(), []);
  await ben.keys('Control', 'Enter');
  await ben.waitFor(() => document.querySelector('.message .body')?.textContent.includes('two'));
});

test('a new name is everywhere, and what was kept under the old one goes along', async (t) => {
  const [cora, dan] = await here.people(t, 'cora', 'dan');
  await cora.draft('half a thought');
  await cora.press('.open-settings');
  await cora.page.$eval('.own-name input', (field) => { field.value = ''; });
  await cora.page.type('.own-name input', 'admin');
  assert.match(await cora.text('.own-name .hint'), /reserved/);
  await cora.page.$eval('.own-name input', (field) => { field.value = ''; });
  await cora.page.type('.own-name input', 'Cora B');
  await cora.page.keyboard.press('Enter');
  await cora.waitSaid('.me-name', 'Cora B');
  await dan.waitFor(() => [...document.querySelectorAll('.row-notice')].some((one) => /cora.* is now called .*Cora B/.test(one.textContent)));
  await cora.page.reload();
  await cora.waitConnected();
  assert.equal(await cora.text('.me-name'), 'Cora B');
  assert.equal(await cora.page.$eval('.composer-field', (field) => field.value), 'half a thought');
  await cora.press('[aria-label="Sign in under another name"]');
  await cora.signIn('cora b');
  assert.equal(await cora.text('.me-name'), 'Cora B');
  assert.deepEqual(await cora.trouble(), []);
});

test('a second device is the same person by the code that the first one shows, and no other code', async (t) => {
  const [eva] = await here.people(t, 'eva');
  await eva.press('.open-settings');
  await eva.press('.account .button', 'Use this name');
  await eva.page.waitForSelector('.link-code .qr');
  const code = await eva.text('.link-code output');
  const phone = await here.open(t, { viewport: PHONE });
  await phone.press('.link-button');
  await phone.typeName('none-such');
  await phone.page.keyboard.press('Enter');
  await phone.waitSaid('#name-hint', 'This code is wrong or too old. Make a new one on your other device.');
  await phone.signIn(code.toLowerCase());
  assert.equal(await phone.text('.me-name'), 'eva');
  await phone.deliver('from the phone');
  await eva.page.keyboard.press('Escape');
  await eva.waitText('from the phone');
  assert.equal((await eva.messages()).at(-1).own, true);
  await phone.page.reload();
  await phone.waitConnected();
  assert.equal(await phone.text('.me-name'), 'eva');
});

test('a few letters lead to a room or a person, with keys alone', async (t) => {
  const [fay, gustav] = await here.people(t, 'fay', 'Gustav');
  for (const chat of [gustav, fay]) await chat.goTo('quay');
  const lines = () => fay.page.$$eval('.switcher .room-name', (all) => all.map((one) => one.textContent));
  await fay.keys('Control', 'k');
  await fay.page.keyboard.type('ua');
  assert.deepEqual(await lines(), ['quay', 'Gustav']);
  await fay.page.keyboard.press('Backspace');
  await fay.page.keyboard.press('Backspace');
  await fay.page.keyboard.type('#ra');
  assert.equal((await lines())[0], 'random');
  await fay.page.keyboard.press('Enter');
  await fay.waitShown('random');
  await fay.keys('Control', 'k');
  await fay.page.keyboard.type('@gst');
  assert.deepEqual(await lines(), ['Gustav']);
  await fay.page.keyboard.press('Enter');
  await fay.waitShown('Gustav');
  await fay.keys('Control', 'k');
  await fay.page.keyboard.type('zzz');
  assert.match(await fay.text('.switcher .hint[role=status]'), /nobody has this name/);
  await fay.page.keyboard.press('Escape');
  assert.equal(await fay.page.evaluate(() => document.activeElement.className), 'composer-field');
});

test('the keys walk the panes and the rooms with something new, and are told when asked for', async (t) => {
  const [hal, ida] = await here.people(t, 'hal', 'ida');
  await hal.goTo('tech');
  await hal.goTo('general');
  await ida.goTo('tech');
  await ida.deliver('over here');
  await hal.waitFor(() => document.querySelector('[data-room="tech"] .badge').textContent === '1');
  await hal.keys('Alt', 'Shift', 'ArrowUp');
  await hal.waitShown('tech');
  await hal.waitText('over here');
  const pane = () => hal.page.evaluate(() => document.activeElement.closest('.rooms, .messages, .foot, .people')?.classList[0]
    + (document.activeElement.closest('.side')?.id ?? ''));
  const walked = [];
  for (let i = 0; i < 4; i++) {
    await hal.page.keyboard.press('F6');
    walked.push(await pane());
  }
  assert.deepEqual(walked, ['sidepeople', 'siderooms', 'messages', 'foot']);
  await hal.keys('Control', '/');
  await hal.waitFor(() => document.querySelectorAll('.keys kbd').length === 10);
  await hal.page.keyboard.press('Escape');
  assert.equal(await pane(), 'foot');
});

/** A browser that shows notifications, and that nobody looks at. */
function elsewhere() {
  window.told = [];
  window.Notification = class {
    static permission = 'granted';
    constructor(title, { body }) { window.told.push(`${title}: ${body}`.replace(/[\u2068\u2069]/g, '')); }
  };
  document.hasFocus = () => false;
}

test('what concerns one is told where one looks elsewhere, as it was chosen', async (t) => {
  const jon = await here.open(t, { first: elsewhere });
  await jon.signIn('jon');
  const [kim] = await here.people(t, 'kim');
  await jon.goTo('tech');
  const told = () => jon.page.evaluate(() => window.told.splice(0));
  await kim.deliver('nothing for anybody');
  await kim.deliver('@jon look here');
  await jon.waitFor(() => window.told.length === 1);
  assert.deepEqual(await told(), ['kim in #general: @jon look here']);
  assert.match(await jon.page.$eval('link[rel=icon]', (link) => link.href), /favicon-new/);
  await kim.person('jon');
  await kim.press('.person-card .button', 'Message');
  await kim.deliver('for you alone');
  await jon.waitFor(() => window.told.length === 1);
  assert.deepEqual(await told(), ['kim: for you alone']);
  await jon.goTo('random');
  await jon.roomMenu('Mute');
  await jon.goTo('tech');
  await kim.goTo('random');
  await kim.deliver('@jon psst');
  await jon.waitFor(() => document.querySelector('[data-room="random"] .badge').textContent === '1');
  await jon.press('.open-settings');
  await jon.press('#setting-quiet');
  await jon.waitSaid('.me-state', 'Quiet');
  await kim.goTo('tech');
  await kim.deliver('@jon hello?');
  await jon.waitText('@jon hello?');
  assert.deepEqual(await told(), []);
  assert.deepEqual(await jon.trouble(), []);
});
