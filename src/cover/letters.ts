import { Blob, Buffer, Direction, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { type Cut, type Face, fallbackNames, readCut } from '../faces/faces.ts';
import { isJoined } from '../faces/scripts.ts';
import { directionOf } from '../language/direction.ts';
import { piecesOf } from './pieces.ts';

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
  size: number;
  /** Each with its font, its place from the left end of the baseline (y upwards), and the text that it stands for. */
  glyphs: { font: string; glyph: number; x: number; y: number; text: string }[];
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
  /** The outline of a glyph as an SVG path, in units of its font, y upwards. */
  outline: (font: string, glyph: number) => string;
  /** Units of a font to its size. */
  units: (font: string) => number;
  file: (font: string) => Uint8Array;
  /** Whether its language runs from right to left. */
  leftwards: boolean;
}

/** A font of a face, by its name: that of a cut, with a number behind it where it is for letters that the cut lacks. */
interface Opened {
  name: string;
  file: Uint8Array;
  font: Font;
}

const unseen = /^[\s\p{Default_Ignorable_Code_Point}]$/u;

/**
 * Opens a face for setting text with HarfBuzz.
 *
 * @param language BCP 47: some letters have other forms in some languages
 */
export async function openLetters(face: Face, language: string): Promise<Letters> {
  const [regular, italic, semibold] = await Promise.all([
    opened('regular', chainOf(face, 400, 'normal')),
    opened('italic', chainOf(face, 400, 'italic')),
    opened('semibold', chainOf(face, 600, 'normal')),
  ]);
  const figures = await opened('figures', [face.mono]);
  const chains: Record<CutName, Opened[]> = { regular, italic, semibold, figures };
  const fonts = new Map(
    Object.values(chains)
      .flat()
      .map(font => [font.name, font]),
  );
  const fontOf = (name: string) => fonts.get(name)!;
  const leftwards = directionOf(language) === 'rtl';
  return {
    set: (text, style, size) => setRun(chains[style.cut], text, style, size, { language, leftwards }),
    outline: (font, glyph) => fontOf(font).font.glyphToPath(glyph),
    units: font => fontOf(font).font.face.upem,
    file: font => fontOf(font).file,
    leftwards,
  };
}

/** The cut of a face in a weight and slope, and those of its families for letters that it lacks. */
function chainOf(face: Face, weight: Cut['weight'], style: Cut['style']): Cut[] {
  const families = fallbackNames(face).map(name => face.fallbacks!.filter(({ family }) => family === name));
  return [face.cuts, ...families].map(cuts => {
    const sloped = cuts.filter(cut => cut.style === style);
    const own = sloped.length > 0 ? sloped : cuts;
    return own.find(cut => cut.weight === weight) ?? own[0]!;
  });
}

const opened = (name: CutName, chain: readonly Cut[]): Promise<Opened[]> =>
  Promise.all(
    chain.map(async (cut, k) => {
      const file = await readCut(cut);
      return { name: k === 0 ? name : `${name}-${k}`, file, font: new Font(new HbFace(new Blob(file))) };
    }),
  );

function setRun(
  fonts: readonly Opened[],
  text: string,
  style: Style,
  size: number,
  { language, leftwards }: { language: string; leftwards: boolean },
): Run {
  const run: Run = { size, glyphs: [], width: 0, above: 0, below: 0, missing: [] };
  const has = (code: number) => fonts.findIndex(({ font }) => font.glyph(code));
  for (const piece of piecesOf(text, has, leftwards)) {
    const own = { ...piece, from: fonts[Math.max(0, piece.font)]!, language };
    addPiece(run, own, style);
  }
  return run;
}

/** Adds a piece of text in one font behind what stands in a run. */
function addPiece(
  run: Run,
  { text, from, leftwards, language }: { text: string; from: Opened; leftwards: boolean; language: string },
  { features = [], ...style }: Style,
): void {
  const tracking = isJoined(text) ? 0 : (style.tracking ?? 0);
  const { name, font } = from;
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  if (leftwards) buffer.setDirection(Direction.RTL);
  // Ligatures hold letters together that are to be spaced.
  const spaced = tracking > 0 ? [new Feature('liga', 0), new Feature('clig', 0)] : [];
  shape(font, buffer, [...features.map(tag => new Feature(tag, 1)), ...spaced]);
  const scale = run.size / font.face.upem;
  const shaped = buffer.getGlyphInfosAndPositions();
  const starts = [...new Set(shaped.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const textOf = (cluster: number) => text.slice(cluster, starts[starts.indexOf(cluster) + 1] ?? text.length);
  let last = -1;
  for (const { codepoint: glyph, cluster, xAdvance, xOffset, yOffset } of shaped) {
    const own = textOf(cluster);
    if (glyph === 0) {
      if (cluster !== last && ![...own].every(letter => unseen.test(letter))) run.missing.push(own);
      last = cluster;
      continue;
    }
    if (cluster !== last && run.glyphs.length > 0) run.width += tracking * run.size;
    const y = (yOffset ?? 0) * scale;
    const { yBearing, height } = font.glyphExtents(glyph) ?? { yBearing: 0, height: 0 };
    run.above = Math.max(run.above, yBearing * scale + y);
    run.below = Math.max(run.below, -(yBearing + height) * scale - y);
    run.glyphs.push({
      ...{ font: name, glyph, x: run.width + (xOffset ?? 0) * scale, y },
      text: cluster === last ? '' : own,
    });
    run.width += (xAdvance ?? 0) * scale;
    last = cluster;
  }
}
