import { asking, check, on } from '../check.ts';
import type { Pdf } from '../document.ts';
import { pageCount } from './measures.ts';
import { isPrinted } from './printed.ts';

/** Positions of the pages that show nothing. */
function blankPages(pdf: Pdf): Set<number> {
  const shown = new Set(pdf.drawing.marks.filter(isPrinted).map(({ page }) => page));
  return new Set(pdf.pages.map(({ number }) => number).filter(number => !shown.has(number)));
}

/** Rules on how many pages there are, and on blank ones. */
export const extent = {
  'page-count': asking<{ least: number; most: number }>(
    'The book has as many pages as can be bound.',
    function* ({ pages }, { least, most }) {
      if (pages.length < least)
        yield { message: `The book has ${pageCount(pages.length)}; it needs ${least} at least to be bound.` };
      if (pages.length > most)
        yield {
          message: `The book has ${pageCount(pages.length)}; ${most} at most can be bound. Divide it into volumes.`,
        };
    },
  ),

  'page-multiple': asking<{ of: number }>(
    'The number of pages is a multiple of what a sheet holds.',
    function* ({ pages }, { of }) {
      const more = (of - (pages.length % of)) % of;
      if (more > 0)
        yield {
          message: `The book has ${pageCount(pages.length)}, which is no multiple of ${of}: ${more} blank ${more === 1 ? 'page' : 'pages'} will be added at its end.`,
        };
    },
  ),

  'last-page-blank': check('The last page is blank.', function* (pdf) {
    const last = pdf.pages.at(-1);
    if (last && !blankPages(pdf).has(last.number))
      yield on(last, 'The last page must be blank, for the printer’s bar code. Add a blank page.');
  }),

  'blank-pages': asking<{ most: number; atEnd: number }>(
    'Not too many blank pages stand one after the other.',
    function* (pdf, { most, atEnd }) {
      const blank = blankPages(pdf);
      let run = 0;
      for (const page of pdf.pages) {
        run = blank.has(page.number) ? run + 1 : 0;
        const ends = !blank.has(page.number + 1);
        const allowed = page.number === pdf.pages.length ? atEnd : most;
        if (ends && run > allowed)
          yield on(page, `${run} blank pages stand one after the other; ${allowed} at most may.`);
      }
    },
  ),

  'book-blank': check('Something is printed in the book.', function* (pdf) {
    if (pdf.pages.length > 0 && blankPages(pdf).size === pdf.pages.length)
      yield { message: 'All pages are blank.' };
  }),
} as const;
