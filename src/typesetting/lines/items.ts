import type { TypeStyle } from '../../faces/shaper.ts';
import { noHang } from './hanging.ts';
import type { Item } from './knuth-plass.ts';
import { leafAt, leafEndingAfter, lineEnd, type RunningText } from './running.ts';
import { type Extents, type WordEnd, type Words, withHang } from './words.ts';

/** The text between two offsets of a paragraph, measured. */
export type Measure = (from: number, to: number) => Extents;

/** Where a line that ends at an item ends in the text, and where the next begins. */
export interface Place extends Omit<WordEnd, 'item' | 'offset'> {
  end: number;
  next: number;
}

/** Measures any stretch of the paragraph: word by word, so that what was measured once is known. */
export function measureOf(
  { text, leaves }: RunningText,
  styles: readonly TypeStyle[],
  { extents }: Pick<Words, 'extents'>,
): Measure {
  return (from, to) => {
    const sum: Extents = { width: 0, clusters: 0, rigid: 0, open: 0 };
    for (let k = leafEndingAfter(leaves, from); k < leaves.length; k++) {
      const leaf = leaves[k]!;
      if (leaf.from >= to) break;
      if (leaf.width !== undefined) {
        sum.width += leaf.width;
        sum.rigid += leaf.width;
        continue;
      }
      const end = Math.min(to, leaf.to);
      const stretch = text.slice(0, end);
      for (let at = Math.max(from, leaf.from); at < end; ) {
        const space = stretch.indexOf(' ', at);
        const next = space === at ? at + 1 : space < 0 ? end : space;
        const own = extents(text.slice(at, next), styles[k]!);
        sum.width += own.width;
        sum.clusters += own.clusters;
        sum.rigid += own.rigid;
        sum.open += own.open;
        at = next;
      }
    }
    return sum;
  };
}

/** What begins no line though a space stands before it: a dash between spaces, and signs that are typed apart, as in French. */
const beginsNone = /^(?:[–—](?=\s|$)|[?!;:»›%‰](?![^\s\p{P}]))/u;

/** Whether a line does not end at a space: before such a sign, or behind a quotation mark that opens and is typed apart. */
function isBound(text: string, at: number): boolean {
  if (beginsNone.test(text.slice(at + 1, at + 4))) return true;
  return /[«‹]/.test(text[at - 1] ?? '') && !/[^\s([—–]/.test(text[at - 2] ?? ' ');
}

/**
 * Turns running text into boxes, glue and penalties.
 * @param room length of the shortest line: what is longer may be divided anywhere
 */
export function itemsOf(
  { text, leaves }: RunningText,
  styles: readonly TypeStyle[],
  measure: Measure,
  words: Words,
  room: number,
): { items: Item[]; places: Map<number, Place> } {
  const { hang } = words;
  const items: Item[] = [];
  const places = new Map<number, Place>();
  const styleAt = (offset: number) => styles[leafAt(leaves, offset)]!;
  /** What hangs over where a line ends behind a character: the spacing of a last letter is not seen. */
  const hangBehind = (offset: number) => {
    if (offset < 0) return 0;
    const over = hang === noHang ? 0 : hang(text[offset]!, styleAt(offset));
    return over + (styleAt(offset)?.tracking ?? 0);
  };
  /** A line that begins with no letter begins with an empty box: what stands before the first box is not on the line. */
  const beginLine = () => {
    const last = items.at(-1);
    const isHead = last?.kind === 'penalty' && last.cost === Number.NEGATIVE_INFINITY;
    if (isHead) items.push({ kind: 'box', width: 0 });
  };
  /** A word, which has the style of the leaf that it stands in, if it stands in one. */
  const wordAt = (word: string, at: number) => {
    const k = leafAt(leaves, at);
    const leaf = leaves[k];
    if (leaf && leaf.to >= at + word.length && leaf.width === undefined)
      return words.itemsOf(word, styles[k]!, room);
    const looks = {
      measure: (from: number, to: number) => measure(at + from, at + to),
      styleAt: (offset: number) => styleAt(at + offset),
    };
    return words.mixedItems(word, looks, room);
  };

  for (const { 0: piece, index: at } of text.matchAll(/[ \u00a0]|\u2028|[^ \u00a0\u2028]+/g)) {
    if (piece === lineEnd) {
      beginLine();
      places.set(items.length, { end: at, next: at + 1, hyphen: false });
      items.push({ kind: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, hyphen: false });
    } else if (piece === ' ' || piece === '\u00a0') {
      const { width } = measure(at, at + 1);
      const bound = piece === '\u00a0' || isBound(text, at);
      if (piece === '\u00a0') beginLine();
      if (bound) items.push({ kind: 'penalty', width: 0, cost: Number.POSITIVE_INFINITY, hyphen: false });
      places.set(items.length, { end: at, next: at + 1, hyphen: false });
      items.push(withHang({ kind: 'glue', width }, hangBehind(at - 1)));
    } else {
      const word = wordAt(piece, at);
      for (const { item, offset, ...more } of word.ends) {
        places.set(items.length + item, { end: at + offset, next: at + offset, ...more });
      }
      items.push(...word.items);
    }
  }
  places.set(items.length, { end: text.length, next: text.length, hyphen: false });
  return { items, places };
}
