import { expect, it } from 'vitest';
import type { Item } from '../../../src/typesetting/lines/knuth-plass.ts';
import { type LineWeight, weigh, weighedOf } from '../../../src/typesetting/lines/weighing.ts';

/** What a line costs that is to be filled by spaces of 10 each, wider by a share. */
function costOf(excess: number): number {
  const box: Item = { kind: 'box', width: 40 };
  const glue: Item = { kind: 'glue', width: 10 };
  const items = [box, glue, box, glue, box, glue, box, glue, box];
  const natural = 4 * 40 + 3 * 10;
  const paragraph = weighedOf(items, { measure: natural + 30 * excess, indent: 0, expansion: 0 });
  const weight: LineWeight = { isOverfull: false, isLoose: false, fitness: 0, cost: 0 };
  weigh(paragraph, -1, 7, { tightest: 0.27, loosest: 2 }, weight);
  return weight.cost;
}

it('a word space that is seen as a hole costs much more than one that is nearly so', () => {
  const step = (from: number) => costOf(from + 0.02) - costOf(from);
  expect(step(0.44)).toBeGreaterThan(10 * step(0.4));
  expect(step(0.5)).toBeLessThan(2 * step(0.4));
});
