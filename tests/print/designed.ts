import { expect } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { type PdfPage, type PdfRun, readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Book, PrintSettings, Title } from '../../src/title.ts';
import { prose, sampleTitle } from './sample.ts';

const file = (name: string, matter: string, ...blocks: string[]) =>
  parse(`${name}.md`, `---\n${matter}\n---\n\n${blocks.join('\n\n')}\n`);

/** Three parts' worth of chapters; the second is short, so that the third begins on its back. */
const chapters = [
  file('01-river', 'type: part\nlabel: Part One', '# The River'),
  file('02-salt', 'type: chapter\nlabel: Chapter 1', '# Salt', ...prose(2), '## The Board', ...prose(3)),
  file('03-ice', 'type: chapter\nlabel: Chapter 12', '# Ice', 'Little is known of it.'),
  file(
    '04-tolls',
    'type: chapter\nlabel: Chapter 13',
    '# Tolls and What Was Paid of Them at Every Crossing',
    ...prose(7),
  ),
  file('05-bank', 'type: part\nlabel: Part Two', '# The Bank'),
  file('06-mill', 'type: chapter\nlabel: Chapter 14', '# The Mill', ...prose(2)),
];

export interface Made {
  edition: PrintEdition;
  pages: PdfPage[];
}

export async function make(print: Partial<PrintSettings>, changes: Partial<Book> = {}): Promise<Made> {
  const book = { ...sampleTitle.book, ...changes, print: { ...sampleTitle.book.print, ...print } };
  const title: Title = { ...sampleTitle, book };
  const edition = await makePdf(publish(chapters, title), title);
  const { pages } = await readPdfText(edition.screen);
  return { edition, pages };
}

export const textOf = ({ items }: PdfPage) => items.map(({ text }) => text).join('');
export const firstOf = ({ edition }: Made, part: string) =>
  edition.pages.findIndex(page => page.part === part);

/** The right edge of a run, in whole points. */
const endOf = ({ x, width }: PdfRun) => Math.round(x + width);

/**
 * What holds of a book in every theme, with chapters on any page: set as planned; a part alone on its leaf and in no running
 * head; titles and numbers of the contents below one another.
 */
export function expectWellDesigned(made: Made): void {
  expect(made.edition.findings).toEqual([]);
  // A chapter on a verso; a part on a recto, its verso blank.
  const ice = firstOf(made, 's03-ice');
  expect(firstOf(made, 's04-tolls')).toBe(ice + 1);
  expect([ice, firstOf(made, 's04-tolls')].some(page => page % 2 === 1)).toBe(true);
  for (const part of ['s01-river', 's05-bank']) {
    const at = firstOf(made, part);
    expect(at % 2).toBe(0);
    expect(made.edition.pages[at + 1]!.part).toBeNull();
  }
  const others = made.pages.filter(
    (_, k) => !['s01-river', 'book-contents'].includes(made.edition.pages[k]!.part ?? ''),
  );
  expect(others.map(textOf).join('')).not.toMatch(/The River/i);

  const contents = made.pages.filter((_, k) => made.edition.pages[k]!.part === 'book-contents');
  const titles = ({ items }: PdfPage) =>
    items.filter(({ text }) => /^(Salt|Ice|Tolls and|The Mill)/.test(text));
  const numbers = ({ items }: PdfPage) =>
    items.filter(({ text, aside }) => !aside && /^\d+$/.test(text.trim()));
  expect(contents.flatMap(titles).length).toBe(4);
  expect(contents.flatMap(numbers).length).toBeGreaterThanOrEqual(6);
  for (const page of contents) {
    expect(new Set(numbers(page).map(endOf)).size).toBeLessThanOrEqual(1);
    expect(new Set(titles(page).map(({ x }) => Math.round(x))).size).toBeLessThanOrEqual(1);
  }
}
