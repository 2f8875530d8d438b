/** What it costs how a line stands to those before it. */
import type { LineEnds } from './likeness.ts';
import { demerits } from './weighing.ts';

/** What of a line and those before it matters for the next. */
export interface Neighbour {
  /** Item of the break that it ends with; -1 before the first line. */
  at: number;
  fitness: number;
  /** How many lines in a row end in a hyphen. */
  hyphens: number;
  /** How many lines in a row begin alike, the one that is to come among them, and how many end alike. */
  beginnings: number;
  endings: number;
}

/** What stands before the first line. */
export const beginning = { at: -1, fitness: 1, hyphens: 0, beginnings: 1, endings: 1 };

/** What it costs that a line follows another: a hyphen after hyphens, a loose line after a tight one. */
export function following(before: Neighbour, fitness: number, hyphens: number): number {
  let cost = 0;
  if (hyphens === 2) cost += demerits.secondHyphen;
  if (hyphens > 2) cost += demerits.thirdHyphen;
  if (before.at >= 0 && Math.abs(fitness - before.fitness) > 1) cost += demerits.contrast;
  return cost;
}

/** How much alike the lines before and behind a break are, where the last one ends at it: 2 by a word, 1 by a few letters. */
const beginAlike = ({ beginning: words, beginningLetters: letters }: LineEnds, one: number, other: number) =>
  letters[one] !== letters[other] || letters[one] === 0 ? 0 : words[one] === words[other] ? 2 : 1;
const endAlike = ({ ending: words, endingLetters: letters }: LineEnds, one: number, other: number) =>
  letters[one] !== letters[other] || letters[one] === 0 ? 0 : words[one] === words[other] ? 2 : 1;

/**
 * What it costs that the line behind a break begins as the line that ends there does, and that this one ends as the one above it.
 * @param i item of the break
 */
export function likeness(ends: LineEnds | undefined, before: Neighbour, i: number): number {
  if (!ends) return 0;
  const begin = beginAlike(ends, before.at + 1, i + 1);
  const end = endAlike(ends, before.at + 1, i + 1);
  return begin + end === 0 ? 0 : costOf(begin, before.beginnings) + costOf(end, before.endings);
}

const costOf = (likeness: 0 | 1 | 2, run: number): number =>
  likeness === 0
    ? 0
    : (likeness === 2 ? demerits.sameWord : demerits.sameLetters) + (run > 1 ? demerits.stack : 0);

/** How many lines in a row begin alike, when one that ends at an item has been added. */
export const beginningsAt = (ends: LineEnds | undefined, before: Neighbour, i: number): number =>
  ends && beginAlike(ends, before.at + 1, i + 1) > 0 ? before.beginnings + 1 : 1;

/** How many end alike. */
export const endingsAt = (ends: LineEnds | undefined, before: Neighbour, i: number): number =>
  ends && endAlike(ends, before.at + 1, i + 1) > 0 ? before.endings + 1 : 1;
