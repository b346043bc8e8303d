// A page for tests in other languages: `node page-driver.mjs URL` opens a browser there and obeys one JSON command a line
// on its input, with one JSON line each as the answer. It ends with its input.

import readline from 'node:readline';
import { ChatPage } from './chat-page.mjs';
import { Browser, PATIENCE } from './harness.mjs';

const url = process.argv[2];
if (!url) {
  console.error('Usage: node page-driver.mjs URL');
  process.exit(2);
}

const commands = {
  signin: (chat, { name }) => chat.signIn(name),
  send: (chat, { text }) => chat.send(text),
  waitText: (chat, { text }) => chat.waitText(text),
  waitDelivered: (chat) => chat.waitDelivered(),
  messages: async (chat) => ({ messages: await chat.messages() }),
  waitConnected: (chat) => chat.waitConnected(),
  waitDisconnected: (chat) => chat.waitDisconnected(),
  screenshot: async (chat, { file }) => { await chat.page.screenshot({ path: file }); },
  resize: (chat, { width, height }) => chat.resize({ width: Number(width), height: Number(height) }),
  theme: (chat, { theme }) => chat.theme(theme),
  room: (chat, { room }) => chat.goTo(room),
  trouble: async (chat) => ({ trouble: await chat.trouble() }),
};

function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing happened within ${PATIENCE / 1000} s.`)), PATIENCE + 500);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const browser = await Browser.start();
const chat = await ChatPage.open(browser, url);
say({ ok: true, ready: true });

for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  try {
    const command = JSON.parse(line);
    if (command.do === 'quit') {
      await browser.stop();
      say({ ok: true });
      process.exit(0);
    }
    const action = Object.hasOwn(commands, command.do) ? commands[command.do] : undefined;
    if (!action) throw new Error(`There is no command "${command.do}".`);
    const answer = await within(action(chat, command));
    say({ ok: true, ...answer });
  } catch (error) {
    say({ ok: false, error: error.message });
  }
}
await browser.stop();
