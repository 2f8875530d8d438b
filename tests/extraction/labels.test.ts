import { describe, expect, it } from 'vitest';
import { folio } from '../../src/extraction/numerals.ts';
import { fromRoman, toRoman } from '../../src/language/roman.ts';
import { labels, readSheets, textOf } from './sheets.ts';

/** A page with its folio above the text, or without one. */
const page = (n: number, label?: string) =>
  label === undefined ? textOf(n, 10) : [label, '', ...textOf(n, 10)];

describe('labels that the file itself gives', () => {
  const given = (labels: string[], ...printed: (string | undefined)[]) =>
    readSheets(
      printed.map((label, n) => page(n, label)),
      labels,
    );

  it('name pages without a printed number', () => {
    const own = 'i ii iii iv 1 2 3 4 5 6 7 8'.split(' ');
    const extraction = given(own, ...own.map(() => undefined));
    expect(labels(extraction)).toEqual(own);
    expect(extraction.pages.some(p => p.printed)).toBe(false);
  });

  it('yield to what the pages print', () => {
    const extraction = given(
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      ...[undefined, 'viii', 'ix', undefined, '2', '3', undefined, '5'],
    );
    expect(labels(extraction)).toEqual(['vii', 'viii', 'ix', '1', '2', '3', '4', '5']);
  });

  it('are passed over where they are no numbers', () => {
    expect(labels(given(['Cover', 'A-1', 'x1'], undefined, '8', '9'))).toEqual(['7', '8', '9']);
  });
});

describe('labels', () => {
  it('go from roman to arabic numerals where the text begins', () => {
    const printed = ['v', 'vi', 'vii', 'viii', '1', '2', '3', '4'];
    expect(labels(readSheets(printed.map((label, n) => page(n, label))))).toEqual(printed);
  });

  it('are counted where folios are missing', () => {
    const extraction = readSheets(
      [7, 8, 9, 10, 11, 12, 13, 14].map((n, i) => page(n, i % 4 ? undefined : `${n}`)),
    );
    expect(labels(extraction)).toEqual(['7', '8', '9', '10', '11', '12', '13', '14']);
    expect(extraction.pages.map(p => p.printed)).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('are counted backwards before the first folio', () => {
    const extraction = readSheets([3, 4, 5, 6, 7, 8].map((n, i) => page(n, i < 2 ? undefined : `${n}`)));
    expect(labels(extraction)).toEqual(['3', '4', '5', '6', '7', '8']);
  });

  it('are not led astray by one wrong folio', () => {
    const extraction = readSheets([10, 11, 12, 13, 14, 15].map(n => page(n, n === 12 ? '72' : `${n}`)));
    expect(labels(extraction)).toEqual(['10', '11', '12', '13', '14', '15']);
    expect(extraction.pages[2]!.printed).toBe(false);
  });

  it('leave a gap where pages are missing, and say so', () => {
    const extraction = readSheets([21, 22, 23, 30, 31, 32].map(n => page(n, `${n}`)));
    expect(labels(extraction)).toEqual(['21', '22', '23', '30', '31', '32']);
    expect(extraction.remarks.map(r => r.message)).toEqual([
      'Page 23 is followed by page 30. Perhaps pages are missing between them.',
    ]);
  });

  it('are left out where nothing says them', () => {
    const extraction = readSheets([1, 2, 3].map(n => page(n)));
    expect(labels(extraction)).toEqual([null, null, null]);
    expect(extraction.remarks.map(r => r.code)).toEqual(Array(3).fill('page-without-label'));
  });
});

describe('a folio', () => {
  it.each([
    ['37', 'arabic', 37],
    ['– 37 –', 'arabic', 37],
    ['[37]', 'arabic', 37],
    ['xii', 'roman', 12],
    ['XII', 'roman', 12],
  ])('is %s', (text, system, value) => {
    expect(folio(text)).toEqual({ system, value });
  });

  it.each(['0', '12345', 'iiii', 'Xii', 'p. 37', '3b', '1934.', 'Mix', ''])('is not %s', text => {
    expect(folio(text)).toBeNull();
  });

  it('in roman numerals is read as it is written', () => {
    for (let n = 1; n < 400; n++) expect(fromRoman(toRoman(n))).toBe(n);
  });
});
