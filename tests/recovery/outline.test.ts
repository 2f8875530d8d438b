import { expect, it } from 'vitest';
import { vocabulary } from '../../src/language/vocabulary.ts';
import { matterOf, type OutlinedChapter } from '../../src/recovery/outline.ts';
import { textLine } from './lines.ts';

/** The label that a chapter has in the manuscript, from that on the page. */
function label(printed: string): string | undefined {
  const line = textLine(printed, 0);
  const heading = { level: 1, label: line, lines: [], capitals: false, part: false, evidence: [] };
  const chapter: OutlinedChapter = {
    heading,
    lost: false,
    type: 'chapter',
    number: null,
    labelRestored: false,
    stretches: [],
  };
  const titles = { title: 'Ink', heads: [], bookTitle: 'Of Printing' };
  return matterOf(chapter, titles, null, vocabulary('en')).label;
}

it('a label in capitals is written as titles are, its roman number as printed', () => {
  expect(label('CHAPTER XXIV.')).toBe('Chapter XXIV.');
  expect(label('XXIV')).toBe('XXIV');
  expect(label('CHAPTER TWENTY-ONE')).toBe('Chapter Twenty-One');
  expect(label('BOOK THE FIRST')).toBe('Book the First');
  expect(label('Chapter one')).toBe('Chapter one');
});
