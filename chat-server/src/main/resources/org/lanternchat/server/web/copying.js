// What is copied when the selection goes over several messages: who said what and when, as it was written.

import { timeOf } from './format.js';
import { strings } from './strings.js';

/**
 * @param {ClipboardEvent} event @param {HTMLElement} rows
 * @param {(key: string) => import('./bubble.js').MessageRow | undefined} rowOf
 */
export function copied(event, rows, rowOf) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const bodies = [...rows.querySelectorAll('.message .body')].filter((body) => range.intersectsNode(body));
  const lines = bodies.map((body) => {
    const row = rowOf(/** @type {HTMLElement} */ (body.closest('.message')).dataset.key ?? '');
    const text = row && selected(range, body, row.text).trim();
    return row && text ? strings.saidAt(row.name, timeOf(row.at), text) : '';
  }).filter(Boolean);
  if (lines.length < 2) return;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', lines.join('\n'));
}

/** The whole as it was written, or what of it is selected. @param {Range} range @param {Element} body @param {string} written */
function selected(range, body, written) {
  const inside = document.createRange();
  inside.selectNodeContents(body);
  const starts = range.compareBoundaryPoints(Range.START_TO_START, inside) > 0;
  const ends = range.compareBoundaryPoints(Range.END_TO_END, inside) < 0;
  if (!starts && !ends) return written;
  if (starts) inside.setStart(range.startContainer, range.startOffset);
  if (ends) inside.setEnd(range.endContainer, range.endOffset);
  return inside.toString();
}
