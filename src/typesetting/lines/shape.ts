import type { Setting } from './knuth-plass.ts';

/** How many lines at the beginning are unlike others: those beside an initial, or a first one whose end is given. */
export const shapedLines = ({ insets, first }: Setting): number => {
  if (insets) return insets.length;
  return first === undefined ? 0 : 1;
};

/** By how much a line begins further in, by its number from 0: the first by its indent, or those beside an initial. */
export function insetOf({ indent, insets }: Setting, line: number): number {
  if (insets) return insets[line] ?? 0;
  return line === 0 ? indent : 0;
}

/** The number of a line behind a break, where nothing but its being the first matters. */
export const numberOf = (at: number): number => (at < 0 ? 0 : Number.POSITIVE_INFINITY);
