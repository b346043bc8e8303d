// What becomes of a text that people write, as a tree, without a browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { modules } from './harness.mjs';

let client;
let markup;
let plainText;

before(async () => {
  client = await modules();
  ({ markup, plainText } = await client.load('markup.js'));
});

after(() => client.remove());

const run = (text, styles = [], link = null) => ({ text, styles, link });
const paragraph = (...runs) => ({ type: 'paragraph', runs: runs.map((one) => (typeof one === 'string' ? run(one) : one)) });
const asWritten = (text) => [paragraph(text)];

test('emphasis, code and struck out words, each style once however deep it is nested', () => {
  assert.deepEqual(markup('**b** *i* ~~s~~ ~x~ `c`'), [paragraph(run('b', ['bold']), ' ', run('i', ['italic']), ' ',
    run('s', ['strike']), ' ~x~ ', run('c', ['code']))]);
  assert.deepEqual(markup('*a **b *c* d** e*'), [paragraph(run('a ', ['italic']), run('b c d', ['bold', 'italic']), run(' e', ['italic']))]);
});

test('blocks: headings, lists with their numbers, quotes, code and lines', () => {
  assert.deepEqual(markup('## H'), [{ type: 'heading', level: 2, runs: [run('H')] }]);
  assert.deepEqual(markup('7. x\n8. y'), [{ type: 'items', first: 7, items: [[paragraph('x')], [paragraph('y')]] }]);
  assert.deepEqual(markup('- a\n  - b'), [{ type: 'items', first: null,
    items: [[paragraph('a'), { type: 'items', first: null, items: [[paragraph('b')]] }]] }]);
  assert.deepEqual(markup('> q\n> > r'), [{ type: 'quote', blocks: [paragraph('q'), { type: 'quote', blocks: [paragraph('r')] }] }]);
  assert.deepEqual(markup('```js\n**x**\n```\n\n    y'), [{ type: 'code', text: '**x**' }, { type: 'code', text: 'y' }]);
  assert.deepEqual(markup('a\n\n---'), [paragraph('a'), { type: 'rule' }]);
});

test('line ends are those that were written', () => {
  assert.deepEqual(markup('a\nb  \nc\\\nd'), asWritten('a\nb\nc\nd'));
});

test('HTML and tables are text, a picture is a link', () => {
  for (const text of ['<div>\nx\n</div>', '<b>x</b>', '| a | b |\n|---|---|\n| 1 | 2 |', '<!-- x -->']) {
    assert.deepEqual(markup(text), asWritten(text));
  }
  assert.deepEqual(markup('<b>*x*</b>'), [paragraph('<b>', run('x', ['italic']), '</b>')]);
  assert.deepEqual(markup('![pic](http://p.q/r.png)'), [paragraph(run('pic', [], 'http://p.q/r.png'))]);
  assert.deepEqual(markup('![](http://p.q/r.png)'), [paragraph(run('http://p.q/r.png', [], 'http://p.q/r.png'))]);
});

test('nothing of a message is lost: what would vanish is shown as it was written', () => {
  for (const text of ['#', '-', '```', '>', '[a]: http://x.y', '* * ', '']) {
    assert.equal(plainText(markup(text)).trim(), text === '* * ' ? '* *' : text);
  }
  assert.deepEqual(markup('[a]: http://x.y\n[a] there'), [paragraph('[a]: http://x.y'), paragraph(run('a', [], 'http://x.y'), ' there')]);
});

test('only addresses of the web and of mail lead somewhere; others stand there as they were written', () => {
  for (const text of ['[*x*](javascript:alert(1))', '[x](JAVASCRIPT:alert(1))', '[x](data:text/html,y)', '<javascript:alert(1)>',
    '[x](file:///etc/passwd)', '[x](//a.b)', '[x](/y)', '![x](vbscript:y)', 'ftp://a.b', 'xhttp://a.b', 'http://', '[x](http://user:secret@a.b)']) {
    assert.deepEqual(markup(text), asWritten(text), text);
  }
  assert.deepEqual(markup('<a@b.c>'), [paragraph(run('a@b.c', [], 'mailto:a@b.c'))]);
  assert.deepEqual(markup('[x](mailto:a@b.c)'), [paragraph(run('x', [], 'mailto:a@b.c'))]);
});

test('a bare address keeps its underscores and leaves the sentence its signs', () => {
  const link = (address) => run(address, [], address);
  assert.deepEqual(markup('see http://a.b/x_y_z_(1), ok'), [paragraph('see ', link('http://a.b/x_y_z_(1)'), ', ok')]);
  assert.deepEqual(markup('(HTTPS://a.b/c).'), [paragraph('(', link('HTTPS://a.b/c'), ').')]);
  assert.deepEqual(markup('**http://a.b**'), [paragraph(run('http://a.b', ['bold'], 'http://a.b'))]);
  assert.deepEqual(markup('`http://a.b`'), [paragraph(run('http://a.b', ['code']))]);
});

test('whoever reads it stands out behind an @, and nobody whose name only begins so', () => {
  assert.deepEqual(markup('hi @Ann! @annx x@ann `@ann`', 'ann'),
    [paragraph('hi ', run('@Ann', ['mention']), '! @annx x@ann ', run('@ann', ['code']))]);
  assert.deepEqual(markup('@a.*', 'a.*'), [paragraph(run('@a.*', ['mention']))]);
});

test('quotes and lists deeper than six are shown at that depth', () => {
  const depth = (blocks) => Math.max(0, ...blocks.map((one) => (one.type === 'quote' ? 1 + depth(one.blocks)
    : one.type === 'items' ? 1 + Math.max(...one.items.map(depth)) : 0)));
  assert.equal(depth(markup(`${'> '.repeat(20)}x`)), 6);
  assert.equal(depth(markup(`${'- '.repeat(500)}x`)), 6);
});

test('a plain text is the same whether it is looked at or read', () => {
  for (const text of ['hello there', 'a  b', 'What: this (is) 100% "fine"', 'Grüße, 李雷', 'x: y:']) {
    assert.deepEqual(markup(text), asWritten(text));
    assert.deepEqual(markup(`${text}*`), asWritten(`${text}*`));
  }
});
