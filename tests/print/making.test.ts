import { expect, it } from 'vitest';
import { filledUp, makingOf } from '../../src/print/making.ts';
import { sampleBook } from './sample.ts';

const ingram = makingOf({ ...sampleBook.print, for: 'ingram' });
const offset = makingOf({ ...sampleBook.print, for: 'offset' });

it.each([
  ['a full book whose last page is printed', 32, false, 34],
  ['a full book whose last page is blank', 32, true, 32],
  ['an odd number of pages', 33, false, 34],
])('leaves a blank page at the end for Ingram: %s', (_, pages, endsBlank, filled) => {
  expect(filledUp(pages, endsBlank, ingram)).toBe(filled);
});

it('fills up the last signature of an offset press, and no more', () => {
  expect([1, 16, 17, 48].map(pages => filledUp(pages, false, offset))).toEqual([16, 16, 32, 48]);
});

it('makes what each printer asks for', () => {
  const form = (printer: Parameters<typeof makingOf>[0]['for']) =>
    makingOf({ ...sampleBook.print, for: printer }).form;
  expect([form('kdp'), form('ingram'), form('lulu'), form(undefined)]).toEqual([
    'plain',
    'pdf-x-1a',
    'pdf-x-4',
    'pdf-x-4',
  ]);
});
