import { expect, it } from 'vitest';
import { kinds } from '../../src/publication/kinds.ts';
import { partsOf } from '../../src/publication/parts.ts';

type Type = keyof typeof kinds;

/** Which documents stand in which part, as `2>1` for the second in the first. */
const within = (...types: Type[]) =>
  [...partsOf(types.map((type, i) => ({ id: String(i + 1), type, zone: kinds[type].zone })))].map(
    ([id, part]) => `${id}>${part}`,
  );

it('a part holds the chapters behind it, up to the next part', () => {
  expect(within('chapter', 'part', 'chapter', 'chapter', 'part', 'chapter')).toEqual(['3>2', '4>2', '6>5']);
});

it('what closes the book, and what stands behind the text, is in no part', () => {
  expect(within('part', 'chapter', 'part', 'chapter', 'conclusion', 'epilogue')).toEqual(['2>1', '4>3']);
  expect(within('part', 'chapter', 'appendix', 'index')).toEqual(['2>1']);
});

it('a conclusion before another part is in its own', () => {
  expect(within('part', 'chapter', 'conclusion', 'part', 'chapter', 'conclusion')).toEqual([
    '2>1',
    '3>1',
    '5>4',
  ]);
});

it('a book without parts has none', () => {
  expect(within('preface', 'chapter', 'conclusion')).toEqual([]);
});

it('a volume holds its parts, and chapters that stand in none of them', () => {
  expect(within('volume', 'chapter', 'part', 'chapter', 'volume', 'chapter', 'epilogue')).toEqual([
    '2>1',
    '3>1',
    '4>3',
    '6>5',
  ]);
});
