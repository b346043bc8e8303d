// Text, names and rooms that try to be more than text. They are shown as they are, and nothing runs, loads or moves.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage } from './chat-page.mjs';
import { Browser, Server } from './harness.mjs';

const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<style>*{display:none}</style>',
  '</textarea></div><h1>out</h1>',
  '<a href="javascript:alert(1)">x</a> javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= 1 %>',
  '&lt;b&gt; &amp; &#x3c;script&#x3e; \\u003cscript\\u003e',
  '<!-- --><![CDATA[ x ]]><?xml version="1.0"?>',
  "'; DROP TABLE messages; --",
  'http://example.org/"onmouseover="alert(1) https://user:pass@example.org/ http://[::1',
  'data:text/html,<script>alert(1)</script>',
];

const SHAPES = [
  'W'.repeat(4000),
  '\u202egnp.exe\u202c and \u2066unclosed \u202e isolate',
  'مرحبا بالعالم! هذا اختبار',
  'Z' + '\u0351\u0363\u0336\u0320'.repeat(200) + ' tower',
  'tab\there\nand\n\n\nlines',
  '\u200b\u200d\ufeff\u00ad between nothing',
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40),
  '__proto__',
  'constructor',
];

const NAMES = ['<b>bold</b>', '<img src=x>', '"onload="x', '__proto__', 'constructor', 'שלום', "a'b&c;"];
const ROOMS = ['<script>x</script>', '"><svg onload=x>', '__proto__', 'constructor', 'tostring', 'غرفة', "a' or 1=1 --"];

let server;
let browser;

before(async () => {
  server = await Server.start();
  browser = await Browser.start();
});

after(async () => {
  await browser?.stop();
  await server?.stop();
});

async function person(t, name) {
  const chat = await ChatPage.open(browser, server.url);
  t.after(() => chat.close());
  await chat.signIn(name);
  return chat;
}

/** No element that the page itself did not make. */
const foreign = (chat) => chat.page.$$eval('#app *', (all) => all.map((one) => one.localName)
  .filter((name) => ['script', 'iframe', 'style', 'img', 'object', 'embed', 'b', 'link'].includes(name)));

test('markup in messages is shown as text', async (t) => {
  const ann = await person(t, 'ann');
  const ben = await person(t, 'ben');
  for (const text of MARKUP) await ann.send(text);
  await ben.waitText(MARKUP.at(-1));
  await ann.waitText(MARKUP.at(-1));
  await ann.waitDelivered();
  assert.deepEqual(await ben.texts(), MARKUP);
  assert.deepEqual(await ann.texts(), MARKUP);
  for (const chat of [ann, ben]) {
    assert.deepEqual(await foreign(chat), []);
    const links = await chat.page.$$eval('.body a', (all) => all.map((a) => [a.protocol, a.rel, a.target, a.username]));
    for (const link of links) assert.deepEqual(link, ['http:', 'noopener noreferrer', '_blank', '']);
    assert.deepEqual(await chat.trouble(), []);
  }
});

test('long words, towers, directions and emoji stay inside their bubble', async (t) => {
  const cora = await person(t, 'cora');
  const dan = await person(t, 'dan');
  await cora.goTo('shapes');
  await dan.goTo('shapes');
  for (const text of SHAPES) await cora.send(text);
  await dan.waitText(SHAPES.at(-1));
  await cora.waitText(SHAPES.at(-1));
  await cora.waitDelivered();
  for (const chat of [cora, dan]) {
    assert.deepEqual(await chat.texts(), SHAPES);
    for (const width of [1280, 900, 390]) {
      await chat.page.setViewport({ width, height: 700 });
      const outside = await chat.page.evaluate(() => {
        const list = document.querySelector('.scroller');
        const edge = list.getBoundingClientRect();
        const wide = [...document.querySelectorAll('.bubble')].filter((bubble) => {
          const box = bubble.getBoundingClientRect();
          return box.left < edge.left || box.right > edge.right;
        }).length;
        return { wide, list: list.scrollWidth - list.clientWidth, page: document.documentElement.scrollWidth - innerWidth };
      });
      assert.deepEqual(outside, { wide: 0, list: 0, page: 0 }, `at ${width}`);
    }
    assert.deepEqual(await chat.trouble(), []);
  }
});

test('names that look like markup or like parts of the language are only names', async (t) => {
  const watcher = await person(t, 'watcher');
  await watcher.goTo('names');
  for (const name of NAMES) {
    const chat = await ChatPage.open(browser, server.url);
    await chat.signIn(name);
    assert.equal(await chat.text('.me-name'), name);
    await chat.goTo('names');
    await chat.deliver(`from ${name}`);
    await watcher.waitText(`from ${name}`);
    await watcher.waitFor((who) => [...document.querySelectorAll('.person-name')].some((one) => one.textContent === who), name);
    assert.deepEqual(await chat.trouble(), []);
    await chat.close();
  }
  assert.deepEqual((await watcher.messages()).map((message) => message.name), NAMES);
  assert.deepEqual(await foreign(watcher), []);
  assert.deepEqual(await watcher.trouble(), []);
});

test('rooms that look like markup or like parts of the language are only rooms', async (t) => {
  const fay = await person(t, 'fay');
  for (const room of ROOMS) {
    await fay.goTo(room);
    await fay.deliver(`in ${room}`);
    assert.deepEqual(await fay.texts(), [`in ${room}`]);
  }
  await fay.page.reload();
  await fay.waitConnected();
  await fay.waitText(`in ${ROOMS.at(-1)}`);
  for (const room of ROOMS) {
    await fay.goTo(room);
    assert.deepEqual(await fay.texts(), [`in ${room}`]);
  }
  assert.deepEqual(await foreign(fay), []);
  assert.deepEqual(await fay.trouble(), []);
});
