import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Blob, Feature, Font, Face as HbFace, shape, Buffer as Text } from 'harfbuzzjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formsOf } from '../../src/faces/alternates.ts';
import { type Face, findFace, readCut } from '../../src/faces/faces.ts';
import { cutsOfFamily, fallbackFamilies } from '../../src/faces/families.ts';
import { facesOf } from '../../src/faces/own/read.ts';
import { makeShaper } from '../../src/faces/shaper.ts';
import { takeBrowser } from '../../src/press/ready.ts';
import { openPage } from '../../src/press/shelf.ts';
import { geometryOf } from '../../src/print/geometry.ts';
import { drawnSmallCapitals } from '../../src/print/inspection/small-capitals.ts';
import { makePage } from '../../src/print/setting/page.ts';
import { sampleBook } from '../print/sample.ts';

/** Families without small capitals: of TrueType with lookups of its own, and with ligatures. */
const without = { a: 'DejaVu Serif', b: 'Frank Ruhl Libre' };

let folder: string;
const read = (file: string): Promise<Face> =>
  facesOf({ ...sampleBook, faces: { text: { name: 'House', regular: file }, fallbacks: [] } }, folder);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'small-capitals-'));
  for (const [file, name] of Object.entries(without))
    copyFileSync(cutsOfFamily(name, fallbackFamilies[name]!)![0]!.path, join(folder, `${file}.ttf`));
  copyFileSync(findFace('Spectral').cuts[0]!.path, join(folder, 'spectral.ttf'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(Object.keys(without))(
  'are drawn for a font that has none (%s), as wide as the browser sets them',
  async name => {
    const face = await read(`${name}.ttf`);
    const has = await formsOf(face);
    expect(has('smcp', 'abcéxyz')).toBe(true);
    expect(has('c2sc', 'ABCÉXYZ')).toBe(true);
    const browser = await takeBrowser();
    try {
      const head = { title: 'Words', language: 'en-GB', theme: 'monograph' as const };
      const { shelf } = await makePage(head, geometryOf(sampleBook.print), face, []);
      const { page } = await openPage(browser, shelf);
      const words = ['Small', 'Capitals', 'élan', 'hamburg'];
      const widths = (await page.evaluate(`(async words => {
      await Promise.all([...document.fonts].map(font => font.load()));
      return words.map(word => {
        const span = document.createElement('span');
        span.textContent = word;
        span.style.cssText = 'font-size:20px;font-variant-caps:small-caps';
        document.body.append(span);
        return span.getBoundingClientRect().width;
      });
    })(${JSON.stringify(words)})`)) as number[];
      const shaper = await makeShaper(face);
      const style = {
        family: 'House',
        weight: 400,
        italic: false,
        size: 20,
        features: ['smcp'],
        language: 'en-GB',
      };
      words.forEach((word, k) => {
        expect(shaper(word, style).width).toBeCloseTo(widths[k]!, 1);
      });
    } finally {
      await browser.close();
    }
  },
  30_000,
);

it('are lower than capitals, and a little higher than an x', async () => {
  const font = new Font(new HbFace(new Blob(await readCut((await read('a.ttf')).cuts[0]!))));
  const heightOf = (letter: string, features: Feature[] = []) => {
    const buffer = new Text();
    buffer.addText(letter);
    buffer.guessSegmentProperties();
    shape(font, buffer, features);
    return font.glyphExtents(buffer.getGlyphInfosAndPositions()[0]!.codepoint)!.yBearing;
  };
  const small = heightOf('x', [new Feature('smcp', 1)]);
  expect(small / heightOf('x')).toBeGreaterThan(1.01);
  expect(small / heightOf('X')).toBeLessThan(0.83);
});

it('are told to the editor, and left as they are where a font has its own', async () => {
  expect(await drawnSmallCapitals(await read('a.ttf'))).toEqual([
    expect.objectContaining({ code: 'face-small-capitals', severity: 'info' }),
  ]);
  expect(await drawnSmallCapitals(await read('spectral.ttf'))).toEqual([]);
});
