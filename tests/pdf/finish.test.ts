import { describe, expect, it } from 'vitest';
import { joinGlyphs } from '../../src/pdf/finish/glyph-runs.ts';
import { nameDivisions } from '../../src/pdf/finish/hyphens.ts';
import { blackInkProfile } from '../../src/pdf/finish/profile.ts';

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

describe('a divided word', () => {
  it('has a soft hyphen for its text, in the black of the rest', () => {
    const content =
      'BT\n(let) Tj\nET\n0 0 .0039 RG 0 0 .0039 rg\nEMC\n/P <</MCID 2>>BDC\nBT\n(-) Tj\nET\n0 G 0 g\n';
    expect(nameDivisions(content)).toBe(
      'BT\n(let) Tj\nET\n0 G 0 g\nEMC\n/P <</MCID 2>>BDC\n/Span <</ActualText <FEFF00AD>>>BDC\nBT\n(-) Tj\nET\nEMC\n0 G 0 g\n',
    );
  });
});

describe('the profile of the output intent', () => {
  it('is an output profile of grey, from black to the white of the paper', () => {
    const bytes = Buffer.from(blackInkProfile());
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect(bytes.toString('latin1', 12, 24)).toBe('prtrGRAYXYZ ');
    const at = bytes.indexOf('curv', bytes.indexOf('kTRC') + 4);
    const values = Array.from({ length: bytes.readUInt32BE(at + 8) }, (_, k) =>
      bytes.readUInt16BE(at + 12 + 2 * k),
    );
    expect([values[0], values.at(-1)]).toEqual([0, 65535]);
    expect(values).toEqual([...values].sort((one, other) => one - other));
    // A tint of half the ink covers seven tenths of the paper.
    expect(values[128]! / 65535).toBeCloseTo(0.3, 2);
  });
});
