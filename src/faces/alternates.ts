import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { type Face, readCut } from './faces.ts';

/** Whether a face has letters of another form for every letter of a text, by an OpenType feature (`sups`, `smcp`). */
export type HasForms = (feature: string, text: string) => boolean;

/** Whether a face has a fraction: `13/16`. */
export type HasFraction = (fraction: string) => boolean;

const fontsOf = (face: Face): Promise<Font[]> =>
  Promise.all(
    face.cuts
      .filter(({ weight }) => weight === 400)
      .map(async cut => new Font(new HbFace(new Blob(await readCut(cut))))),
  );

/**
 * Reads which letters of a face have other forms: those for which HarfBuzz takes another glyph where the feature is on, in
 * the upright cut of the text and in its italic.
 */
export async function formsOf(face: Face): Promise<HasForms> {
  const fonts = await fontsOf(face);
  const known = new Map<string, boolean>();
  const has = (feature: string, letter: string): boolean => {
    const key = feature + letter;
    const found = known.get(key) ?? fonts.every(font => differs(font, feature, letter));
    known.set(key, found);
    return found;
  };
  return (feature, text) => [...text].every(letter => has(feature, letter));
}

/**
 * Reads which fractions a face has: those of which every figure and the slash become another glyph where `frac` is on, upright
 * and in italics. Faces that have a few fractions as one sign each would find `1/2` in `11/24`.
 */
export async function fractionsOf(face: Face): Promise<HasFraction> {
  const fonts = await fontsOf(face);
  const known = new Map<string, boolean>();
  const isDrawn = (font: Font, fraction: string): boolean => {
    const [plain, drawn] = [[], [new Feature('frac', 1)]].map(features =>
      glyphsOf(font, fraction, features).split(' '),
    );
    return drawn!.length === fraction.length && drawn!.every((glyph, k) => glyph !== plain![k]);
  };
  return fraction => {
    const found = known.get(fraction) ?? fonts.every(font => isDrawn(font, fraction));
    known.set(fraction, found);
    return found;
  };
}

const differs = (font: Font, feature: string, letter: string): boolean =>
  glyphsOf(font, letter, [new Feature(feature, 1)]) !== glyphsOf(font, letter, []);

function glyphsOf(font: Font, text: string, features: Feature[]): string {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer, features);
  return buffer
    .getGlyphInfosAndPositions()
    .map(({ codepoint }) => codepoint)
    .join(' ');
}
