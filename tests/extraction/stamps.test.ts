import { expect, it } from 'vitest';
import { furniture, readSheets, textOf } from './sheets.ts';

const stamped = (below: (n: number) => string[]) =>
  readSheets([1, 2, 3, 4, 5, 6].map(n => [...textOf(n), ...below(n)]));

it('a line below the folio of every page is a stamp, and the folio is found', () => {
  const read = stamped(n => [String(n), 'from the library of the town']);
  expect(furniture(read, 2).map(([role]) => role)).toEqual(['folio', 'slug']);
  expect(read.pages[2]!.label).toBe('3');
});

it('a running foot above nothing is no stamp', () => {
  const read = stamped(() => ['The Printed Sheet']);
  expect(furniture(read, 2).map(([role]) => role)).not.toContain('slug');
});

it.each<[what: string, below: (n: number) => string[]]>([
  [
    'in two lines, one with the hour',
    n => [`Loaded down by the library on 14 March 2011 at 10:1${n}`, 'For the use of its readers'],
  ],
  ['with an address', () => ['https://library.example/terms']],
  ['of a person', n => [`Copy ${n} of a. reader@library.example`]],
])('what says where it is from needs no folio next to it: %s', (_, below) => {
  const read = stamped(n => ['', ...below(n)]);
  for (const page of [0, 3])
    expect(furniture(read, page)).toEqual(below(page + 1).map(text => ['slug', text]));
});

it('the lines of a typesetter’s program over every page are a stamp', () => {
  const over = ['P1: ABC/DEF QC: GHI', 'XY123-02 XY123-Moxon-v2.cls September 4, 2003 15:27'];
  const read = readSheets([1, 2, 3, 4, 5, 6].map(n => [...over, String(n + 20), '', ...textOf(n)]));
  expect(furniture(read, 2)).toEqual([...over.map(text => ['slug', text]), ['folio', '23']]);
  expect(read.pages[2]!.label).toBe('23');
});

it.each<[what: string, head: (n: number) => string]>([
  ['with chapter and verse', n => `Genesis ${n}:1${n}`],
  ['with the folio', n => `${n + 20} The Printed Sheet`],
])('a running head %s is no stamp', (_, head) => {
  const read = readSheets([1, 2, 3, 4, 5, 6].map(n => [head(n), ...textOf(n)]));
  expect(furniture(read, 2).map(([role]) => role)).not.toContain('slug');
});
