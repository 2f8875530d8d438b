import { expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.ts';
import { unseenEmphasis } from '../../../src/print/inspection/emphasis.ts';
import { publish } from '../../../src/publication/index.ts';
import { sampleTitle } from '../sample.ts';

const text = { name: 'Sabon', regular: 'a.ttf' };
const told = (body: string, family: typeof text & { italic?: string; bold?: string }) =>
  unseenEmphasis(publish([parse('01-a.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`)], sampleTitle), {
    faces: { ...sampleTitle.book.faces, text: family } as typeof sampleTitle.book.faces,
  }).map(({ message }) => /words in (italics|bold)/.exec(message)?.[1]);

it('tells of italics and bold type for which a family of the press has no file, also in notes', () => {
  expect(told('So *it* is.', text)).toEqual(['italics']);
  expect(told('So it is.[^1]\n\n[^1]: **All** of *it*.', text)).toEqual(['italics', 'bold']);
});

it('is silent where nothing is emphasised, where there are files, and of families of the program', () => {
  expect(told('So it is.', text)).toEqual([]);
  expect(told('So *it* is.', { ...text, italic: 'b.ttf' })).toEqual([]);
  expect(unseenEmphasis({ documents: [] }, sampleTitle.book)).toEqual([]);
});
