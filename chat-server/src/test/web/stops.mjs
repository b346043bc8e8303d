// Every state of the page that people meet, one after the other, for those who look at them: the tour takes a picture at
// each stop, the test of accessibility asks axe-core. `walk` leads one page from the sign-in card to a lost connection.

import fs from 'node:fs';
import path from 'node:path';
import { Cast } from './cast.mjs';
import { ChatPage, PHONE } from './chat-page.mjs';
import { emptyFolder, removeFolder, Server, writePng } from './harness.mjs';

const ROOM = 'workshop';
const PEOPLE = ['Jonas', 'Priya', 'Sam', 'Lucía', 'Tomasz', 'Noor', 'Wolfgang from Room 12 B'];
const FIRST = 'Morning all! The projector in room 12 is back, so the demo can be there after all.';
const MINE = 'I have the slides ready. Does the new build start on the old laptops too?';
const CODE = 'It is one line:\n\n```js\nfor (const guest of guests) await welcome(guest); // in the order in which they came, however many they are\n```\n\nand then `npm start`.';
const MARKUP = '**Plan**\n\n1. cable out\n2. write\n3. cable in\n\n- one\n- two\n\n> Nothing is lost\n\n~~Ask IT~~ Ask *Tomasz*, see http://wiki.local/demo/checklist';
const LONG = Array.from({ length: 60 }, (_, i) => `Line ${i + 1} of a text that nobody reads to its end.`).join('\n');

/**
 * @param {import('./harness.mjs').Browser} browser @param {object} shape as ChatPage.open takes it
 * @param {(name: string, chat: ChatPage) => Promise<void>} look told at each stop, in a word or two
 * @returns {Promise<string[]>} what the page complained about on its way
 */
export async function walk(browser, shape, look) {
  const folder = emptyFolder('stops');
  const server = await Server.start({ options: ['--rate', 'off', '--name', 'Room 12'] });
  const chat = await ChatPage.open(browser, server.url, shape);
  let cast;
  try {
    const way = new Way(chat, shape.viewport === PHONE, look, folder);
    await way.door();
    cast = await Cast.gather(browser, server.url, PEOPLE, [ROOM, 'tech', 'lunch']);
    way.cast = cast;
    await way.talk();
    await way.messages();
    await way.writing();
    await way.finding();
    await way.cards();
    await way.rooms();
    const trouble = [...await chat.trouble(), ...await ways(browser, shape, look)];
    await way.trouble(server);
    return trouble;
  } finally {
    await cast?.close();
    await chat.close();
    await server.stop();
    removeFolder(folder);
  }
}

/** The ways in that another server has: a join code, a wall, and the app to take along. */
export async function ways(browser, shape, look) {
  const server = await Server.start({ options: ['--name', 'Room 12', '--invite', 'Blue-Door-1'] });
  const trouble = [];
  const see = async (address, name, ready, act) => {
    const chat = await ChatPage.open(browser, `${server.url}${address}`, { ...shape, ready });
    await act?.(chat);
    await look(name, chat);
    trouble.push(...await chat.trouble());
    await chat.close();
  };
  try {
    const folder = path.join(server.data, 'get');
    fs.mkdirSync(folder);
    for (const [name, size] of [['lantern-chat_1.0.0_amd64.deb', 43], ['Lantern-Chat-1.0.0.msi', 52], ['Lantern-Chat-1.0.0.dmg', 55]]) {
      fs.writeFileSync(path.join(folder, name), '');
      fs.truncateSync(path.join(folder, name), size * 1_000_000);
    }
    await see('', 'sign-in, a join code is asked for', '.card', async (chat) => {
      await chat.waitFor(() => document.getElementById('join-code')?.checkVisibility());
      await chat.waitFor(() => document.querySelector('a[href$="/get"]')?.checkVisibility());
    });
    await see('', 'sign-in, a join code that is wrong', '.card', async (chat) => {
      await chat.waitFor(() => document.getElementById('join-code')?.checkVisibility());
      await chat.page.type('#join-code', 'red-door');
      await chat.page.type('#name', 'Mira');
      await chat.page.keyboard.press('Enter');
      await chat.waitFor(() => document.querySelector('#join-code-hint.fault') !== null);
    });
    await see('join', 'a wall', '.wall-qr', (chat) => chat.waitFor(() => document.querySelector('.wall-people')?.textContent !== ''));
    await see('join#~!Blue-Door-1', 'a wall with a join code', '.wall-code strong');
    await see('get', 'the app to get', '.installer');
  } finally {
    await server.stop();
  }
  return trouble;
}

class Way {
  /** @type {Cast} */
  cast;

  constructor(chat, phone, look, folder) {
    this.chat = chat;
    this.page = chat.page;
    this.phone = phone;
    this.folder = folder;
    this.stop = (name) => look(name, chat);
  }

  async leave(selector) {
    await this.page.keyboard.press('Escape');
    await this.chat.waitFor((one) => ![...document.querySelectorAll(one)].some((it) => it.checkVisibility()), selector);
  }

  async door() {
    await this.page.waitForSelector('.lobby-room');
    await this.stop('sign-in');
    await this.chat.typeName('x'.repeat(40));
    await this.stop('sign-in, a name too long');
    await this.chat.press('.link-button');
    await this.page.waitForSelector('#name');
    await this.stop('sign-in, a code of another device');
    await this.chat.press('.link-button');
    await this.chat.signIn('Mira');
    // Whoever makes a room keeps order in it.
    await this.chat.goTo(ROOM);
    await this.stop('a room without a word');
  }

  async talk() {
    const { cast, chat } = this;
    await cast.says('Priya', ROOM, FIRST);
    const ask = await cast.says('Jonas', ROOM, 'Great. Ten o’clock as planned?');
    await chat.deliver(MINE);
    await cast.says('Sam', ROOM, 'Ten works for me', { reply: ask });
    const odd = await cast.says('Noor', ROOM, 'A typo is hear');
    await cast.act('Noor', { type: 'edit', room: ROOM, target: odd, text: 'A typo was here' });
    const gone = await cast.says('Tomasz', ROOM, 'I will delete this');
    await cast.act('Tomasz', { type: 'delete', room: ROOM, target: gone });
    for (const [who, emoji] of [['Jonas', '👍'], ['Sam', '👍'], ['Lucía', '🎉'], ['Noor', '🥨']]) {
      await cast.act(who, { type: 'react', room: ROOM, target: 1, emoji, on: true });
    }
    await cast.says('Lucía', ROOM, 'Brave 😄 I like it.');
    await cast.says('Lucía', ROOM, '🎉🎉🎉');
    await chat.deliver('That was the part I was worried about @Jonas');
    await cast.says('Tomasz', 'tech', 'Whoever changed the router: thank you');
    await cast.says('Sam', 'tech', '@Mira the ping is down to 2 ms');
    await chat.waitText('🎉🎉🎉');
    await chat.waitFor(() => document.querySelectorAll('.reaction').length >= 3);
    await cast.types('Jonas', ROOM);
    await chat.waitFor(() => document.querySelector('.typing').textContent.includes('Jonas'));
    await this.stop('a talk');
    for (const text of [CODE, MARKUP, 'שלום, הכנס מתחיל בעשר (v1.0) http://wiki.local/', 'x'.repeat(300)]) await cast.says('Noor', ROOM, text);
    await chat.waitFor(() => document.querySelectorAll('.code').length > 0 && document.querySelector('.message:last-child .body').textContent.startsWith('xxx'));
    await this.stop('markup');
    await cast.says('Priya', ROOM, LONG);
    await this.page.waitForSelector('.fold');
    await this.stop('a long message, folded');
  }

  async messages() {
    const { chat } = this;
    await chat.deliver('What can be done with this?');
    await this.open('What can be done with this?');
    await this.stop('what can be done with a message');
    await this.press('delete');
    await this.page.waitForSelector('.ask-no');
    await this.stop('deleting asks first');
    await chat.press('.ask-no');
    await this.open('What can be done with this?');
    await this.press('edit');
    await this.page.waitForSelector('.writing-line');
    await this.stop('editing');
    await this.page.keyboard.press('Escape');
    await this.open('What can be done with this?');
    await this.press('reply');
    await this.page.waitForSelector('.writing-line');
    await this.stop('answering');
    await this.page.keyboard.press('Escape');
    await this.open('What can be done with this?');
    await this.press('pin');
    await this.page.waitForSelector('.message .pinned');
  }

  /** What can be done with a message: by its toolbar, on a phone by a long press. */
  async open(text) {
    if (!this.phone) {
      await this.chat.hover(text);
      return;
    }
    const { x, y } = await this.page.evaluate((wanted) => {
      const message = [...document.querySelectorAll('.message')].findLast((one) => one.querySelector('.body').textContent === wanted);
      message.scrollIntoView({ block: 'center' });
      const { left, top } = message.querySelector('.bubble').getBoundingClientRect();
      return { x: left + 20, y: top + 12 };
    }, text);
    await this.page.touchscreen.touchStart(x, y);
    await this.page.waitForSelector('.message-toolbar.is-sheet:not([hidden])');
    await this.page.touchscreen.touchEnd();
  }

  press(act) {
    return this.chat.press(`.message-toolbar [data-act="${act}"]`);
  }

  async writing() {
    const { chat, page } = this;
    for (const [name, text] of [['people', 'ask @'], ['rooms', 'see #'], ['commands', '/']]) {
      await chat.draft('');
      await page.type('.composer-field', text);
      await page.waitForSelector('.completions:not([hidden])');
      await this.stop(`completions of ${name}`);
      await page.keyboard.press('Escape');
    }
    await chat.draft('');
    await chat.press('[aria-haspopup][aria-label="Choose an emoji"]');
    await page.waitForSelector('.picker .quick');
    await this.stop('the emoji');
    await this.leave('.picker');
    await chat.draft('x'.repeat(4_100));
    await this.stop('a text over the limit');
    await chat.draft('');
    const files = [writePng(path.join(this.folder, 'the wiring of room 12.png'), 900, 600), writePng(path.join(this.folder, 'thin.png'), 40, 900)];
    await (await page.$('.composer input[type="file"]')).uploadFile(...files);
    await chat.waitFor(() => document.querySelectorAll('.attachment progress[hidden]').length === 2);
    await this.stop('files before they are sent');
    await chat.send('the wiring');
    await chat.waitFor(() => document.querySelector('.picture')?.naturalWidth > 0 || document.querySelector('.picture img')?.naturalWidth > 0);
    await chat.waitDelivered();
    await this.stop('pictures in a message');
    await chat.press('.picture');
    await page.waitForSelector('.viewer[open]');
    await this.stop('a picture, large');
    await this.leave('.viewer');
  }

  async finding() {
    const { chat, page } = this;
    await chat.press('[aria-controls="search"]');
    await page.waitForSelector('.search .field');
    await page.type('.search .field', 'demo');
    await page.waitForSelector('.search .found');
    await this.stop('searching');
    await page.click('.search .field', { count: 3 });
    await page.type('.search .field', 'nothing like it');
    await chat.waitFor(() => document.querySelector('.search .search-state').textContent.startsWith('Nothing found'));
    await this.stop('searching, nothing found');
    await page.keyboard.press('Escape');
    if (this.phone) await chat.roomMenu('Pinned messages');
    else await chat.press('.pins-button');
    await page.waitForSelector('.pins .found');
    await this.stop('what is pinned');
    await this.leave('.pins');
    await chat.keys('Control', 'k');
    await page.waitForSelector('.switcher');
    await this.stop('the switcher');
    await this.leave('.switcher');
  }

  async cards() {
    const { chat, page } = this;
    await chat.press('.open-settings');
    await page.waitForSelector('.settings-card');
    await this.stop('settings');
    await chat.press('.account .button', 'Use this name');
    await page.waitForSelector('.link-code .qr');
    await this.stop('a code for another device');
    await page.keyboard.press('Escape');
    await this.leave('.settings-card');
    await chat.keys('Control', '/');
    await page.waitForSelector('.keys');
    await this.stop('the keys');
    await this.leave('.keys');
    await chat.person('Jonas');
    await this.stop('the card of a person');
    await chat.press('.chip', 'Mute');
    await page.waitForSelector('.order');
    await this.stop('muting somebody');
    await page.keyboard.press('Escape');
    await this.leave('.person-card');
    await chat.press('[aria-haspopup="menu"]');
    await page.waitForSelector('.menu-item');
    await this.stop('the menu of a room');
    await this.leave('.menu-item');
    await chat.press('.head-topic');
    await page.waitForSelector('.popover');
    await this.stop('the topic');
    await this.leave('.popover');
    await chat.roomMenu('Invite people');
    await page.waitForSelector('.qr path');
    await this.stop('an invitation');
    await this.leave('.qr');
  }

  async rooms() {
    const { cast, chat, page } = this;
    await chat.press('.new-room');
    await page.waitForSelector('.new-room-form');
    await this.stop('a new room');
    for (const kind of ['Private', 'By link']) {
      await chat.press('.segment', kind);
      await this.stop(`a new room, ${kind.toLowerCase()}`);
    }
    await this.leave('.new-room-form');
    if (this.phone) await this.slide();
    await chat.goTo('tech');
    await this.stop('another room');
    await cast.says('Sam', ROOM, 'anybody here?');
    await chat.waitFor((room) => document.querySelector(`[data-room="${room}"] .badge`).textContent === '1', ROOM);
    await chat.goTo(ROOM);
    await this.page.waitForSelector('.row-new');
    await this.stop('the line above what is new');
  }

  async slide() {
    await this.page.click('.menu-button');
    await this.stop('the rooms over the talk');
    await this.page.keyboard.press('Escape');
  }

  async trouble(server) {
    const { chat } = this;
    await server.kill();
    await chat.waitDisconnected();
    await chat.send('written without a connection');
    await chat.waitText('written without a connection');
    await this.stop('no connection');
  }
}
