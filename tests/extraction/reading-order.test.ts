import { expect, it } from 'vitest';
import { inReadingOrder } from '../../src/extraction/reading-order.ts';

/** A line of 10 points from x to end, at a height. */
const line = (name: string, x: number, end: number, y: number, size = 10) => ({ name, x, end, y, size });
const column = (name: string, x: number, count: number, top = 700) =>
  Array.from({ length: count }, (_, i) => line(`${name}${i + 1}`, x, x + 200, top - 12 * i));
const names = (lines: ReturnType<typeof line>[]) => inReadingOrder(lines).map(l => l.name);

it('a head that the file has last stands first', () => {
  expect(names([...column('a', 50, 3), line('head', 100, 200, 730)])).toEqual(['head', 'a1', 'a2', 'a3']);
});

it('columns are read one after the other, under the title that runs across them', () => {
  const rows = column('a', 50, 6).flatMap((left, i) => [left, column('b', 270, 6)[i]!]);
  expect(names([...rows, line('title', 50, 470, 730)])).toEqual([
    'title',
    ...['a1', 'a2', 'a3', 'a4', 'a5', 'a6'],
    ...['b1', 'b2', 'b3', 'b4', 'b5', 'b6'],
  ]);
});

it('the cells of a table stay in their rows', () => {
  const cells = (x: number, name: string) =>
    Array.from({ length: 6 }, (_, i) => line(`${name}${i + 1}`, x, x + (i === 0 ? 150 : 30), 700 - 12 * i));
  const left = cells(50, 'a');
  const right = cells(300, 'b');
  expect(names([...left, ...right])).toEqual(left.flatMap((l, i) => [l.name, right[i]!.name]));
});

it('a drop capital goes before the first line beside it', () => {
  const text = column('a', 80, 4);
  expect(names([...text, line('W', 50, 78, 676, 40)])).toEqual(['W', 'a1', 'a2', 'a3', 'a4']);
});

it('the ragged columns of an index are read one after the other', () => {
  const entries = (x: number, words: string[]) =>
    Array.from({ length: 12 }, (_, i) => ({
      ...line('', x, x + 60 + 35 * (i % 4), 700 - 12 * i),
      text: `${words[i % 3]}, ${i + 3}, ${i + 20}`,
    }));
  const left = entries(50, ['Ink', 'Lamp black', 'Linseed oil']);
  const right = entries(270, ['Paper', 'Press', 'Punch']);
  const read = inReadingOrder(left.flatMap((l, i) => [l, right[i]!]));
  expect(read.map(l => l.text)).toEqual([...left, ...right].map(l => l.text));
});
