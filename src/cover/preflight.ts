import type { Finding } from '../inspection/finding.ts';
import { type CoverMeasures, type ProfileName, preflight } from '../inspection/pdf/index.ts';
import type { Book } from '../title.ts';
import { isbnOf } from './barcode.ts';
import { flat, type Mark } from './drawing.ts';
import { sheetOf } from './geometry.ts';

/** By whose rules the cover of a book is inspected. */
const profileOf = ({ coverSettings: { printer } }: Book): ProfileName =>
  printer ? `${printer}-cover` : 'cover';

/** What the cover of a book of so many pages must measure. */
function measuresOf(book: Book, pages: number): CoverMeasures {
  const { width, height, spine } = sheetOf(book, pages).sheet;
  return { width, height, spine, pages, hasCode: isbnOf(book) !== undefined };
}

/**
 * Inspects a cover by the rules of its printer, or as PDF/X-4 where none is named.
 *
 * @param pages of the print edition; undefined where they are not known, and the spine cannot be either
 * @returns errors and warnings: remarks are for whoever asks about a file
 */
export async function inspectCover(
  cover: Uint8Array,
  book: Book,
  pages: number | undefined,
): Promise<Finding[]> {
  const measures = pages === undefined ? undefined : measuresOf(book, pages);
  const found = await preflight(cover, { profile: profileOf(book), cover: measures });
  return found.filter(({ severity }) => severity !== 'info');
}

/** What is told of a cover while it is made, in words that name its pictures: what a preflight calls the same. */
const otherwise: Record<string, string> = {
  'cover-picture-coarse': 'picture-coarse',
  'cover-wrap-bleed': 'bleed-missing',
};

/**
 * Inspects a cover that is being made.
 *
 * @param marks what is on it
 * @param told what is said of it already
 * @returns what is not
 */
export async function inspectMade(
  cover: Uint8Array,
  { book, pages, marks }: { book: Book; pages: number; marks: readonly Mark[] },
  told: readonly Finding[],
): Promise<Finding[]> {
  const artwork = await inspectPages(cover, marks);
  const known = new Set([...told, ...artwork].map(({ code }) => otherwise[code] ?? code));
  const found = await inspectCover(cover, book, pages);
  return [...artwork, ...found.filter(({ code }) => !known.has(code))];
}

/**
 * Says what keeps a cover from being PDF/X-4 since pages of PDFs of the press are on it, which are printed as they are. All else
 * on a cover is drawn as the standard wants it.
 */
async function inspectPages(cover: Uint8Array, marks: readonly Mark[]): Promise<Finding[]> {
  const pages = flat(marks).flatMap(mark =>
    mark.kind === 'picture' && mark.art.kind === 'pdf' ? [mark.art.name] : [],
  );
  if (pages.length === 0) return [];
  const names = pages.map(name => `“${name}”`).join(' and ');
  const found = await preflight(cover, { profile: 'pdf-x-4' });
  return found.map(finding => ({
    ...{ ...finding, severity: 'warning', file: 'book.yaml' },
    message: `With ${names} the cover is not PDF/X-4, which the printer may refuse. ${finding.message}`,
  }));
}
