// What the server tells before anybody is somebody: its name, where others reach it, and in which rooms people are.

import { strings } from './strings.js';

/** @typedef {{name: string | null, address: string | null, people: number, invite: boolean, rooms: {room: string, count: number}[]}} Lobby */

/** @param {string} server its origin @returns {Promise<Lobby | null>} null when it does not answer */
export async function lobbyOf(server) {
  try {
    const { name, address, people, invite, rooms } = await (await fetch(`${server}/api/info`)).json();
    return {
      // The name that every server has by itself says nothing.
      name: typeof name === 'string' && name !== strings.product ? name : null,
      address: typeof address === 'string' ? address.replace(/\/$/, '') : null,
      people: Number(people) || 0,
      invite: invite === true,
      rooms: Array.isArray(rooms) ? rooms.filter((one) => typeof one?.room === 'string' && Number.isInteger(one.count)) : [],
    };
  } catch {
    return null;
  }
}

/**
 * What can be had here for networks without the internet.
 * @param {string} server its origin @returns {Promise<{name: string, size: number, system: string}[]>}
 */
export async function installersOf(server) {
  return (await (await fetch(`${server}/api/get`)).json()).files;
}
