// A QR code as an SVG picture, dark on light in both themes: many cameras do not read it the other way round.

import { shape } from './icons.js';
import { correction, generate } from './lean-qr.js';
import { strings } from './strings.js';

const QUIET = 4;

/** @param {string} text @returns {SVGElement} */
export function qrOf(text) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  const runs = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const from = x;
      while (code.get(x, y)) x++;
      if (x > from) runs.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`);
    }
  }
  const picture = shape('svg', { class: 'qr', role: 'img', 'aria-label': strings.qr, viewBox: `0 0 ${side} ${side}`,
    'shape-rendering': 'crispEdges' });
  picture.append(shape('path', { d: runs.join('') }));
  return picture;
}
