import { costs } from '../../typesetting/pages/costs.ts';
import type { Rows, Way } from '../../typesetting/pages/pieces.ts';
import type { Keep } from './keeping.ts';
import type { FlowUnit } from './units.ts';

/** How many times the cost of the best way another one may have, as far as lines go, to be thought of. */
const tolerable = 4000;

/** What the lines of a corrected paragraph count for beside the pages that stay through them. */
const correctedShare = 0.1;

/** A way to set a unit: which of its paragraph's it is, and whether it was set so before. */
export interface SetWay extends Way {
  number: number;
  again: boolean;
  /** Whether it is lines. */
  inLines: boolean;
}

/** The one way to set a unit that has no lines: as a whole, or in rows. */
export function wayOf(height: number, notes: number[][][], rows: Rows | undefined): SetWay {
  const lines = rows ? rows.tops.length - 1 : 1;
  return {
    ...{ number: 0, again: true, inLines: false, lines, height, cost: 0 },
    hyphen: () => false,
    notes: row => referred(notes[0], row, lines),
    noted: notes.flat(2).length > 0,
    ...(rows && { rows }),
  };
}

/**
 * The ways to set a paragraph that are worth thinking of: the best, and one line more or less.
 * @param height of one of its lines
 * @param keep what it is to keep
 */
export function waysOf(
  set: NonNullable<FlowUnit['set']>,
  height: number,
  notes: number[][][],
  keep?: Keep,
): SetWay[] {
  const best = set.ways[0]!;
  // Where its lines cannot be set as they were, their number is what stays.
  const former =
    set.ways.find(({ kept }) => kept) ?? set.ways.find(way => way.lines.length === keep?.lines?.count);
  return set.ways.flatMap((way, number) => {
    const { lines, demerits } = way;
    const again = way === former;
    const cost = demerits - best.demerits;
    const near = Math.abs(lines.length - best.lines.length) <= 1 && cost <= tolerable;
    // For the number of lines that is to stay, anything good is.
    const wanted = way.wanted || (keep?.lines && between(lines.length, best.lines.length, keep.lines.count));
    if (!near && !wanted && !again) return [];
    return {
      number,
      again,
      inLines: true,
      lines: lines.length,
      height,
      cost,
      hyphen: (k: number) => lines[k]?.inWord === true,
      notes: (k: number) => referred(notes[number], k, lines.length),
      noted: notes.flat(2).length > 0,
      ...(set.together && { together: set.together }),
    };
  });
}

const between = (value: number, one: number, other: number) =>
  value >= Math.min(one, other) && value <= Math.max(one, other);

/** Where no line is told apart, all notes belong to the last. */
function referred(notes: number[][] = [], line: number, count: number): number[] {
  if (notes.length === count) return notes[line]!;
  return line === count - 1 ? notes.flat() : [];
}

/** What a way costs where a paragraph is to keep the number of its lines; the former way of one that is the same costs nothing. */
export function asKept(
  { lines, cost, again, inLines, noted }: SetWay,
  keep: Keep,
): Pick<Way, 'cost' | 'kept'> {
  if (!keep.lines) return { cost };
  if (!keep.same) {
    const other = Math.abs(lines - keep.lines.count);
    return {
      cost: cost * correctedShare + costs.resetCorrected * other,
      kept: inLines && other === 0 && !noted,
    };
  }
  if (again) return { cost: 0, kept: true };
  // Some of its lines stand before the spread of the first correction.
  const isBefore = (keep.former.spread ?? 0) > 0;
  return { cost: cost + (isBefore ? costs.passedSpread : costs.resetSame) };
}
