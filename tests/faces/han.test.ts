import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Blob, Buffer, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { completeFace, lettersOf } from '../../src/faces/complete.ts';
import { findFace, readCut } from '../../src/faces/faces.ts';
import { readTables } from '../../src/faces/own/sfnt.ts';

/** The fonts, light and heavy, that a text gets for its letters of Chinese, Japanese and Korean. */
async function hanOf(text: string, languages: string[]) {
  const { fallbacks } = await completeFace(findFace('EB Garamond'), text, languages);
  const cuts = fallbacks!.filter(({ family }) => family === 'Noto Serif CJK');
  const files = await Promise.all(cuts.map(readCut));
  return { cuts, files, fonts: files.map(file => new Font(new HbFace(new Blob(file)))) };
}

/** The picture of a letter in a language. */
function drawn(font: Font, letter: string, language: string): string {
  const buffer = new Buffer();
  buffer.addText(letter);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  return buffer
    .getGlyphInfosAndPositions()
    .map(({ codepoint }) => font.glyphToPath(codepoint))
    .join();
}

// What was made before is not what is tested.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'han-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('letters of Chinese, Japanese and Korean', () => {
  const languages = ['zh-Hans', 'zh-Hant', 'ja', 'ko'];

  it('have in each language the form that they have when it is the only one', async () => {
    const { fonts } = await hanOf('骨直角', languages);
    for (const letter of '骨直角') {
      const alone = await Promise.all(
        languages.map(async language => drawn((await hanOf(letter, [language])).fonts[0]!, letter, language)),
      );
      expect(languages.map(language => drawn(fonts[0]!, letter, language))).toEqual(alone);
      expect(new Set(alone).size).toBeGreaterThan(1);
    }
  });

  it('have the form of the book’s own language where they are in none', async () => {
    const { fonts } = await hanOf('骨', ['ja', 'zh-Hans']);
    expect(drawn(fonts[0]!, '骨', 'en')).toBe(drawn(fonts[0]!, '骨', 'ja'));
    expect(drawn(fonts[0]!, '骨', 'en')).not.toBe(drawn(fonts[0]!, '骨', 'zh-Hans'));
  });

  it('are taken from another language where the text’s own has them not', async () => {
    const { cuts } = await hanOf('们한𠀋', ['ja']);
    const letters = await lettersOf(cuts[0]!);
    for (const letter of '们한𠀋') expect(letters).toContain(letter.codePointAt(0));
  });

  it('are those of the text alone, each with its own glyph: a radical is no letter', async () => {
    const { cuts, fonts } = await hanOf('⼀一、', ['zh']);
    expect([...(await lettersOf(cuts[0]!))]).toEqual([0x2f00, 0x3001, 0x4e00]);
    expect(fonts[0]!.glyph(0x2f00)).not.toBe(fonts[0]!.glyph(0x4e00));
  });

  it('stand on a full square in both weights, as static TrueType', async () => {
    const { files, fonts } = await hanOf('國', ['zh-Hant']);
    const [light, heavy] = fonts.map(font => font.glyphToPath(font.glyph(0x570b)!));
    expect(light).not.toBe(heavy);
    for (const font of fonts) expect(font.glyphHAdvance(font.glyph(0x570b)!)).toBe(font.face.upem);
    for (const file of files) {
      expect([...readTables(file)!.keys()]).toContain('glyf');
      expect([...readTables(file)!.keys()]).not.toContain('fvar');
    }
  });

  it('are left to others where no language has them', async () => {
    const { fallbacks } = await completeFace(findFace('EB Garamond'), '\u{30000}', ['zh']);
    expect(fallbacks).toBeUndefined();
  });
});
