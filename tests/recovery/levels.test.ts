import { expect, it } from 'vitest';
import { vocabulary } from '../../src/language/vocabulary.ts';
import { headingsOf } from '../../src/recovery/levels.ts';
import type { Read } from '../../src/recovery/read.ts';
import { readSheets } from '../extraction/sheets.ts';
import { textLine } from './lines.ts';

type Line = [text: string, y: number, size: number, outlined?: number];

/** Headings, as `level text`, of titles that stand on one page; one that begins nothing has a `+` before it. */
function headings(...lines: Line[]): string[] {
  const read = lines.map(([text, y, size, outlined], i): Read => {
    const evidence = { x: 0, end: 0, y, size, styles: [], ...(outlined && { outlined }) };
    const line = textLine(text.replace('+', ''), i, { evidence });
    return { line, role: 'heading', begins: !text.startsWith('+') };
  });
  return headingsOf(read, readSheets([lines.map(([text]) => text)]), vocabulary('en')).map(
    h => `${h.level} ${h.lines.map(l => l.text).join(' ')}`,
  );
}

it('lines of a title are one; far below, or in a type that others begin in, stands another', () => {
  expect(headings(['Of Ink and', 600, 14], ['+of Paper', 583, 14])).toEqual(['1 Of Ink and of Paper']);
  expect(headings(['Of Ink', 600, 14], ['+Case One', 560, 14])).toHaveLength(2);
  expect(headings(['Of Ink', 600, 14], ['+Of Paper', 583, 11], ['Of Lead', 400, 11])).toHaveLength(3);
});

it('the outline tells levels, counted from that of the chapters', () => {
  expect(headings(['Of Ink', 600, 14, 2], ['Its Oil', 500, 14, 3], ['Its Soot', 400, 14, 4])[0]).toBe(
    '1 Of Ink',
  );
});

it('a part that has its number above it is one', () => {
  const lines = ['I', 'Parte Primera', 'La tinta'].map((text, i) => textLine(text, i));
  const read = lines.map((line, i): Read => ({ line, role: i === 0 ? 'label' : 'heading', begins: i !== 1 }));
  const found = headingsOf(read, readSheets([['I', 'Parte Primera', 'La tinta']]), vocabulary('es'));
  expect(found.map(({ part }) => part)).toEqual([true, false]);
});
