import { expect, it } from 'vitest';
import { layer } from '../histories/layers.ts';

/** REISSUE_LAYERS=10000 lives as many; REISSUE_SEED begins at another one. */
const count = Number(process.env.REISSUE_LAYERS ?? 400);
const first = Number(process.env.REISSUE_SEED ?? 1);

it(`in ${count} histories of edits and recoveries no word of a person is lost, and none comes back`, () => {
  const faults: string[] = [];
  const figures = { merges: 0, clashes: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const history = layer(seed);
    figures.merges += history.merges;
    figures.clashes += history.clashes;
    if (history.faults.length > 0) faults.push([...history.faults, ...history.told].join('\n    '));
  }
  if (count > 400)
    console.log(`${count} histories: ${JSON.stringify(figures)}, ${faults.length} with faults`);
  expect(faults.slice(0, 5).join('\n')).toBe('');
}, 3_600_000);
