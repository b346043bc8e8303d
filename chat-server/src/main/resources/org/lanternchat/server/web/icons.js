// The icons, drawn here as strokes on a 24 by 24 grid, and the lantern of the logo.

const SVG = 'http://www.w3.org/2000/svg';

const STROKES = {
  hash: ['M9.5 4 7.5 20', 'M16.5 4l-2 16', 'M4.5 9h16', 'M3.5 15h16'],
  plus: ['M12 5v14', 'M5 12h14'],
  people: ['M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z', 'M2.5 19.5c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5', 'M16 4.8a3.5 3.5 0 0 1 0 6.4', 'M18 14.9c1.9.7 3.1 2.3 3.5 4.6'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  more: ['M5.5 12h.01', 'M12 12h.01', 'M18.5 12h.01'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  send: ['M20.5 3.5 10 14', 'M20.5 3.5 14 20.5l-4-6.5-6.5-4Z'],
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  clock: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z', 'M12 7.5V12l3 2'],
  tick: ['m5 12.5 4.5 4.5L19 7.5'],
  alert: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z', 'M12 8v4.5', 'M12 16h.01'],
  retry: ['M20 11.5A8 8 0 1 0 17.8 17', 'M20.5 5.5v6h-6'],
  copy: ['M9 9h10.5v10.5H9Z', 'M15 9V4.5H4.5V15H9'],
  trash: ['M4.5 7h15', 'M9.5 7V4.5h5V7', 'M6.5 7l1 12.5h9l1-12.5'],
  leave: ['M14 4.5H5v15h9', 'M10.5 12H21', 'm17.5 8.5 3.5 3.5-3.5 3.5'],
  reply: ['m9 14.5-5-5 5-5', 'M4 9.5h10a6 6 0 0 1 6 6v4'],
  edit: ['M4 20l1-4.5L16.5 4 20 7.5 8.5 19Z', 'm14 6.5 3.5 3.5'],
  pin: ['M7 3.5h10v17l-5-4-5 4Z'],
  clip: ['m20.5 11-8.8 8.8a5.3 5.3 0 0 1-7.5-7.5L13 3.5a3.5 3.5 0 0 1 5 5l-8.9 8.8a1.8 1.8 0 0 1-2.5-2.5l8.2-8.1'],
  file: ['M13 3H6v18h12.5V8.5Z', 'M13 3v5.5h5.5'],
  text: ['M13 3H6v18h12.5V8.5Z', 'M13 3v5.5h5.5', 'M9.5 13h5.5', 'M9.5 17h5.5'],
  archive: ['M3 4h18v4.5H3Z', 'M4.5 8.5V20h15V8.5', 'M10 12.5h4'],
  image: ['M4 4h16v16H4Z', 'M9 10.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z', 'm20 15-5-5L5 20'],
  audio: ['M9 18V6l11-2v12', 'M6.5 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z', 'M17.5 18.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z'],
  video: ['M3 4h18v16H3Z', 'M8 4v16', 'M16 4v16', 'M3 12h18'],
  search: ['M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z', 'm15.7 15.7 4.8 4.8'],
  smile: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z', 'M8.5 14c1.6 2.3 5.4 2.3 7 0', 'M9 9.5h.01', 'M15 9.5h.01'],
  eye: ['M2.5 12C6 5.5 18 5.5 21.5 12 18 18.5 6 18.5 2.5 12Z', 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z'],
  download: ['M12 4v11.5', 'm7 11 5 5 5-5', 'M4.5 20h15'],
  left: ['m14.5 5-7 7 7 7'],
  right: ['m9.5 5 7 7-7 7'],
  sun: ['M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z', 'M12 2.5v2', 'M12 19.5v2', 'M2.5 12h2', 'M19.5 12h2', 'm5.3 5.3 1.4 1.4', 'm17.3 17.3 1.4 1.4', 'm18.7 5.3-1.4 1.4', 'm6.7 17.3-1.4 1.4'],
  moon: ['M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z'],
  screen: ['M3 4.5h18v12H3Z', 'M8.5 20.5h7', 'M12 16.5v4'],
  lock: ['M5 10.5h14v10H5Z', 'M8 10.5V7.5a4 4 0 0 1 8 0v3'],
  unlock: ['M5 10.5h14v10H5Z', 'M8 10.5V7.5a4 4 0 0 1 7.5-2'],
  invite: ['M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z', 'M2.5 19.5c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5', 'M19 8v6', 'M16 11h6'],
  gear: ['M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z', 'm10.4 2.9-.5 2.3-1.7 1-2.2-.7-1.6 2.8 1.7 1.6v2.2l-1.7 1.6L6 16.5l2.2-.7 1.7 1 .5 2.3h3.2l.5-2.3 1.7-1 2.2.7 1.6-2.8-1.7-1.6V9.9l1.7-1.6L18 5.5l-2.2.7-1.7-1-.5-2.3Z'],
  chat: ['M4 19.5V5.5h16v11H7.5Z'],
};

/** @typedef {keyof typeof STROKES} Sign */

/** @param {Sign} name @param {number} [size] @returns {SVGElement} hidden from screen readers: its button has a name */
export function icon(name, size = 20) {
  const svg = frame(size);
  svg.setAttribute('class', `icon icon-${name}`);
  for (const d of STROKES[name]) svg.append(shape('path', { d }));
  return svg;
}

/** @param {number} size @returns {SVGElement} */
export function lantern(size) {
  const svg = frame(size);
  svg.setAttribute('class', 'lantern');
  svg.append(
    shape('circle', { class: 'lantern-glow', cx: 12, cy: 13, r: 11 }),
    shape('circle', { class: 'lantern-ring', cx: 12, cy: 3.4, r: 1.9 }),
    shape('path', { class: 'lantern-glass', d: 'M8 8h8c1.3 1.5 2 3.2 2 5s-.7 3.5-2 5H8c-1.3-1.5-2-3.2-2-5s.7-3.5 2-5Z' }),
    shape('path', { class: 'lantern-flame', d: 'M12 9.6c1.5 1.6 2.3 2.8 2.3 4.1a2.3 2.3 0 0 1-4.6 0c0-1.3.8-2.5 2.3-4.1Z' }),
    shape('path', { class: 'lantern-metal', d: 'M7.2 8.4 9.3 5.3h5.4l2.1 3.1Z' }),
    shape('path', { class: 'lantern-metal', d: 'M7.4 17.6h9.2l1.3 3.1H6.1Z' }),
  );
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes @returns {SVGElement} */
export function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return /** @type {SVGElement} */ (element);
}

/** @param {number} size */
function frame(size) {
  return shape('svg', { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' });
}
