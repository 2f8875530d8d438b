import type { State } from './collect.ts';
import type { Way } from './pieces.ts';

/** A unit that goes on at the head of a page: the page so far, and the line from which on the unit is to be laid. */
export interface Head {
  state: State;
  way: Way;
  /** Which of the unit's ways it is. */
  number: number;
  from: number;
}

/** By how much a beginning may be dearer than the best one before it is given up. */
export const hopeless = 60_000;
/** The same where the pages of an earlier printing are kept: whether their number stays is known at the end alone. */
export const hopelessIfKept = 400_000;
/** How many beginnings are gone on with; more than this there are only where long notes can be divided in many ways. */
export const manyEnough = 60;

/** As many where the pages of an earlier printing are kept. */
export const manyIfKept = 300;

/** Those of beginnings that end at the same place that are gone on with, the cheapest first. */
export function worthwhile<T>(
  beginnings: T[],
  costOf: (beginning: T) => number,
  limit?: number,
  many = manyEnough,
): T[] {
  const best = beginnings.reduce((cost, one) => Math.min(cost, costOf(one)), Number.POSITIVE_INFINITY);
  return beginnings
    .filter(one => costOf(one) <= (limit ?? best + hopeless))
    .sort((one, other) => costOf(one) - costOf(other))
    .slice(0, many);
}

/**
 * Tells what is to come of a page. Notes are owed, and figures wait, in the order of the text: how many, and what is left
 * of the first, tells them all.
 */
function keyOf({ state, number }: Head): string {
  const { used, recto, depth, owed, pending, below, passed, intact } = state;
  const notes = owed.length > 0 ? [owed.length, owed[0]!.note, owed[0]!.from] : [];
  return [number, used, recto, depth, pending.length, below, passed, intact, ...notes].join(' ');
}

/** How many heads of pages a unit goes on from at once, before further ones wait until their turn comes. */
const atOnce = 2000;

/**
 * Page heads that a unit goes on from. All ways to the same head have the same to come: only the cheapest is kept. Without
 * this a paragraph of many pages has twice as many ways with every leaf.
 */
export function pageHeads() {
  const costs = new Map<string, number>();
  const waiting = new Map<number, Map<string, Head>>();
  let count = 0;
  return {
    /**
     * Has `lay` go on from a head, if this is the cheapest way to it so far. Where there are many, the same head would be
     * gone on from again and again, each time from a cheaper way: then it waits until all ways to it are known.
     */
    turn(head: Head, lay: (head: Head) => void): void {
      const key = `${head.from} ${keyOf(head)}`;
      const { cost } = head.state;
      if (cost >= (costs.get(key) ?? Number.POSITIVE_INFINITY)) return;
      costs.set(key, cost);
      count += 1;
      if (count <= atOnce) lay(head);
      else {
        const heads = waiting.get(head.from) ?? new Map<string, Head>();
        waiting.set(head.from, heads.set(key, head));
      }
    },
    /** Takes the heads that wait at a line of the unit, as far as they are worth it. */
    take(from: number): Head[] {
      const heads = [...(waiting.get(from)?.values() ?? [])];
      waiting.delete(from);
      return worthwhile(heads, ({ state }) => state.cost);
    },
  };
}
