import { describe, expect, it } from 'vitest';
import { furniture, readSheets, text, textOf } from './sheets.ts';

/** Pages of ten lines, each with something done to its lines. */
const sheets = (change: (line: string, number: number) => string) =>
  readSheets([1, 2, 3].map(n => textOf(n, 10).map((line, i) => change(line, (n - 1) * 10 + i + 1))));

/** Pages of twenty lines, each with something done to its lines. */
const long = (change: (line: string, number: number) => string) =>
  readSheets(
    [1, 2, 3].map(n => textOf(n, 20).flatMap((line, i) => change(line, (n - 1) * 20 + i + 1).split('\n'))),
  );

describe('numbers that count the lines of every page', () => {
  it.each([
    ['before the lines', (line: string, n: number) => `${n}  ${line}`],
    ['behind the lines', (line: string, n: number) => `${line}  ${n}`],
  ])('%s are no text', (_, change) => {
    const read = sheets(change);
    expect(text(read, 1)).toEqual(textOf(2, 10));
    expect(furniture(read, 1).map(([role]) => role)).toEqual(Array(10).fill('line-number'));
  });

  it.each([
    ['before every fifth line', (line: string, n: number) => (n % 5 ? line : `${n} ${line}`)],
    ['behind it', (line: string, n: number) => (n % 5 ? line : `${line} ${n}`)],
    ['on a line of their own', (line: string, n: number) => (n % 5 ? line : `${n}\n${line}`)],
    [
      'in the outer margin',
      (line: string, n: number) => (n % 5 ? line : Math.ceil(n / 20) % 2 ? `${n} ${line}` : `${line} ${n}`),
    ],
    ['anew on each page', (line: string, n: number) => (n % 5 ? line : `${line} ${((n - 1) % 20) + 1}`)],
  ])('%s are no text', (_, change) => {
    const read = long(change);
    expect(text(read, 1)).toEqual(textOf(2, 20));
    expect(furniture(read, 1).map(([role]) => role)).toEqual(Array(4).fill('line-number'));
  });

  it('are no line numbers where they stand elsewhere than at the lines they would count', () => {
    const read = long((line, n) => (n % 7 ? line : `${(n / 7) * 5} ${line}`));
    expect(furniture(read, 1).filter(([role]) => role === 'line-number')).toEqual([]);
  });

  it('are no line numbers where they do not count', () => {
    const read = sheets((line, n) => `${(n * 7) % 90}  ${line}`);
    expect(furniture(read, 1).filter(([role]) => role === 'line-number')).toEqual([]);
  });

  it('are no line numbers where one page alone has them: a list', () => {
    const read = readSheets([
      textOf(1, 10),
      textOf(2, 10).map((line, i) => `${i + 1} ${line}`),
      textOf(3, 10),
      textOf(4, 10),
    ]);
    expect(furniture(read, 1).filter(([role]) => role === 'line-number')).toEqual([]);
  });
});
