import type { Finding } from '../inspection/finding.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { accountForText } from './account.ts';
import { composeBook } from './compose.ts';
import { findFace } from './faces.ts';
import { finishPdf } from './finish.ts';
import { geometryOf, makePage, typeAreaOf } from './page.ts';
import { readPdfText } from './pdf-text.ts';
import { type SetPage, setAndPrint } from './press.ts';

/** A print edition, and what is to be said of it. */
export interface PrintEdition {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Where the PDF's text is not the publication's. */
  findings: Finding[];
  /** Letters compared. */
  letters: number;
  /** Seconds by stage. */
  seconds: Record<string, number>;
}

/**
 * Makes the print edition of a publication: composes the book, has Paged.js set it in a headless browser, finishes the
 * PDF for the press, and compares its text with the publication's letter by letter.
 * @param options.progress told how many pages are set
 * @throws Complaint where there is no browser, or no such typeface
 */
export async function makePdf(
  publication: Publication,
  title: Title,
  options: { progress?: (pages: number) => void } = {},
): Promise<PrintEdition> {
  const { book } = title;
  const seconds: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    seconds[stage] = Math.round(performance.now() - began) / 1000;
    return result;
  };

  const geometry = geometryOf(book.print);
  const face = findFace(book.print.face);
  const parts = composeBook(publication, book);
  const heading = { title: book.title, language: publication.language };
  const { shelf, sheet } = await makePage(parts, heading, geometry, face, publication.images);
  const sheets = await setAndPrint(shelf, sheet, options.progress);
  const pdf = await timed('finish', () => finishPdf(sheets.pdf, book, geometry, sheets.pages));
  const { findings, letters } = await timed('account', async () =>
    accountForText(parts, await readPdfText(pdf), typeAreaOf(book.print), sheets.places),
  );
  return { pdf, pages: sheets.pages, findings, letters, seconds: { ...sheets.seconds, ...seconds } };
}
