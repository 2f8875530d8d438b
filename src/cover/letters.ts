import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { type Cut, type Face, readCut } from '../faces/faces.ts';

/** The cuts that covers use; `figures` is the monospaced face. */
export type CutName = 'regular' | 'italic' | 'semibold' | 'figures';

/** How a text is set. */
export interface Style {
  cut: CutName;
  /** Space after each letter, as a share of the size. */
  tracking?: number;
  /** OpenType features that are switched on: `smcp`. */
  features?: readonly string[];
}

/** A text in one style as glyphs. Points. */
export interface Run {
  cut: CutName;
  size: number;
  /** Each with its place from the beginning of the baseline (y upwards), and the text that it stands for. */
  glyphs: { glyph: number; x: number; y: number; text: string }[];
  width: number;
  /** How far its ink reaches above and below the baseline. */
  above: number;
  below: number;
  /** Letters that the face does not have; they are left out. */
  missing: string[];
}

/** A face that covers are set in. */
export interface Letters {
  set: (text: string, style: Style, size: number) => Run;
  /** The outline of a glyph as an SVG path, in units of the face, y upwards. */
  outline: (cut: CutName, glyph: number) => string;
  /** Units of the face to its size. */
  units: (cut: CutName) => number;
  file: (cut: CutName) => Uint8Array;
}

const unseen = /^[\s\p{Default_Ignorable_Code_Point}]$/u;

/**
 * Opens a face for setting text with HarfBuzz.
 *
 * @param language BCP 47: some letters have other forms in some languages
 */
export async function openLetters(face: Face, language: string): Promise<Letters> {
  const cutOf = (weight: Cut['weight'], style: Cut['style']) =>
    face.cuts.find(cut => cut.weight === weight && cut.style === style)!;
  const cuts: Record<CutName, Cut> = {
    regular: cutOf(400, 'normal'),
    italic: cutOf(400, 'italic'),
    semibold: cutOf(600, 'normal'),
    figures: face.mono,
  };
  const opened = await Promise.all(
    Object.entries(cuts).map(async ([name, cut]) => {
      const file = await readCut(cut);
      return [name, { file, font: new Font(new HbFace(new Blob(file))) }] as const;
    }),
  );
  const faces = Object.fromEntries(opened) as Record<CutName, { file: Uint8Array; font: Font }>;
  return {
    set: (text, style, size) => setRun(faces[style.cut].font, text, style, size, language),
    outline: (cut, glyph) => faces[cut].font.glyphToPath(glyph),
    units: cut => faces[cut].font.face.upem,
    file: cut => faces[cut].file,
  };
}

function setRun(font: Font, text: string, style: Style, size: number, language: string): Run {
  const { cut, tracking = 0, features = [] } = style;
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  // Ligatures hold letters together that are to be spaced.
  const spaced = tracking > 0 ? [new Feature('liga', 0), new Feature('clig', 0)] : [];
  shape(font, buffer, [...features.map(tag => new Feature(tag, 1)), ...spaced]);
  const scale = size / font.face.upem;
  const shaped = buffer.getGlyphInfosAndPositions();
  const starts = [...new Set(shaped.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const textOf = (cluster: number) => text.slice(cluster, starts[starts.indexOf(cluster) + 1] ?? text.length);
  const run: Run = { cut, size, glyphs: [], width: 0, above: 0, below: 0, missing: [] };
  let last = -1;
  for (const { codepoint: glyph, cluster, xAdvance, xOffset, yOffset } of shaped) {
    const own = textOf(cluster);
    if (glyph === 0) {
      if (cluster !== last && ![...own].every(letter => unseen.test(letter))) run.missing.push(own);
      last = cluster;
      continue;
    }
    if (cluster !== last && run.glyphs.length > 0) run.width += tracking * size;
    const y = (yOffset ?? 0) * scale;
    const { yBearing, height } = font.glyphExtents(glyph) ?? { yBearing: 0, height: 0 };
    run.above = Math.max(run.above, yBearing * scale + y);
    run.below = Math.max(run.below, -(yBearing + height) * scale - y);
    run.glyphs.push({
      ...{ glyph, x: run.width + (xOffset ?? 0) * scale, y },
      text: cluster === last ? '' : own,
    });
    run.width += (xAdvance ?? 0) * scale;
    last = cluster;
  }
  return run;
}
