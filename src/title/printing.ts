import { type EditionKind, editions } from '../edition.ts';
import type { Book, Title } from '../title.ts';

/** The ISBN of an edition: of its last printing that was given one, or the one that it had from the first. */
export const isbnOfEdition = (
  { printings, isbn }: Pick<Book, 'printings' | 'isbn'>,
  key: 'epub' | 'print',
): string | undefined => printings.findLast(printing => printing[key])?.[key] ?? isbn[key];

/**
 * The book as one edition of its last printing shows it: with the ISBN that this edition was given, where it has one.
 *
 * @param kind the edition
 */
export function bookOf(book: Book, kind: EditionKind): Book {
  const own = kind === 'screen' ? book.isbn.pdf : undefined;
  const isbn = own ?? isbnOfEdition(book, editions[kind].isbn);
  return isbn ? { ...book, identifier: `urn:isbn:${isbn}` } : book;
}

/** A title as one of its editions shows it. */
export const editionOf = (title: Title, kind: EditionKind): Title => ({
  ...title,
  book: bookOf(title.book, kind),
});

/**
 * The last printing as the imprint page names it: `Second printing, with corrections, 2026`.
 *
 * @param withCorrections these words in the book's language
 */
export function printingLine({ printings }: Book, withCorrections: string): string | undefined {
  const last = printings.at(-1);
  if (!last) return undefined;
  const said = last.name.toLowerCase().includes(withCorrections.toLowerCase());
  return [last.name, last.corrected && !said && withCorrections, last.date.slice(0, 4)]
    .filter(Boolean)
    .join(', ');
}
