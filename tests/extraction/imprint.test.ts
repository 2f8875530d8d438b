import { expect, it } from 'vitest';
import { type Imprint, imprintOf } from '../../src/extraction/imprint.ts';
import { readSheets, textOf } from './sheets.ts';

/** What is read of a book whose second page is an imprint of these lines. */
const of = (...lines: string[]) =>
  imprintOf(readSheets([['A Title', 'Harrow & Vane', 'London'], lines, ...[1, 2, 3].map(n => textOf(n))]));

it.each<[what: string, lines: string[], right: Imprint]>([
  [
    'the copyright line, its year, and its holder that the title page names too',
    ['© Harrow & Vane 1989. All rights reserved.'],
    { publisher: 'Harrow & Vane', date: '1989', rights: '© Harrow & Vane 1989. All rights reserved.' },
  ],
  [
    'a holder that is named nowhere else, as an author is',
    ['© Ann Writer 1989'],
    { date: '1989', rights: '© Ann Writer 1989' },
  ],
  [
    'the latest of several years',
    ['Copyright 1961, 1989 Ann Writer'],
    { date: '1989', rights: 'Copyright 1961, 1989 Ann Writer' },
  ],
  ['an ISBN of 13 digits', ['ISBN 978-3-16-148410-0 (hardback)'], { isbn: '978-3-16-148410-0' }],
  ['an ISBN of 10 digits, with X', ['ISBN 0 8044 2957 X'], { isbn: '0 8044 2957 X' }],
  ['no ISBN whose check digit is wrong', ['ISBN 978-3-16-148410-1'], {}],
  ['no telephone number', ['Telephone 978-3-16-148410-0'], {}],
  ['nothing where there is nothing', ['For my parents'], {}],
])('an imprint tells %s', (_, lines, right) => {
  expect(of(...lines)).toEqual(right);
});

it('what stands far within the book is no imprint', () => {
  const pages = Array.from({ length: 14 }, (_, n) => textOf(n));
  expect(imprintOf(readSheets([...pages, ['ISBN 978-3-16-148410-0']]))).toEqual({});
});
