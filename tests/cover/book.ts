import type { Book, CoverSettings, Title } from '../../src/title.ts';
import { plainBook } from '../title/plain.ts';

const settings: CoverSettings = {
  ...{ paper: { kind: 'cream' }, printer: 'kdp', marks: false },
  isbn: '978-1-56581-231-4',
};

/** What may be told of a book in a test. */
type Changes = Partial<Omit<Book, 'print'>> & {
  theme?: Book['print']['theme'];
  settings?: Partial<CoverSettings>;
};

/** A small press's book, with what a test changes of it. */
export function book({ theme = 'monograph', settings: changed, ...changes }: Changes = {}): Book {
  return {
    ...plainBook,
    title: 'Tidewrack',
    creators: [{ name: 'Ines Calloway', sort: 'Calloway, Ines', role: 'aut' }],
    publisher: 'Lantern & Quill',
    print: { ...plainBook.print, bleed: 3, theme },
    coverSettings: { ...settings, ...changed },
    ...changes,
  };
}

export const titled = (given: Book, folder = '.'): Title => ({ name: 'tidewrack', folder, book: given });
