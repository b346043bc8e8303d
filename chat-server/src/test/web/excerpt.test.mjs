// What is shown of a message that was found.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { modules } from './harness.mjs';

let client;
let shown;

before(async () => {
  client = await modules();
  const { asRead, excerptOf } = await client.load('excerpt.js');
  /** With what was found in brackets; `words` are looked for in the order in which they stand. */
  shown = (text, ...words) => {
    let from = 0;
    const marks = words.map((word) => {
      const at = [...text.slice(0, text.indexOf(word, from))].length;
      from = text.indexOf(word, from) + word.length;
      return [at, [...word].length];
    });
    return excerptOf(...asRead(text, marks)).map((part) => (part.found ? `[${part.text}]` : part.text)).join('');
  };
});

after(() => client.remove());

test('signs of markup are not shown, and the marks stay where they belong', () => {
  assert.equal(shown('**Plan** for the *plan*', 'Plan', 'plan'), '[Plan] for the [plan]');
  assert.equal(shown('> a 😀 quote with `code`', 'quote', 'code'), 'a 😀 [quote] with [code]');
  assert.equal(shown('See <b>this</b>', 'this'), 'See <b>[this]</b>');
});

test('what was found in a sign of the markup stands as it was written', () => {
  assert.equal(shown('[docs](http://wiki.local/plan) **later**', 'wiki'), '[docs](http://[wiki].local/plan) **later**');
});

test('a long message begins at a word before what was found, and ends with a sign that there is more', () => {
  const text = `${'forenoon '.repeat(40)}kettle ${'afternoon '.repeat(60)}`;
  const all = shown(text, 'kettle');
  assert.match(all, /^…forenoon (forenoon )+\[kettle\] afternoon /);
  assert.match(all, /…$/);
  assert.ok([...all].length < 310);
  assert.match(shown('x'.repeat(500) + 'kettle', 'kettle'), /^…x{40}\[kettle\]$/);
});
