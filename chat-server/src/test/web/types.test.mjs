// The types that stand in the page's comments, held to by tsc: all modules that the server serves, strictly. The libraries
// are what types/ says of them. It runs in a folder of its own, because there a declaration can take a library's place.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BESIDE, EXAMPLES, WEB, emptyFolder, removeFolder } from './harness.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const TYPES = path.join(HERE, 'types');
const TSC = path.join(HERE, 'node_modules/typescript/bin/tsc');
const PATIENCE = 120_000;
/** Commands of the protocol that the page never gives. */
const NEVER_GIVEN = new Set(['claim', 'hook', 'rooms', 'signout', 'unhook']);

const libraries = fs.readdirSync(TYPES).map((name) => name.replace(/\.d\.ts$/, '.js'));
const modules = fs.readdirSync(WEB).filter((name) => name.endsWith('.js') && !libraries.includes(name));
const read = (name) => fs.readFileSync(path.join(WEB, name), 'utf8');

let folder;

before(() => {
  folder = emptyFolder('types');
  for (const name of modules) fs.copyFileSync(path.join(WEB, name), path.join(folder, name));
  for (const name of fs.readdirSync(BESIDE).filter((one) => one.endsWith('.js'))) fs.copyFileSync(path.join(BESIDE, name), path.join(folder, name));
  for (const name of fs.readdirSync(TYPES)) fs.copyFileSync(path.join(TYPES, name), path.join(folder, name));
  fs.copyFileSync(path.join(HERE, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
});

after(() => removeFolder(folder));

/** Lines of tsc about the page's modules and those that are given beside them, by name. @param {Record<string, string>} [others] */
function complaints(others = {}) {
  const written = Object.entries(others).map(([name, text]) => [path.join(folder, name), text]);
  for (const [file, text] of written) fs.writeFileSync(file, text);
  try {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [TSC, '--project', '.', '--pretty', 'false'],
      { cwd: folder, encoding: 'utf8', timeout: PATIENCE });
    if (error) throw error;
    const lines = stdout.split(/\r?\n/).filter(Boolean);
    // Without a complaint it ends well, and it ends well only then.
    assert.equal(status === 0, lines.length === 0, stdout + stderr);
    return lines;
  } finally {
    for (const [file] of written) fs.rmSync(file);
  }
}

test('tsc has nothing to say about the page', () => {
  assert.ok(modules.includes('main.js') && modules.includes('start.js'), `${modules}`);
  assert.equal(complaints().join('\n'), '');
});

test('what is wrong is found: with an event, a command, an element, a sentence, a library, and where a type is missing', () => {
  const wrong = {
    event: "/** @param {import('./wire.js').Event} event */ export const f = (event) => event.type === 'chat' && event.txt;",
    command: "/** @param {import('./client.js').Client} client */ export const f = ({ requests }) => requests.ask({ type: 'join', romo: 'x' });",
    wish: "/** @param {import('./client.js').Client} client */ export const f = ({ delivery }) => delivery.give({ type: 'delete', room: 'x' });",
    answer: "/** @param {import('./wire.js').Ask} ask */ export const f = async (ask) => (await ask({ type: 'away', on: true })).messages;",
    element: "import { el } from './dom.js'; export const f = el('input', { onkeydown: (event) => event.clientX });",
    sentence: "import { strings } from './strings.js'; export const f = strings.people('x');",
    nothing: "export const f = document.querySelector('p').textContent;",
    untyped: 'export const f = (x) => x;',
    parser: "import Parser from './markdown-it.js'; export const f = new Parser({ html: true }).render('x');",
    picture: "import { correction, generate } from './lean-qr.js'; export const f = generate('x', { minCorrectionLevel: correction.Z });",
  };
  const lines = complaints(Object.fromEntries(Object.entries(wrong).map(([name, text]) => [`wrong-${name}.js`, text])));
  const found = new Set(lines.flatMap((line) => /^wrong-(\w+)\.js\(1,\d+\): error TS/.exec(line)?.[1] ?? []));
  assert.deepEqual([...found].sort(), Object.keys(wrong).sort(), lines.join('\n'));
});

test('the golden frames are of these types', () => {
  const typed = (kind, type) => fs.readdirSync(path.join(EXAMPLES, 'frames', kind)).flatMap((name) => {
    const frame = fs.readFileSync(path.join(EXAMPLES, 'frames', kind, name), 'utf8');
    if (kind === 'commands' && NEVER_GIVEN.has(JSON.parse(frame).type)) return [];
    return [[`${kind}.${name}.js`, `/** @type {import('./wire.js').${type}} */\nexport const frame = ${frame};\n`]];
  });
  const frames = [...typed('events', 'Event'), ...typed('commands', 'Sent')];
  assert.ok(frames.length > 50, `${frames.length}`);
  assert.equal(complaints(Object.fromEntries(frames)).join('\n'), '');
});

test('nothing is kept from tsc: no complaint is silenced, and nothing may be anything', () => {
  for (const name of modules) {
    assert.doesNotMatch(read(name), /@ts-(?:ignore|nocheck|expect-error)/, name);
    assert.doesNotMatch(read(name), /[{<(|:,=>] ?any ?[[\])}>|,;&]|\{\*\}/, name);
  }
});

test('what stands in for libraries is there for libraries alone', () => {
  for (const name of libraries) assert.ok(fs.existsSync(path.join(WEB, name)), name);
});
