import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faults, recovered } from '../recovery/faults.ts';
import { damaged, mangledBook } from '../recovery/mangled.ts';

const specimen = await readFile(new URL('../../manuscript/specimen/extraction.txt', import.meta.url), 'utf8');
const seed = Number(process.env.FC_SEED ?? 1);

it('gives back the source of thousands of mangled books', () => {
  fc.assert(
    fc.property(mangledBook(), source => {
      expect(faults(source, recovered(source))).toEqual([]);
    }),
    { seed, numRuns: 5000 },
  );
});

it('gives back the source of hundreds of books in pieces', () => {
  fc.assert(
    fc.property(damaged(specimen), source => {
      expect(faults(source, recovered(source))).toEqual([]);
    }),
    { seed, numRuns: 300, endOnFailure: true },
  );
});
