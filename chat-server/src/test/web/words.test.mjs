// The page in two languages: nothing is missing in either, plurals are right, and German fits where English does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, stage } from './chat-page.mjs';
import { modules } from './harness.mjs';

const here = stage({ before, after });

let client;

before(async () => {
  client = await modules();
});

after(() => client?.remove());

/** What kind of thing stands under each key, all the way down. */
function shape(value) {
  if (typeof value === 'function') return `says something of ${value.length}`;
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') && value.length > 2 ? 'several' : value.map(shape);
  if (typeof value !== 'object') return 'a sentence';
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inside]) => [key, shape(inside)]));
}

test('no sentence is missing in either language', async () => {
  const { strings } = await client.load('strings.js');
  const { german } = await client.load('strings-de.js');
  assert.deepEqual(shape(german), shape(strings));
});

test('plurals, numbers and times are those of the language', async () => {
  const { strings, speak } = await client.load('strings.js');
  const { timeOf } = await client.load('format.js');
  globalThis.document = { documentElement: {} };
  const at = new Date(2026, 0, 5, 16, 5).getTime();
  speak('en');
  assert.equal(strings.people(1), '1 person');
  assert.equal(strings.people(1200), '1,200 people');
  assert.equal(strings.joinedRoom(['ann', 'ben']), 'ann and ben joined');
  speak('de');
  assert.equal(strings.people(1), '1 Person');
  assert.equal(strings.people(1200), '1.200 Personen');
  assert.equal(strings.joinedRoom(['ann', 'ben']), 'ann und ben beigetreten');
  assert.equal(strings.pace(1), 'Eine Nachricht je Sekunde');
  assert.equal(timeOf(at), '16:05');
  delete globalThis.document;
});

test('the browser’s language is spoken until another one is chosen, which is in force at once and stays', async (t) => {
  const ann = await here.open(t, { languages: ['de-AT', 'en'] });
  assert.equal(await ann.text('.card .primary'), 'Dem Chat beitreten');
  assert.equal(await ann.page.evaluate(() => document.documentElement.lang), 'de');
  await ann.typeName('x'.repeat(25));
  assert.equal(await ann.text('#name-hint'), 'Ein Name hat höchstens 24 Zeichen.');
  await ann.signIn('ann');
  assert.equal(await ann.text('.me-state'), 'Verbunden');
  await ann.deliver('Hallo');
  assert.equal(await ann.page.$eval('.message .state', (one) => one.getAttribute('aria-label')), 'Sicher auf dem Server');
  await ann.draft('halb');
  await ann.press('.open-settings');
  await ann.press('.segment', 'English');
  await ann.waitSaid('.me-state', 'Connected');
  assert.equal(await ann.text('.popover h2'), 'Settings');
  assert.equal(await ann.page.evaluate(() => document.activeElement.value), 'en');
  await ann.page.keyboard.press('Escape');
  assert.equal(await ann.page.$eval('.composer-field', (field) => `${field.value}, ${field.placeholder}`), 'halb, Write to #general');
  await ann.page.reload();
  await ann.waitConnected();
  assert.equal(await ann.text('.me-state'), 'Connected');
  assert.deepEqual(await ann.trouble(), []);
});

/** What is cut off, wider than its place or out of sight; names that people chose may be shortened. */
function cutOff() {
  const pen = document.createElement('canvas').getContext('2d');
  const isText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const outside = (one) => [...document.querySelectorAll('.popover')].length > 0 && !one.closest('.popover');
  return [...document.querySelectorAll('#app *')].filter((one) => {
    if (outside(one) || !one.checkVisibility({ visibilityProperty: true }) || one.closest('svg, [inert], .off-screen, bdi')) return false;
    const box = one.getBoundingClientRect();
    if (one.placeholder) {
      const style = getComputedStyle(one);
      pen.font = style.font;
      const around = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      if (pen.measureText(one.placeholder).width > one.clientWidth - around) return true;
    }
    if (!isText(one) || getComputedStyle(one).clipPath !== 'none') return false;
    return one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
      || box.left < -1 || box.right > innerWidth + 1;
  }).map((one) => `${one.className} ${one.placeholder ?? one.textContent}`);
}

/** What on the open card is too small for a finger. */
const tooSmall = () => [...document.querySelectorAll('.popover :is(button, .field, .segment, .toggle label)')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.textContent || one.className);

for (const viewport of [PHONE, { width: 900, height: 700 }]) {
  test(`German is not cut off anywhere at ${viewport.width}`, async (t) => {
    const eva = await here.open(t, { viewport, languages: ['de'] });
    const isPhone = viewport === PHONE;
    const fits = async (what) => {
      // Panes slide: they are looked at where they come to rest.
      await eva.page.evaluate(() => Promise.allSettled(document.getAnimations()
        .filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished)));
      assert.deepEqual(await eva.page.evaluate(cutOff), [], what);
      if (isPhone) assert.deepEqual(await eva.page.evaluate(tooSmall), [], what);
    };
    await fits('sign in');
    await eva.press('.link-button');
    await fits('sign in by a code');
    await eva.press('.link-button');
    await eva.signIn(`eva${viewport.width}`);
    await eva.press('.new-room');
    for (const kind of ['Privat', 'Per Link', 'Offen']) {
      await eva.press('.segment', kind);
      await fits(`new room, ${kind}`);
    }
    await eva.page.type('.new-room-form .field', `werk${viewport.width}`);
    await eva.page.keyboard.press('Enter');
    await eva.waitShown(`werk${viewport.width}`);
    const dan = await here.open(t);
    await dan.signIn(`dan${viewport.width}`);
    await dan.goTo(`werk${viewport.width}`);
    await fits('the window');
    await eva.press('[aria-haspopup="menu"]');
    await fits('the menu');
    for (const item of ['Leute einladen', 'Thema hinzufügen']) {
      await eva.page.keyboard.press('Escape');
      await eva.roomMenu(item);
      await fits(item);
    }
    await eva.page.keyboard.press('Escape');
    await eva.press('[aria-controls="people"]');
    await fits('the people');
    await eva.person(`dan${viewport.width}`);
    await fits('a person');
    for (const action of ['Stummschalten', 'Entfernen', 'Sperren']) {
      await eva.press('.chip', action);
      await fits(action);
      await eva.press('.order .quiet');
    }
    await eva.page.keyboard.press('Escape');
    await eva.page.keyboard.press('Escape');
    if (isPhone) await eva.press('.menu-button');
    await fits('the rooms');
    await eva.press('.open-settings');
    await eva.press('.account .button:nth-child(2)');
    await eva.page.waitForSelector('.link-code .qr');
    await fits('the settings');
    await eva.page.keyboard.press('Escape');
    await eva.keys('Control', 'k');
    await fits('the switcher');
    await eva.page.keyboard.press('Escape');
    await eva.keys('Control', '/');
    await fits('the keys');
    assert.deepEqual(await eva.trouble(), []);
  });
}
