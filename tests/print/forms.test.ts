import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { parse, readManuscript } from '../../src/manuscript/index.ts';
import { isElement, type Kid, readTree } from '../../src/pdf/structure/tree.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { readTitle } from '../../src/title.ts';
import { prose, sampleTitle } from './sample.ts';

const folder = fileURLToPath(new URL('../fixtures/forms', import.meta.url));

let made: PrintEdition;
let pages: Awaited<ReturnType<typeof readPdfText>>['pages'];
beforeAll(async () => {
  const title = await readTitle(folder);
  made = await makePdf(publish(await readManuscript(`${folder}/chapters`), title), title);
  ({ pages } = await readPdfText(made.screen));
}, 90_000);

const chapter = (name: string, text: string) =>
  parse(name, `---\ntype: chapter\n---\n\n# ${name}\n\n${text}\n`);

it('divides glossaries, scenes, tables and speeches over pages as a printer would', async () => {
  const count = (most: number, line: (k: number) => string, between: string) =>
    Array.from({ length: most }, (_, k) => line(k + 1)).join(between);
  const sentences = prose(24, 7);
  const title = sampleTitle;
  const chapters = [
    chapter('01-terms.md', `:::glossary\n${count(24, k => `Term ${k}\n: ${sentences[k - 1]}`, '\n\n')}\n:::`),
    chapter(
      '02-scenes.md',
      count(50, k => `Scene ${k} is short.`, '\n\n***\n\n'),
    ),
    chapter(
      '03-table.md',
      `:::table\n| Press | Sheets |\n| - | -: |\n${count(50, k => `| ${k} | 9 |`, '\n')}\n| **Together** | **450** |\n:::`,
    ),
    chapter('04-play.md', `:::play\n${count(8, k => `Speaker ${k}\n: ${sentences[k]}`, '\n\n')}\n:::`),
  ];
  const { screen, findings, pages: set } = await makePdf(publish(chapters, title), title);
  expect(findings.filter(({ code }) => code !== 'print-page-short')).toEqual([]);
  const { pages } = await readPdfText(screen);
  const of = (part: string) =>
    set.flatMap((page, k) =>
      page.part === part ? [pages[k]!.items.map(({ text }) => text).filter(text => text.trim())] : [],
    );
  const terms = of('s01-terms');
  expect(terms.length).toBeGreaterThan(3);
  // What stands last is the running head or the folio.
  for (const page of terms) expect(page.slice(-4).join(' ')).not.toMatch(/Term \d+/);
  const scenes = of('s02-scenes').filter(page => page.length > 2);
  expect(scenes.slice(0, -1).every(page => page.includes('* * *'))).toBe(true);
  expect(scenes.every(page => page.filter(text => text === '* * *').length <= 2)).toBe(true);
  const table = of('s03-table').filter(page => page.includes('Sheets'));
  expect(table.map(page => page.includes('Together'))).toEqual([...table.slice(1).map(() => false), true]);
}, 60_000);

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
