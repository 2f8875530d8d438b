import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('forty broken EPUBs give findings, and throw nothing; tests/slow has thousands', async () => {
  const name = new URL('../fixtures/foreign/pandoc-rich.epub', import.meta.url);
  expect(await fuzz([new Uint8Array(await readFile(name))], 40, 20)).toEqual([]);
});
