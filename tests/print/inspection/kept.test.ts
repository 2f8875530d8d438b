import { expect, it } from 'vitest';
import { composeBook } from '../../../src/print/composition/index.ts';
import { keptPages } from '../../../src/print/inspection/kept.ts';
import type { Alteration } from '../../../src/print/setting/alterations.ts';
import type { LaidPart } from '../../../src/print/setting/plan.ts';
import { samplePublication, sampleTitle } from '../sample.ts';

const [part] = composeBook(samplePublication(), sampleTitle.book).filter(({ id }) => id === '02-lines');

/** What is told of a chapter of eight pages, 11 to 18, of which some end otherwise. */
function told(moved: number[], altered: Alteration[], count = 8): string[] {
  const planned = { moved, altered } as unknown as LaidPart;
  const pages = Array.from({ length: count }, (_, k) => ({
    label: String(11 + k),
    part: '02-lines',
    opener: k === 0,
  }));
  const ends = Array.from({ length: 7 }, (_, k): [number, number] => [k + 1, 0]);
  const former = {
    design: 'd',
    parts: { '02-lines': { units: [{ digest: 'x', lines: 9 }], ends } },
  };
  return keptPages([planned], [part!], pages, { former, design: 'd', printing: 1 }).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

const longer: Alteration = { kind: 'corrected', words: 'The rule was seldom kept.', pages: [2, 3], lines: 1 };

it('tells which pages end otherwise, and which paragraph is why', () => {
  expect(told([2, 3, 4], [longer])).toEqual([
    'pages-moved: Pages 13, 14 and 15 end otherwise than in printing 1: “The rule was seldom kept. …” on page 13 is a line longer.',
  ]);
});

it('tells pages apart that end otherwise for different reasons', () => {
  const gone: Alteration = { kind: 'gone', words: 'An old manual says of', pages: [5, 5], lines: -4 };
  expect(told([3, 5, 6], [longer, gone])).toEqual([
    'pages-moved: Page 14 ends otherwise than in printing 1: “The rule was seldom kept. …” on page 13 is a line longer.',
    'pages-moved: Pages 16 and 17 end otherwise than in printing 1: what stood before “An old manual says of …” on page 16 is gone.',
  ]);
});

it('names a paragraph that was set anew for others’ sake', () => {
  const reset: Alteration = { kind: 'reset', words: 'Prague had Melantrich', pages: [4, 4], lines: -2 };
  expect(told([], [reset])).toEqual([
    'lines-reset: Not corrected, but set in other lines than in printing 1, for pages to stay: “Prague had Melantrich …” on page 15 is 2 lines shorter.',
  ]);
});

it('warns where a chapter has a page more', () => {
  expect(told([], [], 9)).toEqual([
    'pages-count: “02-lines” has 9 pages, and had 8 in printing 1: whatever follows has other page numbers.',
  ]);
});
