import { expect, it } from 'vitest';
import { evenBlocks } from '../../../src/recovery/anatomy/even.ts';
import type { Print } from '../../../src/recovery/anatomy/print.ts';
import type { PrintBlock } from '../../../src/recovery/anatomy/print-blocks.ts';
import type { Sight } from '../../../src/recovery/anatomy/sight.ts';
import type { Taken } from '../../../src/recovery/anatomy/taken.ts';

const of = (['paragraph', 'quotation', 'note'] as const).map(role => ({ role }));

/** A line: where it stands in its block, the size of that, what it is taken for (`+` where something begins), and how likely each role is. */
type Line = [
  at: PrintBlock['at'],
  size: number,
  role: string,
  chance: [paragraph: number, quotation: number, note: number],
];

function evened(...lines: Line[]): string[] {
  const sights = lines.map(([at, size]) => {
    const block = { at, size, left: 1 } as PrintBlock;
    return { page: 1, print: { block } as Print } as Sight;
  });
  const taken = lines.map(
    ([, , role]): Taken => ({
      role: role.replace('+', '') as Taken['role'],
      begins: role.endsWith('+'),
      chance: 0.5,
      boundary: 0.5,
    }),
  );
  const chance = Float64Array.from(lines.flatMap(([, , , own]) => own));
  const reading = { best: new Uint8Array(lines.length), chance, roles: of.map(o => o.role) };
  return evenBlocks(sights, taken, reading, of).map(t => t.role);
}

const text: Line[] = Array.from({ length: 12 }, () => ['within', 1, 'paragraph', [0.9, 0.05, 0.05]]);

it('a quotation does not turn into a note in the middle of its block', () => {
  const block: Line[] = [
    ['first', 0.9, 'quotation+', [0.01, 0.98, 0.01]],
    ['within', 0.9, 'note', [0.1, 0.4, 0.5]],
    ['last', 0.9, 'note', [0.1, 0.3, 0.6]],
  ];
  expect(evened(...text, ...block).slice(12)).toEqual(['quotation', 'quotation', 'quotation']);
});

it('where something begins within a block, what follows is read by itself', () => {
  const block: Line[] = [
    ['first', 0.9, 'quotation+', [0.01, 0.9, 0.09]],
    ['within', 0.9, 'note+', [0.01, 0.09, 0.9]],
    ['last', 0.9, 'note', [0.01, 0.09, 0.9]],
  ];
  expect(evened(...text, ...block).slice(12)).toEqual(['quotation', 'note', 'note']);
});

it('a block in doubt is what the others of its size and margin are', () => {
  const quoted: Line[] = Array.from({ length: 7 }, () => ['only', 0.9, 'quotation+', [0.05, 0.9, 0.05]]);
  expect(evened(...text, ...quoted, ['only', 0.9, 'note+', [0, 0.45, 0.55]]).at(-1)).toBe('quotation');
});

it('the size and margin of the text itself tell nothing', () => {
  expect(evened(...text, ['only', 1, 'quotation+', [0.45, 0.55, 0]]).at(-1)).toBe('quotation');
});
