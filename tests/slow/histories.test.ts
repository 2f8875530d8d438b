import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { live } from '../histories/history.ts';

/** REISSUE_FUZZ=20 lives the whole thousand; REISSUE_SEED begins at another one. */
const count = Math.ceil(50 * Number(process.env.REISSUE_FUZZ ?? 1));
const first = Number(process.env.REISSUE_SEED ?? 1);

const of = (name: string) =>
  readFileSync(new URL(`../../manuscript/specimen/${name}`, import.meta.url), 'utf8');

it(`in ${count} histories of a title nothing that a person wrote is lost, nor passed over in silence`, async () => {
  const [raw, book] = [of('extraction.txt'), of('book.yaml')];
  const lines = raw.split('\n');
  const some = lines.slice(0, lines.length / 12).join('\n');
  const faults: string[] = [];
  const figures = { commands: 0, refused: 0 };
  const findings: Record<string, number> = {};
  for (let seed = first; seed < first + count; seed++) {
    const history = await live(seed, seed % 50 === 0 ? raw : some, book);
    figures.commands += history.commands;
    figures.refused += history.refused;
    for (const [code, times] of Object.entries(history.findings))
      findings[code] = (findings[code] ?? 0) + times;
    if ((seed - first) % 25 === 24) console.log(`${seed - first + 1} lived, ${faults.length} with faults`);
    if (history.faults.length === 0) continue;
    const fault = [...history.faults, ...history.told.map(one => `    ${one}`)].join('\n');
    // It may be hours until the end.
    console.log(fault);
    faults.push(fault);
  }
  console.log(
    `${count} histories: ${JSON.stringify(figures)}, ${JSON.stringify(findings)}, ${faults.length} with faults`,
  );
  expect(faults.join('\n')).toBe('');
}, 36_000_000);
