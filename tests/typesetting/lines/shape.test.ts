import { expect, it } from 'vitest';
import { breakParagraph, type Item, type Setting } from '../../../src/typesetting/lines/knuth-plass.ts';
import { breakSmoothly } from '../../../src/typesetting/lines/smoothing.ts';

/** Words of one width, 10 with their space: a line of 100 holds ten of them. */
const items: Item[] = Array.from(
  { length: 79 },
  (_, k): Item => (k % 2 === 0 ? { kind: 'box', width: 6 } : { kind: 'glue', width: 4 }),
);
const setting: Setting = { measure: 96, indent: 0, expansion: 0 };

/** How many words each line has. */
const wordsOf = (breaks: readonly number[]) => breaks.map((at, k) => (at - (breaks[k - 1] ?? -1)) / 2);

it('makes the lines beside an initial shorter, each by its own inset, and no others', () => {
  expect(wordsOf(breakParagraph(items, setting)[0]!.breaks).slice(0, 3)).toEqual([10, 10, 10]);
  const beside = { ...setting, insets: [20, 40] };
  expect(wordsOf(breakParagraph(items, beside)[0]!.breaks).slice(0, 4)).toEqual([8, 6, 10, 10]);
});

it('ends the first line where it is told to', () => {
  const [way] = breakParagraph(items, { ...setting, first: 17 });
  expect(wordsOf(way!.breaks).slice(0, 2)).toEqual([9, 10]);
});

it('keeps lines within their shape where rivers run beside an initial', () => {
  const ways = breakSmoothly(items, { ...setting, insets: [20, 20, 20] }, 3);
  for (const { breaks } of ways)
    for (const words of wordsOf(breaks).slice(0, 3)) expect(words).toBeLessThan(10);
});
