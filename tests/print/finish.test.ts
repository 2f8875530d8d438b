import { expect, it } from 'vitest';
import { joinGlyphs } from '../../src/print/finish/glyph-runs.ts';

/** Every glyph half an em wide. */
const font = (name: string) => (name === 'F4' ? () => 500 : undefined);
const line = (...moves: string[]) => `BT\n/F4 10 Tf\n1 0 0 -1 72 100 Tm\n<0001> Tj\n${moves.join('')}ET\n`;

it('shows the glyphs of a letter-spaced line with one operator, each where it was', () => {
  const spaced = line('5.1 0 Td <0002> Tj\n', '5.1 0 Td <0003> Tj\n');
  // A tenth of a point is ten thousandths of ten points.
  expect(joinGlyphs(spaced, font)).toBe(
    'BT\n/F4 10 Tf\n1 0 0 -1 72 100 Tm\n[<0001>-10<0002>-10<0003>] TJ\nET\n',
  );
});

it('joins glyphs that stand where the font puts them', () => {
  expect(joinGlyphs(line('5 0 Td <00020003> Tj\n', '10 0 Td <0004> Tj\n'), font)).toContain(
    '[<0001000200030004>] TJ',
  );
});

it('lets no rounding add up along the line', () => {
  const third = '5.0033333 0 Td <0002> Tj\n';
  const shown = joinGlyphs(line(...Array.from({ length: 300 }, () => third)), font);
  const moved = [...shown.matchAll(/>(-?[\d.]+)</g)].reduce((sum, [, by]) => sum - Number(by) / 100, 0);
  expect(moved).toBeCloseTo(300 * 0.0033333, 3);
});

it('touches no glyphs that are raised, nor a font it does not know', () => {
  const raised = line('5.1 3 Td <0002> Tj\n');
  expect(joinGlyphs(raised, font)).toBe(raised);
  const foreign = line('5.1 0 Td <0002> Tj\n').replace('/F4', '/F5');
  expect(joinGlyphs(foreign, font)).toBe(foreign);
});
