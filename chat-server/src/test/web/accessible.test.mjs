// What axe-core finds in each state of the page: nothing, light and dark, wide and on a phone.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { ChatPage, PHONE, stage } from './chat-page.mjs';
import { Server } from './harness.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHAPES = [
  ['light, wide', { theme: 'light' }],
  ['dark, wide', { theme: 'dark' }],
  ['light, on a phone', { theme: 'light', viewport: PHONE }],
  ['dark, on a phone', { theme: 'dark', viewport: PHONE }],
];

const here = stage({ before, after });

/** Every rule that axe-core has, experimental ones left out, over all that is shown. */
async function look(chat, state) {
  const found = await chat.page.evaluate(async () => {
    // What moves is looked at where it comes to rest.
    await Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
      .map((one) => one.finished.catch(() => undefined)));
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} (${one.help}; ${node.failureSummary?.split('\n')[1]?.trim()})`));
  });
  assert.deepEqual(found, [], state);
}

for (const [shape, given] of SHAPES) {
  test(`axe finds nothing: ${shape}`, async (t) => {
    const chat = await ChatPage.open(here.browser, here.server.url, given);
    t.after(() => chat.close());
    await chat.page.evaluate(AXE);
    const phone = given.viewport === PHONE;

    await look(chat, 'sign-in');
    await chat.typeName('x'.repeat(40));
    await look(chat, 'a name that cannot be');
    await chat.signIn(`ann-${shape.replaceAll(/[^a-z]+/g, '-')}`);
    await look(chat, 'an empty room');
    await chat.goTo('talk');
    await chat.others(`ben-${shape.replaceAll(/[^a-z]+/g, '-')}`, 'talk', [
      'Hello **there**, see http://wiki.local/demo', '> quoted\n\n```\nrun();\n```', '- one\n- two', 'שלום', 'x'.repeat(300),
    ]);
    await chat.deliver('an answer of mine');
    await look(chat, 'talk');
    if (phone) {
      await chat.page.click('.menu-button');
      await look(chat, 'the rooms over the talk');
      await chat.page.keyboard.press('Escape');
    } else {
      await chat.hover('an answer of mine');
      await look(chat, 'the toolbar of a message');
      await chat.page.mouse.move(1, 1);
    }
    await chat.page.click('[aria-haspopup="menu"]');
    await look(chat, 'the menu of a room');
    await chat.page.keyboard.press('Escape');
    await chat.draft('x'.repeat(4_100));
    await look(chat, 'a text over the limit');
    assert.deepEqual(await chat.trouble(), []);
  });
}

test('axe finds nothing while there is no connection', async (t) => {
  const own = await Server.start();
  const chat = await ChatPage.open(here.browser, own.url);
  t.after(async () => {
    await chat.close();
    await own.stop();
  });
  await chat.page.evaluate(AXE);
  await chat.signIn('cora');
  await own.kill();
  await chat.waitDisconnected();
  await chat.send('while away');
  await chat.waitText('while away');
  await look(chat, 'no connection');
});
