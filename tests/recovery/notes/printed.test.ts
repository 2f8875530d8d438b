import { expect, it } from 'vitest';
import { vocabulary } from '../../../src/language/vocabulary.ts';
import { restoreLost } from '../../../src/recovery/notes/lost.ts';
import { takeNotes } from '../../../src/recovery/notes/printed.ts';
import type { Read, Role } from '../../../src/recovery/read.ts';
import { textLine } from '../lines.ts';

/** Lines of pages: number of the page, role (`+` where a block begins), text. */
const read = (...rows: [page: number, role: string, text: string][]): Read[] =>
  rows.map(([page, role, text], i) => ({
    line: textLine(text, i, { page }),
    role: role.replace('+', '') as Role,
    begins: role.endsWith('+'),
  }));

const taken = (...rows: [page: number, role: string, text: string][]) => {
  const { notes, rest } = takeNotes(read(...rows), vocabulary('en'));
  return {
    notes: restoreLost(notes, all => all.map(() => null)).map(n => [
      n.sign,
      n.paragraphs
        .flat()
        .map(l => l.text)
        .join(' ')
        .slice(n.textAt),
    ]),
    text: rest.map(r => r.line.text),
  };
};

const long: [number, string, string][] = ['wet', 'by', 'day', 'and', 'dry', 'by night'].map(t => [
  2,
  'note',
  t,
]);

it('a long note whose first part is lost is a note, with the number that is missing', () => {
  expect(
    taken([1, 'paragraph+', 'The ink.'], ...long, [3, 'paragraph+', 'Paper.'], [3, 'note+', '2. See Moxon.']),
  ).toEqual({
    notes: [
      ['1', 'wet by day and dry by night'],
      ['2', 'See Moxon.'],
    ],
    text: ['The ink.', 'Paper.'],
  });
});

it('few lines without a mark, and no note before them, are text', () => {
  expect(taken([1, 'paragraph+', 'The ink was'], ...long.slice(0, 5), [3, 'note+', '2. See Moxon.'])).toEqual(
    {
      notes: [['2', 'See Moxon.']],
      text: ['The ink was', 'wet', 'by', 'day', 'and', 'dry'],
    },
  );
});

it('a line of text that the page before ends with is not of the long note', () => {
  expect(taken([1, 'paragraph+', 'The ink was'], [1, 'note+', 'dry at last.'], ...long).text).toEqual([
    'The ink was',
    'dry at last.',
  ]);
});

it('a note that no number is missing for stays without one', () => {
  expect(
    taken([1, 'note+', '1. See Moxon.'], [1, 'note+', 'See Caxton.'], [1, 'note+', '2. See Caslon.']).notes,
  ).toEqual([
    ['1', 'See Moxon.'],
    [null, 'See Caxton.'],
    ['2', 'See Caslon.'],
  ]);
});

it('a letter names a note at the foot, and none in a section of notes', () => {
  expect(taken([1, 'paragraph+', 'The ink.'], [1, 'note+', '(a) See Moxon.']).notes).toEqual([
    ['a', 'See Moxon.'],
  ]);
  expect(
    taken([1, 'notes-title+', 'Notes'], [1, 'note+', '1. See Moxon.'], [1, 'note+', '(a) of ink.']).notes,
  ).toEqual([
    ['1', 'See Moxon.'],
    [null, '(a) of ink.'],
  ]);
});
