import { expect, it } from 'vitest';
import { sheetOf, spineWidth } from '../../src/cover/geometry.ts';
import { printers } from '../../src/cover/printers.ts';
import { readingOf } from '../../src/cover/spine.ts';
import type { CoverSettings } from '../../src/title.ts';
import { book } from './book.ts';

const width = (settings: Partial<CoverSettings>, pages: number) => {
  const whole = { paper: {}, marks: false, ...settings };
  return spineWidth(whole, pages, whole.printer && printers[whole.printer]).width;
};

it.each([
  ['KDP’s cream paper', { printer: 'kdp', paper: { kind: 'cream' } }, 300, 300 * 0.0025 * 25.4],
  ['KDP’s white paper', { printer: 'kdp', paper: { kind: 'white' } }, 300, 300 * 0.002252 * 25.4],
  ['KDP’s colour paper', { printer: 'kdp', paper: { kind: 'colour' } }, 100, 100 * 0.002347 * 25.4],
  ['Lulu, with its board', { printer: 'lulu', paper: { kind: 'white' } }, 444, 1.06 * 25.4],
  ['a caliper, two pages a leaf', { paper: { caliper: 0.1 } }, 200, 10],
  ['a last leaf with one page', { paper: { caliper: 0.1 } }, 199, 10],
  ['pages to the inch', { paper: { ppi: 400 } }, 200, 12.7],
  ['grammage and volume', { paper: { grammage: 80, volume: 1.8 } }, 320, 23.04],
  ['what the printer says', { spine: 21.5, printer: 'kdp', paper: { kind: 'cream' } }, 300, 21.5],
] as const)('is as wide as %s makes it', (_, settings, pages, millimetres) => {
  expect(width(settings, pages)).toBeCloseTo(millimetres, 6);
});

it('tells where its width is a guess, and what to ask the printer', () => {
  const codes = (settings: Partial<CoverSettings>) =>
    sheetOf(book({ settings }), 200).findings.map(({ severity, message }) => [severity, message]);
  expect(codes({ paper: {}, printer: undefined })).toEqual([
    ['info', expect.stringMatching(/0.12 mm a leaf.*cover\.spine/)],
  ]);
  expect(codes({ paper: {}, printer: 'kdp' })).toEqual([
    ['warning', expect.stringMatching(/KDP’s white paper.*cover\.paper/)],
  ]);
  expect(codes({ printer: 'ingram' })).toEqual([
    ['warning', expect.stringMatching(/IngramSpark publishes no thickness.*cover\.spine/)],
  ]);
  expect(codes({})).toEqual([]);
});

it('has no marks where the printer takes none', () => {
  const { sheet, findings } = sheetOf(book({ settings: { marks: true } }), 200);
  expect(sheet.slug).toBe(0);
  expect(findings.map(({ code }) => code)).toEqual(['cover-marks']);
  expect(sheetOf(book({ settings: { marks: true, printer: undefined } }), 200).sheet.slug).toBeGreaterThan(0);
});

it.each([
  ['en-US', undefined, 'down'],
  ['nl', undefined, 'down'],
  ['sv', undefined, 'down'],
  ['de-AT', undefined, 'up'],
  ['fr', undefined, 'up'],
  ['fr', 'down', 'down'],
] as const)('reads, in a book in %s, where book.yaml says %s: %s', (language, reading, way) => {
  expect(readingOf(book({ language, settings: { reading } }))).toBe(way);
});
