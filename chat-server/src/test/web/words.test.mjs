// The page's sentences in other languages: each stands under a name that the English ones have, and takes as much.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { modules } from './harness.mjs';

let client;

before(async () => {
  client = await modules();
});

after(() => client.remove());

/** What has to be alike: the kind, what a function takes, and the same of all parts. */
function shapeOf(words) {
  if (typeof words === 'function') return `takes ${words.length}`;
  if (typeof words === 'string') return 'text';
  return Object.fromEntries(Object.entries(words).map(([name, part]) => [name, shapeOf(part)]));
}

test('what is said in German is said in English, with the same parts', async () => {
  const { strings } = await client.load('strings.js');
  const { german } = await client.load('strings-de.js');
  for (const [name, words] of Object.entries(german)) assert.deepEqual(shapeOf(words), shapeOf(strings[name] ?? ''), name);
  assert.ok(Object.keys(german).length > 50);
});
