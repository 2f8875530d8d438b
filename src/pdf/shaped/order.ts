import { leftward, turned } from '../../language/direction.ts';

/** Where text runs to; undefined where it has neither letters nor figures. */
export type Run = 'ltr' | 'rtl' | 'figures' | undefined;

export const runOf = (text: string): Run =>
  leftward.test(text) ? 'rtl' : /\p{L}/u.test(text) ? 'ltr' : /\p{N}/u.test(text) ? 'figures' : undefined;

/**
 * The pieces of a line in the order in which they are read, from their order from left to right (UAX #9, rule L2, which undoes
 * itself).
 *
 * @param leftwards whether the paragraph runs from right to left
 */
export function asRead<T>(pieces: readonly T[], run: (piece: T) => Run, leftwards: boolean): T[] {
  const levels = levelsOf(pieces.map(run), leftwards);
  const items = pieces.map((piece, k) => ({ piece, level: levels[k]! }));
  return turned(turned(items, 2), 1).map(({ piece }) => piece);
}

/** How deep each piece of a line is embedded: even levels run from left to right. */
function levelsOf(runs: readonly Run[], leftwards: boolean): number[] {
  /** What a piece is to those beside it that run nowhere: figures go with what runs from right to left (N1). */
  const sides = runs.map((run, at) => {
    const next = runs.slice(at + 1).find(one => one);
    return run === 'figures' && (leftwards || next === 'rtl') ? 'rtl' : run === 'figures' ? 'ltr' : run;
  });
  return runs.map((run, at) => {
    if (run === 'rtl') return 1;
    if (run === 'ltr') return leftwards ? 2 : 0;
    // Figures stand to the left of what they follow, where that runs from right to left.
    if (run === 'figures') return sides[at] === 'rtl' ? 2 : 0;
    const [before, after] = [sides.slice(0, at).findLast(one => one), sides.slice(at + 1).find(one => one)];
    const around = before === after ? before : undefined;
    if (around === undefined) return leftwards ? 1 : 0;
    return around === 'rtl' ? 1 : leftwards ? 2 : 0;
  });
}
