import { expect, it } from 'vitest';
import { pagesOfLeaves } from '../../src/editions/leaves.ts';
import { placesIn } from '../../src/editions/placing.ts';

const words = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map(text => ({ text }));
const pages = [
  {
    label: 'xii',
    lines: ['The forme was locked, inked and pul-', 'led, and the sheets hung up to dry.¹'],
    digest: '',
  },
  { label: '1', lines: ['The forme was locked, inked and left.'], digest: '' },
];

it('finds words in print over hyphens at line ends, and tells equal places by what follows', () => {
  const find = placesIn(pages);
  const pulled = find(words('pulled,'), { before: words('inked and'), after: words('and the sheets') });
  expect(pulled).toEqual({ page: 'xii', line: 1 });
  const dry = find(words('dry.[1]'), { before: words('the sheets hung up to'), after: [] });
  expect(dry).toEqual({ page: 'xii', line: 2 });
  const left = find(words('left.'), { before: words('inked and'), after: [] });
  expect(left).toEqual({ page: '1', line: 1 });
});

it('finds a place where nothing stands, by the words around it', () => {
  const find = placesIn(pages);
  expect(find([], { before: words('and the sheets'), after: words('hung up to dry') })).toEqual({
    page: 'xii',
    line: 2,
  });
});

it('finds nothing by a few letters, or where nothing is', () => {
  const find = placesIn(pages);
  expect(find(words('the'), { before: [], after: [] })).toBeUndefined();
  expect(find(words('quite another sentence'), { before: [], after: [] })).toBeUndefined();
});

it('counts both sides of a changed leaf, and no page after the last', () => {
  const at = (...pages: number[]) => pages.map(at => ({ at, label: String(at) }));
  const same = { contents: false, index: false, spine: false };
  expect(pagesOfLeaves({ pages: [9, 9], changed: at(3, 2, 8), ...same })).toEqual([2, 3, 8]);
  expect(pagesOfLeaves({ pages: [9, 9], changed: [], ...same })).toEqual([]);
});
