// What packaging/markdown-it leaves of the library: character references are read there, without the whole list of HTML's.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { modules, WEB } from './harness.mjs';

let client;
let said;

before(async () => {
  client = await modules();
  const { markup, plainText } = await client.load('markup.js');
  said = (text) => plainText(markup(text));
});

after(() => client.remove());

test('characters may be written by their names and numbers', () => {
  assert.equal(said('&copy; &eacute;&Eacute; &hearts; &sup2; &there4; &apos;&quot;&amp;&lt;&gt; &lang;&nbsp;&rang; &yuml;'),
    '© éÉ ♥ ² ∴ \'"&<> ⟨\u00a0⟩ ÿ');
  assert.equal(said('&#9731; &#x263A; &#X1f600; &#0; &#xd800;'), '☃ ☺ 😀 \ufffd \ufffd');
});

test('what is no name of a character stands as it was written', () => {
  for (const text of ['&nope;', '&constructor;', '&valueOf;', '&toString;', '&copy', '&COPY;', '& amp;', '&;', '&#;', '&#x;', '&#12345678;']) {
    assert.equal(said(`*x* ${text}`), `x ${text}`);
  }
});

test('the places that are left empty are never asked for', () => {
  const markup = fs.readFileSync(path.join(WEB, 'markup.js'), 'utf8');
  for (const name of ['validateLink', 'normalizeLink', 'normalizeLinkText']) assert.match(markup, new RegExp(`parser\\.${name} = `));
  assert.equal(said('<http://täst.example/ä> [a](http://täst.example/%zz "t&auml;") <a@b.c> www.a.b'),
    'http://täst.example/ä a a@b.c www.a.b');
});
