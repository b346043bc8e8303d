// The pictures of the README: `node screenshots.mjs FOLDER` starts a server, lets a few people talk, and writes
// browser-light.png, browser-dark.png and phone.png into the folder.

import fs from 'node:fs';
import path from 'node:path';
import { Cast } from './cast.mjs';
import { ChatPage, PHONE } from './chat-page.mjs';
import { Browser, Server } from './harness.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node screenshots.mjs FOLDER');
  process.exit(2);
}

const ME = 'Mira';
const CAST = ['Jonas', 'Priya', 'Sam', 'Lucía', 'Tomasz', 'Noor', 'Emil'];

/** Who says what in #general, in order. Mira writes at her page, the others through the wire. */
const TALK = [
  ['Priya', 'Morning all! The projector in room 12 is back, so the demo can be there after all.'],
  ['Jonas', 'Great. Ten o’clock as planned?'],
  ['Priya', 'Ten works. I will bring the adapter this time'],
  [ME, 'I have the slides ready. Does the new build start on the old laptops too?'],
  ['Sam', 'Just tried it on the oldest one we have: window open in under a second'],
  ['Sam', 'Notes are here: http://wiki.local/demo/checklist'],
  ['Lucía', 'And pulling the network cable in the middle of it lost nothing. Everything I wrote while offline arrived once it was back.'],
  [ME, 'That was the part I was worried about'],
  [ME, 'Then let us show exactly that: cable out, write, cable in'],
  ['Tomasz', 'Brave 😄 I like it.'],
  ['Noor', 'Guests only need the address on the whiteboard, right? No accounts?'],
  [ME, 'Right. A name and they are in'],
  ['Noor', 'Perfect, I will write it in big letters.'],
];

const ELSEWHERE = [
  ['tech', 'Emil', 'Whoever changed the router: thank you, the ping is down to 2 ms'],
  ['tech', 'Sam', 'That was Tomasz'],
  ['tech', 'Tomasz', 'You are welcome'],
  ['lunch', 'Lucía', 'Noodles or the place at the corner?'],
];

const server = await Server.start({ options: ['--rate', 'off', '--name', 'Room 12'] });
const browser = await Browser.start();
try {
  const cast = await Cast.gather(browser, server.url, CAST, ['general', 'tech', 'random', 'lunch']);
  const mira = await ChatPage.open(browser, server.url);
  await mira.signIn(ME);
  for (const room of ['lunch', 'tech', 'general']) await mira.goTo(room);
  for (const [name, text] of TALK) {
    if (name === ME) await mira.deliver(text);
    else await cast.says(name, 'general', text);
    await mira.waitText(text);
  }
  for (const [room, name, text] of ELSEWHERE) await cast.says(name, room, text);
  await mira.waitFor(() => document.querySelector('[data-room="tech"] .badge').textContent === '3'
    && document.querySelector('[data-room="lunch"] .badge').textContent === '1');

  const picture = async (chat, name, typist) => {
    await cast.types(typist, 'general');
    await chat.waitFor((who) => document.querySelector('.typing').textContent.includes(who), typist);
    await chat.page.evaluate(() => Promise.allSettled(document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished)));
    await chat.page.screenshot({ path: path.join(folder, name) });
  };
  fs.mkdirSync(folder, { recursive: true });
  await mira.theme('light');
  await picture(mira, 'browser-light.png', 'Jonas');
  await mira.theme('dark');
  await picture(mira, 'browser-dark.png', 'Jonas');
  await mira.theme('light');
  // Becoming a touch screen loads the page again.
  await mira.page.setViewport(PHONE);
  await mira.waitConnected();
  await mira.waitText(TALK.at(-1)[1]);
  await picture(mira, 'phone.png', 'Noor');
} finally {
  await browser.stop();
  await server.stop();
}
