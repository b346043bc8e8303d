// Text, names and rooms that try to be more than text. They are shown as they are, and nothing runs, loads or moves.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage, stage } from './chat-page.mjs';

/** What is written, and what is to be seen of it where CommonMark takes signs away. */
const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<style>*{display:none}</style>',
  '</textarea></div><h1>out</h1>',
  '<a href="javascript:alert(1)">x</a> javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= 1 %>',
  ['&lt;b&gt; &amp; &#x3c;script&#x3e; \\u003cscript\\u003e', '<b> & <script> \\u003cscript\\u003e'],
  '[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,<b>) [v](vbscript:x) <javascript:alert(1)>',
  ['[a]: javascript:alert(1)\n\n[a] and ![p](javascript:alert(1))', '[a]: javascript:alert(1)[a] and ![p](javascript:alert(1))'],
  ['![x](http://example.org/x.png" onerror="alert(1))', '![x](http://example.org/x.png" onerror="alert(1))'],
  ['**<img src=x onerror=alert(1)>** `</code><script>alert(1)</script>`', '<img src=x onerror=alert(1)> </code><script>alert(1)</script>'],
  ['```"><script>alert(1)</script>\n</pre><script>alert(1)</script>\n```', '</pre><script>alert(1)</script>'],
  '<!-- --><![CDATA[ x ]]><?xml version="1.0"?>',
  "'; DROP TABLE messages; --",
  'http://example.org/"onmouseover="alert(1) https://user:pass@example.org/ http://[::1',
  'data:text/html,<script>alert(1)</script>',
];

/** As many quotes are read inside of each other. */
const DEEPEST = 22;

const SHAPES = [
  'W'.repeat(4000),
  '\u202egnp.exe\u202c and \u2066unclosed \u202e isolate',
  'مرحبا بالعالم! هذا اختبار',
  'Z' + '\u0351\u0363\u0336\u0320'.repeat(200) + ' tower',
  ['tab\there\nand\n\n\nlines', 'tab\there\nandlines'],
  '\u200b\u200d\ufeff\u00ad between nothing',
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40),
  ['__proto__', 'proto'],
  'constructor',
  ['```\n' + 'W'.repeat(3900) + '\n```', 'W'.repeat(3900)],
  ['[' + 'm'.repeat(1900) + '](http://example.org/' + 'n'.repeat(1900) + ')', 'm'.repeat(1900)],
  ['999999999. ' + 'W'.repeat(200), 'W'.repeat(200)],
  // More quotes than are read inside of each other are signs of the text.
  ['> '.repeat(30) + 'W'.repeat(300), '> '.repeat(30 - DEEPEST) + 'W'.repeat(300)],
];

/** Signs inside of signs, as deep as a message is long. */
const DEEP = ['> '.repeat(1990) + 'x', '- '.repeat(1990) + 'x', '1. '.repeat(1330) + 'x', '*a '.repeat(1330), '**_'.repeat(1330),
  '['.repeat(3990), '!['.repeat(1990), '[a]('.repeat(990), '`'.repeat(1999) + ' ' + '`'.repeat(1998), '<'.repeat(3990), '~~a'.repeat(1330),
  '[a]: x\n'.repeat(560), 'http://a'.repeat(490), '&'.repeat(3990)];

const written = (text) => (Array.isArray(text) ? text[0] : text);
const seen = (text) => (Array.isArray(text) ? text[1] : text);

const NAMES = ['<b>bold</b>', '<img src=x>', '"onload="x', '__proto__', 'constructor', 'שלום', "a'b&c;"];
const ROOMS = ['<script>x</script>', '"><svg onload=x>', '__proto__', 'constructor', 'tostring', 'غرفة', "a' or 1=1 --"];

const here = stage({ before, after });

async function person(t, name) {
  const chat = await ChatPage.open(here.browser, here.server.url);
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
  for (const text of MARKUP) await ann.send(written(text));
  await ben.waitText(seen(MARKUP.at(-1)));
  await ann.waitText(seen(MARKUP.at(-1)));
  await ann.waitDelivered();
  assert.deepEqual(await ben.texts(), MARKUP.map(seen));
  assert.deepEqual(await ann.texts(), MARKUP.map(seen));
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
  for (const text of SHAPES) await cora.send(written(text));
  for (const chat of [cora, dan]) await chat.waitFor((n) => document.querySelectorAll('.message').length === n, SHAPES.length);
  await cora.waitDelivered();
  for (const chat of [cora, dan]) {
    assert.deepEqual(await chat.texts(), SHAPES.map(seen));
    for (const width of [1280, 900, 390]) {
      await chat.resize({ width, height: 700 });
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

test('signs inside of signs, thousands deep, neither hang the page nor build a tower of elements', async (t) => {
  const eve = await person(t, 'eve');
  await eve.goTo('deep');
  for (const text of DEEP) await eve.send(text);
  await eve.waitFor((n) => document.querySelectorAll('.message').length === n, DEEP.length);
  await eve.waitDelivered();
  const deepest = await eve.page.$$eval('.body *', (all) => Math.max(...all.map((one) => {
    let depth = 0;
    for (let at = one; !at.classList.contains('body'); at = at.parentElement) depth++;
    return depth;
  })));
  assert.ok(deepest <= 24, `${deepest} deep`);
  assert.deepEqual(await foreign(eve), []);
  assert.deepEqual(await eve.trouble(), []);
});

const UNRUN = '<img src=x onerror=alert(1)>';

/** Whatever a person may call a file. */
const FILES = ['<img src=x onerror=alert(1)>.html', '"onload="x.svg', 'javascript:alert(1)', '__proto__', '\u202egnp.exe', 'W'.repeat(150),
  "a'b&c;d=e.txt", '%2e%2e%2fetc%2fpasswd'];

test('files are shown by their names, and nothing in them runs', async (t) => {
  const ivy = await person(t, 'ivy');
  await ivy.goTo('files');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
  await ivy.page.$eval('.scroller', (target, names, content) => {
    const files = names.map((name) => new File([content], name, { type: 'image/svg+xml' }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files } });
    target.dispatchEvent(drop);
  }, FILES, svg);
  await ivy.waitFor((n) => document.querySelectorAll('.attachment progress[hidden]').length === n, FILES.length);
  const attached = await ivy.page.$$eval('.attachment .file-name', (all) => all.map((one) => one.textContent));
  assert.deepEqual(attached, FILES);
  await ivy.page.click('.send');
  await ivy.waitFor((n) => document.querySelectorAll('.message .file').length === n, FILES.length);
  await ivy.waitDelivered();
  // The server has a word in what they are called.
  const tiles = await ivy.page.$$eval('.message .file', (all) => all.map((one) => ({ name: one.querySelector('.file-name').textContent,
    saved: one.querySelector('a').download, href: one.querySelector('a').href, rel: one.querySelector('a').rel })));
  assert.equal(tiles.length, FILES.length);
  for (const { name, saved, href, rel } of tiles) {
    assert.equal(saved, name);
    assert.match(href, /^http:\/\/[^/]+\/files\/[A-Za-z0-9_-]{22}$/);
    assert.equal(rel, 'noopener noreferrer');
  }
  const answers = await ivy.page.$$eval('.message .file a', (all) => Promise.all(all.map(async ({ href }) => {
    const { headers } = await fetch(href);
    return [headers.get('content-disposition').startsWith('attachment'), headers.get('x-content-type-options'), headers.get('content-security-policy').startsWith('sandbox')];
  })));
  for (const answer of answers) assert.deepEqual(answer, [true, 'nosniff', true]);
  const inside = await ivy.page.$$eval('.bubble', (all) => all.every((one) => one.scrollWidth <= one.clientWidth));
  assert.ok(inside);
  assert.equal(await ivy.page.$('.message img'), null);
  assert.deepEqual(await foreign(ivy), []);
  assert.deepEqual(await ivy.trouble(), []);
});

test('an image that is none shows no image and no error of the page', async (t) => {
  const joy = await person(t, 'joy');
  await joy.goTo('lies');
  await joy.page.$eval('.scroller', (target) => {
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    const lie = new File(['\x89PNG\r\n\x1a\n<script>alert(1)</script>'], 'lie.png', { type: 'image/png' });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [lie] } });
    target.dispatchEvent(drop);
  });
  await joy.waitFor(() => document.querySelectorAll('.attachment progress[hidden]').length === 1);
  await joy.page.click('.send');
  await joy.waitFor(() => document.querySelector('.message .file, .message .picture'));
  await joy.waitDelivered();
  assert.deepEqual((await foreign(joy)).filter((name) => name !== 'img'), []);
  assert.deepEqual(await joy.trouble(), []);
});

test('hits of the search, pins and completions that look like markup are only text', async (t) => {
  const kit = await person(t, 'kit');
  const names = NAMES.filter((name) => !name.includes('=x'));
  await kit.goTo('finds');
  for (const name of names) await kit.others(`${name}2`.slice(0, 24), 'finds', [`${UNRUN} needle &amp; [x](javascript:alert(1)) \u202eneedle`]);
  await kit.waitFor((n) => document.querySelectorAll('.message').length === n, names.length);
  await kit.page.click('[aria-controls="search"]');
  await kit.page.type('.search .field', 'needle');
  await kit.waitFor((n) => document.querySelectorAll('.search .found').length === n, names.length);
  const found = await kit.page.$$eval('.search .found', (all) => all.map((one) => [one.querySelector('.found-name').textContent,
    one.querySelector('.found-text').textContent, [...one.querySelectorAll('mark')].map((mark) => mark.textContent).join()]));
  assert.deepEqual(found, names.toReversed().map((name) => [`${name}2`, `${UNRUN} needle &amp; [x](javascript:alert(1)) \u202eneedle`, 'needle,needle']));
  await kit.page.click('.search .field', { count: 3 });
  await kit.page.keyboard.type('<b>"onerror');
  await kit.waitFor(() => /^Nothing found/.test(document.querySelector('.search .search-state').textContent)
    || document.querySelectorAll('.search .found').length > 0);
  assert.deepEqual(await foreign(kit), []);
  assert.deepEqual(await kit.trouble(), []);
});

test('people and rooms with strange names are completed as they are called', async (t) => {
  const lou = await person(t, 'lou');
  await lou.goTo('<i>x</i>');
  const guest = await ChatPage.open(here.browser, `${here.server.url}#${encodeURIComponent('<i>x</i>')}`);
  t.after(() => guest.close());
  await guest.signIn('<u>mo</u>');
  await lou.waitFor(() => document.querySelectorAll('.person').length === 2);
  await lou.page.focus('.composer-field');
  for (const [typed, label, whole] of [['@<u', '<u>mo</u>', '@<u>mo</u> '], ['#<i', '#<i>x</i>', '#<i>x</i> ']]) {
    await lou.page.keyboard.type(typed);
    await lou.waitFor((wanted) => document.querySelector('.completions:not([hidden]) .completion-label')?.textContent === wanted, label);
    await lou.page.keyboard.press('Tab');
    assert.equal(await lou.page.$eval('.composer-field', (field) => field.value), whole);
    await lou.page.click('.composer-field', { count: 3 });
    await lou.page.keyboard.press('Backspace');
  }
  assert.deepEqual((await foreign(lou)), []);
  assert.deepEqual(await lou.trouble(), []);
});

test('topics, reactions and answers that look like markup are only text', async (t) => {
  const gil = await person(t, 'gil');
  await gil.goTo('acts');
  const evil = '<img src=x onerror=alert(1)>';
  await gil.deliver(evil);
  await gil.wire('hal', 'acts', [
    { type: 'chat', text: `answer ${evil}`, reply: 1 },
    { type: 'react', target: 1, emoji: '🔥', on: true },
  ]);
  await gil.waitFor(() => document.querySelector('.quote-line') && document.querySelector('.reaction'));
  await gil.act(evil, 'reply');
  assert.equal(await gil.text('.writing-line'), evil);
  assert.equal(await gil.text('.quote-line'), evil);
  assert.equal(await gil.page.$eval('.reaction', (one) => one.title), 'hal reacted with 🔥');
  assert.deepEqual(await foreign(gil), []);
  assert.deepEqual(await gil.trouble(), []);
});

test('titles, topics, reasons and names on cards that look like markup are only text', async (t) => {
  const ivy = await person(t, 'ina');
  const jay = await person(t, '<u>jay</u>');
  const evil = '<img src=x onerror=alert(1)>';
  await ivy.press('.new-room');
  await ivy.press('.segment', 'Private');
  await ivy.page.type('.new-room-form .field', evil);
  await ivy.page.type('.new-room-form .named:not(:first-of-type) .field', `topic ${evil}`);
  await ivy.page.keyboard.press('Enter');
  await ivy.waitShown(evil);
  await ivy.waitSaid('.head-topic', `topic ${evil}`);
  await ivy.roomMenu('Invite people');
  await ivy.waitSaid('.popover h2', `Invite people to ${evil}`);
  await ivy.page.waitForSelector('.qr');
  const link = await ivy.page.$eval('.popover input', (field) => field.value);
  await ivy.page.keyboard.press('Escape');
  await jay.page.evaluate((hash) => { window.location.hash = hash; }, new URL(link).hash);
  await jay.waitShown(evil);
  await ivy.person('<u>jay</u>');
  await ivy.press('.chip', 'Mute');
  assert.match(await ivy.text('.order legend'), /<u>jay<\/u>/);
  await ivy.page.type('.order .field', evil);
  await ivy.page.keyboard.press('Enter');
  await jay.waitFor((why) => document.querySelector('.row-notice:last-child')?.textContent.endsWith(why), evil);
  await ivy.keys('Control', 'k');
  await ivy.page.keyboard.type('jay');
  await ivy.waitSaid('.switcher .room-name', '<u>jay</u>');
  await ivy.page.keyboard.press('Escape');
  for (const [chat, hash] of [[ivy, '#~%00<b>/x'], [jay, '#~__proto__/constructor'], [jay, '#%E0%A4%A']]) {
    await chat.page.evaluate((where) => { window.location.hash = where; }, hash);
  }
  await jay.page.waitForSelector('.popover h2');
  for (const chat of [ivy, jay]) {
    assert.deepEqual(await foreign(chat), []);
    assert.deepEqual(await chat.trouble(), []);
  }
});

test('names that look like markup or like parts of the language are only names', async (t) => {
  const watcher = await person(t, 'watcher');
  await watcher.goTo('names');
  for (const [i, name] of NAMES.entries()) {
    const chat = await ChatPage.open(here.browser, here.server.url);
    await chat.signIn(name);
    assert.equal(await chat.text('.me-name'), name);
    await chat.goTo('names');
    await chat.deliver(`from ${i}`);
    await watcher.waitText(`from ${i}`);
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
  for (const [i, room] of ROOMS.entries()) {
    await fay.goTo(room);
    await fay.deliver(`in ${i}`);
    assert.deepEqual(await fay.texts(), [`in ${i}`]);
  }
  await fay.page.reload();
  await fay.waitConnected();
  await fay.waitText(`in ${ROOMS.length - 1}`);
  for (const [i, room] of ROOMS.entries()) {
    await fay.goTo(room);
    assert.deepEqual(await fay.texts(), [`in ${i}`]);
  }
  assert.deepEqual(await foreign(fay), []);
  assert.deepEqual(await fay.trouble(), []);
});
