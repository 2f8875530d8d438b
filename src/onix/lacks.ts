import type { Finding } from '../inspection/finding.ts';
import { type Book, isbnOfEdition } from '../title.ts';

/** What shops and libraries look for in a record, and the keys of `book.yaml` that say it. */
const wanted: readonly { lacks: (book: Book) => boolean; what: string }[] = [
  {
    lacks: book => !isbnOfEdition(book, 'epub') && !/^urn:isbn:/i.test(book.identifier),
    what: 'an ISBN of the EPUB (isbn)',
  },
  {
    lacks: book => !isbnOfEdition(book, 'print') && !book.coverSettings.isbn,
    what: 'the printed book, which has no ISBN of its own (isbn)',
  },
  { lacks: ({ publisher }) => !publisher, what: 'a publisher (publisher)' },
  { lacks: ({ date }) => !date, what: 'a date of publication (date)' },
  { lacks: ({ description }) => !description, what: 'a description (description)' },
  {
    lacks: ({ subjects }) => !subjects.some(({ bisac, thema }) => bisac || thema),
    what: 'a subject with a code (subjects)',
  },
  { lacks: ({ prices }) => prices.length === 0, what: 'a price (prices)' },
  { lacks: ({ onix }) => onix.territory.length === 0, what: 'where it may be sold (onix, territory)' },
];

/** What a record has to do without; nothing of it is made up. */
export function lacksOf(book: Book): Finding[] {
  const lacking = wanted.filter(({ lacks }) => lacks(book)).map(({ what }) => what);
  if (lacking.length === 0) return [];
  const message = `The ONIX record lacks ${new Intl.ListFormat('en-GB').format(lacking)}. Shops and libraries look for it; say it in book.yaml.`;
  return [{ code: 'onix-incomplete', severity: 'info', message }];
}
