import { numberOf } from './shape.ts';
import { type Weighed, widthOf } from './weighing.ts';

/** The word spaces of a line: where each begins and where it ends, in turn, from the left edge. */
export type Spaces = readonly number[];

/** How much of the narrower of two spaces must stand under the other for white to run on from line to line. */
const shared = 0.3;

/**
 * Where the spaces of a line stand. Letter spacing is taken to widen letters by their widths: that is right to half a pixel.
 * @param at item of the break before it; -1 for the first line
 * @param i item of the break that it ends with
 * @param into what is to hold them
 * @param line its number from 0, where the first lines have lengths of their own
 */
export function spacesOf(
  paragraph: Weighed,
  at: number,
  i: number,
  into: number[] = [],
  line: number = numberOf(at),
): number[] {
  const { sums, spaces: all } = paragraph;
  const { start, left, letters, spaces } = widthOf(paragraph, at, i, line);
  const first = sums.words[start]!;
  const count = sums.words[i]! - first;
  const from = left - sums.width[start]! - letters * sums.letters[start]! - spaces * sums.spaces[start]!;
  for (let k = 0; k < count; k++) {
    const item = all[first + k]!;
    const begin = from + sums.width[item]! + letters * sums.letters[item]! + spaces * sums.spaces[item]!;
    into[2 * k] = begin;
    into[2 * k + 1] = begin + (sums.width[item + 1]! - sums.width[item]!) * (1 + spaces);
  }
  into.length = 2 * count;
  return into;
}

/**
 * How many lines deep the river is that each space of a line ends, this line among them.
 * @param depths those of the spaces of the line above
 * @param into what is to hold them
 */
export function depthsBelow(
  above: Spaces,
  depths: readonly number[],
  here: Spaces,
  into: number[] = [],
): number[] {
  let first = 0;
  for (let k = 0; k < here.length / 2; k++) {
    const from = here[2 * k]!;
    const to = here[2 * k + 1]!;
    let depth = 1;
    while (first < depths.length && above[2 * first + 1]! <= from) first += 1;
    for (let other = first; other < depths.length && above[2 * other]! < to; other++) {
      const left = above[2 * other]!;
      const right = above[2 * other + 1]!;
      const common = Math.min(to, right) - Math.max(from, left);
      if (common >= shared * Math.min(to - from, right - left)) depth = Math.max(depth, depths[other]! + 1);
    }
    into[k] = depth;
  }
  into.length = here.length / 2;
  return into;
}
