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
