import type { Book, CoverSettings, Title } from '../../src/title.ts';

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
    title: 'Tidewrack',
    creators: [{ name: 'Ines Calloway', sort: 'Calloway, Ines', role: 'aut' }],
    language: 'en-GB',
    faces: { fallbacks: [] },
    identifier: 'urn:uuid:6aa2fb32-3cfa-5640-8260-e2f989b7afc5',
    modified: '2026-11-22T12:00:00Z',
    publisher: 'Lantern & Quill',
    subjects: [],
    original: {},
    languages: [],
    pages: 'original',
    isbn: {},
    ages: {},
    prices: [],
    accessibility: { standard: '1.1' },
    onix: { make: false, release: '3.0', territory: [] },
    imprint: [],
    source: {},
    italics: { titles: [], foreign: [] },
    lists: [],
    notes: { epub: 'book', print: 'book' },
    print: {
      trim: { width: 138, height: 216 },
      margins: { inner: 18, outer: 16, top: 21, bottom: 23 },
      face: 'EB Garamond',
      size: 10.5,
      leading: 13.5,
      indent: 14,
      bleed: 3,
      marks: false,
      theme,
      acronyms: 'capitals',
      hanging: false,
      heads: 'chapter',
      chapters: 'recto',
    },
    printings: [],
    hyphenation: [],
    styles: [],
    coverSettings: { ...settings, ...changed },
    ...changes,
  };
}

export const titled = (given: Book, folder = '.'): Title => ({ name: 'tidewrack', folder, book: given });
