// Where the list stands while messages come, older ones are loaded, and rooms are left and opened again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChatPage, stage } from './chat-page.mjs';

const MANY = 700;

const here = stage({ before, after });

async function person(t, name, room) {
  const chat = await ChatPage.open(here.browser, here.server.url);
  t.after(() => chat.close());
  await chat.signIn(name);
  await chat.goTo(room);
  return chat;
}

const numbered = (from, to) => Array.from({ length: to - from + 1 }, (_, i) =>
  `message ${from + i}${' and more words'.repeat((from + i) % 9)}`);

const distanceToBottom = (chat) => chat.page.$eval('.scroller', (list) =>
  Math.round(list.scrollHeight - list.scrollTop - list.clientHeight));

const countOfRows = (chat) => chat.page.$$eval('.row', (rows) => rows.length);

async function wheel(chat, distance) {
  await chat.page.hover('.scroller');
  await chat.page.mouse.wheel({ deltaY: distance });
}

test('the list stays at the bottom while messages come', async (t) => {
  const ann = await person(t, 'ann', 'bottom');
  await ann.others('writer-1', 'bottom', numbered(1, 60));
  await ann.waitText(numbered(60, 60)[0]);
  assert.equal(await distanceToBottom(ann), 0);
  assert.equal(await ann.page.$eval('.to-bottom', (button) => button.hidden), true);
});

test('further up it stays where it is, counts what is new, and the button leads down', async (t) => {
  const ben = await person(t, 'ben', 'further-up');
  await ben.others('writer-2', 'further-up', numbered(1, 60));
  await ben.waitText(numbered(60, 60)[0]);
  await wheel(ben, -400);
  await ben.waitFor(() => !document.querySelector('.to-bottom').hidden);
  const before = await ben.page.$eval('.scroller', (list) => list.scrollTop);
  await ben.others('writer-3', 'further-up', ['new 1', 'new 2', 'new 3']);
  await ben.waitFor(() => document.querySelector('.to-bottom').textContent === '3 new');
  assert.equal(await ben.page.$eval('.scroller', (list) => list.scrollTop), before);
  await ben.page.click('.to-bottom');
  await ben.waitFor(() => document.querySelector('.to-bottom').hidden);
  assert.equal(await distanceToBottom(ben), 0);
});

test('scrolling up loads older pages and the row under the eye does not move', async (t) => {
  const cora = await person(t, 'cora', 'long-room');
  await cora.others('writer-4', 'long-room', numbered(1, MANY));
  await cora.page.reload();
  await cora.waitConnected();
  await cora.waitText(numbered(MANY, MANY)[0]);
  assert.ok((await cora.texts()).length <= 60, 'one page is loaded at first');

  // While the wheel rests, an older page comes: a watcher notes each move of the row in sight that no scrolling asked for.
  await wheel(cora, -500);
  await cora.waitFor(() => !document.querySelector('.to-bottom').hidden);
  let loaded = (await cora.texts()).length;
  const moves = [];
  for (let round = 0; round < 6; round++) {
    await cora.page.$eval('.scroller', (list) => {
      list.scrollTop = 300;
      const row = [...document.querySelectorAll('.message')].find((one) => one.getBoundingClientRect().top > 120);
      window.watched = { row, top: row.querySelector('.body').getBoundingClientRect().top };
    });
    await cora.waitFor((count) => document.querySelector('.message .body')
      && document.querySelectorAll('.message').length > count || document.querySelectorAll('.message').length >= 380, loaded);
    const moved = await cora.page.evaluate(() =>
      window.watched.row.querySelector('.body').getBoundingClientRect().top - window.watched.top);
    moves.push(Math.abs(moved));
    loaded = (await cora.texts()).length;
  }
  assert.ok(moves.every((moved) => moved <= 1), `moved by ${moves}`);
});

test('all the way up to the first message and down again, with a bounded number of rows', async (t) => {
  const dan = await person(t, 'dan', 'long-room');
  await dan.waitText(numbered(MANY, MANY)[0]);
  const first = numbered(1, 1)[0];
  let most = 0;
  for (;;) {
    most = Math.max(most, await countOfRows(dan));
    const before = await dan.page.$eval('.message', (row) => row.dataset.seq);
    if (before === '1') break;
    await dan.page.$eval('.scroller', (list) => { list.scrollTop = 0; });
    await dan.waitFor((seq) => document.querySelector('.message').dataset.seq !== seq, before);
  }
  assert.ok((await dan.texts()).includes(first));
  assert.ok(most <= 420, `${most} rows at once`);
  await dan.page.click('.to-bottom');
  await dan.waitText(numbered(MANY, MANY)[0]);
  await dan.waitFor(() => document.querySelector('.to-bottom').hidden);
  assert.equal(await distanceToBottom(dan), 0);
});

test('a room opens at what is new since it was left', async (t) => {
  const eva = await person(t, 'eva', 'left-alone');
  await eva.others('writer-5', 'left-alone', numbered(1, 30));
  await eva.waitText(numbered(30, 30)[0]);
  await eva.goTo('tech');
  await eva.others('writer-6', 'left-alone', numbered(31, 70));
  await eva.waitFor(() => document.querySelector('[data-room="left-alone"] .badge').textContent === '40');
  await eva.goTo('left-alone');
  await eva.waitFor(() => {
    const line = document.querySelector('.row-new');
    const list = document.querySelector('.scroller').getBoundingClientRect();
    const box = line?.getBoundingClientRect();
    return box && box.top >= list.top && box.bottom <= list.bottom;
  });
  const next = await eva.page.$eval('.row-new', (line) => line.nextElementSibling.querySelector('.body').textContent);
  assert.equal(next, numbered(31, 31)[0]);
});

test('sending leads to the bottom', async (t) => {
  const fay = await person(t, 'fay', 'further-up');
  await fay.waitText('new 3');
  await wheel(fay, -500);
  await fay.waitFor(() => !document.querySelector('.to-bottom').hidden);
  await fay.send('down here');
  await fay.waitText('down here');
  await fay.waitFor(() => document.querySelector('.to-bottom').hidden);
});

test('after missing more than the server tells at once, the newest are shown and the rest comes by scrolling up', async (t) => {
  const gus = await person(t, 'gus', 'far-away');
  const writer = await person(t, 'writer-8', 'far-away');
  await writer.others('writer-7', 'far-away', numbered(1, 120));
  // A cable that can be pulled: the page's sockets can be closed, and new ones find nobody.
  await gus.page.evaluateOnNewDocument(() => {
    const Real = window.WebSocket;
    window.cable = { sockets: [], isOut: false };
    window.WebSocket = class extends Real {
      constructor(url) {
        super(window.cable.isOut ? 'ws://127.0.0.1:9/' : url);
        window.cable.sockets.push(this);
      }
    };
  });
  await gus.page.reload();
  await gus.waitConnected();
  await gus.waitText(numbered(120, 120)[0]);
  for (const isReadingOldOnes of [false, true]) {
    const last = Number(await gus.page.$eval('.message:last-of-type', (row) => row.dataset.seq));
    if (isReadingOldOnes) {
      await wheel(gus, -1500);
      await gus.waitFor(() => !document.querySelector('.to-bottom').hidden);
    }
    await gus.page.evaluate(() => {
      window.cable.isOut = true;
      for (const socket of window.cable.sockets) socket.close();
    });
    await gus.waitDisconnected();
    await writer.others(`writer-9-${isReadingOldOnes}`, 'far-away', numbered(1, 600).map((text) => `${isReadingOldOnes} ${text}`));
    await gus.page.evaluate(() => {
      window.cable.isOut = false;
      document.querySelector('.bar-button').click();
    });
    await gus.waitConnected();
    await gus.waitText(`${isReadingOldOnes} ${numbered(600, 600)[0]}`);
    const seqs = () => gus.page.$$eval('.message', (rows) => rows.map((row) => Number(row.dataset.seq)));
    assert.equal((await seqs()).at(-1), last + 600);
    for (;;) {
      const shown = await seqs();
      assert.deepEqual(shown, shown.map((_, i) => shown[0] + i), 'no hole');
      if (shown[0] <= last) break;
      await gus.page.$eval('.scroller', (list) => { list.scrollTop = 0; });
      await gus.waitFor((first) => Number(document.querySelector('.message').dataset.seq) < first, shown[0]);
    }
    await gus.page.click('.to-bottom');
    await gus.waitFor(() => document.querySelector('.to-bottom').hidden);
  }
});
