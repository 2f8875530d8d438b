import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { live } from '../histories/history.ts';

/** REISSUE_FUZZ=200 lives ten thousand, which takes an hour and a half; REISSUE_SEED begins at another one. */
const count = Math.ceil(50 * Number(process.env.REISSUE_FUZZ ?? 1));
const first = Number(process.env.REISSUE_SEED ?? 1);

function addTo(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
}

const of = (name: string) =>
  readFileSync(new URL(`../../manuscript/specimen/${name}`, import.meta.url), 'utf8');

it(`in ${count} histories of a title nothing that a person wrote is lost, nor passed over in silence`, async () => {
  const [raw, book] = [of('extraction.txt'), of('book.yaml')];
  const lines = raw.split('\n');
  const some = lines.slice(0, lines.length / 12).join('\n');
  const faults: string[] = [];
  const figures = { commands: 0, refused: 0 };
  const done: Record<string, number> = {};
  const findings: Record<string, number> = {};
  for (let seed = first; seed < first + count; seed++) {
    const history = await live(seed, seed % 50 === 0 ? raw : some, book).catch((error: Error) => error);
    if (history instanceof Error) {
      faults.push(`seed ${seed}: ${history.stack}`);
      console.log(faults.at(-1));
      continue;
    }
    figures.commands += history.commands;
    figures.refused += history.refused;
    addTo(done, history.done);
    addTo(findings, history.findings);
    if ((seed - first) % 25 === 24)
      console.log(`${seed - first + 1} lived, ${faults.length} with faults: ${JSON.stringify(done)}`);
    if (history.faults.length === 0) continue;
    const fault = [...history.faults, ...history.told.map(one => `    ${one}`)].join('\n');
    // It may be hours until the end.
    console.log(fault);
    faults.push(fault);
  }
  console.log(
    `${count} histories: ${JSON.stringify({ ...figures, done })}, ${JSON.stringify(findings)}, ${faults.length} with faults`,
  );
  expect(faults.join('\n')).toBe('');
}, 36_000_000);
