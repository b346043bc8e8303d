// What the pages beside the chat have in common: the light, the language, and what the server says of itself.

import { speak } from './strings.js';

/** @returns {HTMLElement} where the page stands, in the browser's language and light */
export function dress() {
  speak('system');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const light = () => { document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', light);
  light();
  return /** @type {HTMLElement} */ (document.getElementById('app'));
}

/**
 * @param {string} address
 * @returns {Promise<{name: string, people: number, invite: boolean, address?: string}>}
 */
export async function infoOf(address) {
  const { name, people, invite, address: known } = await (await fetch(`${address}/api/info`)).json();
  return { name: String(name), people: Number(people) || 0, invite: invite === true, address: known };
}

/**
 * What can be had here for networks without the internet.
 * @param {string} address @returns {Promise<{name: string, size: number, system: string}[]>}
 */
export async function installersOf(address) {
  const { files } = await (await fetch(`${address}/api/get`)).json();
  return files;
}
