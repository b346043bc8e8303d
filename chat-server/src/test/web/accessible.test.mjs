// What axe-core finds in each state of the page: nothing, light and dark, wide and on a phone.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { PHONE } from './chat-page.mjs';
import { Browser } from './harness.mjs';
import { walk } from './stops.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHAPES = [
  ['light, wide', { theme: 'light' }],
  ['dark, wide', { theme: 'dark' }],
  ['light, on a phone', { theme: 'light', viewport: PHONE }],
  ['dark, on a phone', { theme: 'dark', viewport: PHONE }],
];

/** Every rule that axe-core has, experimental ones left out, over all that is shown. */
async function look(chat, state) {
  if (!await chat.page.evaluate(() => 'axe' in window)) await chat.page.evaluate(AXE);
  return chat.page.evaluate(async (where) => {
    // What moves is looked at where it comes to rest.
    await Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
      .map((one) => one.finished.catch(() => undefined)));
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((one) => one.nodes.map((node) => `${where}: ${one.id}: ${node.html.slice(0, 160)} (${one.help}; ${node.failureSummary?.split('\n')[1]?.trim()})`));
  }, state);
}

for (const [shape, given] of SHAPES) {
  test(`axe finds nothing: ${shape}`, async (t) => {
    const browser = await Browser.start();
    t.after(() => browser.stop());
    const found = [];
    const trouble = await walk(browser, given, async (state, chat) => {
      found.push(...await look(chat, state));
    });
    assert.deepEqual([found, trouble], [[], []]);
  });
}
