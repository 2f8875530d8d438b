import type { Spaces } from './rivers.ts';
import {
  isForcedAt,
  type Limits,
  type LineWeight,
  mayBeShort,
  mayEndAt,
  nearest,
  upTo,
  type Weighed,
  weigh,
} from './weighing.ts';

/** A line that may be set. */
export interface Edge {
  /** Item of the break that it ends with. */
  to: number;
  cost: number;
  fitness: number;
  /** Where its spaces stand, once that was asked for. */
  spaces?: Spaces;
}

/** All lines that may stand between two breaks of a paragraph. */
export interface LinesWithin {
  /** Those that begin behind a break. */
  from: (at: number) => readonly Edge[];
  /** The least that so many lines cost that follow a break, up to the last one, whatever stands before them. */
  leastCost: (at: number, lines: number) => number;
}

/**
 * Finds the lines that may stand between two breaks.
 * @param first item of the break before them; -1 at the paragraph's beginning
 * @param count how many lines there are to be at most
 */
export function linesWithin(
  paragraph: Weighed,
  first: number,
  last: number,
  count: number,
  limits: Limits,
): LinesWithin {
  const ends: number[] = [];
  for (let i = first + 1; i <= last; i++) if (mayEndAt(paragraph, i)) ends.push(i);
  const found = new Map<number, Edge[]>([[first, linesFrom(paragraph, first, ends, 0, limits)]]);
  const isReached = new Set(found.get(first)!.map(({ to }) => to));
  ends.forEach((at, k) => {
    if (at === last || !isReached.has(at)) return;
    const lines = linesFrom(paragraph, at, ends, k + 1, limits);
    for (const { to } of lines) isReached.add(to);
    found.set(at, lines);
  });

  const none = Array.from({ length: count + 1 }, () => Number.POSITIVE_INFINITY);
  const costs = new Map<number, number[]>([[last, none.with(0, 0)]]);
  for (let k = ends.length - 1; k >= 0; k--) {
    const lines = found.get(ends[k]!);
    if (!lines) continue;
    const least = none.slice();
    for (const { to, cost } of lines) {
      const behind = costs.get(to);
      if (!behind) continue;
      for (let n = 1; n <= count; n++) {
        const whole = cost + behind[n - 1]!;
        if (whole < least[n]!) least[n] = whole;
      }
    }
    costs.set(ends[k]!, least);
  }
  return {
    from: at => found.get(at) ?? [],
    leastCost: (at, lines) => costs.get(at)?.[lines] ?? Number.POSITIVE_INFINITY,
  };
}

/** The lines that may begin behind a break and end at one of others. @param k the first of them behind it */
function linesFrom(paragraph: Weighed, at: number, ends: number[], k: number, limits: Limits): Edge[] {
  const weight: LineWeight = { isOverfull: false, isLoose: false, fitness: 0, cost: 0 };
  const near = nearest(paragraph, at, limits);
  const lines: Edge[] = [];
  for (let n = k; n < ends.length; n++) {
    const to = ends[n]!;
    if (!mayBeShort(paragraph, to) && upTo(paragraph, to) < near) continue;
    weigh(paragraph, at, to, limits, weight);
    if (weight.isOverfull) break;
    if (!weight.isLoose) lines.push({ to, cost: weight.cost, fitness: weight.fitness });
    if (isForcedAt(paragraph, to)) break;
  }
  return lines;
}
