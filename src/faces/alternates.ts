import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { type Face, readCut } from './faces.ts';

/** Whether a face has letters of another form for every letter of a text, by an OpenType feature (`sups`, `smcp`). */
export type HasForms = (feature: string, text: string) => boolean;

/**
 * Reads which letters of a face have other forms: those for which HarfBuzz takes another glyph where the feature is on, in
 * the upright cut of the text and in its italic.
 */
export async function formsOf(face: Face): Promise<HasForms> {
  const texts = face.cuts.filter(({ weight }) => weight === 400);
  const fonts = await Promise.all(texts.map(async cut => new Font(new HbFace(new Blob(await readCut(cut))))));
  const known = new Map<string, boolean>();
  const has = (feature: string, letter: string): boolean => {
    const key = feature + letter;
    const found = known.get(key) ?? fonts.every(font => differs(font, feature, letter));
    known.set(key, found);
    return found;
  };
  return (feature, text) => [...text].every(letter => has(feature, letter));
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
