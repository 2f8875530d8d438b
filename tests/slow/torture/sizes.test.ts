import { describe, expect, it } from 'vitest';
import { readPdfText } from '../../../src/pdf/text.ts';
import { makePdf } from '../../../src/print/index.ts';
import { publish } from '../../../src/publication/index.ts';
import type { PrintSettings, Title } from '../../../src/title.ts';
import { sampleBook, sampleTitle } from '../../print/sample.ts';
import { tortureBook } from './manuscript.ts';

const sheets: [name: string, settings: Partial<PrintSettings>][] = [
  [
    'A6',
    {
      trim: { width: 105, height: 148 },
      margins: { inner: 11, outer: 14, top: 14, bottom: 17 },
      size: 9,
      leading: 12,
    },
  ],
  ['the usual size', {}],
  ['A5 in large print', { trim: { width: 148, height: 210 }, size: 16, leading: 21 }],
  [
    'A4',
    {
      trim: { width: 210, height: 297 },
      margins: { inner: 24, outer: 34, top: 30, bottom: 40 },
      size: 12,
      leading: 16.5,
    },
  ],
];

describe.each(sheets)('a book of everything that is hard to set, on %s', (_, settings) => {
  it.each(['foot', 'book'] as const)(
    'with notes %s: no letter is lost, and no page has a false number',
    async place => {
      const book = {
        ...sampleBook,
        notes: { ...sampleBook.notes, print: place },
        print: { ...sampleBook.print, ...settings },
      };
      const title: Title = { ...sampleTitle, book };
      const chapters = tortureBook();
      const { findings, screen, pages } = await makePdf(publish(chapters, title), title);
      // In the largest type, thirteen columns are too wide even across the page.
      const told = settings.size === 16 ? ['print-table-wide', 'print-text-differs'] : [];
      const serious = findings.filter(({ severity, code }) => severity !== 'info' && !told.includes(code));
      expect(serious.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
      const { pages: read, places } = await readPdfText(screen);
      const contents = pages
        .flatMap(({ part }, k) => (part === 'book-contents' ? read[k]!.items.map(({ text }) => text) : []))
        .join(' ');
      for (const [id, name] of [
        ['s399-tiny', 'Tiny 300'],
        ['s03-notes', 'Notes'],
        ['s06-verse', 'Verse and Lists'],
      ] as const)
        expect(contents).toMatch(new RegExp(`${name}\\s*${places.get(id)}(?!\\d)`));
    },
  );
});
