import { expect, it } from 'vitest';
import { mirrored } from '../../src/cover/drawing.ts';
import { makeCover } from '../../src/cover/index.ts';
import { piecesOf } from '../../src/cover/pieces.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { book, titled } from './book.ts';

const hebrew = {
  language: 'he',
  title: 'ספר האותיות',
  creators: [{ name: 'אינס קאלווי', sort: 'קאלווי, אינס', role: 'aut' }],
  publisher: 'הוצאת הפנס',
  description: 'על אותיות, ובהן Old Letters of London.',
};

it('has the front of a Hebrew book at the left, its text flush right, and lacks no letter', async () => {
  const { pdf, findings } = await makeCover({ title: titled(book(hebrew)), pages: 300 });
  expect(findings.map(({ code }) => code)).not.toContain('cover-letter-missing');
  const [page] = (await readPdfText(pdf)).pages;
  const wide = (138 * 72) / 25.4;
  const title = page!.items.filter(({ text }) => /^(?:ספר|האותיות)/.test(text));
  const largest = title.reduce((a, b) => (b.width > a.width ? b : a));
  expect(largest.x + largest.width).toBeLessThan(wide);
  expect(largest.x + largest.width).toBeGreaterThan(0.8 * wide);
  // The bar code stands beside the spine, and so at the left of the back, and is read from left to right.
  const code = page!.items.filter(({ text }) => /ISBN|^\d[\d ]*$/.test(text));
  const spine = 300 * 0.0025 * 72;
  for (const { x } of code) expect(x).toBeGreaterThan(wide + spine);
  for (const { x } of code) expect(x).toBeLessThan(1.5 * wide + spine);
  const figures = code.filter(({ text }) => /^\d[\d ]*$/.test(text)).sort((one, other) => one.x - other.x);
  expect(figures.map(({ text }) => text.replaceAll(' ', '')).join('')).toContain('9781565812314');
  // An English phrase is read from left to right.
  const places = ['Old', 'Letters', 'London'].map(
    word => page!.items.find(({ text }) => text.includes(word))!.x,
  );
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

it('takes letters that the typeface lacks from families that have them, in an English book too', async () => {
  const title = 'Of שלום and λόγος and 道 and ธรรม';
  const { findings } = await makeCover({ title: titled(book({ title })), pages: 300 });
  expect(findings.map(({ code }) => code)).not.toContain('cover-letter-missing');
});

it('divides a line by script, font and direction, as it is seen', () => {
  const fontOf = (code: number) => (code < 0x250 ? 0 : code < 0x600 ? 1 : -1);
  const texts = (text: string, leftwards: boolean) =>
    piecesOf(text, fontOf, leftwards).map(piece => piece.text);
  expect(texts('Letters', false)).toEqual(['Letters']);
  expect(texts('On שלום, again', false)).toEqual(['On ', 'שלום', ', ', 'again']);
  expect(texts('שלום Old Letters', true)).toEqual(['Old Letters', 'שלום ']);
  expect(piecesOf('中', fontOf, false)).toMatchObject([{ font: -1 }]);
});

it('mirrors twice to what it was', () => {
  const area = { kind: 'area', x: 10, y: 0, width: 20, height: 5, colour: undefined as never } as const;
  const marks = [{ kind: 'group', x: 30, y: 4, turn: 90, marks: [area] } as const];
  expect(mirrored(marks as never, 100)).toMatchObject([{ x: 70, turn: -90, marks: [{ x: -30 }] }]);
  expect(mirrored(mirrored(marks as never, 100), 100)).toEqual(marks);
});
