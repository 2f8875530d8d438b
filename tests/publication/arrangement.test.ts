import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { parse } from '../../src/manuscript/index.ts';
import { type ArrangedPart, arrange, type NotesPlace } from '../../src/publication/arrangement.ts';
import type { ContentsEntry } from '../../src/publication/contents.ts';
import { publish } from '../../src/publication/index.ts';
import { contributorsOf } from '../../src/publication/people.ts';
import { titleLines } from '../../src/publication/preliminaries.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml } from '../cli/run.ts';

const chapter = (name: string, type: string, text: string, ...matter: string[]) =>
  parse(`${name}.md`, ['---', `type: ${type}`, ...matter, '---', '', text, ''].join('\n'));

/** A book of chapters, with these lines in its `book.yaml`, arranged. */
function arranged(
  chapters: ReturnType<typeof chapter>[],
  notes: NotesPlace = 'book',
  ...lines: string[]
): ArrangedPart[] {
  const { book } = parseBook(bookYaml(...lines), 'book.yaml');
  return arrange(publish(chapters, { name: 'book', folder: '/', book }), book, notes);
}

const order = (parts: ArrangedPart[]) => parts.map(({ id }) => id).join(' ');
const made = 'cover half-title title-page imprint';
const part = <Kind extends ArrangedPart['kind']>(parts: ArrangedPart[], kind: Kind) =>
  parts.find((one): one is Extract<ArrangedPart, { kind: Kind }> => one.kind === kind);

const preface = chapter('01-preface', 'preface', '# Preface\n\nRead.');
const iron = chapter('02-iron', 'chapter', '# Iron\n\nIt rusts.[^1]\n\n[^1]: Slowly.', 'label: Chapter 1');
const tin = chapter('03-tin', 'chapter', '# Tin\n\nIt shines.[^1]\n\n[^1]: At first.');
const weights = chapter('04-weights', 'appendix', '# Weights\n\nIn pounds.');
const books = chapter('05-books', 'bibliography', '# Bibliography\n\nOrme, A. *Tin*. 1990.');
const index = chapter('06-index', 'index', '# Index\n\ntin, 3');
const all = [preface, iron, tin, weights, books, index];

it('says on the title page what editors and translators did', () => {
  const lines = (...yaml: string[]) => part(arranged([iron], 'book', ...yaml), 'title-page')!.lines.others;
  const made = [
    'editors: [Ann Orme, Bo Lind]',
    'translators: Cy Holt',
    'contributors: [{ name: Di Marsh, role: ill }]',
  ];
  expect(lines(...made)).toEqual(['Edited by Ann Orme, Bo Lind', 'Translated by Cy Holt', 'Di Marsh']);
  const { book } = parseBook(bookYaml('translators: Cy Holt'), 'book.yaml');
  expect(titleLines(book, termsOf('de')).others).toEqual(['Übersetzt von Cy Holt']);
});

it('takes the form by which catalogues sort a name from the head of the chapter', () => {
  const text = chapter(
    '07-by',
    'chapter',
    '# By',
    'authors: [{ name: Juno van Hale, sort: "Hale, Juno van" }, Mira Solen]',
  );
  const { book } = parseBook(bookYaml(), 'book.yaml');
  const { documents } = publish([text], { name: 'book', folder: '/', book });
  expect(documents[0]!.authors).toEqual(['Juno van Hale', 'Mira Solen']);
  expect(contributorsOf(documents, book.creators).map(({ sort }) => sort)).toEqual([
    'Hale, Juno van',
    'Solen, Mira',
  ]);
});

describe('the notes stand', () => {
  const texts = 's01-preface s02-iron s03-tin s04-weights';

  it('at the end of the book before its bibliography and index, under the names of their chapters', () => {
    const parts = arranged(all, 'book');
    expect(order(parts)).toBe(`${made} contents ${texts} notes s05-books s06-index`);
    expect(part(parts, 'notes')).toMatchObject({
      zone: 'back',
      name: 'Notes',
      sections: [
        { id: 's02-iron', name: 'Chapter 1: Iron', notes: [{ label: '1' }] },
        { id: 's03-tin', name: 'Tin', notes: [{ label: '1' }] },
      ],
    });
  });

  it.each(['chapter', 'foot'] as const)(
    'by the %s with their own text, and have no part of theirs',
    place => {
      const parts = arranged(all, place);
      expect(order(parts)).toBe(`${made} contents ${texts} s05-books s06-index`);
      expect(
        parts.flatMap(one => (one.kind === 'document' && one.notes ? [[one.id, one.notes]] : [])),
      ).toEqual([
        ['s02-iron', { place, name: 'Notes', notes: [expect.objectContaining({ label: '1' })] }],
        ['s03-tin', { place, name: 'Notes', notes: [expect.objectContaining({ label: '1' })] }],
      ]);
    },
  );

  it('last where nothing comes after them, and nowhere where there are none', () => {
    expect(order(arranged([preface, iron], 'book'))).toBe(`${made} contents s01-preface s02-iron notes`);
    expect(order(arranged([preface, weights], 'book'))).toBe(`${made} contents s01-preface s04-weights`);
  });
});

describe('before the contents', () => {
  const dedication = chapter('00-for', 'dedication', 'For the tinkers');
  const epigraph = chapter('00-motto', 'epigraph', 'Tin is patient.');

  it('stand the dedication of book.yaml, line by line, and the series', () => {
    const lines = ['dedication: "To nobody\\n\\nat all"', 'series: { name: Metals, number: "4" }'];
    const parts = arranged([preface], 'book', ...lines);
    expect(order(parts)).toBe('cover half-title series title-page imprint dedication contents s01-preface');
    expect(part(parts, 'dedication')?.lines).toEqual(['To nobody', 'at all']);
    expect(part(parts, 'series')?.series).toBe('Metals, 4');
  });

  it('stand the manuscript’s own dedication and epigraph, and no second dedication', () => {
    const parts = arranged([dedication, epigraph, preface], 'book', 'dedication: To nobody');
    expect(order(parts)).toBe(`${made} s00-for s00-motto contents s01-preface`);
    expect(parts.flatMap(one => (one.kind === 'document' && one.alone ? [one.id] : []))).toEqual([
      's00-for',
      's00-motto',
    ]);
  });

  it('stands nothing that the manuscript has later: its order is kept', () => {
    expect(order(arranged([preface, epigraph, iron], 'foot'))).toBe(
      `${made} contents s01-preface s00-motto s02-iron`,
    );
    const about = chapter('07-about', 'afterword', '# About the Author\n\nShe wrote.');
    expect(order(arranged([iron, books, about], 'book'))).toBe(
      `${made} contents s02-iron notes s05-books s07-about`,
    );
  });
});

describe('the contents', () => {
  const outline = (entries: ContentsEntry[]): unknown[] =>
    entries.map(({ part, section, label, text, children }) => [
      [section ?? part, label, text].filter(Boolean).join(' | '),
      ...outline(children),
    ]);

  it('have chapters below their part, sections below their chapter, and the notes in their place', () => {
    const ores = chapter('01-ores', 'part', '# Ores', 'label: Part One');
    const lead = chapter(
      '02-lead',
      'chapter',
      '# Lead[^1]\n\n## Mines\n\n### Deep\n\n## Roofs\n\n[^1]: Heavy.',
    );
    const end = chapter('03-end', 'conclusion', '# What Remains\n\nDust.');
    const contents = part(arranged([ores, lead, end, books]), 'contents')!.contents;
    expect(outline(contents.entries)).toEqual([
      [
        's01-ores | Part One | Ores',
        ['s02-lead | Lead', ['s02-lead-mines | Mines', ['s02-lead-deep | Deep']], ['s02-lead-roofs | Roofs']],
      ],
      ['s03-end | What Remains'],
      ['notes | Notes'],
      ['s05-books | Bibliography'],
    ]);
  });

  it('name a chapter without a title by its label, once; the title keeps its italics', () => {
    const bare = chapter('01-bare', 'chapter', 'Text.[^1]\n\n[^1]: Note.', 'label: Chapter 7');
    const fine = chapter('02-fine', 'chapter', '# Of *Tin*\n\nText.');
    const parts = arranged([bare, fine]);
    const { entries } = part(parts, 'contents')!.contents;
    expect(outline(entries)).toEqual([['s01-bare | Chapter 7'], ['s02-fine | Of Tin'], ['notes | Notes']]);
    expect(entries[1]!.content).toMatchObject([{ value: 'Of ' }, { tagName: 'em' }]);
    expect(part(parts, 'notes')!.sections[0]!.name).toBe('Chapter 7');
  });

  it('have the lists of figures and tables that are wanted and not empty', () => {
    const coins = ':::table\n| Coin | Tin |\n| --- | --- |\n| Penny | 1 |\n\nWhat coins hold.\n:::';
    const text = chapter('01-coins', 'chapter', `# Coins\n\n${coins}`);
    const { lists } = part(arranged([text], 'book', 'lists: [figures, tables]'), 'contents')!.contents;
    expect(lists).toMatchObject([{ of: 'tables', captions: [{ part: 's01-coins', kind: 'table' }] }]);
    expect(part(arranged([text]), 'contents')!.contents.lists).toEqual([]);
  });
});

describe('the preliminary pages say', () => {
  it('who made the book, each person once', () => {
    const people = [
      'editors: Bo Lind',
      'translators: Ann Author',
      'publisher: Weir',
      'place: Lind',
      'date: "2024-05"',
    ];
    expect(part(arranged([iron], 'book', ...people), 'title-page')!.lines).toMatchObject({
      ...{ title: 'A Short Book', authors: ['Ann Author'], others: ['Edited by Bo Lind'] },
      ...{ publisher: 'Weir', place: 'Lind', year: '2024' },
    });
  });

  it('of the printed book what an edition with its pages, and one with pages of its own, has to say', () => {
    const source = 'source: { title: Old Tin, publisher: Weir, date: "1999-02-01", isbn: 978-3-16-148410-0 }';
    const { lines } = part(arranged([iron], 'book', source), 'imprint')!;
    expect(lines.pagesOf).toMatch(/Old Tin, Weir, 1999, ISBN 978-3-16-148410-0\.$/);
    expect(lines.reissuedFrom).toMatch(/Old Tin \(Weir, 1999-02-01\), ISBN 978-3-16-148410-0\.$/);
    expect(part(arranged([iron]), 'imprint')!.lines).toMatchObject({
      ...{ pagesOf: undefined, reissuedFrom: undefined, isbn: undefined },
      identifier: 'urn:uuid:9e107d9d-372b-4b6c-8a1f-0123456789ab',
    });
  });
});
