import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-wasm';
import { beforeAll, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { addOnOf, barCode, isbnOf } from '../../src/cover/barcode.ts';
import { makeCover } from '../../src/cover/index.ts';
import { openLetters } from '../../src/cover/letters.ts';
import { readyToDraw } from '../../src/cover/resvg.ts';
import { svgOf } from '../../src/cover/svg.ts';
import { findFace } from '../../src/faces/faces.ts';
import { book, titled } from './book.ts';

const { resolve } = createRequire(import.meta.url);
beforeAll(async () => {
  const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
  });
  await readyToDraw();
});

/** What a scanner reads in a picture: the code, and its add-on where it has one. */
async function scanned(png: Uint8Array): Promise<string[]> {
  const results = await readBarcodes(new Uint8Array(png), { formats: ['EAN-13'], eanAddOnSymbol: 'Read' });
  return results.map(({ text }) => text);
}

const letters = await openLetters(findFace('EB Garamond'), 'en-GB');
const isbn = { digits: '9781565812314', written: '978-1-56581-231-4' };

/** The bar code alone as a picture, so many dots to the inch. */
function pictured(addOn: string | undefined, room: number, dots: number): Uint8Array {
  const { box, marks } = barCode(isbn, addOn, letters, room)!;
  const scale = dots / 72;
  const svg = svgOf(marks, letters, box.width, box.height);
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: scale } }).render().asPng();
}

it.each([
  ['without an add-on', undefined, 400, '9781565812314'],
  ['with the price of 21.95 US dollars', '52195', 400, '978156581231452195'],
  ['at four fifths of its size', undefined, 86, '9781565812314'],
])('is read by a scanner %s', async (_, addOn, room, read) => {
  expect(await scanned(pictured(addOn, room, 300))).toContain(read);
});

it('is not drawn where it would be too small', () => {
  expect(barCode(isbn, undefined, letters, 84)).toBeUndefined();
  expect(barCode(isbn, '52195', letters, 120)).toBeUndefined();
});

it('is 37.29 mm wide at full size, of bars that are 0.33 mm wide or a multiple of it, and 22.85 mm high', () => {
  const { box, marks } = barCode(isbn, undefined, letters, 400)!;
  expect((box.width * 25.4) / 72).toBeCloseTo(37.29, 6);
  const bars = marks
    .flatMap(mark => (mark.kind === 'group' ? mark.marks : []))
    .filter(({ kind }) => kind === 'area');
  const sizes = bars.slice(1).map(bar => (bar.kind === 'area' ? [bar.width, bar.height] : [0, 0]));
  for (const [width] of sizes)
    expect((width! * 25.4) / 72 / 0.33).toBeCloseTo(Math.round((width! * 25.4) / 72 / 0.33), 6);
  expect(Math.min(...sizes.map(([, height]) => (height! * 25.4) / 72))).toBeCloseTo(22.85, 6);
});

const installed = (() => {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

it.skipIf(!installed).each(['monograph', 'essay', 'novel'] as const)(
  'is read by a scanner on the printed cover of the theme %s',
  async theme => {
    const settings = { price: '£16.99 / US$21.95', blurb: 'A book.' };
    const { pdf } = await makeCover({ title: titled(book({ theme, settings })), pages: 300 });
    const folder = mkdtempSync(join(tmpdir(), 'cover-'));
    writeFileSync(join(folder, 'cover.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', 'cover.pdf', 'cover'], { cwd: folder });
    expect(await scanned(readFileSync(join(folder, 'cover.png')))).toContain('978156581231452195');
  },
);

it.each([
  ['US$21.95', '52195'],
  ['$9', '50900'],
  ['£16.99 / US $ 21.95', '52195'],
  ['$120.00', '59999'],
  ['CAD 24.50', '62450'],
  ['C$24.50', '62450'],
  ['$24.95 CAD', '62495'],
  ['$21.95 US, $29.95 CAD', '52195'],
  ['$39.99 AUD', undefined],
  ['$39.99 NZ', undefined],
  ['£16.99', undefined],
  ['A$29.95', undefined],
  ['€ 18', undefined],
  [undefined, undefined],
])('tells of the price %s the add-on %s', (price, addOn) => {
  expect(addOnOf(price)).toBe(addOn);
});

const printing = { name: 'First printing', date: '2026-11-22', corrected: false };

it('is that of the printed book: of its last printing, or the one named for the cover', () => {
  expect(isbnOf(book())).toEqual(isbn);
  const printings = [{ ...printing, print: '978-3-16-148410-0' }, printing];
  expect(isbnOf(book({ printings }))?.digits).toBe('9783161484100');
  expect(isbnOf(book({ settings: { isbn: undefined } }))).toBeUndefined();
});

it('has thirteen digits where the ISBN has ten', () => {
  expect(isbnOf(book({ settings: { isbn: '1-56581-231-X' } }))?.digits).toBe('9781565812314');
});

const ofIdentifier = (digits: string) =>
  book({ identifier: `urn:isbn:${digits}`, description: 'A book.', settings: { isbn: undefined } });

it('warns where nothing but the identifier is an ISBN, which the EPUB has too', async () => {
  const { findings } = await makeCover({ title: titled(ofIdentifier(isbn.written)), pages: 300 });
  expect(findings).toMatchObject([{ code: 'cover-isbn-shared', severity: 'warning' }]);
});

it('is refused for an ISBN whose check digit is wrong', () => {
  expect(() => isbnOf(ofIdentifier('978-1-56581-231-5'))).toThrow(
    expect.objectContaining({
      name: 'Complaint',
      file: 'book.yaml',
      message: expect.stringContaining('check digit'),
    }),
  );
});
