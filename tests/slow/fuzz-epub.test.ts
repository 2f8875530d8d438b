import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { everything } from '../epub/everything.ts';
import { fuzz } from '../inspection/fuzz.ts';

const count = Number(process.env.REISSUE_FUZZ ?? 3_000);

it(`${count} broken EPUBs give findings, soon, and throw nothing`, { timeout: 7_200_000 }, async () => {
  const foreign = ['pandoc.epub', 'pandoc-rich.epub'].map(
    async name => new Uint8Array(await readFile(new URL(`../fixtures/foreign/${name}`, import.meta.url))),
  );
  const books = [...(await Promise.all(foreign)), (await everything()).bytes];
  expect(await fuzz(books, count, 20)).toEqual([]);
  console.log(`${count} broken EPUBs inspected`);
});
