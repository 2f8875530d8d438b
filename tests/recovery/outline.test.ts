import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/extraction/extraction.ts';
import { vocabulary } from '../../src/language/vocabulary.ts';
import type { TextLine } from '../../src/recovery/lines.ts';
import { lostOpenings, matterOf, type OutlinedChapter } from '../../src/recovery/outline.ts';
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

describe('a page whose folio stands at its foot', () => {
  const page = (...roles: [role: string, text: string][]) => ({
    lines: roles.map(([role, text]) => ({ role, text })),
  });
  const line = (index: number, page: number, text: string) =>
    ({ index, page, text, top: index > 0 }) as unknown as TextLine;
  const lines = [line(0, 0, 'The tide had gone.'), line(1, 1, 'Nobody waits for it.')];
  const openings = (...roles: [role: string, text: string][]) =>
    lostOpenings(lines, [], { pages: [page(['text', '']), page(...roles)] } as unknown as Extraction);

  it('opens a chapter whose heading was lost, where nothing stands over its text', () => {
    expect([...openings(['text', 'Nobody waits for it.'], ['drop-folio', '3'])]).toEqual([lines[1]]);
  });

  it('opens none where a running head stands there', () => {
    const found = openings(
      ['running-head', 'SCENE I'],
      ['text', 'Nobody waits for it.'],
      ['drop-folio', '3'],
    );
    expect([...found]).toEqual([]);
  });
});
