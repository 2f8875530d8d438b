import { isJoined } from '../../faces/scripts.ts';
import type { Shaper, TypeStyle } from '../../faces/shaper.ts';
import { isUnspaced } from '../../language/unspaced.ts';
import { divisions } from './divisions.ts';
import { type Hang, noHang } from './hanging.ts';
import type { Item } from './knuth-plass.ts';
import { leafAt, leafEndingAfter, lineEnd, type RunningText } from './running.ts';

/**
 * The text between two offsets of a paragraph, measured. `clusters` are the places to which a line adds letter spacing, and
 * `rigid` is the width of what it leaves as it is, because it is spaced by itself, and `open` that of writing without spaces, whose
 * letters stand further apart where other lines have wider spaces.
 */
export type Measure = (from: number, to: number) => Extents;

interface Extents {
  width: number;
  clusters: number;
  rigid: number;
  open: number;
}

/** Where a line that ends at an item ends in the text, and where the next begins. */
export interface Place {
  end: number;
  next: number;
  hyphen: boolean;
  /** Whether a string is divided there that no rule divides. */
  anywhere?: true;
  /** Whether the line may fall short. */
  ragged?: true;
}

/**
 * A word is measured as a whole, up to each place where it may be divided, so that its letters stand as close as in the
 * undivided word. Of a longer one, which no language has, and of writing without spaces, each such stretch is measured by itself.
 */
const longestShaped = 500;
/** The same where it may be divided anywhere, so that there are as many stretches as letters. */
const longestAnywhere = 50;

const nothing: Extents = { width: 0, clusters: 0, rigid: 0, open: 0 };

/** Measures any stretch of the paragraph: word by word, so that the shaper's memory serves. */
export function measureOf({ text, leaves }: RunningText, styles: TypeStyle[], shaper: Shaper): Measure {
  return (from, to) => {
    let width = 0;
    let clusters = 0;
    let rigid = 0;
    let open = 0;
    for (let k = leafEndingAfter(leaves, from); k < leaves.length; k++) {
      const leaf = leaves[k]!;
      if (leaf.from >= to) break;
      if (leaf.width !== undefined) {
        width += leaf.width;
        rigid += leaf.width;
        continue;
      }
      const end = Math.min(to, leaf.to);
      const stretch = text.slice(0, end);
      for (let at = Math.max(from, leaf.from); at < end; ) {
        const space = stretch.indexOf(' ', at);
        const next = space === at ? at + 1 : space < 0 ? end : space;
        const word = text.slice(at, next);
        const extent = shaper(word, styles[k]!);
        const { tracking } = styles[k]!;
        const own = extent.width + (tracking ?? 0) * extent.clusters;
        width += own;
        if (tracking === undefined && !isJoined(word)) clusters += extent.clusters;
        else rigid += own;
        if (isUnspaced(word)) open += own;
        at = next;
      }
    }
    return { width, clusters, rigid, open };
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
 * @param points offsets at which a word of a language may be divided
 * @param room length of the shortest line: what is longer may be divided anywhere
 */
export function itemsOf(
  running: RunningText,
  styles: TypeStyle[],
  measure: Measure,
  shaper: Shaper,
  points: (word: string, language: string) => readonly number[],
  hang: Hang,
  room: number,
): { items: Item[]; places: Map<number, Place> } {
  const { text, leaves } = running;
  const items: Item[] = [];
  const places = new Map<number, Place>();
  const styleAt = (offset: number) => styles[leafAt(leaves, offset)]!;
  /** What hangs over where a line ends after a character, or begins with it. */
  const hangAt = (offset: number) =>
    hang === noHang || offset < 0 ? undefined : hang(text[offset]!, styleAt(offset));
  /** The same at the end: the spacing of a last letter is not seen. */
  const hangBehind = (offset: number) => (hangAt(offset) ?? 0) + (styleAt(offset)?.tracking ?? 0);
  const glue = (width: number, at: number): Item => withHang({ kind: 'glue', width }, hangBehind(at - 1));
  /** The box of a stretch, of which some stands already. */
  const box = (all: Extents, before: Extents, at: number): Item => {
    const [rigid, open] = [all.rigid - before.rigid, all.open - before.open];
    const more = { ...(rigid > 0 && { rigid }), ...(open > 0 && { open }) };
    return withHang({ kind: 'box', width: all.width - before.width, ...more }, hangAt(at));
  };
  const place = (end: number, next: number, hyphen: boolean, more: Pick<Place, 'anywhere' | 'ragged'> = {}) =>
    places.set(items.length, { end, next, hyphen, ...more });
  /** A line that begins with no letter begins with an empty box: what stands before the first box is not on the line. */
  const beginLine = () => {
    const last = items.at(-1);
    const isHead = last?.kind === 'penalty' && last.cost === Number.NEGATIVE_INFINITY;
    if (isHead) items.push({ kind: 'box', width: 0 });
  };
  const isWide = (from: number, to: number) => measure(from, to).width > room;

  for (const { 0: piece, index: at } of text.matchAll(/[ \u00a0]|\u2028|[^ \u00a0\u2028]+/g)) {
    if (piece === lineEnd) {
      beginLine();
      place(at, at + 1, false);
      items.push({ kind: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, hyphen: false });
    } else if (piece === ' ' || piece === '\u00a0') {
      const { width } = measure(at, at + 1);
      const bound = piece === '\u00a0' || isBound(text, at);
      if (piece === '\u00a0') beginLine();
      if (bound) items.push({ kind: 'penalty', width: 0, cost: Number.POSITIVE_INFINITY, hyphen: false });
      place(at, at + 1, false);
      items.push(glue(width, at));
    } else {
      let done = at;
      /** Where what is measured begins, and how much of it stands already. */
      let from = at;
      let before = nothing;
      for (const { offset, cost, hyphen, anywhere, ragged, apart } of divisions(piece, at, {
        styleAt,
        points,
        isWide,
      })) {
        const extent = measure(from, offset);
        items.push(box(extent, before, done));
        before = extent;
        if (apart || offset - from > (anywhere ? longestAnywhere : longestShaped))
          [from, before] = [offset, nothing];
        const more = { ...(anywhere && { anywhere }), ...(ragged && { ragged }) };
        place(offset, offset, hyphen === 'added', more);
        const added = hyphen === 'added' ? shaper('-', styleAt(offset - 1)).width : 0;
        const over = hyphen === 'added' ? hang('-', styleAt(offset - 1)) : hangBehind(offset - 1);
        const penalty = { kind: 'penalty', width: added, cost, hyphen: hyphen !== 'none' } as const;
        items.push(withHang(ragged ? { ...penalty, ragged } : penalty, over));
        done = offset;
      }
      if (done < at + piece.length) {
        const extent = measure(from, at + piece.length);
        items.push(box(extent, before, done));
      }
    }
  }
  places.set(items.length, { end: text.length, next: text.length, hyphen: false });
  return { items, places };
}

const withHang = <T extends Item>(item: T, hang: number | undefined): T => (hang ? { ...item, hang } : item);
