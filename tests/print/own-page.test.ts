import { afterAll, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { desk } from '../cli/run.ts';
import { raster } from '../pictures/samples.ts';
import { prose, sampleTitle } from './sample.ts';

const work = desk({ 'p.png': raster('p.png') });
afterAll(() => work.clear());

it('gives a figure a page to itself where its braces say so, upright or turned', async () => {
  const title = { ...sampleTitle, folder: work.folder };
  const [before, between, after] = prose(3, 11);
  const figure = (braces: string, words: string) => `:::figure${braces}\n![A press](p.png)\n\n${words}\n:::`;
  const text = [
    '---\ntype: chapter\n---\n\n# Plates',
    before,
    figure('{.full-page}', 'Uprightly shown'),
    between,
    figure('{.turned}', 'Sidelong shown'),
    after,
  ];
  const { screen, findings } = await makePdf(
    publish([parse('01-plates.md', `${text.join('\n\n')}\n`)], title),
    title,
  );
  expect(findings.filter(({ code }) => !code.startsWith('picture-'))).toEqual([]);
  const { pages } = await readPdfText(screen);
  const shown = pages
    .filter(({ items }) => items.some(({ text }) => text.endsWith(' shown')))
    .map(({ items }) => items.filter(({ text, y }) => text.trim() && y < 560));
  const [upright, turned] = shown.map(([caption]) => caption!);
  expect(shown.map(items => items.map(({ text }) => text))).toEqual([
    ['Uprightly shown'],
    ['Sidelong shown'],
  ]);
  // The words stand below the picture: at the foot of the page, or at its outer edge where they are turned.
  expect(upright!.y).toBeLessThan(100);
  expect(turned!.x).toBeGreaterThan(300);
  expect(turned!.y).toBeGreaterThan(200);
});
