import { bullets } from './anatomy/items.ts';
import { markOf } from './anatomy/marks.ts';
import type { Block, Edit } from './block.ts';
import { subentryDash } from './index-entries.ts';

const bullet = new RegExp(`^(?:[${bullets}·–—*\ufffd-]|\\p{Co}(?=\\s))\\s*(?=\\S)`, 'u');

/** The marker that an item's text begins with: its number, or null of a bullet. */
interface Marker {
  number: number | null;
  length: number;
}

function markerOf(text: string): Marker | null {
  const dot = bullet.exec(text);
  if (dot) return { number: null, length: dot[0].length };
  const mark = markOf(text);
  if (!mark || !/^(?:point|close|round|plain)$/.test(mark.form)) return null;
  const blank = /^\s*/.exec(text.slice(mark.sign.length))![0].length;
  return { number: mark.value, length: mark.sign.length + blank };
}

/**
 * Makes lists of items that follow each other with bullets, or with numbers that count on from the first; other items are
 * paragraphs, as they stand. The subentries of an index are lists too.
 * @returns the edits that take the markers out of the text, for Markdown writes its own
 */
export function makeLists(blocks: Block[]): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < blocks.length; ) {
    let end = i;
    while (end < blocks.length && blocks[end]!.kind === 'subentry') end++;
    if (end > i) {
      // the subentries of an index are a list under their entry, and have no markers
      blocks[i]!.list = { start: null };
      for (; i < end; i++) {
        const { lines } = blocks[i]!;
        blocks[i]!.kind = 'item';
        const dash = subentryDash.exec(lines[0]!.text);
        const { from } = lines[0]!;
        if (dash) edits.push({ from, to: from + dash[0].length, now: '', rule: 'list-marker' });
      }
      continue;
    }
    while (end < blocks.length && blocks[end]!.kind === 'item') end++;
    if (end === i) {
      i++;
      continue;
    }
    const items = blocks.slice(i, end);
    const markers = items.map(({ lines }) => {
      const marker = markerOf(lines[0]!.text);
      // a marker with nothing after it is all there is
      return marker && (lines.length > 1 || lines[0]!.text.length > marker.length) ? marker : null;
    });
    const first = markers[0]?.number ?? null;
    const counts = markers.every((m, k) => m !== null && m.number === (first === null ? null : first + k));
    items.forEach((block, k) => {
      if (!counts || items.length < 2) {
        block.kind = 'paragraph';
        return;
      }
      if (k === 0) block.list = { start: first };
      const { from } = block.lines[0]!;
      edits.push({ from, to: from + markers[k]!.length, now: '', rule: 'list-marker' });
    });
    i = end;
  }
  return edits;
}
