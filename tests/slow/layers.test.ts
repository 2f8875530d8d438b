import { expect, it } from 'vitest';
import { layer } from '../histories/layers.ts';

/** REISSUE_FUZZ=2 lives twice as many; REISSUE_SEED begins at another one. */
const count = Math.ceil(10_000 * Number(process.env.REISSUE_FUZZ ?? 1));
const first = Number(process.env.REISSUE_SEED ?? 1);

it(`in ${count} histories of edits and recoveries no word of a person is lost, and none comes back`, () => {
  const faults: string[] = [];
  const figures = { merges: 0, clashes: 0 };
  const done: Record<string, number> = {};
  for (let seed = first; seed < first + count; seed++) {
    const history = layer(seed);
    figures.merges += history.merges;
    figures.clashes += history.clashes;
    for (const [what, times] of Object.entries(history.done)) done[what] = (done[what] ?? 0) + times;
    if (history.faults.length > 0) faults.push([...history.faults, ...history.told].join('\n    '));
  }
  console.log(`${count} histories: ${JSON.stringify({ ...figures, done })}, ${faults.length} with faults`);
  expect(faults.slice(0, 5).join('\n')).toBe('');
}, 36_000_000);
