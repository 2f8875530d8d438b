/** A stretch of a text that is set in one type. */
export interface Stretch {
  /** Offsets in the text; equal for what has no text (a mark between letters). */
  from: number;
  to: number;
  /** Its width in CSS pixels, where that is not its text's: a formula, which counts as one character. */
  width?: number;
}

/** A paragraph as one string, and its stretches in the order of their ends. */
export interface RunningText<S extends Stretch = Stretch> {
  text: string;
  leaves: S[];
}

/** Stands in the text for a forced line break. */
export const lineEnd = '\u2028';

/** The index of the first leaf that ends behind an offset; leaves stand in the order of their ends. */
export function leafEndingAfter(leaves: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaves[middle]!.to > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the leaf that holds the character at an offset; -1 where none does. */
export function leafAt(leaves: readonly Stretch[], offset: number): number {
  // A mark of no width ends where it begins, so that none is found here.
  const k = leafEndingAfter(leaves, offset);
  return k < leaves.length && leaves[k]!.from <= offset ? k : -1;
}
