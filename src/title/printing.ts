import { type EditionKind, editions } from '../edition.ts';
import type { Book, Title } from '../title.ts';

/** Whether a text is an ISBN of ten or thirteen digits, hyphens and spaces among them, whose check digit is right. */
export function isIsbn(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits))
    return [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0;
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const value = (digit: string) => (digit === 'X' ? 10 : Number(digit));
  return [...digits].reduce((sum, digit, at) => sum + value(digit) * (10 - at), 0) % 11 === 0;
}

/**
 * The book as one edition of its last printing shows it: with the ISBN that this edition was given, where it has one.
 *
 * @param kind the edition
 */
export function bookOf(book: Book, kind: EditionKind): Book {
  const key = editions[kind].isbn;
  const isbn = book.printings.findLast(printing => printing[key])?.[key];
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
