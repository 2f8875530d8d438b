import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { readManuscript } from '../../src/manuscript/index.ts';
import { isElement, type Kid, readTree } from '../../src/pdf/structure/tree.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { readTitle } from '../../src/title.ts';

const folder = fileURLToPath(new URL('../fixtures/forms', import.meta.url));

let made: PrintEdition;
let pages: Awaited<ReturnType<typeof readPdfText>>['pages'];
beforeAll(async () => {
  const title = await readTitle(folder);
  made = await makePdf(publish(await readManuscript(`${folder}/chapters`), title), title);
  ({ pages } = await readPdfText(made.screen));
}, 90_000);

/** The pieces of text of the page on which words stand, furniture left out. */
const around = (words: string) =>
  pages
    .find(({ items }) => items.some(({ text }) => text.includes(words)))!
    .items.filter(({ aside }) => !aside);
const leftOf = (words: string) => around(words).find(({ text }) => text.includes(words))!.x;

it('has every letter in its place, and lines that end where they should', () => {
  expect(made.findings.filter(({ code }) => code !== 'print-page-short')).toEqual([]);
});

it('hangs speeches from their speakers, and verse within them', () => {
  expect(leftOf('thought that the last candle')).toBeGreaterThan(leftOf('persons are a printer') + 5);
  expect(leftOf('Is worse, for it')).toBeCloseTo(leftOf('Hangs down behind'), 0);
});

it('sets numbers of verses beside them, and as no part of the text', () => {
  const page = pages.find(({ items }) => items.some(({ text }) => text.includes('Two men')))!;
  const numbers = page.items.filter(({ aside, text }) => aside && /^(5|10|25)$/.test(text));
  expect(numbers.map(({ text }) => text)).toEqual(['5', '10', '25']);
});

it('is tagged as readers for the blind want it: terms and meanings are items of a list', async () => {
  const document = await PDFDocument.load(made.screen, { updateMetadata: false });
  const kinds = new Set<string>();
  const look = (kids: readonly Kid[], parent: string) => {
    for (const kid of kids)
      if (isElement(kid)) {
        kinds.add(`${parent} > ${kid.type}`);
        look(kid.kids, kid.type);
      }
  };
  look(readTree(document), 'Document');
  for (const kind of ['L > LI', 'LI > Lbl', 'LI > LBody', 'LBody > P', 'LBody > L'])
    expect(kinds).toContain(kind);
  for (const kind of ['L > Lbl', 'L > LBody']) expect(kinds).not.toContain(kind);
  const findings = await preflight(made.screen, { profile: 'pdf-ua' });
  expect(findings).toEqual([]);
});
