import { expect, it } from 'vitest';
import { withCertain } from '../../../src/recovery/anatomy/certain/index.ts';
import type { Sight } from '../../../src/recovery/anatomy/sight.ts';
import type { Taken } from '../../../src/recovery/anatomy/taken.ts';
import { sight, taken } from './sight.ts';

/** What lines are, of which the model takes each for something. */
const read = (...lines: [sight: Sight, role: Taken['role']][]) =>
  withCertain(
    lines.map(([s]) => s),
    lines.map(([, role]) => taken(role)),
  ).map(t => t.role);

it('letters in brackets are marks of notes where the text calls most of them', () => {
  const letters = (calls: number) =>
    ['a', 'b', 'c', 'a', 'b'].map((letter, i): [Sight, Taken['role']] => [
      sight(`(${letter}) See the ledger.`, { called: i < calls ? 'page' : null }),
      'item',
    ]);
  expect(read(...letters(4))).toEqual(['note', 'note', 'note', 'note', 'item']);
  expect(read(...letters(3))).toEqual(['item', 'item', 'item', 'item', 'item']);
});

const prose = sight('and so the pilot went down to the quay');

it.each<[what: string, line: Sight, before: Taken['role'], after: Taken['role']]>([
  ['a sign that the text has too', sight('* See the ledger.', { called: 'page' }), 'furniture', 'note'],
  ['such a sign with a bracket', sight('*) See the ledger.', { called: 'page' }), 'paragraph', 'note'],
  ['such a sign in brackets', sight('(**) See the ledger.', { called: 'page' }), 'paragraph', 'note'],
  ['a raised letter that the text has too', sight('ᵃ See.', { called: 'page' }), 'paragraph', 'note'],
  ['a letter in brackets', sight('(a) See.', { called: 'page' }), 'paragraph', 'paragraph'],
  ['a name that stands again and again', sight('LEONCE', { same: 40 }), 'heading', 'speaker'],
  [
    'a title that stands over pages too',
    sight('THE INK', { same: 40, edgeRepeats: 38 }),
    'heading',
    'heading',
  ],
  ['a section of every chapter', sight('IV.', { same: 9 }), 'heading', 'heading'],
  ['a sign that nothing calls', sight('* * *'), 'paragraph', 'paragraph'],
  ['a sign at the head of a page', sight('* See.', { called: 'page', row: 1 }), 'paragraph', 'paragraph'],
  ['a bullet', sight('• nets;'), 'verse', 'item'],
  ['a picture of a typeface that nobody names', sight('\uf0b7 nets;'), 'heading', 'item'],
  ['what could not be read', sight('\ufffd nets;'), 'paragraph', 'paragraph'],
  ['an arrow', sight('➢ nets;'), 'paragraph', 'item'],
  [
    'a label that goes on counting',
    sight('Chapter 4', { label: true, series: 'next', row: 0 }),
    'furniture',
    'label',
  ],
  [
    'a label that stands over other pages',
    sight('Chapter 4', { label: true, series: 'next', row: 0, edgeRepeats: 6 }),
    'furniture',
    'furniture',
  ],
  [
    'a label with its title',
    sight('Chapter 4. Nets', { titled: true, row: 0, last: 0.4 }),
    'paragraph',
    'heading',
  ],
  ['the same within a page', sight('Chapter 4. Nets', { titled: true, last: 0.4 }), 'paragraph', 'paragraph'],
  [
    'the title of the notes',
    sight('Notes', { usual: 'notes', row: 0, edgeRepeats: 9 }),
    'furniture',
    'notes-title',
  ],
  [
    'the same over a later page',
    sight('Notes', { usual: 'notes', row: 0, edgeRepeats: 9, againAfter: 1 }),
    'furniture',
    'furniture',
  ],
  ['a title among the contents', sight('Of the Nets', { rule: 'contents' }), 'heading', 'contents'],
  [
    'the page’s number before a head',
    sight('12 HARBOUR YEAR', { folio: 'first', below: 0 }),
    'heading',
    'furniture',
  ],
  ['the same within a page', sight('12 HARBOUR YEAR', { folio: 'first' }), 'heading', 'heading'],
  [
    'the same in a list of pages',
    sight('12 HARBOUR YEAR', { folio: 'first', below: 0, pageNumbered: 0.8 }),
    'heading',
    'heading',
  ],
  ['a bracket with its page', sight('(WCHS), 4'), 'furniture', 'paragraph'],
  ['a line of prose', prose, 'paragraph', 'paragraph'],
])('%s', (_, line, before, after) => {
  expect(read([prose, 'paragraph'], [line, before])[1]).toBe(after);
});

it('an item goes on in small letters after a full line, and not after a short one', () => {
  const item = sight('• salt, which comes by boat');
  const more = sight('behind the wall;', { last: 0.3 });
  expect(read([item, 'item'], [more, 'verse'])).toEqual(['item', 'item']);
  expect(read([{ ...item, last: 0.4 }, 'item'], [more, 'verse'])).toEqual(['item', 'verse']);
});

it('an item goes on with a capital where it has not ended, and on the next page', () => {
  const item = (text: string) => sight(text, { page: 4 });
  const more = sight('Netze; und', { last: 0.3, page: 5 });
  const folio: [Sight, Taken['role']] = [sight('4', { page: 4 }), 'furniture'];
  expect(read([item('• Salz und'), 'item'], folio, [more, 'paragraph'])[2]).toBe('item');
  expect(read([item('• Salz;'), 'item'], folio, [more, 'paragraph'])[2]).toBe('paragraph');
});

it('the title under a label is a heading where other labels have theirs, and where it ends no sentence', () => {
  const label = sight('Chapter 4', { label: true });
  const title = (text: string) => sight(text, { rule: 'heading-goes-on', last: 0.2 });
  const fellow: [Sight, Taken['role']][] = [
    [label, 'label'],
    [title('The Quay'), 'heading'],
  ];
  const last = (text: string, ...before: [Sight, Taken['role']][]) =>
    read(...before, [label, 'label'], [title(text), 'paragraph']).at(-1);
  expect(last('The Sheds', ...fellow)).toBe('heading');
  expect(last('The Sheds')).toBe('paragraph');
  expect(last('The sheds were full.', ...fellow)).toBe('paragraph');
});

it('titles that a blank line parts from the text show the habit themselves, however wide, also under a number alone', () => {
  const text: [Sight, Taken['role']] = [sight('The pilot went down'), 'paragraph'];
  const under = (label: Sight, title: string, next = text) =>
    read([label, 'heading'], [sight(title, { blanksAfter: 1 }), 'paragraph'], next)[1];
  const named = sight('Chapter 4', { label: true });
  expect(under(named, 'Of the Sheds, and of All That Was in Them')).toBe('heading');
  expect(under(sight('IV', { series: 'next' }), 'Of the Sheds')).toBe('heading');
  expect(under(sight('IV', { series: 'odd' }), 'Of the Sheds')).toBe('paragraph');
  expect(under(named, 'The sheds were full.')).toBe('paragraph');
  expect(under(named, 'The sheds were full of', [sight('nets and fish'), 'paragraph'])).toBe('paragraph');
});

it('a capital alone is text where a chapter begins in the middle of a word', () => {
  const heading: [Sight, Taken['role']] = [sight('The Quay'), 'heading'];
  expect(read(heading, [sight('hen the pilot came'), 'paragraph'], [sight('W'), 'furniture'])[2]).toBe(
    'paragraph',
  );
  expect(read(heading, [sight('When the pilot came'), 'paragraph'], [sight('B'), 'furniture'])[2]).toBe(
    'furniture',
  );
});

it('the title of a chapter over the first of its notes is one of the notes', () => {
  const title = sight('Notes', { usual: 'notes', row: 0 });
  const chapter = sight('1: Of the Nets', { row: 1 });
  expect(read([title, 'furniture'], [chapter, 'furniture'], [sight('1. See the ledger.'), 'note'])).toEqual([
    'notes-title',
    'notes-title',
    'note',
  ]);
});

it('so is one that stands over its chapter too', () => {
  const title = sight('Notes', { usual: 'notes', row: 0 });
  const chapter = (same: number) => sight('I. Of the Nets', { row: 1, same });
  const role = (same: number) =>
    read([title, 'heading'], [chapter(same), 'signature'], [sight('[1] See the ledger.'), 'note'])[1];
  expect([role(1), role(0)]).toEqual(['notes-title', 'signature']);
});

it('a number in brackets under the title of the notes begins the first of them', () => {
  const title = sight('Notes', { usual: 'notes' });
  const under = (text: string) =>
    read([title, 'notes-title'], [sight(text, { countsOn: true }), 'notes-title'])[1];
  expect([under('(1) See the ledger.'), under('1. Of the Nets')]).toEqual(['note', 'notes-title']);
});

it('what the rules read as contents is that where most of its page is, or the model is not sure of something else', () => {
  const entry = sight('Of the Nets 9', { rule: 'contents' });
  const label = sight('PART I', { rule: 'contents' });
  const sure: Taken = { ...taken('paragraph'), chance: 0.99 };
  const first = (lines: Sight[], own: Taken[]) => withCertain(lines, own)[0]!.role;
  expect(first([label, entry, entry], [sure, taken('contents'), taken('contents')])).toBe('contents');
  expect(first([label, prose, prose], [sure, taken('paragraph'), taken('paragraph')])).toBe('paragraph');
  expect(first([label, prose, prose], [taken('paragraph'), taken('paragraph'), taken('paragraph')])).toBe(
    'contents',
  );
  // a list of chapters is no text, however sure the model is
  const listed = { ...label, label: true };
  const summary = sight('Of ink and its makers', { rule: 'contents' });
  expect(first([summary, listed, listed], [sure, sure, sure])).toBe('contents');
  // what it is unsure of counts, wherever on the page it stands
  expect(first([entry, entry, entry], [sure, taken('verse'), taken('verse')])).toBe('contents');
});

it('a page with an imprint and no text is one as a whole', () => {
  const page = { page: 3, pages: 100 };
  const lines = [sight('© Harrow & Vane 1989', page), sight('Set in Lamp by Ink', page)];
  const sure: Taken = { ...taken('paragraph'), chance: 0.99 };
  const roles = (...own: Taken[]) => withCertain(lines, own).map(t => t.role);
  expect(roles(taken('paragraph'), taken('verse'))).toEqual(['front', 'front']);
  expect(roles(taken('paragraph'), sure)).toEqual(['paragraph', 'paragraph']);
});

it('so is a title page, by the title of the book; a running head is none', () => {
  const page = { page: 3, pages: 100 };
  const subtitle = sight('From the Raw Text to the Next Edition', page);
  const title = sight('The Printed Page', { ...page, ofBook: true });
  const head = sight('The Printed Page', { ...page, ofBook: true, role: 'running-head' });
  expect(read([title, 'front'], [subtitle, 'heading'])).toEqual(['front', 'front']);
  expect(read([head, 'furniture'], [subtitle, 'heading'])).toEqual(['furniture', 'heading']);
});

it('an argument stands under a title, and nowhere else', () => {
  const line = sight('Of ink, and how it is boiled.');
  expect(read([line, 'heading'], [line, 'argument'], [line, 'argument'])).toEqual([
    'heading',
    'argument',
    'argument',
  ]);
  expect(read([line, 'paragraph'], [line, 'argument'], [line, 'argument'])).toEqual([
    'paragraph',
    'paragraph',
    'paragraph',
  ]);
});

it('a line in the size of the text between smaller notes is of the text', () => {
  const of = (size: number) =>
    sight('a line', { print: { size, left: 0, block: { at: 'only' } } as Sight['print'] });
  const lines = (size: number): [Sight, Taken['role']][] => [0.83, size, 0.83].map(s => [of(s), 'note']);
  expect(read(...lines(1))).toEqual(['note', 'paragraph', 'note']);
  expect(read(...lines(0.83))).toEqual(['note', 'note', 'note']);
});

it('what the outline names is a title, on all its lines; contents, notes and the book itself are none', () => {
  const of = (more: Partial<Sight>) =>
    sight('The Ink', { print: { outlined: true, block: { at: 'within' } } as Sight['print'], ...more });
  const begun = withCertain([of({}), of({})], [taken('paragraph'), taken('paragraph')]);
  expect(begun.map(t => [t.role, t.begins])).toEqual([
    ['heading', true],
    ['heading', false],
  ]);
  expect(read([of({ label: true }), 'paragraph'])).toEqual(['label']);
  expect(read([of({ rule: 'notes-title' }), 'heading'])).toEqual(['notes-title']);
  for (const own of [{ usual: 'contents' }, { usual: 'notes' }, { ofBook: true, page: 50 }] as const)
    expect(read([of(own), 'paragraph'])).toEqual(['paragraph']);
});

it('a number alone behind one with a comma goes on from there', () => {
  const number = sight('105');
  expect(read([sight('anchors, 69, 104n,'), 'paragraph'], [number, 'furniture'])[1]).toBe('paragraph');
  expect(read([sight('anchors, 69, 104n'), 'paragraph'], [number, 'furniture'])[1]).toBe('furniture');
});

it('a year or the rest of a range below a full line that breaks off is no note', () => {
  const full = (text: string) => sight(text, { last: 1 });
  const text = full('the ink of that town was praised (Moxon');
  const year = sight('1683; Harrow 1951, 1962, 1970b; Vane 1988a, 1991; Lindqvist');
  const rest = sight('1999; Parry 2001).');
  expect(
    withCertain([text, year, rest], [taken('paragraph'), taken('note'), taken('note', false)]),
  ).toMatchObject([
    { role: 'paragraph' },
    { role: 'paragraph', begins: false },
    { role: 'paragraph', begins: false },
  ]);
  expect(
    read([full('the presses that were built in 1848–'), 'paragraph'], [sight('53 (Harrow 1951).'), 'note']),
  ).toEqual(['paragraph', 'paragraph']);
  // the text above has ended, or the number is called in it
  expect(
    read([full('It was so in those years.'), 'paragraph'], [sight('1683; so says he.'), 'note'])[1],
  ).toBe('note');
  expect(read([text, 'paragraph'], [sight('53 Harrow says so.'), 'note'])[1]).toBe('note');
});

it('what the first line of a page says again of its chapter is a running head, though it stands there but once', () => {
  const title = (page: number): [Sight, Taken['role']][] => [
    [sight('ON THE RISING OF', { page, row: 0 }), 'heading'],
    [sight('THE TIDE', { page, row: 1 }), 'heading'],
  ];
  const again: [Sight, Taken['role']] = [sight('On the Rising of the Tide', { page: 2, row: 0 }), 'heading'];
  const text: [Sight, Taken['role']] = [sight('and so he went.', { page: 1, row: 3 }), 'paragraph'];
  const lines = (...all: [Sight, Taken['role']][]) =>
    withCertain(
      all.map(([s]) => s),
      all.map(([, role], k) => ({ ...taken(role), begins: k !== 1 })),
    ).at(-1)!.role;
  expect(lines(...title(1), text, again)).toBe('furniture');
  // A title alone on its leaf is said again where its text begins; another title is none of it.
  expect(lines(...title(1), again)).toBe('heading');
  expect(lines(...title(1), text, [sight('On the Rising of the Moon', { page: 2, row: 0 }), 'heading'])).toBe(
    'heading',
  );
});

it('the number of a chapter that stands first on a page of contents is listed there', () => {
  const number = sight('XXIV', { series: 'next', page: 5, row: 0 });
  const entry = (text: string): [Sight, Taken['role']] => [sight(text, { page: 5 }), 'contents'];
  expect(read([number, 'label'], entry('The Tide, 63'), entry('The Quay, 64'))).toEqual([
    'contents',
    'contents',
    'contents',
  ]);
  const prose = sight('It rose all night.', { page: 5 });
  expect(read([number, 'label'], [prose, 'paragraph'], entry('The Quay, 64'))[0]).toBe('label');
});
