import { fileURLToPath } from 'node:url';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
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

it('begins the second part of a shared verse where the first ended, by style and not with spaces', () => {
  const found = (words: string) => around(words).find(({ text }) => text.includes(words))!;
  const [first, second, third] = ['And yet you set it.', 'Yes, and set it well.', 'Too well!'].map(found);
  const space = second!.x - (first!.x + first!.width);
  expect(space).toBeGreaterThan(1);
  expect(space).toBeLessThan(5);
  // Behind the second there is a reference to a note.
  expect(third!.x).toBeGreaterThan(second!.x + second!.width);
  expect(pages.flatMap(({ items }) => items.map(({ text }) => text)).join('')).not.toContain('\u2003');
});

it('sets readings above their words, and counts lists as they are typed', () => {
  const at = (words: string) => around('make haste slowly').find(({ text }) => text.trim() === words)!;
  const [words, reading] = [at('prelum'), at('press')];
  expect(reading.y - words.y).toBeGreaterThan(4);
  expect(reading.x + reading.width / 2).toBeCloseTo(words.x + words.width / 2, 0);
  const text = pages
    .map(({ items }) => items.map(item => item.text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ');
  for (const item of ['a. ink, which', '(iii) of straw', '(viii) Whoever', 'B. Paper', 'II. Reams'])
    expect(text).toContain(item);
});

it('sets numbers of verses beside them, and as no part of the text', () => {
  const page = pages.find(({ items }) => items.some(({ text }) => text.includes('Two men')))!;
  const numbers = page.items.filter(({ aside, text }) => aside && /^(5|10|25)$/.test(text));
  expect(numbers.map(({ text }) => text)).toEqual(['5', '10', '25']);
});

it('is tagged as readers for the blind want it: terms and meanings are items of a list', async () => {
  const document = await PDFDocument.load(made.screen, { updateMetadata: false });
  const kinds = new Set<string>();
  const numberings = new Set<string>();
  const look = (kids: readonly Kid[], parent: string) => {
    for (const kid of kids)
      if (isElement(kid)) {
        kinds.add(`${parent} > ${kid.type}`);
        const given = kid.entries.get('A');
        const attributes = given && document.context.lookup(given);
        const numbering = attributes instanceof PDFDict && attributes.lookup(PDFName.of('ListNumbering'));
        if (numbering instanceof PDFName) numberings.add(numbering.decodeText());
        look(kid.kids, kid.type);
      }
  };
  look(readTree(document), 'Document');
  const wanted = ['L > LI', 'LI > Lbl', 'LI > LBody', 'LBody > P', 'LBody > L'];
  for (const kind of [...wanted, 'P > Ruby', 'Ruby > RB', 'Ruby > RT']) expect(kinds).toContain(kind);
  expect(numberings).toEqual(new Set(['Disc', 'LowerAlpha', 'LowerRoman', 'UpperAlpha', 'UpperRoman']));
  for (const kind of ['L > Lbl', 'L > LBody']) expect(kinds).not.toContain(kind);
  const findings = await preflight(made.screen, { profile: 'pdf-ua' });
  expect(findings).toEqual([]);
});
