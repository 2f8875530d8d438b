import { expect, it } from 'vitest';
import { vocabulary } from '../../src/language/vocabulary.ts';
import { findContents } from '../../src/recovery/contents.ts';
import { textLine } from './lines.ts';

const words = vocabulary('en');

/** The lines of contents among pages of lines. */
const found = (pages: string[][], headed?: number) =>
  findContents(
    pages.flatMap((page, p) => page.map((text, i) => textLine(text, p * 100 + i, { page: p, top: i === 0 }))),
    words,
    headed,
  ).map(l => l.text);

const entries = ['The Ink 1', 'The Paper 9', 'The Press 14'];
const text = ['The ink was wet by day,', 'and dry by night.'];

it('go on over pages from their title, as long as the lines end in numbers', () => {
  expect(found([['Contents', ...entries], entries, text])).toEqual(['Contents', ...entries, ...entries]);
});

it('have labels on lines of their own', () => {
  const labelled = ['Contents', 'Chapter 1', 'The Ink 1', 'Chapter 2', 'The Paper 9'];
  expect(found([labelled, text])).toEqual(labelled);
});

it('begin on a page whose title looks like a running head', () => {
  expect(found([text, entries, text], 1)).toEqual(entries);
});

it('are no page of text, whatever stands over it', () => {
  expect(found([['Contents', ...text], text])).toEqual([]);
  expect(found([text, text], 1)).toEqual([]);
});

it('list labels that stand over chapters later, with what is in these', () => {
  const listed = ['Chapter 1', 'Of ink and its makers,', 'and of how it is boiled'];
  const first = ['Contents', ...listed, 'Chapter 2', 'Of paper'];
  const chapters = [
    ['Chapter 1', ...text],
    ['Chapter 2', ...text],
    ['Chapter 3', ...text],
  ];
  expect(found([first, ['Chapter 3', 'Of the press'], ...chapters])).toEqual([
    ...first,
    ...['Chapter 3', 'Of the press'],
  ]);
  // what stands nowhere else is over its chapter
  expect(found([first, ...chapters.slice(0, 1)])).toEqual([]);
  expect(found([['Contents', ...listed], ...chapters])).toEqual([]);
});
