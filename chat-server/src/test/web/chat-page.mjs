// One person's page, driven by what a person sees and presses. The tests, the screenshots and page-driver.mjs use it.

import assert from 'node:assert/strict';
import { Browser, IN_FIREFOX, PATIENCE, Server } from './harness.mjs';

export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** A server and a browser for all tests of a file, and people at their pages for each of them. */
export function stage({ before, after }) {
  const here = {
    server: /** @type {any} */ (null),
    browser: /** @type {any} */ (null),
    /** A page that closes when the test ends. */
    open: async (t, given = {}, hash = '') => {
      const chat = await ChatPage.open(here.browser, here.server.url + hash, given);
      t.after(() => chat.close());
      return chat;
    },
    /** Somebody in a room of the test's own; at its end there was no trouble. */
    person: async (t, name, room, given = {}) => {
      const chat = await ChatPage.open(here.browser, `${here.server.url}#${room}`, given);
      t.after(async () => {
        assert.deepEqual(await chat.trouble(), []);
        await chat.close();
      });
      await chat.signIn(name);
      return chat;
    },
    /** One signed in page for each name. */
    people: async (t, ...names) => {
      const pages = [];
      for (const name of names) {
        pages.push(await here.open(t));
        await pages.at(-1).signIn(name);
      }
      return pages;
    },
  };
  before(async () => {
    here.server = await Server.start();
    here.browser = await Browser.start();
  });
  after(async () => {
    await here.browser?.stop();
    await here.server?.stop();
  });
  return here;
}

export class ChatPage {
  /**
   * @param {import('./harness.mjs').Browser} browser @param {string} url
   * @param {{viewport?: object, theme?: 'light' | 'dark', context?: any, ready?: string, languages?: string[], first?: () => void}} [given]
   *   `languages` of the browser, and what runs there before the page does
   */
  static async open(browser, url, { viewport = { width: 1280, height: 800 }, theme = 'light', context, ready = '.card, .window',
    languages, first } = {}) {
    const own = context ?? await browser.person();
    // Firefox puts pages into one window otherwise, where all but the last are hidden.
    const page = await own.newPage(IN_FIREFOX ? { type: 'window' } : undefined);
    const chat = new ChatPage(page, own);
    page.setDefaultTimeout(PATIENCE);
    page.on('console', (message) => {
      if (message.type() === 'error') chat.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => chat.faults.push(`page: ${error.message}`));
    page.on('dialog', (dialog) => {
      chat.faults.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await page.evaluateOnNewDocument(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    if (languages) {
      await page.evaluateOnNewDocument((all) => {
        Object.defineProperty(navigator, 'languages', { get: () => all });
        Object.defineProperty(navigator, 'language', { get: () => all[0] });
      }, languages);
    }
    if (first) await page.evaluateOnNewDocument(first);
    await chat.#look(viewport, theme);
    await page.goto(url);
    await page.waitForSelector(ready);
    return chat;
  }

  constructor(page, context) {
    this.page = page;
    this.context = context;
    /** @type {string[]} errors on the console, uncaught ones and dialogs */
    this.faults = [];
  }

  /** Firefox has its theme from its start, and knows nothing of how a screen is held. */
  async #look(viewport, theme) {
    await this.resize(viewport);
    if (!IN_FIREFOX) await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }

  /** @param {{width: number, height: number}} viewport */
  async resize(viewport) {
    await this.page.setViewport(viewport).catch((error) => {
      if (!IN_FIREFOX || !error.message.includes('setScreenOrientationOverride')) throw error;
    });
  }

  async close() {
    await this.context.close();
  }

  async signIn(name) {
    await this.typeName(name);
    await this.page.keyboard.press('Enter');
    await this.waitConnected();
    await this.waitRoom();
  }

  async typeName(name) {
    const field = await this.page.waitForSelector('#name');
    await field.click({ count: 3 });
    await this.#fill('#name', name);
  }

  /** @param {string} text sent with Enter; resolves at once, not when the server has it */
  async send(text) {
    await this.draft(text);
    await this.page.keyboard.press('Enter');
  }

  /** @param {string} text sent, shown and safe on the server */
  async deliver(text) {
    await this.send(text);
    await this.waitText(text);
    await this.waitDelivered();
  }

  async draft(text) {
    await this.page.waitForSelector('.composer-field');
    await this.page.focus('.composer-field');
    await this.#fill('.composer-field', text);
  }

  /** @param {string} room shown by a click on its row, or made when there is none */
  async goTo(room) {
    const exists = await this.page.evaluate((name) =>
      [...document.querySelectorAll('.room-list > li')].some((row) => row.dataset.room === name), room);
    if (exists) {
      await this.page.evaluate((name) => {
        [...document.querySelectorAll('.room-list > li')].find((row) => row.dataset.room === name)
          .querySelector('button').click();
      }, room);
    } else {
      await this.page.evaluate(() => document.querySelector('.new-room').click());
      await this.#fill('.new-room-form .field', room);
      await this.page.keyboard.press('Enter');
    }
    await this.waitFor((name) => document.querySelector('.head-name bdi').textContent === name, room);
    await this.waitRoom();
  }

  /** Until the shown room is loaded. */
  async waitRoom() {
    await this.waitFor(() => document.querySelector('.people-list > li') && document.querySelector('.row-top')
      && document.querySelector('.row-top').textContent === '');
  }

  async waitConnected() {
    await this.page.waitForSelector('.me-state.is-connected');
  }

  async waitDisconnected() {
    await this.page.waitForSelector('.bar:not([hidden])');
  }

  /** Until the list shows a message with exactly this text. */
  async waitText(text) {
    await this.waitFor((wanted) => [...document.querySelectorAll('.message .body')]
      .some((body) => body.textContent === wanted), text);
  }

  /** Until no own message waits for the server. */
  async waitDelivered() {
    await this.waitFor(() => !document.querySelector('.message[data-state="waiting"]'));
  }

  /** @returns {Promise<{name: string, text: string, own: boolean, waiting: boolean, failed: boolean}[]>} */
  messages() {
    return this.page.evaluate(() => {
      const me = document.querySelector('.me-name')?.textContent ?? '';
      return [...document.querySelectorAll('.message')].map((row) => ({
        name: row.querySelector('.author')?.textContent ?? me,
        text: row.querySelector('.body').textContent,
        own: row.classList.contains('own'),
        waiting: row.dataset.state === 'waiting',
        failed: row.dataset.state === 'failed',
      }));
    });
  }

  async texts() {
    return (await this.messages()).map((message) => message.text);
  }

  /** @returns {Promise<string>} of the first element that the selector finds */
  text(selector) {
    return this.page.$eval(selector, (element) => element.textContent);
  }

  /** @param {(...given: any[]) => any} condition looked at whenever the page changes */
  async waitFor(condition, ...given) {
    if (!IN_FIREFOX) {
      await this.page.waitForFunction(condition, { timeout: PATIENCE, polling: 'raf' }, ...given);
      return;
    }
    // There the driver's own way makes functions from text, which the page's policy refuses.
    const end = Date.now() + PATIENCE;
    while (!await this.#holds(condition, given)) {
      if (Date.now() > end) throw new Error(`Not within ${PATIENCE / 1000} s: ${condition}`);
      await this.page.evaluate(() => new Promise((painted) => { requestAnimationFrame(painted); }));
    }
  }

  async #holds(condition, given) {
    const found = await this.page.evaluateHandle(condition, ...given);
    const holds = await found.evaluate((one) => Boolean(one));
    await found.dispose();
    return holds;
  }

  /** @param {string} selector of what is clicked wherever it is @param {string} [text] that it begins with */
  async press(selector, text = '') {
    await this.waitFor((one, begin) => [...document.querySelectorAll(one)].some((it) => it.textContent.startsWith(begin)), selector, text);
    await this.page.evaluate((one, begin) => [...document.querySelectorAll(one)].find((it) => it.textContent.startsWith(begin)).click(),
      selector, text);
  }

  /** @param {...string} keys held together */
  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.down(key);
    for (const key of keys.reverse()) await this.page.keyboard.up(key);
  }

  /** @param {string} name of somebody in the shown room, whose card opens */
  async person(name) {
    await this.waitFor((who) => [...document.querySelectorAll('.person-name')].some((one) => one.textContent === who), name);
    await this.page.evaluate((who) => [...document.querySelectorAll('.person-name')].find((one) => one.textContent === who)
      .parentElement.click(), name);
    await this.page.waitForSelector('.person-card');
  }

  /** @param {string} item of the shown room's menu */
  async roomMenu(item) {
    await this.press('[aria-haspopup="menu"]');
    await this.press('.menu-item', item);
  }

  /** Until the first element that the selector finds says this. */
  async waitSaid(selector, text) {
    await this.waitFor((one, said) => document.querySelector(one)?.textContent.replace(/[\u2068\u2069]/g, '') === said, selector, text);
  }

  /** Until this room is shown. */
  waitShown(room) {
    return this.waitSaid('.head-name bdi', room);
  }

  /** @param {string} key @param {string} value chosen in the settings, as a person would */
  async choose(key, value) {
    await this.page.click('.open-settings');
    await this.page.waitForSelector('.settings-card');
    await this.page.$eval(`#setting-${key} input[value="${value}"]`, (input) => input.click());
    await this.page.keyboard.press('Escape');
    await this.waitFor(() => !document.querySelector('.settings-card'));
  }

  /** @param {'system' | 'light' | 'dark'} theme */
  theme(theme) {
    return this.choose('theme', theme);
  }

  /** @returns {Promise<string[]>} what went wrong so far, refused by the content policy or told on the console */
  async trouble() {
    return [...this.faults, ...await this.page.evaluate(() => window.violations)];
  }

  /**
   * Another person, without a page, writes many messages through the wire; resolves when each has come back.
   * @param {string} name @param {string} room @param {string[]} texts
   */
  async others(name, room, texts) {
    await this.page.evaluate((who, where, what, host) => new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://${host}/ws`);
      let next = 0;
      let came = 0;
      const say = (command) => socket.send(JSON.stringify(command));
      const chat = () => {
        if (next < what.length) say({ type: 'chat', room: where, cid: `s${next}`, text: what[next++] });
      };
      socket.onopen = () => say({ type: 'hello', v: 1, name: who });
      socket.onclose = () => reject(new Error('The connection of the other person broke.'));
      socket.onmessage = (message) => {
        const event = JSON.parse(message.data);
        if (event.type === 'error') reject(new Error(event.text));
        if (event.type === 'welcome') say({ type: 'join', room: where });
        if (event.type === 'synced') for (let i = 0; i < 16; i++) chat();
        if (event.type !== 'chat' || event.name !== who) return;
        came++;
        chat();
        if (came === what.length) {
          socket.onclose = null;
          socket.close();
          resolve();
        }
      };
    }), name, room, texts, new URL(this.page.url()).host);
  }

  /** Another person, without a page, gives commands in a room; resolves when each has come back. */
  async wire(name, room, commands) {
    await this.page.evaluate((who, where, what, host) => new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://${host}/ws`);
      let left = what.length;
      const say = (command) => socket.send(JSON.stringify(command));
      socket.onopen = () => say({ type: 'hello', v: 1, name: who });
      socket.onmessage = (message) => {
        const event = JSON.parse(message.data);
        if (event.type === 'error') reject(new Error(event.text));
        if (event.type === 'welcome') say({ type: 'join', room: where });
        if (event.type === 'synced') what.forEach((one, i) => say({ room: where, cid: `w${i}`, ...one }));
        if (event.seq > 0 && /^w\d+$/.test(event.cid ?? '') && --left === 0) {
          socket.onclose = null;
          socket.close();
          resolve();
        }
      };
    }), name, room, commands, new URL(this.page.url()).host);
  }

  /** @param {string} text of a message over which the pointer comes to stand */
  async hover(text) {
    await this.waitText(text);
    const box = await this.page.evaluate((wanted) => {
      const message = [...document.querySelectorAll('.message')].findLast((one) => one.querySelector('.body').textContent === wanted);
      message.scrollIntoView({ block: 'center' });
      const { left, top, width } = message.querySelector('.bubble').getBoundingClientRect();
      return { x: left + Math.min(20, width / 2), y: top + 12, key: message.dataset.key };
    }, text);
    await this.page.mouse.move(1, 1);
    await this.page.mouse.move(box.x, box.y);
    await this.page.waitForSelector('.message-toolbar:not([hidden])');
  }

  /** @param {string} text of a message @param {string} id of what is done with it, by its toolbar */
  async act(text, id) {
    await this.hover(text);
    await this.page.click(`.message-toolbar [data-act="${id}"]`);
  }

  /** As a paste: all at once. */
  async #fill(selector, text) {
    await this.page.$eval(selector, (field, value) => {
      field.focus();
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }
}
