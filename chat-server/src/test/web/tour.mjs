// Pictures of every state of the page: `node tour.mjs FOLDER`, three sizes, light and dark, in Chromium or (where
// LANTERN_IN is `firefox`) in Firefox. Ends with 1 when the page complained about anything on the way.

import fs from 'node:fs';
import path from 'node:path';
import { PHONE } from './chat-page.mjs';
import { Browser, IN_FIREFOX } from './harness.mjs';
import { walk } from './stops.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node tour.mjs FOLDER');
  process.exit(2);
}
const SIZES = [
  ['wide', { width: 1280, height: 800 }],
  ['narrow', { width: 900, height: 600 }],
  // Firefox has no touch screen here: it gets a window as narrow as a phone.
  ['phone', IN_FIREFOX ? { width: PHONE.width, height: PHONE.height } : PHONE],
];

/** When what moves has come to rest. */
const rest = (chat) => chat.page.evaluate(() => Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished)));

fs.mkdirSync(folder, { recursive: true });
const complaints = [];
for (const theme of /** @type {const} */ (['light', 'dark'])) {
  const browser = await Browser.start(theme);
  try {
    for (const [size, viewport] of SIZES) {
      let number = 0;
      const found = await walk(browser, { viewport, theme }, async (name, chat) => {
        await rest(chat);
        number++;
        const file = `${size}-${theme}-${String(number).padStart(2, '0')}-${name.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`;
        await chat.page.screenshot({ path: path.join(folder, file) });
      });
      complaints.push(...found.map((one) => `${size}, ${theme}: ${one}`));
    }
  } finally {
    await browser.stop();
  }
}
for (const one of complaints) console.error(one);
process.exitCode = complaints.length > 0 ? 1 : 0;
