import type { Pdf } from '../document.ts';
import { type Font, glyphFinder } from './fonts.ts';
import { entry, nameAt } from './objects.ts';
import { readTrueType } from './truetype.ts';

/** What the file of an embedded font says, by the codes of the font that uses it. */
export interface Program {
  /** Width in thousandths of the size; undefined where it is not known. */
  widthOf: (code: number) => number | undefined;
  /** Whether the file has no glyph for a code. */
  lacks: (code: number) => boolean;
  encodings: readonly (readonly [platform: number, encoding: number])[];
  embedding: number | undefined;
}

const known = new WeakMap<Font, Program | undefined>();

/**
 * Reads the embedded file of a font, where it is TrueType.
 * @returns undefined where there is none, or it is of another kind
 */
export function programReader(pdf: Pick<Pdf, 'unpack'>, font: Font): Program | undefined {
  if (known.has(font)) return known.get(font);
  const program = programOf(pdf, font);
  known.set(font, program);
  return program;
}

function programOf({ unpack }: Pick<Pdf, 'unpack'>, font: Font): Program | undefined {
  const isTrueType = font.program?.key === 'FontFile2';
  const bytes = isTrueType ? unpack(font.program!.stream) : undefined;
  const file = bytes && readTrueType(bytes);
  if (!file) return undefined;
  const glyphOf = font.composite ? glyphFinder(font, unpack) : simpleGlyphs(font, file.glyphOf);
  const glyph = (code: number) => glyphOf?.(code);
  return {
    widthOf: code => {
      const found = glyph(code);
      return found === undefined ? undefined : file.widthOf(found);
    },
    lacks: code => {
      const found = glyph(code);
      return found !== undefined && found >= file.glyphs;
    },
    encodings: file.encodings,
    embedding: file.embedding,
  };
}

/** The glyphs of a simple font whose codes are letters in a known encoding. */
function simpleGlyphs(
  font: Font,
  glyphOf: (character: number) => number | undefined,
): ((code: number) => number | undefined) | undefined {
  if (font.isSymbolic) return undefined;
  const name = nameAt(font.dict, 'Encoding');
  const label = { WinAnsiEncoding: 'windows-1252', MacRomanEncoding: 'macintosh' }[name ?? ''];
  if (!label || entry(font.dict, 'Encoding') === undefined) return undefined;
  const decoder = new TextDecoder(label);
  return code => glyphOf(decoder.decode(Uint8Array.of(code)).codePointAt(0) ?? 0);
}
