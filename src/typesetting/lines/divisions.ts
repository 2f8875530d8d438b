import type { TypeStyle } from '../../faces/shaper.ts';
import { noLanguage } from '../../language/tags.ts';
import { openingsIn, unspaced } from '../../language/unspaced.ts';
import { addressDivisions, isAddress } from './addresses.ts';

/**
 * Words of what is to be typed that are longer than this may be divided at hyphens, and strings that no rule divides may be
 * anywhere: there are lines, and columns of tables, that would not hold them.
 */
export const longest = 24;

/** A place within a word where a line may end. */
export interface Division {
  offset: number;
  cost: number;
  /** Whether a hyphen is added, or the line ends with one that is there. */
  hyphen: 'added' | 'own' | 'none';
  /** Whether it is the last resort. */
  anywhere?: true;
  /** Whether the line may rather fall short than be pulled apart. */
  ragged?: true;
  /** Whether the letters before it and behind it are as wide by themselves. */
  apart?: true;
}

/** What is known of the text around a word. */
interface Surroundings {
  styleAt: (offset: number) => TypeStyle;
  /** Offsets at which a word of a language may be divided. */
  points: (word: string, language: string) => readonly number[];
  /** Whether what stands between two offsets is longer than a line. */
  isWide: (from: number, to: number) => boolean;
}

/** What it costs to end a line inside a word. */
const costs = {
  hyphen: 300,
  shortPart: 60,
  compound: 200,
  dash: 30,
  syllable: 100,
  range: 1500,
  anywhere: 20_000,
};

/** Fewest letters of a word before a hyphen, and after it; of a string that is divided anywhere, on each side. */
const least = { before: 2, after: 3, anywhere: 2 };

/** Shorter stretches are on no line alone that they would not fit into; not to be measured for it. */
const surelyNarrow = 12;

/**
 * Where a word may end a line: by its patterns, behind a hyphen or dash of its own, by the rules for addresses of the net, or
 * anywhere, where there is no other way to get it into lines.
 * @param at offset of the word in its text
 */
export function divisions(word: string, at: number, around: Surroundings): Division[] {
  const found = isAddress(word) ? addressDivisions(word, at) : wordDivisions(word, at, around);
  if (word.length <= surelyNarrow) return found;
  const ends = [...found.map(({ offset }) => offset), at + word.length];
  let from = at;
  const further = ends.flatMap(end => {
    const stretch = word.slice(from - at, end - at);
    const long = stretch.length > longest || (stretch.length > surelyNarrow && around.isWide(from, end));
    const here = long ? anywhere(stretch, from) : [];
    from = end;
    return here;
  });
  return further.length > 0 ? inOrder([...found, ...further]) : found;
}

/** Between any two letters; marks and joiners stay with theirs. */
function anywhere(stretch: string, from: number): Division[] {
  return [...stretch.matchAll(/(?<!\u200d)(?![\p{M}\u200c\u200d])./gsu)].flatMap(({ index }) =>
    index < least.anywhere || stretch.length - index < least.anywhere
      ? []
      : [{ offset: from + index, cost: costs.anywhere, hyphen: 'none' as const, anywhere: true as const }],
  );
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

/** A hyphen that is there only where the line ends behind it. */
const soft = '\u00ad';

/** Where a word may end a line: behind soft hyphens, and wherever it may without them. */
function wordDivisions(word: string, at: number, around: Surroundings): Division[] {
  if (!word.includes(soft)) return bareDivisions(word, at, around);
  const kept = [...word.matchAll(/[^\u00ad]/g)].map(({ index }) => index);
  const marked = kept.flatMap((index, k) => (k > 0 && index - kept[k - 1]! > 1 ? [at + index] : []));
  const styleAt = (offset: number) => around.styleAt(at + (kept[offset] ?? word.length - 1));
  const bare = bareDivisions(word.replaceAll(soft, ''), 0, { ...around, styleAt });
  return inOrder([
    ...marked.map(offset => ({ offset, cost: costs.hyphen, hyphen: 'added' as const })),
    ...bare
      .map(division => ({ ...division, offset: at + kept[division.offset]! }))
      .filter(({ offset }) => !marked.includes(offset)),
  ]);
}

/** Where a word may end a line: by its patterns, or behind a hyphen or dash of its own. */
function bareDivisions(word: string, at: number, { styleAt, points }: Surroundings): Division[] {
  const isLong = longBetweenSlashes(word);
  // A hyphen of what is to be typed does not end a line: nobody could tell it from one of division.
  const found = (/[-\u2010–—/]/.test(word) ? ownDivisions(word, at) : []).filter(
    ({ offset, hyphen }) =>
      (hyphen !== 'own' || styleAt(offset - 1).language !== noLanguage || isLong(offset - at)) &&
      !styleAt(offset - 1).features.includes('frac'),
  );
  for (const { offset, within } of openingsIn(word))
    found.push({ offset: at + offset, cost: within ? costs.syllable : 0, hyphen: 'none', apart: true });
  if (word.length < 6 || found.some(division => division.hyphen === 'own')) return inOrder(found);
  for (const match of word.matchAll(/[\p{L}\p{M}]{6,}/gu)) {
    const letters = match[0];
    // Neither capitals are divided, which many scripts do not have, nor what has openings of its own.
    const capital = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
    if (capital || unspaced.test(letters)) continue;
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
