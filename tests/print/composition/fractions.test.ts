import { expect, it } from 'vitest';
import { fractionsOf } from '../../../src/faces/alternates.ts';
import { findFace } from '../../../src/faces/faces.ts';
import { cutsOfFamily, fallbackFamilies } from '../../../src/faces/families.ts';
import { boundFractions, fractionsIn } from '../../../src/print/composition/fractions.ts';

/** A text with its fractions in brackets. */
const marked = (text: string, isDrawn = (_: string) => true) =>
  fractionsIn(text, isDrawn).reduceRight(
    (all, { from, to, name }) =>
      name === 'lining' ? all : `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`,
    text,
  );

it('finds fractions', () => {
  expect(marked('Take 1/2 of it, 3/4 (or 13/16) inch, 2 1/2 ells, a 5/8-inch rule, 1/100.')).toBe(
    'Take [1/2] of it, [3/4] (or [13/16]) inch, 2 [1/2] ells, a [5/8]-inch rule, [1/100].',
  );
});

it('sets a whole number before a fraction with lining figures, on the same line', () => {
  const found = fractionsIn('with 2 1/2 ells', () => true);
  expect(found.map(({ name }) => name)).toEqual(['lining', 'fraction']);
  expect(boundFractions('with 2 1/2 ells', found)).toBe('with 2\u00a01/2 ells');
});

it.each([
  ['dates', 'On 1/2/2020, 31/12, 9/11, 2020/21 and 1/1.'],
  ['pairs', 'Day and night, 24/7; and/or; in 2/4 and 4/4 time; km/h; A4/5.'],
  ['numbers of issues and pages', 'Vol. 3, no. 1/2; № 3/4; Nr. 3/4; 12(1/2); pp. 3/4; 3/4–5; 12:3/4.'],
  ['numbers with leading noughts', '01/02 and 1/02.'],
  ['signs that are fractions', '½ and ¾ and 1⁄2'],
])('leaves %s alone', (_, text) => {
  expect(marked(text)).toBe(text);
});

it('leaves what the face does not have', async () => {
  expect(marked('1/2 and 1/3', fraction => fraction === '1/2')).toBe('[1/2] and 1/3');
  const has = await fractionsOf(findFace('EB Garamond'));
  expect(has('13/16')).toBe(true);
  const without = cutsOfFamily('Amiri', fallbackFamilies.Amiri!)!;
  expect((await fractionsOf({ ...findFace('EB Garamond'), cuts: without }))('13/16')).toBe(false);
});
