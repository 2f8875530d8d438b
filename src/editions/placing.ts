import type { Difference } from './difference.ts';
import type { Sheet } from './manifest.ts';
import type { Word } from './words.ts';

/** A place in one of our PDFs. */
export interface PrintedPlace {
  page: string;
  /** Line from above, from 1, running head not counted. */
  line: number;
}

/** So few letters may stand in a book twice by accident. */
const fewest = 12;
/** Letters of context that are looked for at most. */
const reach = 40;

/**
 * Finds places of a text in the PDF made of it. Only letters and digits are compared, so that hyphens at line ends do not
 * matter.
 *
 * @returns a function from the words around a place to the place; undefined where they are not found, or stand in several
 *   places and none of them comes after the place found last
 */
export function placesIn(
  pages: readonly Sheet[],
): (words: readonly Word[], around: Pick<Difference, 'before' | 'after'>) => PrintedPlace | undefined {
  const starts: { from: number; page: string; line: number }[] = [];
  let letters = '';
  for (const { label, lines } of pages)
    lines.forEach((line, at) => {
      starts.push({ from: letters.length, page: label, line: at + 1 });
      letters += lettersOf(line);
    });
  let last = 0;
  return (words, { before, after }) => {
    const here = lettersOf(textOf(words)).slice(0, 200);
    const [ahead, behind] = [
      lettersOf(textOf(before)).slice(-reach),
      lettersOf(textOf(after)).slice(0, reach),
    ];
    const wanted = [
      { text: ahead + here + behind, at: ahead.length },
      { text: here + behind, at: 0 },
      { text: ahead + here, at: ahead.length },
      { text: behind, at: 0 },
      { text: ahead, at: ahead.length - 1 },
    ];
    for (const { text, at } of wanted) {
      if (text.length < fewest) continue;
      const first = letters.indexOf(text);
      if (first < 0) continue;
      const alone = letters.indexOf(text, first + 1) < 0;
      const found = alone ? first : letters.indexOf(text, last);
      if (found < 0) continue;
      last = found;
      const start = startAt(starts, found + at);
      return start && { page: start.page, line: start.line };
    }
    return undefined;
  };
}

function startAt<T extends { from: number }>(starts: readonly T[], at: number): T | undefined {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1];
}

/** What stands in print: not the numbers of notes as the manuscript gives them. */
const textOf = (words: readonly Word[]): string =>
  words.map(({ text }) => text.replace(/\[[^\]\s]*\]/g, '')).join('');

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
