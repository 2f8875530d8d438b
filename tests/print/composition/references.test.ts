import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.ts';
import { type PdfPage, readPdfText } from '../../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../../src/print/index.ts';
import { publish } from '../../../src/publication/index.ts';
import type { Title } from '../../../src/title.ts';
import { prose, sampleTitle } from '../sample.ts';

/** Twelve paragraphs, of which every second begins a page of the former edition. */
const body = (seed: number, firstPage: number) =>
  prose(12, seed).map((text, k) => (k % 2 ? text : `⟦${firstPage + k / 2}⟧${text}`));

const chapters = () => {
  const [first, second] = [body(3, 1), body(8, 7)];
  first[1] += ' The matter comes up again [below](02-two.md#the-forme "on page #").';
  first[4] +=
    ' What is to be typed, as in `npm run build -- the-printed-page`, is set in a face of its own, and `recover`.';
  first.splice(6, 0, '## The Stick');
  first.push(':::figure\n![A press](images/press.svg)\n\nFigure 1. *The* press.\n\nDrawn from memory.\n:::');
  first[9] = `${first[9]!.replace('⟦5⟧', '⟦5⟧Quoins hold the forme. ')} Here we speak of xylography.`;
  second.splice(7, 0, '## The Forme');
  second.push(':::table\n| a | b |\n| - | - |\n| 1 | 2 |\n\nTable 1. Two letters.\n:::');
  second[2] +=
    ' See [The Stick](01-one.md#the-stick "page #"), and [page 5](#page-5 "page #") for more[.](01-one.md ", as in the first part.")[^1]';
  second[9] += ' And once more of xylography.';
  const matter = '---\ntype: chapter\n---\n\n';
  return [
    parse('01-one.md', `${matter}# One\n\n${first.join('\n\n')}\n`),
    parse(
      '02-two.md',
      `${matter}# Two\n\n${second.join('\n\n')}\n\n[^1]: As [above](01-one.md "page #"), in the same words.\n`,
    ),
    parse('03-index.md', '---\ntype: index\n---\n\n# Index\n\nxylography, 5, 10–11\n'),
  ];
};

let edition: PrintEdition;
let pages: PdfPage[];
const textOf = (page: PdfPage) => page.items.map(({ text }) => text).join(' ');
/** Labels of the pages that hold a text. */
const labelsOf = (pattern: RegExp) =>
  pages.filter(page => pattern.test(textOf(page))).map(({ label }) => label);
/** Without spaces, which a PDF has only within its lines. */
const whole = () => pages.map(textOf).join('').replace(/\s+/g, '');

beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../fixtures/everything', import.meta.url));
  const title: Title = {
    ...sampleTitle,
    folder,
    book: {
      ...sampleTitle.book,
      lists: ['figures', 'tables'],
      print: { ...sampleTitle.book.print, hanging: true },
    },
  };
  const publication = publish(chapters(), title);
  expect(publication.findings).toEqual([]);
  edition = await makePdf(publication, title);
  ({ pages } = await readPdfText(edition.screen));
});

describe('what refers to pages', () => {
  it('names those to which its links lead in the finished PDF', () => {
    // The account compares the numbers with the destinations.
    expect(edition.findings).toEqual([]);
  });

  it('is set in the lines that were computed with the numbers, punctuation hanging', () => {
    expect(edition.setting.corrected).toBe(0);
  });

  it('says in print what the manuscript has for it, forwards and backwards, in text and notes', () => {
    const [stick] = labelsOf(/The Stick(?!,)/).slice(-1);
    const five = labelsOf(/Quoins hold/).at(-1);
    const forme = labelsOf(/The Forme/).at(-1);
    expect(whole()).toContain(`comesupagainonpage${forme}.`);
    expect(whole()).toMatch(new RegExp(`Seepage${stick},andpage${five}formore,asinthefirstpart`));
    expect(whole()).toContain('Aspage1,inthesamewords.');
  });

  it('is a list of figures and one of tables, after the contents', () => {
    const figure = labelsOf(/Drawn\s+from\s+memory/).at(-1);
    const table = labelsOf(/Two\s+letters/).at(-1);
    expect(whole()).toContain(`FiguresFigure1.Thepress.${figure}TablesTable1.Twoletters.${table}`);
  });

  it('is an index with the pages of this edition', () => {
    const [first, second] = labelsOf(/of\s+xylography/);
    expect(first).not.toBe('4');
    const printed = /xylography,(\d+),(\d+)(?:–(\d+))?/.exec(whole())!;
    expect(printed[1]).toBe(first);
    expect(Number(printed[2])).toBeLessThanOrEqual(Number(second));
    expect(Number(printed[3] ?? printed[2])).toBeGreaterThanOrEqual(Number(second));
  });
});
