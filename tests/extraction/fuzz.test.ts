import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { dice, harmPdf, harmText } from './harm.ts';
import { faultOfPdf, faultOfText, smallPdf } from './sources.ts';

const specimen = await readFile(new URL('../../manuscript/specimen/extraction.txt', import.meta.url), 'utf8');

it('a raw text in pieces is recovered, or refused with a reason', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const d = dice(seed);
    const from = d.int(specimen.length - 2000);
    const text = harmText(specimen.slice(from, from + 2000), d);
    expect(faultOfText(Buffer.from(text)), `seed ${seed}`).toBeNull();
  }
});

it('a PDF in pieces is read, or refused with a reason', async () => {
  const pdf = await smallPdf(specimen);
  expect(await faultOfPdf(pdf)).toBeNull();
  for (let seed = 1; seed <= 15; seed++)
    expect(await faultOfPdf(harmPdf(pdf, dice(seed))), `seed ${seed}`).toBeNull();
});
