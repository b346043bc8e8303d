// Makes the page's markdown-it.js out of the library's own modules, without what the page never asks it for: see the files
// beside this one. `npm run make` here does all of it; the next version is another number in package.json.

import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const WEB = path.resolve(HERE, '../../chat-server/src/main/resources/org/lanternchat/server/web');
const REPLACED = ['entities', 'linkify-it', 'mdurl', 'punycode', 'uc.micro'];

/** What markup.js never runs: it renders nothing, and disables or does not ask for these rules. */
const LEFT_OUT = {
  'src/renderer.ts': 'var Renderer = class {};',
  'src/rules_core/linkify.ts': 'var linkify$1 = () => {};',
  'src/rules_core/replacements.ts': 'var replace = () => {};',
  'src/rules_core/smartquotes.ts': 'var smartquotes = () => {};',
  'src/rules_block/table.ts': 'var table = () => false;',
  'src/common/html_blocks.ts': '',
  'src/rules_block/html_block.ts': 'var html_block = () => false;',
};

/** The library's module names the sources of its parts; each that is left out has to be there. */
function without(text) {
  return Object.entries(LEFT_OUT).reduce((rest, [name, instead]) => {
    const from = rest.indexOf(`//#region ${name}\n`);
    const to = rest.indexOf('//#endregion', from);
    if (from < 0 || to < 0) throw new Error(`${name} is not there any more.`);
    return rest.slice(0, from) + instead + rest.slice(to);
  }, text);
}

const smaller = {
  name: 'smaller',
  setup: ({ onLoad }) => onLoad({ filter: /markdown-it\.mjs$/ }, ({ path: file }) => ({ contents: without(fs.readFileSync(file, 'utf8')) })),
};

const found = path.join(HERE, 'node_modules/markdown-it');
const { version } = JSON.parse(fs.readFileSync(path.join(found, 'package.json'), 'utf8'));
const { outputFiles: [made], metafile } = await build({
  stdin: { contents: "export { default } from 'markdown-it';", resolveDir: HERE },
  absWorkingDir: HERE, bundle: true, format: 'esm', minify: true, charset: 'utf8', legalComments: 'none', target: 'es2022',
  write: false, metafile: true, plugins: [smaller],
  alias: Object.fromEntries(REPLACED.map((name) => [name === 'punycode' ? 'punycode.js' : name, path.join(HERE, `${name}.js`)])),
});
const inside = Object.keys(metafile.inputs).filter((name) => name.startsWith('node_modules/')).sort();
fs.writeFileSync(path.join(WEB, 'markdown-it.js'), `// markdown-it ${version}: reads CommonMark. Only markup.js knows it, and takes its tokens, never its HTML.
// Made by packaging/markdown-it/make.mjs, minified, without what markup.js does not use. Of others it holds:
${inside.map((name) => `// ${name}`).join('\n')}
${made.text}`);
const licenses = path.join(WEB, 'licenses.txt');
const others = fs.readFileSync(licenses, 'utf8').split(/^(?=== )/m).filter((one) => !one.startsWith('== markdown-it-'));
fs.writeFileSync(licenses, `== markdown-it-${version}\n\n${fs.readFileSync(path.join(found, 'LICENSE'), 'utf8').trim()}\n\n${others.join('')}`);
