import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convert } from 'fontverter';
import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFace, readCut } from '../../src/faces/faces.ts';
import { facesOf } from '../../src/faces/own/read.ts';
import { readTables } from '../../src/faces/own/sfnt.ts';
import { makeShaper } from '../../src/faces/shaper.ts';
import { postScriptName } from '../../src/pdf/binding/truetype.ts';
import { sampleBook } from '../print/sample.ts';

const [regular, italic] = findFace('Spectral').cuts.map(({ path }) => path);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faces-'));
  mkdirSync(join(folder, 'fonts'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string) =>
  facesOf({ ...sampleBook, faces: { text: { name: 'House Serif', regular: file }, fallbacks: [] } }, folder);

const style = {
  family: 'House Serif',
  weight: 400,
  italic: false,
  size: 16,
  features: [],
  language: 'en-GB',
};

describe('a font file of the press', () => {
  it('is taken as TrueType or WOFF2, under its own name, and as wide as it was', async () => {
    copyFileSync(regular!, join(folder, 'fonts/house.ttf'));
    writeFileSync(join(folder, 'fonts/house.woff2'), await convert(readFileSync(regular!), 'woff2', 'sfnt'));
    const shipped = (await makeShaper(findFace('Spectral')))('quartz', {
      ...style,
      family: 'Spectral',
    }).width;
    for (const file of ['fonts/house.ttf', 'fonts/house.woff2']) {
      const face = await read(file);
      expect(face.name).toBe('House Serif');
      expect((await makeShaper(face))('quartz', style).width).toBeCloseTo(shipped, 3);
      expect(postScriptName(await readCut(face.cuts[0]!))).toBe('HouseSerif-Regular');
    }
  });

  it('keeps the shapes of its letters where curves of CFF become TrueType’s', async () => {
    const cff = fileURLToPath(new URL('../../node_modules/bwip-js/fonts/Inconsolata.otf', import.meta.url));
    copyFileSync(cff, join(folder, 'fonts/house.otf'));
    const made = await readCut((await read('fonts/house.otf')).cuts[0]!);
    expect([...readTables(made)!.keys()]).toContain('glyf');
    const [before, after] = [readFileSync(cff), made].map(file => new Font(new HbFace(new Blob(file))));
    for (const letter of 'agR&') {
      const glyph = before!.glyph(letter.codePointAt(0)!)!;
      expect(after!.glyph(letter.codePointAt(0)!)).toBe(glyph);
      const [one, other] = [before!.glyphExtents(glyph)!, after!.glyphExtents(glyph)!];
      for (const side of ['xBearing', 'yBearing', 'width', 'height'] as const)
        expect(Math.abs(one[side] - other[side])).toBeLessThanOrEqual(2);
    }
  });

  it('is set in the nearest cut that it has', async () => {
    copyFileSync(regular!, join(folder, 'fonts/a.ttf'));
    copyFileSync(italic!, join(folder, 'fonts/b.ttf'));
    const text = { name: 'House Serif', regular: 'fonts/a.ttf', italic: 'fonts/b.ttf' };
    const { cuts } = await facesOf({ ...sampleBook, faces: { text, fallbacks: [] } }, folder);
    const glyphs = await Promise.all(
      cuts.map(async cut => readTables(await readCut(cut))!.get('glyf')!.length),
    );
    expect(glyphs[2]).toBe(glyphs[0]);
    expect(glyphs[3]).toBe(glyphs[1]);
  });

  it('is refused where its maker forbids to embed it, and where it is none', async () => {
    const bytes = readFileSync(regular!);
    const table = readTables(bytes)!.get('OS/2')!;
    bytes.writeUInt16BE(2, table.byteOffset - bytes.byteOffset + 8);
    writeFileSync(join(folder, 'fonts/closed.ttf'), bytes);
    await expect(read('fonts/closed.ttf')).rejects.toThrow(/does not allow/);
    writeFileSync(join(folder, 'fonts/none.ttf'), 'no font');
    await expect(read('fonts/none.ttf')).rejects.toThrow(/no font file/);
    writeFileSync(join(folder, 'fonts/half.ttf'), readFileSync(regular!).subarray(0, 5000));
    await expect(read('fonts/half.ttf')).rejects.toThrow(/no font file/);
  });

  it('is read within the title’s folder only', async () => {
    symlinkSync(regular!, join(folder, 'fonts/away.ttf'));
    await expect(read('fonts/away.ttf')).rejects.toThrow();
    await expect(read('../other.ttf')).rejects.toThrow();
    await expect(read('fonts/absent.ttf')).rejects.toThrow(/no file/);
  });
});
