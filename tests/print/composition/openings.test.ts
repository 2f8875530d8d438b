import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.ts';
import { pagesOf } from '../../../src/print/composition/folios.ts';
import { shortHead } from '../../../src/print/composition/heads.ts';
import { composeBook } from '../../../src/print/composition/index.ts';
import { sheetsOf } from '../../../src/print/setting/furniture.ts';
import { publish } from '../../../src/publication/index.ts';
import type { Book, PrintSettings } from '../../../src/title.ts';
import { sampleTitle } from '../sample.ts';

const chapterFile = (name: string, matter: string, text: string) =>
  parse(`${name}.md`, `---\n${matter}\n---\n\n${text}\n`);

const chapters = [
  chapterFile('01-river', 'type: part\nlabel: Part One', '# The River'),
  chapterFile('02-salt', 'type: chapter', '# Salt\n\nInk.'),
  chapterFile('03-tolls', 'type: chapter', '# Tolls\n\nInk.'),
  chapterFile('04-bank', 'type: part\nlabel: Part Two', '# The Bank'),
  chapterFile('05-winter', 'type: chapter', '# Winter\n\nInk.'),
];

/** The parts of a book that is set so. */
function composed(print: Partial<PrintSettings>, changes: Partial<Book> = {}) {
  const book = { ...sampleTitle.book, ...changes, print: { ...sampleTitle.book.print, ...print } };
  return composeBook(publish(chapters, { ...sampleTitle, book }), book);
}

const opens = (print: Partial<PrintSettings>) =>
  Object.fromEntries(composed(print).map(({ id, opens }) => [id, opens]));

describe('chapters', () => {
  it('open on rectos', () => {
    expect(opens({})).toMatchObject({ 's02-salt': 'recto', 's03-tolls': 'recto' });
  });

  it('open on any page where that is wanted; a part and what follows it do not, so that its verso is blank', () => {
    expect(opens({ chapters: 'any' })).toMatchObject({
      'book-contents': 'recto',
      's01-river': 'recto',
      's02-salt': 'recto',
      's03-tolls': 'any',
      's04-bank': 'recto',
      's05-winter': 'recto',
    });
  });
});

it('a part’s own page has neither folio nor running head', () => {
  const parts = composed({});
  const pages = pagesOf(
    parts,
    parts.map(() => 1),
  );
  const contents = parts.map(() => [{ ids: [], references: [] }]);
  const sheets = sheetsOf(pages, parts, contents, new Map());
  const own = sheets.filter(({ part }) => part === 's01-river' || part === 's02-salt');
  expect(own.map(({ folio, head }) => [folio, head])).toEqual([
    [undefined, undefined],
    ['3', undefined],
  ]);
});

describe('running heads', () => {
  const headsOf = (heads: PrintSettings['heads'], changes?: Partial<Book>) =>
    composed({ heads }, changes).find(({ id }) => id === 's03-tolls')!.heads;

  it('are those that the book wants', () => {
    expect(headsOf('chapter')).toEqual({ verso: 'The Even Line', recto: 'Tolls' });
    expect(headsOf('section')).toEqual({ verso: 'Tolls', recto: 'Tolls' });
    expect(headsOf('part')).toEqual({ verso: 'The River', recto: 'Tolls' });
    expect(headsOf('author')).toEqual({ verso: 'A. Compositor', recto: 'The Even Line' });
    expect(headsOf('none')).toEqual({ verso: '', recto: '' });
  });

  it('name no part unless it is asked for, and the book where there is none', () => {
    const all = composed({ heads: 'chapter' }).flatMap(({ kind, heads }) =>
      kind === 'chapter' ? Object.values(heads) : [],
    );
    expect(all).not.toContain('The River');
    const notes = composed({ heads: 'part' }).find(({ id }) => id === 'book-contents')!;
    expect(notes.heads.verso).toBe('The Even Line');
  });

  it('name one author or three, and the book where there are more', () => {
    const creators = ['A. Ink', 'B. Lead', 'C. Forme', 'D. Quoin'].map(name => ({
      name,
      sort: name,
      role: 'aut',
    }));
    expect(headsOf('author', { creators: creators.slice(0, 3) }).verso).toBe('A. Ink, B. Lead, C. Forme');
    expect(headsOf('author', { creators }).verso).toBe('The Even Line');
  });

  it('end before the colon or the full stop of a long title, not behind an abbreviation', () => {
    const head = (title: string, language = 'en-GB') => shortHead(title, language);
    expect(head('The Ferry and the Toll: a History of Crossings over the Esk')).toBe(
      'The Ferry and the Toll',
    );
    expect(head('The Ferry and the Toll. A History of Crossings over the Esk')).toBe(
      'The Ferry and the Toll',
    );
    const mister = 'Mr. Tolliver, the Ferry and the Keepers of the Esk';
    expect(head(mister)).toBe(mister);
    const professor = 'Prof. J. Tolliver on the Ferry and the Keepers of the Esk';
    expect(head(professor)).toBe(professor);
    expect(head('Ca. 1700. Vgl. die Fähre am Fluss. Eine lange Geschichte', 'de')).toBe(
      'Ca. 1700. Vgl. die Fähre am Fluss',
    );
  });
});
