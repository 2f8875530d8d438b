import { expect, it } from 'vitest';
import { asRead, runOf } from '../../../src/pdf/shaped/order.ts';

/** What is read, of pieces from left to right; those in Hebrew are written here as they are read. */
const read = (line: string, leftwards: boolean) => asRead(line.split('|'), runOf, leftwards).join('|');

it.each([
  ['words of a passage', 'He said |עולם| |שלום| and went', 'He said |שלום| |עולם| and went'],
  ['figures behind them', 'see |12| |שלום| and', 'see |שלום| |12| and'],
  ['figures before them that belong to the sentence', 'in |1984| he said |שלום', 'in |1984| he said |שלום'],
])('puts in order %s in an English line', (_, line, expected) => {
  expect(read(line, false)).toBe(expected);
});

it.each([
  ['words and a stop', '.|עולם| |שלום', 'שלום| |עולם|.'],
  ['an English title of two words', '.|Old| |Letters| |שלום', 'שלום| |Old| |Letters|.'],
  ['figures', 'עולם| |12| |שלום', 'שלום| |12| |עולם'],
  ['figures before English words', 'London| |1984| |שלום', 'שלום| |1984| |London'],
])('puts in order %s in a Hebrew line', (_, line, expected) => {
  expect(read(line, true)).toBe(expected);
});
