import { expect, it } from 'vitest';
import type { TextLine } from '../../../src/recovery/lines.ts';
import { openMarks } from '../../../src/recovery/sequence/sight.ts';

const open = (...texts: string[]) => openMarks(texts.map(text => ({ text }) as TextLine));

it.each<[string, string[], boolean[]]>([
  ['English marks', ['He said “and then', 'he went.” So he did.'], [true, false]],
  ['German marks', ['Er sagte: „und dann', 'ging er.“ So war es.'], [true, false]],
  ['paragraphs that open the mark again', ['“One.', '“Two.”'], [true, false]],
])('a quotation is open until it is closed: %s', (_, lines, expected) => {
  expect(open(...lines)).toEqual(expected);
});
