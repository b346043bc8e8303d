// Starts what the tests need: the real server from its jar, and a headless browser. Both end with the test.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import zlib from 'node:zlib';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The pages as they stand in the source tree. */
export const WEB = path.resolve(HERE, '../../main/resources/org/lanternchat/server/web');
/** Those beside the chat: for a wall, and to take the app along. */
export const BESIDE = path.resolve(HERE, '../../main/resources/org/lanternchat/server/beside');
/** Golden frames and transcripts, shared with the Java tests. */
export const EXAMPLES = path.resolve(HERE, '../../../../chat-protocol/examples');
/** How long anything may take before the test says that it does not happen. */
export const PATIENCE = 20_000;
/** Whether the pages are shown by Firefox in place of Chromium. */
export const IN_FIREFOX = process.env.LANTERN_IN === 'firefox';

const JAR = process.env.LANTERN_JAR ?? path.resolve(HERE, '../../../target/lantern-server.jar');
const BROWSERS = [
  process.env.LANTERN_BROWSER, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

const FIREFOXES = [
  process.env.LANTERN_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];

/** @param {string} name @returns {string} an empty folder of its own */
export function emptyFolder(name) {
  return fs.mkdtempSync(path.join(os.tmpdir(), `lantern-${name}-`));
}

/** @param {string} folder */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** LANTERN_JAVA, or the newest JDK from 25 on that is installed, or whatever `java` is. */
function java() {
  if (process.env.LANTERN_JAVA) return process.env.LANTERN_JAVA;
  const root = '/usr/lib/jvm';
  const found = (fs.existsSync(root) ? fs.readdirSync(root) : []).map((name) => {
    const release = path.join(root, name, 'release');
    const text = fs.existsSync(release) ? fs.readFileSync(release, 'utf8') : '';
    return { home: path.join(root, name), version: Number(/JAVA_VERSION="(\d+)/.exec(text)?.[1] ?? 0) };
  });
  const newest = found.filter((jdk) => jdk.version >= 25).sort((a, b) => b.version - a.version)[0];
  return newest ? path.join(newest.home, 'bin/java') : 'java';
}

/** The server as a process of its own, as people run it. */
export class Server {
  /** @param {{data?: string, port?: number, options?: string[]}} [given] */
  static async start({ data = emptyFolder('data'), port = 0, options = ['--rate', 'off'] } = {}) {
    // Bound to loopback, so that the links that it gives are the same on machines with and without a network.
    const process = spawn(java(), ['-jar', JAR, '--bind', '127.0.0.1', '--port', String(port), '--data', data, ...options],
      { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    process.stderr.on('data', (text) => { log = (log + text).slice(-20_000); });
    const lines = readline.createInterface({ input: process.stdout });
    const [line] = await Promise.race([
      once(lines, 'line'),
      once(process, 'exit').then(() => { throw new Error(`The server ended before it was ready.\n${log}`); }),
      once(process, 'error').then(([error]) => { throw error; }),
    ]);
    const url = /^ready (http\S+)/.exec(line)?.[1];
    if (!url) throw new Error(`Instead of "ready" the server said: ${line}`);
    lines.on('line', () => undefined);
    return new Server(process, url, data);
  }

  constructor(process, url, data) {
    this.process = process;
    this.url = url;
    this.data = data;
    this.port = Number(new URL(url).port);
  }

  /** Without any warning, as when the power fails. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** @returns {Promise<Server>} another one in its place, on the same port and data */
  restart() {
    return Server.start({ data: this.data, port: this.port });
  }

  async stop() {
    await this.#end('SIGTERM');
    removeFolder(this.data);
  }

  async #end(signal) {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }
}

/** A headless browser with an empty profile: Chromium, or Firefox where LANTERN_IN is `firefox`. */
export class Browser {
  /** @param {'light' | 'dark'} [theme] of all pages in Firefox; Chromium has one for each */
  static start(theme = 'light') {
    return IN_FIREFOX ? Browser.#firefox(theme) : Browser.#chromium();
  }

  static async #chromium() {
    const executablePath = BROWSERS.find((file) => file && fs.existsSync(file));
    if (!executablePath) throw new Error('No Chromium was found. LANTERN_BROWSER may name one.');
    const profile = emptyFolder('profile');
    const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-features=Translate', '--lang=en-GB'];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    const chromium = await puppeteer.launch({
      executablePath, headless: true, userDataDir: profile, args, protocolTimeout: 3 * PATIENCE,
    });
    return new Browser(chromium, profile);
  }

  static async #firefox(theme) {
    const executablePath = FIREFOXES.find((file) => file && fs.existsSync(file));
    if (!executablePath) throw new Error('No Firefox was found. LANTERN_FIREFOX may name one.');
    const profile = emptyFolder('firefox');
    // It takes the theme from its own settings, for all pages.
    const extraPrefsFirefox = { 'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1 };
    const program = await puppeteer.launch({
      browser: 'firefox', executablePath, headless: true, userDataDir: profile, extraPrefsFirefox, protocolTimeout: 3 * PATIENCE,
    });
    return new Browser(program, profile);
  }

  constructor(program, profile) {
    this.program = program;
    this.profile = profile;
  }

  /** A window of its own with its own storage: another person's browser. */
  person() {
    return this.program.createBrowserContext();
  }

  async stop() {
    await this.program.close();
    removeFolder(this.profile);
  }
}

/** The client's modules, importable here: beside a package.json that says what they are. */
export async function modules() {
  const folder = emptyFolder('modules');
  fs.cpSync(WEB, folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  return {
    load: (name) => import(pathToFileURL(path.join(folder, name)).href),
    remove: () => removeFolder(folder),
  };
}

/** A PNG of one colour, in a folder of the test's. @param {string} file @param {number} width @param {number} height */
export function writePng(file, width, height, colour = [68, 80, 196]) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const line = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  const pixels = zlib.deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  fs.writeFileSync(file, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0))]));
  return file;
}

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
