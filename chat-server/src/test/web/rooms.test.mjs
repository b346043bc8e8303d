// New rooms, private ones and invitations, conversations of two.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, stage } from './chat-page.mjs';

const here = stage({ before, after });

const listed = (room) => [...document.querySelectorAll('.room-list .room-name')].some((one) => one.textContent === room);

/** The link on the open card, as a person would hand it on. */
async function invitation(chat) {
  await chat.roomMenu('Invite people');
  await chat.page.waitForSelector('.qr path');
  const link = await chat.page.$eval('.popover input', (field) => field.value);
  await chat.page.keyboard.press('Escape');
  return link;
}

async function makePrivate(chat, title) {
  await chat.press('.new-room');
  await chat.press('.segment', 'Private');
  await chat.page.type('.new-room-form .field', title);
  await chat.page.keyboard.press('Enter');
  await chat.waitShown(title);
  await chat.waitRoom();
}

test('who makes a room owns it, its topic is there, and a room of that name is joined by the next one', async (t) => {
  const [ann, ben] = await here.people(t, 'ann', 'ben');
  await ann.press('.new-room');
  await ann.page.type('.new-room-form .field', 'Kitchen');
  await ann.page.type('.new-room-form .named:not(:first-of-type) .field', 'Who cooks?');
  await ann.page.keyboard.press('Enter');
  await ann.waitShown('kitchen');
  await ann.waitSaid('.head-topic', 'Who cooks?');
  await ann.waitSaid('.people h3', 'Moderators — 1');
  await ben.goTo('kitchen');
  await ben.waitSaid('.head-topic', 'Who cooks?');
  assert.equal(await ben.page.$eval('.head-topic', (topic) => topic.disabled), true);
  assert.deepEqual([...await ann.trouble(), ...await ben.trouble()], []);
});

test('a private room is seen by nobody else, until a link leads in, also who has no name yet', async (t) => {
  const [cora, dan] = await here.people(t, 'cora', 'dan');
  await makePrivate(cora, 'Budget round');
  const link = await invitation(cora);
  assert.match(link, /\/#~[^/]+\/[\w-]+$/);
  assert.equal(await dan.page.evaluate(listed, 'Budget round'), false);
  const eva = await here.open(t, { viewport: PHONE }, new URL(link).hash);
  assert.equal(await eva.text('.going-to'), 'Leads to a private room, by invitation');
  await eva.signIn('eva');
  await eva.waitShown('Budget round');
  await dan.page.evaluate((hash) => { window.location.hash = hash; }, new URL(link).hash);
  await dan.waitShown('Budget round');
  await dan.send('here I am');
  await eva.waitText('here I am');
  for (const chat of [cora, dan, eva]) assert.deepEqual(await chat.trouble(), []);
});

test('an invitation that has ended says so in one sentence, and leads nowhere', async (t) => {
  const [fay] = await here.people(t, 'fay');
  await makePrivate(fay, 'Closed');
  const { hash } = new URL(await invitation(fay));
  const gil = await here.open(t, {}, `${hash.split('/')[0]}/none`);
  await gil.signIn('gil');
  await gil.waitSaid('.popover h2', 'This invitation does not work any more. Ask for a new one.');
  await gil.page.keyboard.press('Enter');
  await gil.waitFor(() => !document.querySelector('.popover'));
  assert.equal(await gil.text('.head-name bdi'), 'general');
});

test('a link is pasted, and one of another server or none at all is told under its field', async (t) => {
  const [hal, ida] = await here.people(t, 'hal', 'ida');
  await makePrivate(hal, 'Plans');
  const link = await invitation(hal);
  await ida.press('.new-room');
  await ida.press('.segment', 'By link');
  const paste = async (text) => {
    await ida.page.$eval('.new-room-form .field', (field, typed) => {
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.form.requestSubmit();
    }, text);
  };
  await paste('no link');
  await ida.waitFor(() => document.querySelector('.new-room-form .fault').textContent.startsWith('That is no invite link'));
  await paste(link.replace(/:\d+/, ':9'));
  await ida.waitFor(() => document.querySelector('.new-room-form .fault').textContent.startsWith('That link leads to another server'));
  await paste(link);
  await ida.waitShown('Plans');
});

test('the link to an open room is a picture and a text, and is copied', async (t) => {
  const [jon] = await here.people(t, 'jon');
  await jon.roomMenu('Invite people');
  assert.equal(await jon.page.$eval('.popover input', (field) => field.value), `${here.server.url.replace(/\/$/, '')}/#general`);
  assert.ok(await jon.page.$eval('.qr', (picture) => picture.getBoundingClientRect().width) >= 160);
  await jon.press('.popover .button', 'Copy the link');
  await jon.waitSaid('.popover .button', 'Copied');
});

test('at the server’s own computer the link names its address on the network, and is taken here too', async (t) => {
  // The machine of this test may have no address on a network, so the server's answer gets one.
  const told = () => {
    const { fetch } = window;
    window.fetch = async (where, how) => {
      const answer = await fetch(where, how);
      if (!String(where).endsWith('/api/info')) return answer;
      return Response.json({ ...await answer.json(), address: 'http://192.168.1.20:8080/' });
    };
  };
  const ole = await here.open(t, { first: told });
  await ole.signIn('ole');
  await makePrivate(ole, 'Garden');
  const link = await invitation(ole);
  assert.match(link, /^http:\/\/192\.168\.1\.20:8080\/#~[^/]+\/[\w-]+$/);
  const pia = await here.open(t, { first: told });
  await pia.signIn('pia');
  await pia.press('.new-room');
  await pia.press('.segment', 'By link');
  await pia.page.type('.new-room-form .field', link);
  await pia.page.keyboard.press('Enter');
  await pia.waitShown('Garden');
});

test('an invitation made where nobody else can reach it says so', async (t) => {
  const [rik] = await here.people(t, 'rik');
  await rik.roomMenu('Invite people');
  await rik.waitSaid('.popover .hint', 'This link works on this computer only. Open the chat under its network address to invite others.');
});

test('two talk alone: with presence in the sidebar, and what is new counted where nobody looks', async (t) => {
  const [kim, leo] = await here.people(t, 'kim', 'leo');
  await kim.person('leo');
  await kim.press('.person-card .button', 'Message');
  await kim.waitShown('leo');
  await kim.deliver('just you');
  await leo.waitFor(() => document.querySelector('.room-list:last-of-type [data-room] .badge')?.textContent === '1');
  await leo.waitFor(() => document.title.startsWith('(1)'));
  assert.equal(await leo.page.$eval('.room-list:last-of-type .room-name', (name) => name.textContent), 'kim');
  await leo.page.waitForSelector('.room-list:last-of-type .face-small.is-here');
  await leo.press('.room-list:last-of-type button');
  await leo.waitText('just you');
  assert.equal(await leo.page.$eval('.composer-field', (field) => field.placeholder), 'Write to kim');
  await leo.press('[aria-haspopup="menu"]');
  assert.equal(await leo.page.$$eval('.menu-item', (items) => items.some((item) => item.textContent.startsWith('Leave'))), false);
  await leo.page.keyboard.press('Escape');
  await kim.press('.open-settings');
  await kim.press('.account .button', 'Show me as away');
  await leo.page.waitForSelector('.room-list:last-of-type .face-small.is-away');
});

test('a private room that one left is still listed, and leads back in', async (t) => {
  const [mia] = await here.people(t, 'mia');
  await makePrivate(mia, 'Attic');
  await mia.roomMenu('Leave');
  await mia.waitShown('general');
  await mia.waitFor(() => [...document.querySelectorAll('.is-outside .room-name')].some((one) => one.textContent === 'Attic'));
  await mia.press('.is-outside', 'Attic');
  await mia.waitShown('Attic');
  await mia.waitRoom();
});
