import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { keepsOf, type SetPart, setPartOf } from '../../../src/print/pages/keeping.ts';
import { paginate, type Unit } from '../../../src/print/pages/paginate.ts';
import type { FlowUnit } from '../../../src/print/pages/units.ts';

const units = (...texts: string[]): FlowUnit[] =>
  texts.map(text => ({ element: h('p', text), set: undefined }));

/** How a part of these paragraphs was set, each in three lines, and its pages ended before these lines of units. */
const former = (texts: string[], ends: SetPart['ends']): SetPart => {
  const { units: own } = setPartOf(units(...texts), []);
  return { units: own.map(({ digest }) => ({ digest, lines: 3 })), ends };
};

/** What each paragraph is to keep: its lines, `=` where its words are the same, and the lines before which pages ended. */
const kept = (texts: string[], part: SetPart) =>
  keepsOf(units(...texts), part).map(
    ({ lines, same, ends }) =>
      `${lines ?? '-'}${same ? '=' : ''}${[...ends].map(line => `|${line}`).join('')}`,
  );

it('a corrected paragraph keeps the number of its lines, and the pages that end in it', () => {
  const part = former(['oil', 'ink', 'rag'], [[1, 2]]);
  expect(kept(['oil', 'inks', 'rag'], part)).toEqual(['3=', '3|2', '3=']);
});

it('a new paragraph has nothing to keep; a page’s end in one that is gone is before the next', () => {
  const part = former(
    ['oil', 'ink', 'rag', 'lead'],
    [
      [1, 1],
      [3, 0],
    ],
  );
  expect(kept(['oil', 'rag', 'lead'], part)).toEqual(['3=', '3=|0', '3=|0']);
  expect(kept(['oil', 'new', 'ink', 'rag', 'lead'], part)).toEqual(['3=', '-', '3=|1', '3=', '3=|0']);
});

const paragraph = (lines: number, ends: number[], ways: [lines: number, cost: number][] = []): Unit => ({
  gap: 0,
  keep: false,
  ends: new Set(ends),
  ways: [[lines, 0] as const, ...ways].map(([count, cost]) => ({
    ...{ lines: count, height: 10, cost, hyphen: () => false, notes: () => [] },
  })),
});

/** Where pages end: the unit and the line of it with which the next begins. */
const ends = (plan: Unit[]) =>
  paginate(plan, 10, 10).map(({ pieces }) => `${pieces.at(-1)!.unit}:${pieces.at(-1)!.to}`);

it('pages end where they ended, though other ends would be as good', () => {
  // 9 lines and 10 are both good pages; what stood there decides
  expect(ends([paragraph(12, [9]), paragraph(25, [6, 15])])).toEqual(['0:9', '1:6', '1:15', '1:25']);
  expect(ends([paragraph(12, [10]), paragraph(25, [8, 18])])).toEqual(['0:10', '1:8', '1:18', '1:25']);
});

it('a corrected paragraph is set looser rather than that pages end otherwise', () => {
  // 19 lines behind a full page: set in 20 they end where the page ended
  const plan = [paragraph(10, []), paragraph(19, [0, 10], [[20, 2500]]), paragraph(25, [0, 10, 20])];
  expect(ends(plan)).toEqual(['0:10', '1:10', '1:20', '2:10', '2:20', '2:25']);
  const free = plan.map(({ ends: _, ...unit }) => unit);
  expect(ends(free)).not.toEqual(ends(plan));
});

it('a record tells in which line each page ended, and how many lines each paragraph had', () => {
  const pages = paginate([paragraph(12, []), paragraph(15, [])], 10, 10);
  const record = setPartOf(units('a', 'b'), pages);
  expect(record.units.map(({ lines }) => lines)).toEqual([12, 15]);
  expect(record.ends).toHaveLength(pages.length - 1);
  expect(record.ends[0]).toEqual([0, 10]);
});
