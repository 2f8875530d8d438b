import { expect, it } from 'vitest';
import { blocksOf, type Measured } from '../../../src/recovery/anatomy/print-blocks.ts';

/** A line as `size left right above`, in the book's own units; full and at the usual distance where nothing is said. */
const line = ({
  size = 1,
  left = 0,
  right = 0,
  above = 1,
}: Partial<Omit<Measured, 'own'>> = {}): Measured => ({
  ...{ size, left, right, above },
  own: { x: 0, end: 0, y: 0, size, styles: [] },
});

/** The lengths of the blocks of a page. */
const lengths = (...lines: Measured[]) =>
  blocksOf([lines])[0]!.flatMap(({ at, lines: n }) => (at === 'first' || at === 'only' ? [n] : []));

const quoted = { size: 0.9, left: 1.5, right: 1.5 };

it.each<[what: string, lines: Measured[], blocks: number[]]>([
  ['paragraphs with indents', [line(), line({ right: 9 }), line({ left: 1.3 }), line()], [4]],
  ['smaller type', [line(), line(), line(quoted), line(quoted), line()], [2, 2, 1]],
  ['room above', [line(), line(), line({ above: 1.5 }), line()], [2, 2]],
  [
    'lines as far apart as the others of their block',
    [line({ above: 1.4 }), line({ above: 1.4 }), line({ above: 1.4 })],
    [3],
  ],
  ['another margin', [line(), line(), line({ left: 2 }), line({ left: 2 }), line(), line()], [2, 2, 2]],
  ['one line further in, as an indent', [line(), line(), line({ left: 2 }), line()], [4]],
  ['a hanging paragraph', [line(), line({ left: 2 }), line({ left: 2 })], [3]],
  ['a last line, then another margin', [line({ right: 12 }), line({ left: 2 }), line({ left: 2 })], [1, 2]],
])('%s', (_, lines, blocks) => {
  expect(lengths(...lines)).toEqual(blocks);
});

it('measures a block by its margins, whichever of its lines is asked', () => {
  const [first, second] = blocksOf([
    [line({ left: 1.5, above: 2 }), line({ right: 0.2 }), line({ right: 8 }), line({ above: 3 })],
  ])[0]!;
  expect(first).toMatchObject({
    at: 'first',
    lines: 3,
    left: 0,
    right: 0,
    above: 2,
    below: 3,
    opening: 'indent',
  });
  expect(second).toMatchObject({ at: 'within', lines: 3, left: 0, opening: 'indent' });
});

it('counts the lines and blocks of the book that are set like it', () => {
  const pages = [
    [line(), line(), line(quoted)],
    [line(quoted), line(quoted), line({ above: 2 })],
  ];
  expect(blocksOf(pages)[0]![2]).toMatchObject({ share: 3 / 6, fellows: 2 });
});

it('tells ragged lines, the last of the block aside', () => {
  expect(blocksOf([[line({ right: 5 }), line(), line({ right: 9 })]])[0]![0]!.ragged).toBe(0.5);
});
