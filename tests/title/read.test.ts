import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { sortName } from '../../src/title/names.ts';
import { parseBook } from '../../src/title/read.ts';
import { readTitle } from '../../src/title.ts';

const least = [
  'title: A Book',
  'authors: Ann Author',
  'identifier: urn:isbn:9780000000002',
  'modified: 2026-11-22',
];

const parse = (...lines: string[]) => parseBook([...least, ...lines].join('\n'), 'book.yaml').book;

function complaintOf(action: () => unknown): Complaint {
  try {
    action();
  } catch (error) {
    if (error instanceof Complaint) return error;
    throw error;
  }
  throw new Error('there was nothing to complain about');
}

describe('book.yaml', () => {
  it('needs a title, an author, an identifier and a date, and fills in the rest', () => {
    expect(parse()).toMatchObject({
      title: 'A Book',
      creators: [{ name: 'Ann Author', sort: 'Author, Ann', role: 'aut' }],
      language: 'en-GB',
      modified: '2026-11-22T00:00:00Z',
      subjects: [],
      notes: { epub: 'chapter', print: 'book' },
      print: {
        trim: { width: 138, height: 216 },
        face: 'EB Garamond',
        size: 10.5,
        leading: 13.5,
        indent: 14,
      },
    });
  });

  it('leaves head and foot strips of 59.5 and 65.2 points', () => {
    const { top, bottom } = parse().print.margins;
    expect((top * 72) / 25.4).toBeCloseTo(59.5, 1);
    expect((bottom * 72) / 25.4).toBeCloseTo(65.2, 1);
  });

  it('takes one name, several names, or names with their catalogue form', () => {
    const book = parse(
      'editors: [Bea Books, { name: "Wu Zetian", sort: "Wu Zetian" }]',
      'translators: Cy Dee',
    );
    expect(book.creators.slice(1)).toEqual([
      { name: 'Bea Books', sort: 'Books, Bea', role: 'edt' },
      { name: 'Wu Zetian', sort: 'Wu Zetian', role: 'edt' },
      { name: 'Cy Dee', sort: 'Dee, Cy', role: 'trl' },
    ]);
  });

  it('keeps text as it is typed: years, leading zeros, yes and no', () => {
    const book = parse('subtitle: 1984', 'date: 2016', 'source: { isbn: 0748695981 }', 'series: No');
    expect(book).toMatchObject({
      subtitle: '1984',
      date: '2016',
      source: { isbn: '0748695981' },
      series: { name: 'No' },
    });
  });

  it('takes an empty key for one that is not there', () => {
    const book = parse('subtitle:', 'subjects:', 'print:', 'cover:');
    expect(book).toMatchObject({
      subtitle: undefined,
      subjects: [],
      cover: undefined,
      print: { size: 10.5 },
    });
  });

  it.each([
    ['subtile: x', /Unknown key “subtile”; did you mean “subtitle”\?/, 5],
    ['print:\n  trim: { widht: 120 }', /Unknown key “widht”; did you mean “width”\?/, 6],
    ['authors: Twice Named', /key stands here a second time/, 5],
    ['language: English language', /“language” must be a language tag/, 5],
    ['print:\n  size: ten', /“print.size” must be a number/, 6],
    ['print:\n  indent: -3', /“print.indent” must be at least 0/, 6],
    ['print:\n  size: 100', /“print.size” must be at most 24/, 6],
    ['print: { margins: { inner: 60, outer: 60 } }', /“print.margins” leaves no room/, 5],
    ['notes: { epub: foot }', /“notes.epub” must be chapter or book/, 5],
    ['subtitle: [a, b]', /“subtitle” must be plain text/, 5],
    ['date: c. 1987', /“date” must be a year or a date/, 5],
    ['subtitle: "unclosed', /not correct YAML/, undefined],
  ])('says what is wrong with “%s”, and in which line', (line, message, at) => {
    const complaint = complaintOf(() => parse(line));
    expect(complaint.message).toMatch(message);
    expect(complaint.file).toBe('book.yaml');
    expect(complaint.exit).toBe(2);
    if (at) expect(complaint.line).toBe(at);
  });

  it('names everything that is wrong at once', () => {
    const complaint = complaintOf(() => parse('autors: B', 'size: 10'));
    expect(complaint.line).toBe(5);
    expect(complaint.message).toContain('autors');
    expect(complaint.advice).toMatch(/Line 6: .*“size”/);
  });

  it('says which key is missing', () => {
    expect(complaintOf(() => parseBook('title: A', 'book.yaml')).message).toBe('“identifier” is missing.');
    expect(complaintOf(() => parseBook('', 'book.yaml')).message).toBe('“title” is missing.');
  });
});

describe('the form of a name for catalogues', () => {
  it.each([
    ['Sergei Prozorov', 'Prozorov, Sergei'],
    ['Gilbert Keith Chesterton', 'Chesterton, Gilbert Keith'],
    ['Plato', 'Plato'],
    ['King, Martin Luther, Jr.', 'King, Martin Luther, Jr.'],
    ['Martin Luther King Jr.', 'King, Martin Luther, Jr.'],
    ['Martin Luther King, Jr.', 'King, Martin Luther, Jr.'],
    ['Juno Hale III', 'Hale, Juno, III'],
  ])('%s → %s', (name, sorted) => expect(sortName(name)).toBe(sorted));
});

describe('the folder of a title', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reissue-title-'));
    mkdirSync(join(folder, 'book'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (...lines: string[]) =>
    writeFileSync(join(folder, 'book/book.yaml'), [...least, ...lines].join('\n'));

  it('gives the title its name', () => {
    write();
    expect(readTitle(join(folder, 'book'))).toMatchObject({ name: 'book', folder: join(folder, 'book') });
  });

  it('must hold a book.yaml', () => {
    const complaint = complaintOf(() => readTitle(folder));
    expect(complaint.message).toMatch(/no book.yaml/);
    expect(complaint.advice).toMatch(/reissue new/);
  });

  it('is not left by a path, nor by a symbolic link', () => {
    writeFileSync(join(folder, 'secret.jpg'), 'x');
    symlinkSync(join(folder, 'secret.jpg'), join(folder, 'book/link.jpg'));
    for (const path of ['../secret.jpg', 'link.jpg', '/etc/hostname']) {
      write(`cover: ${path}`);
      const complaint = complaintOf(() => readTitle(join(folder, 'book')));
      expect(complaint.message).toContain('leads out of the title’s folder');
      expect(complaint.line).toBe(5);
    }
  });

  it('must hold the cover it names', () => {
    write('cover: cover.jpg');
    const complaint = complaintOf(() => readTitle(join(folder, 'book')));
    expect(complaint.message).toContain('There is no file “cover.jpg”');
    expect(complaint.line).toBe(5);
  });

  it('lets punctuation hang as the design wants it, where nothing is said of it', () => {
    const hanging = (...lines: string[]) => parse('print:', ...lines).print.hanging;
    expect(['monograph', 'essay', 'novel'].map(theme => hanging(`  theme: ${theme}`))).toEqual([
      true,
      true,
      true,
    ]);
    expect(hanging('  theme: textbook')).toBe(false);
    expect(hanging('  theme: textbook', '  hanging: true')).toBe(true);
    expect(hanging('  theme: novel', '  hanging: false')).toBe(false);
  });

  it('takes the date of change from SOURCE_DATE_EPOCH where that is set', () => {
    write();
    process.env.SOURCE_DATE_EPOCH = '86400';
    try {
      expect(readTitle(join(folder, 'book')).book.modified).toBe('1970-01-02T00:00:00Z');
    } finally {
      delete process.env.SOURCE_DATE_EPOCH;
    }
  });
});
