import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Entry, fillColumns } from '../../../src/typesetting/pages/columns.ts';

const entry = (rows: number, more: Partial<Entry> = {}): Entry => ({
  ...{ gap: 0, keep: false, rows: Array<number>(rows).fill(10) },
  ...more,
});
/** Entries of each column: `0:5` is five rows of the first. */
const shape = (pages: ReturnType<typeof fillColumns>) =>
  pages.map(columns =>
    columns.map(pieces => pieces.map(({ entry, from, to }) => `${entry}:${to - from}`).join(' ')),
  );

it('fills one column after another, and makes those of the last page equally deep', () => {
  const entries = Array.from({ length: 26 }, () => entry(1));
  const pages = fillColumns(entries, { first: 50, full: 70 }, 2, 10, 10);
  expect(pages.map(columns => columns.map(pieces => pieces.length))).toEqual([
    [5, 5],
    [7, 7],
    [1, 1],
  ]);
});

it('leaves no heading at the foot of a column', () => {
  const entries = [entry(1), entry(1), entry(1, { keep: true }), entry(1), entry(1), entry(1), entry(1)];
  expect(shape(fillColumns(entries, { first: 30, full: 30 }, 2, 10, 10))[0]![0]).toBe('0:1 1:1');
});

it('divides an entry between its subentries, two of them at least on either side, with room to say its words again', () => {
  const entries = [entry(1), entry(1), entry(4), entry(1), entry(1), entry(1), entry(1), entry(1)];
  // Three rows would fit: two go on.
  const [[first, second]] = shape(fillColumns(entries, { first: 50, full: 50 }, 2, 10, 10)) as [string[]];
  expect(first).toBe('0:1 1:1 2:2');
  expect(second).toBe('2:2 3:1 4:1');
});

it('loses nothing and keeps the order, whatever stands there', () => {
  const wild = fc.array(
    fc.record({
      gap: fc.constantFrom(0, 10),
      keep: fc.boolean(),
      rows: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 9 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(wild, fc.integer({ min: 1, max: 3 }), (entries, count) => {
      const pages = fillColumns(entries, { first: 60, full: 100 }, count, 10, 10);
      const rows = pages
        .flat(2)
        .flatMap(({ entry, from, to }) =>
          Array.from({ length: to - from }, (_, k) => `${entry}.${from + k}`),
        );
      expect(rows).toEqual(entries.flatMap(({ rows }, k) => rows.map((_, row) => `${k}.${row}`)));
    }),
  );
});
