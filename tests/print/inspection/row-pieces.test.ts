import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutDividedRows } from '../../../src/print/inspection/row-pieces.ts';

it('reads each cell whole that was printed piece by piece, page by page', () => {
  const cells = ['aaabbbccc', 'dddeee', 'f'];
  const found = 'before' + 'aaadddf' + 'bbbeee' + 'ccc' + 'behind';
  expect(withoutDividedRows([{ at: 6, cells }], found)).toBe('beforeaaabbbcccdddeeefbehind');
});

it('leaves a row as it was found of which a letter is missing, stands twice or in another order', () => {
  const cells = ['aaabbbccc', 'dddeee'];
  for (const found of ['aaadddbbbeecccx', 'aaadddbbbbeeccc', 'aaaeeebbbdddccc'])
    expect(withoutDividedRows([{ at: 0, cells }], found)).toBe(found);
});

it('puts together whatever cells were divided wherever, and alters no letter', () => {
  const cell = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), cells => {
      const found = [0, 1, 2].map(page => cells.map(pieces => pieces[page]).join('')).join('');
      const whole = cells.map(pieces => pieces.join(''));
      expect(withoutDividedRows([{ at: 0, cells: whole }], found)).toBe(whole.join(''));
    }),
  );
});
