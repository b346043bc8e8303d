// Who may do what in a room, and what it looks like for the others.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage } from './chat-page.mjs';

const here = stage({ before, after });

/** The first of them owns the room in which all are. */
async function together(t, room, ...names) {
  const pages = await here.people(t, ...names);
  for (const chat of pages) await chat.goTo(room);
  return pages;
}

const offered = (chat) => chat.page.$$eval('.person-card button, .person-card legend', (all) => all.map((one) => one.textContent));

test('a card offers what its viewer may do, and nothing else', async (t) => {
  const [ann, ben, cora] = await together(t, 'lobby', 'ann', 'ben', 'cora');
  await ann.person('ben');
  assert.deepEqual(await offered(ann), ['Message', 'Mention', 'Role in this room', 'Mute', 'Unmute', 'Remove', 'Ban']);
  await ann.press('.segment', 'Moderator');
  await ann.waitSaid('.person-card [role=status]', 'ben is moderator now.');
  await ben.waitFor(() => [...document.querySelectorAll('.people h3')].some((one) => one.textContent === 'Moderators — 2'));
  await ben.person('cora');
  assert.deepEqual(await offered(ben), ['Message', 'Mention', 'Mute', 'Unmute', 'Remove', 'Ban']);
  await ben.page.keyboard.press('Escape');
  await ben.person('ann');
  assert.deepEqual(await offered(ben), ['Message', 'Mention']);
  await cora.person('ben');
  assert.deepEqual(await offered(cora), ['Message', 'Mention']);
  await cora.page.keyboard.press('Escape');
  await cora.person('cora');
  assert.deepEqual(await offered(cora), []);
  for (const chat of [ann, ben, cora]) assert.deepEqual(await chat.trouble(), []);
});

test('a mention goes into the composer, where the caret is', async (t) => {
  const [dan] = await together(t, 'hall', 'dan', 'eve');
  await dan.draft('hello');
  await dan.person('eve');
  await dan.press('.person-card .button', 'Mention');
  assert.equal(await dan.page.$eval('.composer-field', (field) => field.value), 'hello @eve ');
  assert.equal(await dan.page.evaluate(() => document.activeElement.className), 'composer-field');
});

test('somebody is muted after one question that blocks nothing, is told why, and may write again', async (t) => {
  const [fay, gus] = await together(t, 'class', 'fay', 'gus');
  await fay.person('gus');
  await fay.press('.chip', 'Mute');
  assert.equal(await fay.text('.order legend'), 'Mute \u2068gus\u2069 for how long?');
  await fay.page.keyboard.press('Escape');
  assert.equal(await fay.page.evaluate(() => document.activeElement.textContent.includes('gus')), true);
  await fay.person('gus');
  await fay.press('.chip', 'Mute');
  await fay.page.type('.order .field', 'calm down');
  await fay.page.keyboard.press('Enter');
  await gus.waitFor(() => [...document.querySelectorAll('.row-notice')].some((one) => /fay.* muted .*gus.*: calm down/.test(one.textContent)));
  await gus.send('may I?');
  await gus.page.waitForSelector('.message[data-state="failed"]');
  assert.match(await gus.text('.message[data-state="failed"]'), /You are muted in this room/);
  await fay.person('gus');
  await fay.press('.chip', 'Unmute');
  await fay.waitSaid('.person-card [role=status]', 'Done.');
  await gus.deliver('thank you');
});

test('who is taken out or banned sees it, the banned are listed, and there is a way back', async (t) => {
  const [hal, ida] = await together(t, 'club', 'hal', 'ida');
  const putOut = async (action) => {
    await hal.person('ida');
    await hal.press('.chip', action);
    await hal.press('.order .danger', action);
  };
  await putOut('Remove');
  await ida.waitSaid('.empty h2', 'You were taken out of #club.');
  await ida.goTo('club');
  await putOut('Ban');
  await ida.waitSaid('.empty h2', 'You were banned from #club.');
  await ida.press('[data-room="club"] button');
  await ida.waitSaid('.empty h2', 'You were banned from #club.');
  await hal.waitFor(() => [...document.querySelectorAll('.people h3')].some((one) => one.textContent === 'Banned — 1'));
  await hal.page.reload();
  await hal.waitConnected();
  await hal.person('ida');
  assert.deepEqual(await offered(hal), ['Let come back']);
  await hal.press('.chip', 'Let come back');
  await hal.waitFor(() => !document.querySelector('.is-banned'));
  await ida.goTo('club');
  await ida.deliver('back again');
  assert.deepEqual([...await hal.trouble(), ...await ida.trouble()], []);
});

test('a room is locked, slowed and described by who keeps order there', async (t) => {
  const [jo, kim] = await together(t, 'stage', 'jo', 'kim');
  await jo.roomMenu('Lock the room');
  await kim.waitFor(() => document.querySelector('.row-notice')?.textContent.includes('locked the room'));
  await kim.send('me too');
  await kim.page.waitForSelector('.message[data-state="failed"]');
  await jo.roomMenu('Unlock the room');
  await jo.roomMenu('One message every 10 seconds');
  await kim.waitFor(() => document.querySelector('.row-notice')?.textContent.includes('one message every 10 seconds'));
  await jo.press('[aria-haspopup="menu"]');
  assert.deepEqual(await jo.page.$$eval('[aria-checked="true"]', (all) => all.map((one) => one.textContent)),
    ['Notify about mentions', 'One message every 10 seconds']);
  await jo.page.keyboard.press('Escape');
  await jo.press('.head-topic', 'Add a topic');
  await jo.page.keyboard.type('Rehearsal at ten');
  await jo.page.keyboard.press('Enter');
  await kim.waitSaid('.head-topic', 'Rehearsal at ten');
  await kim.press('[aria-haspopup="menu"]');
  assert.deepEqual(await kim.page.$$eval('.menu-item', (all) => all.map((one) => one.textContent.replace(/[\u2068\u2069]/g, ''))),
    ['Invite people', 'Notify about all messages', 'Notify about mentions', 'Mute', 'Leave #stage']);
});

test('in a room of many somebody is found by a few letters', async (t) => {
  const [lea] = await together(t, 'crowd', 'lea');
  await lea.page.evaluate(async (url) => {
    window.crowd = await Promise.all(Array.from({ length: 13 }, (_, i) => new Promise((resolve) => {
      const socket = new WebSocket(url);
      socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', v: 1, name: `Guest ${i}` }));
      socket.onmessage = ({ data }) => {
        const { type } = JSON.parse(data);
        if (type === 'welcome') socket.send(JSON.stringify({ type: 'join', room: 'crowd' }));
        if (type === 'synced') resolve(socket);
      };
    })));
  }, `${here.server.url.replace(/^http/, 'ws').replace(/\/$/, '')}/ws`);
  await lea.waitFor(() => document.querySelectorAll('.person').length === 14);
  await lea.page.type('.people-filter', 'st 12');
  await lea.waitFor(() => document.querySelectorAll('.person').length === 1);
  assert.equal(await lea.text('.person-name'), 'Guest 12');
});
