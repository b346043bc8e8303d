// What the page costs a browser: `node figures.mjs [PERFORMANCE.md]` measures the page and, for scale, `plain.html`, the
// plainest client there can be, in turn in the same Chromium on a processor four times slower; medians of several rounds.

import fs from 'node:fs';
import { Cast } from './cast.mjs';
import { Browser, PATIENCE, Server } from './harness.mjs';

const ROUNDS = 5;
const SLOWER = 4;
const MESSAGES = 1_000;
const LETTERS = 'ptarmigan';

/** What is measured, and how each page is used. `field` is where one types first. */
const PAGES = [
  { name: 'the page', path: '', field: '#name', write: '.composer-field', last: '.message:last-child .body' },
  { name: '`plain.html`', path: 'plain.html', field: '#name', write: '#text', last: '#messages > li:last-child' },
];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A new person's browser, with nothing in its cache, at one of the pages. */
async function visitor(browser, url) {
  const context = await browser.person();
  const page = await context.newPage();
  page.setDefaultTimeout(3 * PATIENCE);
  const wire = await page.createCDPSession();
  let bytes = 0;
  await wire.send('Network.enable');
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { context, page, wire, url, bytes: () => bytes };
}

/** From the navigation to the first paint, and to the moment at which the focused field shows a typed letter. */
async function load({ page, url, bytes }, { path, field }) {
  await page.evaluateOnNewDocument((where, letters) => {
    // A key that is pressed again and again is what an impatient person does.
    const wait = () => {
      const at = document.querySelector(where);
      if (!at || document.activeElement !== at || at.disabled) {
        requestAnimationFrame(wait);
        return;
      }
      document.execCommand('insertText', false, letters);
      requestAnimationFrame(() => requestAnimationFrame((now) => {
        if (at.value.endsWith(letters)) window.typable = now;
        else requestAnimationFrame(wait);
      }));
    };
    requestAnimationFrame(wait);
  }, field, LETTERS);
  await page.goto(url + path);
  await page.waitForFunction(() => window.typable > 0 && performance.getEntriesByName('first-contentful-paint').length > 0);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    typable: window.typable,
  }));
  await page.waitForNetworkIdle({ idleTime: 500 });
  return { ...times, bytes: bytes() };
}

/** Signed in, while another person writes very much; not slowed down, since only what is held in the end is asked for. */
async function read({ page, wire }, { write, last, field }, name, cast) {
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.$eval(field, (at) => { at.focus(); at.select(); });
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.waitForSelector(write, { visible: true });
  const before = await memory(wire);
  await cast.writes('Writer', 'general', MESSAGES, name);
  await page.waitForFunction((one, end) => document.querySelector(one)?.textContent.endsWith(end), { polling: 'raf' }, last,
    `${MESSAGES - 1} ${name}`);
  return { before, after: await memory(wire) };
}

async function memory(wire) {
  await wire.send('Performance.enable');
  for (let i = 0; i < 3; i++) await wire.send('HeapProfiler.collectGarbage');
  const { metrics } = await wire.send('Performance.getMetrics');
  const of = (name) => metrics.find((one) => one.name === name).value;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes') };
}

const results = PAGES.map((page) => ({ page, loads: [], reads: [] }));
const server = await Server.start();
const browser = await Browser.start();
const chromium = await browser.program.version();
try {
  const cast = await Cast.gather(browser, server.url, ['Writer'], ['general']);
  for (let round = 0; round < ROUNDS; round++) {
    for (const result of results) {
      const here = await visitor(browser, server.url);
      result.loads.push(await load(here, result.page));
      await here.context.close();
    }
  }
  for (const result of results) {
    const here = await visitor(browser, server.url);
    await load(here, result.page);
    result.reads.push(await read(here, result.page, `r${result.reads.length}${result.page.path.length}`, cast));
    await here.context.close();
  }
} finally {
  await browser.stop();
  await server.stop();
}

const row = ({ page, loads, reads }) => [
  page.name,
  median(loads.map((one) => one.paint)).toFixed(0),
  median(loads.map((one) => one.typable)).toFixed(0),
  (median(loads.map((one) => one.bytes)) / 1000).toFixed(0),
  (reads[0].before.heap / 1e6).toFixed(1),
  (reads[0].after.heap / 1e6).toFixed(1),
  reads[0].after.nodes,
];
const table = [
  `| page | first paint ms | typing ms | over the wire KB | heap MB | after ${MESSAGES.toLocaleString('en')} messages MB | nodes then |`,
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...results.map((one) => `| ${row(one).join(' | ')} |`),
  '',
  `\`packaging/benchmark-page.sh\`, ${new Date().toISOString().slice(0, 10)}; ${chromium}, ${SLOWER} times slowed down; medians of ${ROUNDS} loads with an empty cache`,
].join('\n');
console.log(table);

const [, , document] = process.argv;
if (document) {
  const text = fs.readFileSync(document, 'utf8');
  const marks = ['<!-- measured page -->\n', '\n<!-- end of page -->'];
  const [from, to] = [text.indexOf(marks[0]) + marks[0].length, text.indexOf(marks[1])];
  if (to < 0) throw new Error(`${document} has no place for the figures of the page.`);
  fs.writeFileSync(document, text.slice(0, from) + table + text.slice(to));
}
