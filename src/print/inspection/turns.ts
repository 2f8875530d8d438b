import { leftward } from '../../language/direction.ts';

/** Offsets of a stretch in each of two texts that the other does not have. */
interface Difference {
  expected: [from: number, to: number];
  found: [from: number, to: number];
}

/** Differences that stand nearer to each other than this, in letters, may come of one line. */
const near = 200;

/**
 * Leaves out differences that are none: a PDF has the pieces of a line from left to right, however they are read (UAX #9),
 * so that those of a script that runs from right to left stand in another order. Every letter must be there.
 */
export function withoutTurns<D extends Difference>(expected: string, found: string, differences: D[]): D[] {
  const groups: D[][] = [];
  for (const difference of differences) {
    const last = groups.at(-1)?.at(-1);
    if (last && difference.expected[0] - last.expected[1] < near) groups.at(-1)!.push(difference);
    else groups.push([difference]);
  }
  return groups.filter(group => !isTurned(expected, found, group)).flat();
}

function isTurned(expected: string, found: string, group: Difference[]): boolean {
  const lost = group.map(({ expected: [from, to] }) => expected.slice(from, to)).join('');
  const added = group.map(({ found: [from, to] }) => found.slice(from, to)).join('');
  return leftward.test(lost) && inOrder(lost) === inOrder(added);
}

const inOrder = (text: string): string => [...text].sort().join('');
