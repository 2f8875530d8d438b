import type { Terms } from '../language/terms.ts';
import { isbnOfEdition, printingLine } from '../title/printing.ts';
import type { Book } from '../title.ts';

/** What a title page says. */
export interface TitleLines {
  title: string;
  subtitle?: string | undefined;
  authors: string[];
  /** All others who made the book, in order, with what they did where there are words for it: `Edited by …`. */
  others: string[];
  series?: string | undefined;
  publisher?: string | undefined;
  place?: string | undefined;
  year?: string | undefined;
}

/** What an imprint page may say; each edition has an order and a choice of its own. */
export interface ImprintLines {
  /** `The Title: The Subtitle`. */
  title: string;
  authors: string[];
  /** `Publisher, Place, 2026`. */
  publisher?: string | undefined;
  /** `Second printing, with corrections, 2026`. */
  printing?: string | undefined;
  rights?: string | undefined;
  /** Those that `book.yaml` has for it. */
  more: string[];
  /** `ISBN …`. */
  isbn?: string | undefined;
  /** What a printed book is known by, in its own ISBN and those of other editions: never by what only programs read. */
  numbers: string[];
  /** The ISBN, or whatever else the edition is known by. */
  identifier: string;
  /** `Page numbers refer to The Title, Publisher, 1999, ISBN ….`: in an edition that has the pages of a printed book. */
  pagesOf?: string | undefined;
  /** `Reissued from The Title (Publisher, 1999), ISBN ….`: in one that has pages of its own. */
  reissuedFrom?: string | undefined;
  /** Name of the book's language, in that language. */
  language: string;
}

/** What a title page says of a book. */
export function titleLines(book: Book, terms: Terms): TitleLines {
  const authors = authorsOf(book);
  return {
    ...{ title: book.title, subtitle: book.subtitle, authors },
    others: othersOf(book, authors, terms),
    ...{ series: seriesOf(book), publisher: book.publisher, place: book.place, year: yearOf(book.date) },
  };
}

/** Editors in one line, translators in another, and each of the others by name alone. */
function othersOf({ creators }: Book, authors: readonly string[], terms: Terms): string[] {
  const did = new Map([
    ['edt', terms.editedBy],
    ['trl', terms.translatedBy],
  ]);
  const others = creators.filter(({ name }) => !authors.includes(name));
  return others.flatMap(({ name, role }, k) => {
    const words = did.get(role);
    if (!words) return [name];
    if (others.findIndex(other => other.role === role) < k) return [];
    const names = others.filter(other => other.role === role).map(other => other.name);
    return [words.replace('*', () => names.join(', '))];
  });
}

/** What an imprint page says of a book: nothing that `book.yaml` does not say. */
export function imprintLines(book: Book, terms: Terms): ImprintLines {
  const isbn = isbnLine(/^urn:isbn:(.+)$/i.exec(book.identifier)?.[1]);
  return {
    title: joined([book.title, book.subtitle], ': '),
    authors: authorsOf(book),
    publisher: joined([book.publisher, book.place, yearOf(book.date)]) || undefined,
    printing: printingLine(book, terms.withCorrections),
    ...{ rights: book.rights, more: book.imprint, isbn, identifier: isbn ?? book.identifier },
    numbers: numbersOf(book),
    pagesOf: pagesOf(book, terms),
    reissuedFrom: reissuedFrom(book, terms),
    language: new Intl.DisplayNames(book.language, { type: 'language' }).of(book.language)!,
  };
}

/** `ISBN 978-…` of the printed book, `ISBN 978-… (EPUB)`, `DOI 10.…`. */
function numbersOf(book: Book): string[] {
  const { identifier, coverSettings, isbn } = book;
  const own = /^urn:isbn:(.+)$/i.exec(identifier)?.[1];
  const inPrint = isbnOfEdition(book, 'print') ?? own ?? coverSettings.isbn;
  const inEpub = isbnOfEdition(book, 'epub');
  const doi = book.doi ?? /^urn:doi:(.+)$/i.exec(identifier)?.[1];
  return [
    ...(inPrint ? [`ISBN ${inPrint}`] : []),
    ...(inEpub && inEpub !== inPrint ? [`ISBN ${inEpub} (EPUB)`] : []),
    ...(isbn.pdf && isbn.pdf !== inPrint ? [`ISBN ${isbn.pdf} (PDF)`] : []),
    ...(doi ? [`DOI ${doi}`] : []),
  ];
}

/** The words for who sees no cover. */
export const coverText = (book: Book): string =>
  book.coverAlt ?? joined([book.title, book.subtitle, ...authorsOf(book)]);

/** `The Series, 4`; undefined where the book is in none. */
export const seriesOf = ({ series }: Book): string | undefined =>
  joined([series?.name, series?.number]) || undefined;

/** The lines of a text of `book.yaml` that has several. */
export const linesOf = (text: string | undefined): string[] => text?.trim().split('\n').filter(Boolean) ?? [];

const authorsOf = ({ creators }: Book): string[] =>
  creators.filter(({ role }) => role === 'aut').map(({ name }) => name);

function pagesOf({ source }: Book, terms: Terms): string | undefined {
  const printed = joined([source.title, source.publisher, yearOf(source.date), isbnLine(source.isbn)]);
  return printed ? `${terms.pagesOf} ${printed}.` : undefined;
}

function reissuedFrom({ title, source }: Book, terms: Terms): string | undefined {
  const { isbn, publisher, date } = source;
  if (![source.title, isbn, publisher, date].some(Boolean)) return undefined;
  const when = joined([publisher, date]);
  const name = joined([source.title ?? title, when && `(${when})`], ' ');
  return `${terms.from} ${joined([name, isbnLine(isbn)])}.`;
}

const isbnLine = (isbn: string | undefined): string | undefined => isbn && `ISBN ${isbn}`;

const yearOf = (date: string | undefined): string | undefined => date?.slice(0, 4);

const joined = (pieces: (string | undefined)[], between = ', '): string =>
  pieces.filter(Boolean).join(between);
