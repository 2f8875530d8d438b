import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { measure } from '../../bench/measure.ts';
import { recovered } from '../recovery/faults.ts';

const specimen = await readFile(new URL('../../manuscript/specimen/extraction.txt', import.meta.url), 'utf8');

it('recovery grows with the length of the book, not with its square', async () => {
  const copies = (n: number) => measure(() => recovered(Array(n).fill(specimen).join('\f')));
  await copies(8); // dictionaries are loaded, code is compiled
  const once = await copies(8);
  const fourTimes = await copies(32);
  // four times the work takes four times as long; with the square it would take sixteen times
  expect(fourTimes.processor / once.processor).toBeLessThan(8);
});
