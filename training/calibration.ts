import type { Reading } from '../src/recovery/anatomy/model.ts';

/** Classes of how sure the model is of a decision. */
const edges = [0.7, 0.9, 0.97, 0.99, 0.997, 0.999, 1.01];

/** Of the decisions of each class, how many there are and how many are wrong. */
export interface Tally {
  roles: [count: number, wrong: number][];
  boundaries: [count: number, wrong: number][];
}

const emptyTally = (): Tally => ({
  roles: edges.map(() => [0, 0]),
  boundaries: edges.map(() => [0, 0]),
});

/** Whether the model is as sure as it should be: counts its decisions of books that it was not learnt from, and the wrong ones. */
export function tallyOf(
  readings: readonly { reading: Reading; roles: readonly string[] }[],
  tally = emptyTally(),
): Tally {
  for (const { reading, roles } of readings) {
    const bare = reading.roles.map(role => role.replace(/-[BI]$/, ''));
    const n = bare.length;
    roles.forEach((right, i) => {
      const own = bare[reading.best[i]!]!;
      let sure = 0;
      let begins = 0;
      for (let r = 0; r < n; r++) {
        const chance = reading.chance[i * n + r]!;
        if (bare[r] === own) sure += chance;
        if (!reading.roles[r]!.endsWith('-I')) begins += chance;
      }
      count(tally.roles, sure, right.replace(/-[BI]$/, '') === own);
      count(tally.boundaries, Math.max(begins, 1 - begins), begins > 0.5 !== right.endsWith('-I'));
    });
  }
  return tally;
}

function count(classes: [number, number][], sure: number, right: boolean): void {
  const own = classes[edges.findIndex(edge => sure < edge)]!;
  own[0]++;
  if (!right) own[1]++;
}

/** The tally as a table: by how sure the model is, its decisions and the wrong ones in 1,000. */
export function tableOf({ roles, boundaries }: Tally): string {
  const share = ([n, wrong]: [number, number]) =>
    `${String(n).padStart(9)}${(n === 0 ? '–' : ((1000 * wrong) / n).toFixed(1)).padStart(8)}`;
  return [
    'sure of it     roles   wrong boundaries wrong',
    ...edges.map(
      (edge, k) => `under ${Math.min(1, edge)}`.padEnd(12) + share(roles[k]!) + share(boundaries[k]!),
    ),
  ].join('\n');
}
