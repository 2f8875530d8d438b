import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { expect, it } from 'vitest';
import { readRuns } from '../../../src/inspection/pdf/runs.ts';
import { type PdfRun, readPdfText } from '../../../src/pdf/text.ts';
import { makePdf } from '../../../src/print/index.ts';
import { samplePublication, sampleTitle } from '../../print/sample.ts';

/** Letters of a page, those aside of the text in brackets. */
const lettersOf = (runs: readonly PdfRun[]) =>
  runs
    .filter(({ text }) => text.trim())
    .map(({ text, aside }) => (aside ? `[${text}]` : text).replace(/\s/g, ''))
    .join('');

/** What each page's lines begin with, to a tenth of a point: how runs are cut differs, where they stand does not. */
const linesOf = (runs: readonly PdfRun[]) => [
  ...new Set(runs.filter(({ text }) => text.trim()).map(({ y }) => y.toFixed(1))),
];

const typst = NodeCompiler.create();
const typeset = (source: string) => Uint8Array.from(typst.pdf({ mainFileContent: source }));

it('reads of a book what pdf.js reads, on every page, and where its links lead', async () => {
  const { screen } = await makePdf(samplePublication(), sampleTitle, { judged: [] });
  const { pages, places } = await readPdfText(screen);
  const read = await readRuns(screen, [...pages.keys()]);
  expect(read.pages.map(lettersOf)).toEqual(pages.map(({ items }) => lettersOf(items)));
  expect(read.pages.map(linesOf)).toEqual(pages.map(({ items }) => linesOf(items)));
  const labels = new Map([...read.places].map(([name, page]) => [name, pages[page]!.label]));
  expect(labels.size).toBeGreaterThan(10);
  expect(labels).toEqual(places);
});

it('reads only the pages that are asked for', async () => {
  const pdf = typeset('One #pagebreak() Two #pagebreak() Three');
  const { pages } = await readRuns(pdf, [2, 0]);
  expect(pages.map(lettersOf)).toEqual(['Three', 'One']);
});

it('reads words that run from right to left in their order', async () => {
  const pdf = typeset('#set text(font: "Libertinus Serif")\nThe word שלום, read aloud #pagebreak() One');
  const { pages } = await readRuns(pdf, [0, 1]);
  expect(pages.map(lettersOf)).toEqual(['Thewordשלום,readaloud', 'One']);
});

it('reads a font that has no map of its characters', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 100]);
  page.drawText('Without a map', {
    x: 20,
    y: 50,
    size: 12,
    font: await document.embedFont(StandardFonts.TimesRoman),
  });
  const { pages } = await readRuns(await document.save(), [0]);
  expect(lettersOf(pages[0]!)).toBe('Withoutamap');
  expect(linesOf(pages[0]!)).toEqual(['50.0']);
});
