// People without pages of their own, for pictures and states: each has a connection, held by one page that nobody sees.

import { ChatPage } from './chat-page.mjs';

export class Cast {
  /** @param {import('./harness.mjs').Browser} browser @param {string} url @param {string[]} names @param {string[]} rooms */
  static async gather(browser, url, names, rooms) {
    const chat = await ChatPage.open(browser, url);
    await chat.page.evaluate(async (all, places, host) => {
      window.cast = {};
      for (const name of all) {
        const socket = new WebSocket(`ws://${host}/ws`);
        const say = (command) => socket.send(JSON.stringify(command));
        const echoes = new Map();
        let waiting = places.length;
        await new Promise((resolve, reject) => {
          socket.onopen = () => say({ type: 'hello', v: 1, name });
          socket.onerror = reject;
          socket.onmessage = (message) => {
            const event = JSON.parse(message.data);
            if (event.type === 'welcome') for (const room of places) say({ type: 'join', room });
            if (event.type === 'synced' && --waiting === 0) resolve();
            if (event.type === 'error') (echoes.get(event.cid)?.reject ?? reject)(new Error(event.text));
            if (event.seq > 0 && event.cid) echoes.get(event.cid)?.resolve(event.seq);
          };
        });
        window.cast[name] = {
          /** Resolves with the place in the room that the command got. */
          act: (command) => new Promise((resolve, reject) => {
            const cid = `c${echoes.size}`;
            echoes.set(cid, { resolve, reject });
            say({ cid, ...command });
          }),
          type: (room) => say({ type: 'typing', room, on: true }),
        };
      }
    }, names, rooms, new URL(url).host);
    return new Cast(chat);
  }

  constructor(chat) {
    this.chat = chat;
  }

  /** @returns {Promise<number>} the `seq` of what the command made */
  act(name, command) {
    return this.chat.page.evaluate((who, what) => window.cast[who].act(what), name, command);
  }

  /** @returns {Promise<number>} the `seq` of the message */
  says(name, room, text, more = {}) {
    return this.act(name, { type: 'chat', room, text, ...more });
  }

  /** Many messages, a few on their way at a time; each ends with its number and the given word. */
  writes(name, room, count, end) {
    return this.chat.page.evaluate(async (who, where, many, last) => {
      let next = 0;
      const hand = async () => {
        while (next < many) await window.cast[who].act({ type: 'chat', room: where, text: `What one says in a room of many, number ${next++} ${last}` });
      };
      await Promise.all(Array.from({ length: 16 }, hand));
    }, name, room, count, end);
  }

  types(name, room) {
    return this.chat.page.evaluate((who, where) => window.cast[who].type(where), name, room);
  }

  close() {
    return this.chat.close();
  }
}
