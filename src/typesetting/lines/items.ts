import LineBreaker from 'linebreak';
import type { Shaper, TypeStyle } from '../../faces/shaper.ts';
import { noLanguage } from '../../language/tags.ts';
import { type Hang, noHang } from './hanging.ts';
import type { Item } from './knuth-plass.ts';
import { leafAt, leafEndingAfter, lineEnd, type RunningText } from './running.ts';

/**
 * Words of what is to be typed that are longer than this may be divided at hyphens: there are lines, and columns of
 * tables, that would not hold them.
 */
export const longest = 24;

/**
 * The text between two offsets of a paragraph, measured. `clusters` are the places to which a line adds letter spacing, and
 * `rigid` is the width of what it leaves as it is, because it is spaced by itself.
 */
export type Measure = (from: number, to: number) => { width: number; clusters: number; rigid: number };

/** Where a line that ends at an item ends in the text, and where the next begins. */
export interface Place {
  end: number;
  next: number;
  hyphen: boolean;
}

/** What it costs to end a line inside a word. */
const costs = { hyphen: 270, shortPart: 60, compound: 200, dash: 30, range: 1500 };

/** Fewest letters of a word before a hyphen, and after it. */
const least = { before: 2, after: 3 };

/**
 * A word is measured as a whole, up to each place where it may be divided, so that its letters stand as close as in the
 * undivided word. Of a longer one, which no language has, each such stretch is measured by itself.
 */
const longestShaped = 500;

/** Measures any stretch of the paragraph: word by word, so that the shaper's memory serves. */
export function measureOf({ text, leaves }: RunningText, styles: TypeStyle[], shaper: Shaper): Measure {
  return (from, to) => {
    let width = 0;
    let clusters = 0;
    let rigid = 0;
    for (let k = leafEndingAfter(leaves, from); k < leaves.length; k++) {
      const leaf = leaves[k]!;
      if (leaf.from >= to) break;
      const end = Math.min(to, leaf.to);
      const stretch = text.slice(0, end);
      for (let at = Math.max(from, leaf.from); at < end; ) {
        const space = stretch.indexOf(' ', at);
        const next = space === at ? at + 1 : space < 0 ? end : space;
        const extent = shaper(text.slice(at, next), styles[k]!);
        const { tracking } = styles[k]!;
        const own = extent.width + (tracking ?? 0) * extent.clusters;
        width += own;
        if (tracking === undefined) clusters += extent.clusters;
        else rigid += own;
        at = next;
      }
    }
    return { width, clusters, rigid };
  };
}

/**
 * Turns running text into boxes, glue and penalties.
 * @param points offsets at which a word of a language may be divided
 */
export function itemsOf(
  running: RunningText,
  styles: TypeStyle[],
  measure: Measure,
  shaper: Shaper,
  points: (word: string, language: string) => readonly number[],
  hang: Hang,
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
  const box = (width: number, rigid: number, at: number): Item =>
    withHang({ kind: 'box', width, ...(rigid > 0 && { rigid }) }, hangAt(at));
  const place = (end: number, next: number, hyphen: boolean) =>
    places.set(items.length, { end, next, hyphen });

  for (const { 0: piece, index: at } of text.matchAll(/[ \u00a0]|\u2028|[^ \u00a0\u2028]+/g)) {
    if (piece === lineEnd) {
      place(at, at + 1, false);
      items.push({ kind: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, hyphen: false });
    } else if (piece === ' ' || piece === '\u00a0') {
      const { width } = measure(at, at + 1);
      // A dash between spaces does not begin a line.
      const bound = piece === '\u00a0' || /^[–—](\s|$)/.test(text.slice(at + 1, at + 3));
      if (bound) items.push({ kind: 'penalty', width: 0, cost: Number.POSITIVE_INFINITY, hyphen: false });
      place(at, at + 1, false);
      items.push(glue(width, at));
    } else {
      let done = at;
      /** Where what is measured begins, and how much of it stands already. */
      let from = at;
      let before = { width: 0, rigid: 0 };
      for (const { offset, cost, hyphen } of divisions(piece, at, styleAt, points)) {
        const extent = measure(from, offset);
        items.push(box(extent.width - before.width, extent.rigid - before.rigid, done));
        before = extent;
        if (offset - from > longestShaped) [from, before] = [offset, { width: 0, rigid: 0 }];
        place(offset, offset, hyphen === 'added');
        const added = hyphen === 'added' ? shaper('-', styleAt(offset - 1)).width : 0;
        const over = hyphen === 'added' ? hang('-', styleAt(offset - 1)) : hangBehind(offset - 1);
        items.push(withHang({ kind: 'penalty', width: added, cost, hyphen: hyphen !== 'none' }, over));
        done = offset;
      }
      if (done < at + piece.length) {
        const extent = measure(from, at + piece.length);
        items.push(box(extent.width - before.width, extent.rigid - before.rigid, done));
      }
    }
  }
  places.set(items.length, { end: text.length, next: text.length, hyphen: false });
  return { items, places };
}

const withHang = <T extends Item>(item: T, hang: number | undefined): T => (hang ? { ...item, hang } : item);

interface Division {
  offset: number;
  cost: number;
  hyphen: 'added' | 'own' | 'none';
}

/** Where a word may end a line behind a hyphen or dash of its own. */
function ownDivisions(word: string, at: number): Division[] {
  const found: Division[] = [];
  for (const match of word.matchAll(/(?<=\p{L}{2})[-\u2010](?=\p{L}{2})/gu)) {
    found.push({ offset: at + match.index + 1, cost: costs.compound, hyphen: 'own' });
  }
  for (const match of word.matchAll(/(?<=.)([–—/])(?=.)/gu)) {
    const range = /\d/.test(word[match.index - 1]!) && /\d/.test(word[match.index + 1]!);
    found.push({ offset: at + match.index + 1, cost: range ? costs.range : costs.dash, hyphen: 'none' });
  }
  return found;
}

/** Letters between which a line may end anywhere but where a mark forbids it. */
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Where a word of Chinese or Japanese may end a line (UAX #14): between two letters, but not before a stop or behind a bracket. */
function unspacedDivisions(word: string, at: number): Division[] {
  if (!unspaced.test(word)) return [];
  const breaker = new LineBreaker(word);
  const found: Division[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position } = next;
    const around = word.slice(Math.max(0, position - 1), position + 1);
    if (position < word.length && unspaced.test(around))
      found.push({ offset: at + position, cost: 0, hyphen: 'none' });
  }
  return found;
}

/** Whether a stretch between slashes is longer than a line or a column might hold, by an offset behind its beginning. */
function longBetweenSlashes(word: string): (offset: number) => boolean {
  let end = -1;
  let long = false;
  // Offsets come in order.
  return offset => {
    if (offset > end) {
      const start = word.lastIndexOf('/', offset) + 1;
      const slash = word.indexOf('/', start);
      end = slash < 0 ? word.length : slash;
      long = end - start > longest;
    }
    return long;
  };
}

/** Where a word may end a line: by its patterns, or behind a hyphen or dash of its own. */
function divisions(
  word: string,
  at: number,
  styleAt: (offset: number) => TypeStyle,
  points: (word: string, language: string) => readonly number[],
): Division[] {
  const isLong = longBetweenSlashes(word);
  // A hyphen of what is to be typed does not end a line: nobody could tell it from one of division.
  const found = (/[-\u2010–—/]/.test(word) ? ownDivisions(word, at) : []).filter(
    ({ offset, hyphen }) =>
      hyphen !== 'own' || styleAt(offset - 1).language !== noLanguage || isLong(offset - at),
  );
  found.push(...unspacedDivisions(word, at));
  if (word.length < 6 || found.some(division => division.hyphen === 'own')) {
    return word.length > longestShaped ? inOrder(found) : found;
  }
  for (const match of word.matchAll(/[\p{L}\p{M}]{6,}/gu)) {
    const letters = match[0];
    if (letters === letters.toUpperCase()) continue;
    const start = at + match.index;
    for (const point of points(letters, styleAt(start).language)) {
      if (point < least.before || letters.length - point < least.after) continue;
      const short = point === 2 || letters.length - point === 3;
      found.push({
        offset: start + point,
        cost: costs.hyphen + (short ? costs.shortPart : 0),
        hyphen: 'added',
      });
    }
  }
  return inOrder(found);
}

const inOrder = (divisions: Division[]): Division[] =>
  divisions.sort((one, other) => one.offset - other.offset);
