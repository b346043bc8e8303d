// Rules that the client's files keep, read from the files themselves.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { Server, WEB } from './harness.mjs';

const files = fs.readdirSync(WEB).sort();
const read = (name) => fs.readFileSync(path.join(WEB, name), 'utf8');
/** Libraries, read by one module alone each; the first is made smaller by packaging/markdown-it. */
const LIBRARY = 'markdown-it.js';
const QR_LIBRARY = 'lean-qr.js';
const scripts = files.filter((name) => name.endsWith('.js') && name !== LIBRARY && name !== QR_LIBRARY);

test('what people write can never become markup, because nothing here makes markup from text', () => {
  const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|setHTML|srcdoc|\beval\b|new Function|javascript:/;
  for (const name of scripts) assert.doesNotMatch(read(name), forbidden, name);
});

test('the library that reads CommonMark makes no markup: it is asked for tokens alone, and its licence is beside it', () => {
  for (const name of scripts) if (name !== 'markup.js') assert.doesNotMatch(read(name), /markdown-it/, name);
  assert.doesNotMatch(read('markup.js'), /\.render|renderInline/);
  assert.doesNotMatch(read(LIBRARY), /innerHTML|outerHTML|insertAdjacentHTML|document\.|\beval\(|new Function|import\(|fetch\(/);
  // Its head names all modules that are in it, as the bundler told them.
  const inside = new Set([...read(LIBRARY).matchAll(/^\/\/ node_modules\/([a-z.-]+)\//gm)].map(([, name]) => name));
  const licences = [...read('licenses.txt').matchAll(/^== ([a-z.-]+?)-\d[\d.]*\n\n(?=Copyright)/gm)].map(([, name]) => name);
  assert.deepEqual([...inside], ['markdown-it']);
  // The other is of the names in emoji-data.js.
  assert.deepEqual(licences, [...inside, 'emoji-datasource']);
});

test('the library that makes QR codes is asked by one module alone, and its licence is beside it', () => {
  for (const name of scripts) if (name !== 'qr.js') assert.doesNotMatch(read(name), /lean-qr/, name);
  assert.match(read('lean-qr-license.txt'), /MIT License/);
  assert.doesNotMatch(read(QR_LIBRARY), /innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function|import\(|fetch\(/);
});

test('all of the page is below 150 KB, as it goes to a browser', async (t) => {
  const server = await Server.start();
  t.after(() => server.stop());
  let size = 0;
  for (const name of files) {
    const answer = await new Promise((done, failed) => {
      http.get(`${server.url}${name}`, { headers: { 'Accept-Encoding': 'gzip' } }, done).on('error', failed);
    });
    assert.equal(answer.statusCode, 200, name);
    for await (const piece of answer) size += piece.length;
  }
  assert.ok(size > 100_000 && size < 150 * 1024, `${size} bytes`);
});

test('no text of several lines has one that looks like a comment, which the server would take out', () => {
  for (const name of [...scripts, LIBRARY, QR_LIBRARY]) {
    for (const [text] of read(name).matchAll(/`[^`]*`/g)) assert.doesNotMatch(text, /\n[ \t]*\/[/*]/, name);
  }
});

test('nothing comes from elsewhere: no address of another host stands in the files', () => {
  const allowed = ['http://www.w3.org/2000/svg', 'http://${typed}', 'http://…/#~…', 'http://host:8080/#~…/…'];
  for (const name of files.filter((one) => !one.startsWith('markdown-it'))) {
    const found = [...read(name).matchAll(/https?:\/\/[^\s'"`)]+/g)].map((match) => match[0]);
    assert.deepEqual(found.filter((address) => !allowed.includes(address) && !address.includes('\\/')), [], name);
  }
});

test('the server serves only such names', () => {
  for (const name of files) assert.match(name, /^[a-z0-9-]+\.(html|js|css|svg|png|json|txt|webmanifest)$/);
});

test('the page has no script or style inside, so the content policy needs no exception', () => {
  const page = read('index.html');
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=/i);
  for (const [, inside] of page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)) assert.equal(inside, '');
});

test('the plain page is one file, without anything that an old browser would not understand', () => {
  const page = read('plain.html');
  assert.doesNotMatch(page, /\ssrc=|\shref=(?!"favicon)|\son[a-z]+=|\sstyle=|innerHTML|document\.write|\beval\b/);
  const [, script] = /<script>([^]*)<\/script>/.exec(page);
  assert.doesNotMatch(script, /=>|\b(?:let|const|class|async|await|import)\b|`/);
});

test('what the page links to is there', () => {
  for (const [, name] of read('index.html').matchAll(/(?:src|href)="([^"]+)"/g)) assert.ok(files.includes(name), name);
  for (const name of scripts) {
    for (const [, from] of read(name).matchAll(/(?:from |import\()'\.\/([^']+)'/g)) assert.ok(files.includes(from), `${name}: ${from}`);
  }
});

test('each script says in its first line what lives there, and stays small', () => {
  for (const name of scripts) {
    const text = read(name);
    assert.match(text, /^\/\/ \S/, name);
    assert.ok(text.split('\n').length <= 320, name);
  }
});

test('each sentence of strings.js is said somewhere', () => {
  const all = scripts.filter((name) => name !== 'strings.js').map(read).join('\n');
  for (const [, key] of read('strings.js').matchAll(/^ {2}([a-zA-Z]+):/gm)) {
    assert.match(all, new RegExp(`strings\\.${key}\\b`), `strings.${key}`);
  }
});

/** The custom properties of a block of style.css, by name. */
function palette(start) {
  const css = read('style.css');
  const from = css.indexOf(start);
  assert.ok(from >= 0, start);
  const block = css.slice(from, css.indexOf('\n}', from));
  return Object.fromEntries([...block.matchAll(/--lc-([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function contrast(a, b) {
  const [light, dark] = [a, b].map((colour) => {
    const [r, g, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  }).sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('text has a contrast of 4.5 to 1 and more, edges of fields 3 to 1, in light and in dark', () => {
  const light = palette(':root {');
  const dark = { ...light, ...palette(':root[data-theme="dark"] {') };
  const pairs = [
    ['text', 'bg'], ['text', 'side'], ['text', 'bubble'], ['text', 'raised'], ['text', 'side-hover'], ['text', 'danger-soft'],
    ['text-muted', 'bg'], ['text-muted', 'side'], ['text-muted', 'side-hover'], ['text-muted', 'side-active'],
    ['text-muted', 'bubble'], ['text-muted', 'raised'], ['text-accent', 'bg'], ['text-accent', 'bubble'],
    ['text-accent', 'side-active'], ['text-accent', 'raised'], ['on-accent', 'accent'], ['on-accent', 'accent-hover'],
    ['on-accent-muted', 'accent'], ['on-amber', 'amber'], ['amber-text', 'amber-soft'], ['amber-text', 'bg'],
    ['danger', 'bg'], ['danger', 'raised'], ['danger', 'side'], ['danger', 'danger-soft'],
    ['text', 'code'], ['text', 'quote'], ['text-muted', 'quote'], ['on-accent', 'own-code'], ['on-accent', 'quote-own'],
    ['text-accent', 'quote'], ['amber-text', 'amber-soft'],
    ...Array.from({ length: 8 }, (_, i) => [[`name-${i}`, 'bubble'], [`name-${i}`, 'quote']]).flat(),
  ];
  for (const [theme, colours] of [['light', light], ['dark', dark]]) {
    for (const [front, back] of pairs) {
      const ratio = contrast(colours[front], colours[back]);
      assert.ok(ratio >= 4.5, `${theme}: ${front} on ${back} is ${ratio.toFixed(2)}`);
    }
    for (let i = 0; i < 8; i++) assert.ok(contrast('#ffffff', colours[`avatar-${i}`]) >= 4.5, `${theme}: avatar-${i}`);
    for (const ground of ['bg', 'side', 'raised']) {
      assert.ok(contrast(colours['border-strong'], colours[ground]) >= 3, `${theme}: border-strong on ${ground}`);
    }
  }
});
