import { type PDFDict, PDFDocument, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import type { Rgb } from '../../../src/pdf/ink/colours.ts';
import { inBlack } from '../../../src/pdf/ink/inking.ts';
import { inkedProgram, readProgram } from '../../../src/pdf/ink/programs.ts';
import { inkShading } from '../../../src/pdf/ink/shadings.ts';
import { unpacked } from '../../../src/pdf/ink/streams.ts';

const colours = `dup 0 le {pop 1 1 0 0} if
dup dup 0 gt exch 1 le and {
dup .25 le {
0 sub pop 1 1 0
}{
.25 sub 0 exch dup -1.3333333 mul 1 add exch 1.3333333 mul
} ifelse
0} if
0 gt {0 0 1} if
`;
/** Stripes and rings as Chromium 141 writes them. */
const stripes = `{pop\ndup truncate sub\ndup 0 le {1 add} if\n${colours}}`;
const rings = `{2 copy gt {exch} if {dup truncate sub\n${colours}} {0 0 0} ifelse }`;

const rounded = (all: readonly (readonly number[])[]) =>
  all.map(one => one.map(part => Math.round(part * 1e3) / 1e3));

it.each([
  ['stripes', stripes],
  ['rings', rings],
])('finds the colours along %s, sharp edges too', (_, program) => {
  const found = rounded(readProgram(program)!.colours);
  expect(found).toHaveLength(129);
  expect([found[0], found[32], found[33], found[80], found[128]]).toEqual([
    [1, 1, 0],
    [1, 1, 0],
    [0, 0.99, 0.01],
    [0, 0.5, 0.5],
    [0, 0, 1],
  ]);
});

it.each([
  '{pop 0 0 0}',
  '{pop\n}',
  stripes.replace('.25 le', '.25 sqrt le'),
  stripes.replace(/\}$/, '} extra'),
])('does not take another program for one of these: %j', program =>
  expect(readProgram(program)).toBeUndefined(),
);

it('computes inks where it computed colours', () => {
  const program = readProgram(stripes)!;
  const turned = program.colours.map(([r, g, b]) => [b, r / 2, g]);
  const [, lookup] = /1 gt \{pop 1\} if (.*)\}$/s.exec(inkedProgram(program, turned))!;
  const again = readProgram(`{dup 0 le {pop 0 .5 1 0} if dup 0 gt {${lookup} 0} if 0 gt {1 0 0} if}`)!;
  again.colours.forEach((found, k) => {
    for (const [ink, amount] of found.entries()) expect(amount).toBeCloseTo(turned[k]![ink]!, 3);
  });
});

it('is black in four inks beside a cone', () => {
  const program = readProgram(rings)!;
  const inks = program.colours.map(() => [0, 1, 0, 0]);
  expect(inkedProgram(program, inks)).toMatch(/\} \{0 0 0 1\} ifelse \}$/);
});

async function shadingWith(program: string) {
  const { context } = await PDFDocument.create();
  const code = context.flateStream(program, {
    FunctionType: 4,
    Domain: [0, 9, 0, 9],
    Range: [0, 1, 0, 1, 0, 1],
  });
  const entries = { ShadingType: 1, ColorSpace: 'DeviceRGB', Function: context.register(code) };
  const inFour = ([r, g, b]: Rgb) => [1 - r, 1 - g, 1 - b, 0];
  const made = await inkShading(context.obj(entries) as PDFDict, { black: inBlack, all: inFour });
  const written = made.shading.lookup(PDFName.of('Function')) as PDFRawStream;
  return {
    ...made,
    code: (await unpacked(written)).toString('latin1'),
    range: String(written.dict.get(PDFName.of('Range'))),
  };
}

it('makes a gradient that repeats of four inks, and one that is not known grey', async () => {
  const known = await shadingWith(stripes);
  expect(known.greyed).toBe(false);
  expect(known.shading.get(PDFName.of('ColorSpace'))).toBe(PDFName.of('DeviceCMYK'));
  expect(known.range).toBe('[ 0 1 0 1 0 1 0 1 ]');
  const other = await shadingWith('{sin exch cos 0}');
  expect(other.greyed).toBe(true);
  expect(other.shading.get(PDFName.of('ColorSpace'))).toBe(PDFName.of('DeviceGray'));
  expect(other.code).toContain('sin exch cos 0');
});
