import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Dice, dice, harmPdf, harmText } from '../extraction/harm.ts';
import { type Fault, faultOfPdf, faultOfText, smallPdf } from '../extraction/sources.ts';

/** REISSUE_FUZZ=0.1 takes a tenth of all, 10 ten times as many; REISSUE_BOOKS harms the books of a folder too. */
const scale = Number(process.env.REISSUE_FUZZ ?? 1);
const folder = process.env.REISSUE_BOOKS;
const languages = ['en-GB', 'de', 'fr', 'la', 'ru', 'ar', 'zh', 'tostring'];

const specimen = await readFile(new URL('../../manuscript/specimen/extraction.txt', import.meta.url), 'utf8');
const names = folder === undefined ? [] : await readdir(folder);
const texts = await Promise.all(
  names.filter(name => name.endsWith('.txt')).map(name => readFile(join(folder!, name), 'utf8')),
);
const pdfs = [await smallPdf(specimen)];
for (const text of texts.slice(0, 3)) pdfs.push(await smallPdf(text.slice(text.length / 2)));

/** Runs seeds one after the other; says which came to a fault, or took more than 20 seconds. */
async function faultsOf(times: number, run: (d: Dice) => Fault | Promise<Fault>): Promise<string[]> {
  const faults: string[] = [];
  for (let seed = 1; seed <= Math.ceil(times * scale); seed++) {
    const began = process.cpuUsage();
    const fault = await run(dice(seed));
    const { user, system } = process.cpuUsage(began);
    if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
    if (user + system > 20e6) faults.push(`seed ${seed}: ${(user + system) / 1e6} seconds`);
  }
  return faults;
}

it('thousands of raw texts in pieces are recovered, or refused with a reason', async () => {
  const faults = await faultsOf(4000, d => {
    const book = d.pick([specimen, ...texts]);
    const size = d.pick([200, 2000, 10000, 40000]);
    const from = d.int(Math.max(1, book.length - size));
    const text = harmText(book.slice(from, from + size), d);
    return faultOfText(Buffer.from(text), d.chance(0.7) ? 'en-GB' : d.pick(languages));
  });
  expect(faults).toEqual([]);
});

it('a thousand PDFs in pieces are read, or refused with a reason', async () => {
  expect(await faultsOf(1000, d => faultOfPdf(harmPdf(d.pick(pdfs), d)))).toEqual([]);
});
