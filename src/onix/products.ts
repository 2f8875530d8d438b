import type { EditionKind } from '../edition.ts';
import { isbn13 } from '../title/identifiers.ts';
import type { Price } from '../title/record.ts';
import { type Book, bookOf, isbnOfEdition } from '../title.ts';
import { type Element, element } from './xml.ts';

/** An edition as the trade sells it. */
export interface Product {
  /** Its name in `book.yaml`. */
  edition: Price['edition'];
  /** Thirteen digits; none where it has no ISBN. */
  isbn?: string;
  /** What it is known by. */
  identifier: string;
}

const kinds: Record<Price['edition'], EditionKind> = { epub: 'epub', print: 'print', pdf: 'screen' };

/**
 * The products of a title: the EPUB, the printed book where it has an ISBN of its own, and the PDF for readers where it is sold
 * under one. Two products with one number would be one for the trade.
 */
export function productsOf(book: Book): Product[] {
  const epub = productOf(book, 'epub', ownIsbn(bookOf(book, 'epub').identifier));
  const print = isbnOfEdition(book, 'print') ?? book.coverSettings.isbn;
  const others = [
    ...(print ? [productOf(book, 'print', isbn13(print))] : []),
    ...(book.isbn.pdf ? [productOf(book, 'pdf', isbn13(book.isbn.pdf))] : []),
  ];
  return [epub, ...others.filter(({ isbn }) => isbn !== epub.isbn)];
}

function productOf(book: Book, edition: Product['edition'], isbn: string | undefined): Product {
  const { identifier } = bookOf(book, kinds[edition]);
  return { edition, identifier, ...(isbn !== undefined && { isbn }) };
}

function ownIsbn(identifier: string): string | undefined {
  const isbn = /^urn:isbn:(.+)$/i.exec(identifier)?.[1];
  return isbn && isbn13(isbn);
}

/** What a product is known by: GTIN-13 and ISBN-13, DOI, or the URN that the edition itself has (list 5). */
export function identifiersOf({ isbn, identifier, edition }: Product, book: Book): Element[] {
  const doi = book.doi ?? /^urn:doi:(.+)$/i.exec(identifier)?.[1];
  return [
    ...(isbn ? [identifierOf('03', isbn), identifierOf('15', isbn)] : []),
    ...(doi && edition === 'epub' ? [identifierOf('06', doi)] : []),
    ...(!isbn && !doi ? [identifierOf('22', identifier)] : []),
  ];
}

/** A product’s number by its kind. */
export const identifierOf = (kind: string, value: string): Element =>
  element('ProductIdentifier', [element('ProductIDType', kind), element('IDValue', value)]);
