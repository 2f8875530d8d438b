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
import { h } from 'hastscript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, openCache } from '../../src/cache.ts';
import { makeCover } from '../../src/cover/index.ts';
import { type Cut, findFace, readCut } from '../../src/faces/faces.ts';
import { facesOf } from '../../src/faces/own/read.ts';
import { readTables, writeTables } from '../../src/faces/own/sfnt.ts';
import { makeShaper } from '../../src/faces/shaper.ts';
import { fontsFor } from '../../src/faces/subset.ts';
import { openPdf } from '../../src/inspection/pdf/open.ts';
import { parse } from '../../src/manuscript/index.ts';
import { postScriptName } from '../../src/pdf/binding/truetype.ts';
import { geometryOf } from '../../src/print/geometry.ts';
import { makePdf } from '../../src/print/index.ts';
import { makePage } from '../../src/print/setting/page.ts';
import { publish } from '../../src/publication/index.ts';
import { sampleBook, sampleTitle } from '../print/sample.ts';

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
    const cut = readTables(readFileSync(regular!))!;
    writeFileSync(
      join(folder, 'fonts/cut.ttf'),
      writeTables(cut.set('OS/2', cut.get('OS/2')!.subarray(0, 4))),
    );
    await expect(read('fonts/cut.ttf')).rejects.toThrow(/no font file/);
  });

  it('is read within the title’s folder only', async () => {
    symlinkSync(regular!, join(folder, 'fonts/away.ttf'));
    await expect(read('fonts/away.ttf')).rejects.toThrow();
    await expect(read('../other.ttf')).rejects.toThrow();
    await expect(read('fonts/absent.ttf')).rejects.toThrow(/no file/);
  });
});

describe('two families of the press', () => {
  /** A book with a family for the text and one for its headings, both in letters that no file is named by. */
  const title = () => {
    const [text, headings] = ['Шрифт', 'Буквица'].map((name, k) => {
      copyFileSync(findFace(k ? 'Fira Sans' : 'Spectral').cuts[0]!.path, join(folder, `fonts/${k}.ttf`));
      return { name, regular: `fonts/${k}.ttf` };
    });
    return {
      ...sampleTitle,
      folder,
      book: { ...sampleBook, faces: { text: text!, headings: headings!, fallbacks: [] } },
    };
  };

  it('are two, in EPUB and print, whatever letters they are named in', async () => {
    const own = title();
    const face = await facesOf(own.book, folder);
    const { resources } = await fontsFor([h('section', [h('h1', 'Heads'), h('p', 'text')])], face);
    const named = resources.flatMap(({ path }) => (path.endsWith('.ttf') ? [path] : []));
    expect(new Set(named).size).toBe(named.length);
    const { shelf } = await makePage(
      { title: '', language: 'ru', theme: 'essay', folios: 'bottom' } as never,
      geometryOf(own.book.print),
      face,
      [],
    );
    const files = (family: Cut[]) => family.map(({ path }) => path);
    expect([...shelf.files.values()]).toEqual(
      expect.arrayContaining([...files(face.cuts), ...files(face.headings!)]),
    );
    const names = await Promise.all(
      [face.cuts[0]!, face.headings![0]!].map(async cut => postScriptName(await readCut(cut))),
    );
    expect(names[0]).not.toBe(names[1]);
  });

  it('are those of today, where a file was replaced since the cache was filled', async () => {
    const own = title();
    const cache = openCache({ XDG_CACHE_HOME: join(folder, 'cache') });
    const publication = publish([parse('01-a.md', '---\ntype: chapter\n---\n\n# Буква\n\nСлово.\n')], own);
    const made = async () => {
      const { screen } = await makePdf(publication, own, { cache, judged: [] });
      const cover = await makeCover({ title: own, pages: 100 }, cache);
      await cache.settle();
      return Promise.all([screen, cover.pdf].map(fontPrograms));
    };
    const [pages, cover] = await made();
    copyFileSync(findFace('Spectral').cuts[2]!.path, join(folder, 'fonts/0.ttf'));
    const [newPages, newCover] = await made();
    expect(newPages).not.toEqual(pages);
    expect(newCover).not.toEqual(cover);
  });
});

/** Digests of the fonts that a PDF holds, by their names. */
async function fontPrograms(bytes: Uint8Array): Promise<[string, string][]> {
  const pdf = await openPdf(bytes);
  if (typeof pdf === 'string') throw new Error(pdf);
  return pdf.fonts.flatMap(({ font }) =>
    font.program ? [[font.name, digestOf(pdf.unpack(font.program.stream))] as [string, string]] : [],
  );
}
