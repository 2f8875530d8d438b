import { expect, it } from 'vitest';
import { startsByFolios } from '../../src/extraction/folio-pages.ts';
import { splitLines } from '../../src/extraction/lines.ts';

const body = (n: number) =>
  Array.from(
    { length: 30 },
    (_, i) => `line ${'abcdefgh'[i % 8]} of a page, the ${n % 2 ? 'odd' : 'even'} one`,
  );
const starts = (pages: string[][]) => startsByFolios(splitLines(`${pages.flat().join('\n')}\n`));
const expected = (pages: string[][]) => pages.slice(0, -1).map((_, i) => pages.slice(0, i + 1).flat().length);

it('finds pages by folios at their feet, where one is lost too', () => {
  const pages = Array.from({ length: 12 }, (_, n) => [...body(n), ...(n === 4 ? [] : [String(n + 1)])]);
  const found = starts(pages);
  expect(found).toEqual(expected(pages).filter((_, i) => i !== 4));
});

it('finds pages by folios at their heads, with what stands above them', () => {
  const pages = Array.from({ length: 12 }, (_, n) =>
    n === 0 ? body(0) : ['THE PRESS', String(n + 1), ...body(n)],
  );
  expect(starts(pages)).toEqual(expected(pages));
});

it('takes no list of numbers for pages', () => {
  expect(starts([Array.from({ length: 40 }, (_, i) => String(i + 1))])).toEqual([]);
});
