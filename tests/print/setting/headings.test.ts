import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { setPages } from '../../../src/print/setting/pages.ts';
import { unitsOf } from '../../../src/print/setting/units.ts';

/** What each page holds, where a unit is as high as it is told to be. */
function pagesOf(units: [tag: string, text: string, height: number][]): string[][] {
  const tree = h(
    'section',
    units.map(([tag, text]) => h(tag, text)),
  );
  const extents = units.map(([, , height], k) => {
    const top = units.slice(0, k).reduce((sum, [, , one]) => sum + one, 0);
    return { top, bottom: top + height };
  });
  const planned = unitsOf(tree).map(({ element }) => ({ element, set: undefined }));
  const { pages } = setPages({ tree, units: planned, extents, digests: units.map(() => '') }, undefined, {
    lines: 10,
    leading: 10,
  });
  return pages.map(({ pieces }) => pieces.map(({ unit }) => units[unit]![1]));
}

it('a heading does not stand at the foot with but a line below it: that is carried over, too', () => {
  const before: [string, string, number][] = [
    ['p', 'Before.', 80],
    ['h2', 'A Head', 10],
  ];
  const after: [string, string, number][] = [['p', 'Behind.', 60]];
  expect(pagesOf([...before, ['p', 'Short.', 10], ...after])).toEqual([
    ['Before.'],
    ['A Head', 'Short.', 'Behind.'],
  ]);
});

it('a list of one-line definitions can be divided all the same', () => {
  const entries = Array.from({ length: 12 }, (_, k): [string, string, number][] => [
    ['dt', `Term ${k + 1}`, 10],
    ['p', `Meaning ${k + 1}`, 10],
  ]).flat();
  expect(pagesOf(entries).length).toBe(3);
});
