import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import type { Face } from './faces.ts';
import { readCut } from './faces.ts';

/** How a stretch of text is set, as far as its width depends on it. Sizes in CSS pixels. */
export interface TypeStyle {
  family: string;
  weight: number;
  italic: boolean;
  size: number;
  /** OpenType features that are switched on: `onum`, `sups`. */
  features: string[];
  /** BCP 47; decides on local forms of letters and on hyphenation. */
  language: string;
  /** Letter spacing of its own in CSS pixels, which no line alters. */
  tracking?: number;
}

/** What a stretch of text takes up. */
export interface Extent {
  /** Sum of the advances in CSS pixels. */
  width: number;
  /** Clusters: the places to which a browser adds letter spacing. A ligature is one. */
  clusters: number;
}

/** Measures text in a style. Whoever asks often should ask with the same style object: extents are kept by it. */
export type Shaper = (text: string, style: TypeStyle) => Extent;

/**
 * Prepares a face for measuring text with HarfBuzz, which is what Chromium shapes with too. Whatever was asked once is
 * remembered, so texts should be asked for word by word.
 */
export async function makeShaper(face: Face): Promise<Shaper> {
  const fonts = new Map<string, Font>();
  for (const cut of [...face.cuts, face.mono]) {
    const font = new Font(new HbFace(new Blob(await readCut(cut))));
    fonts.set(`${cut.family} ${cut.weight} ${cut.style}`, font);
  }
  const monospaced = fonts.get(`${face.mono.family} 400 normal`)!;
  const fontOf = ({ family, weight, italic }: TypeStyle) =>
    fonts.get(`${family} ${weight >= 500 ? 600 : 400} ${italic ? 'italic' : 'normal'}`) ?? monospaced;
  const known = new WeakMap<TypeStyle, Map<string, Extent>>();

  return (text, style) => {
    let extents = known.get(style);
    if (!extents) {
      extents = new Map();
      known.set(style, extents);
    }
    let extent = extents.get(text);
    if (!extent) {
      extent = measure(text, fontOf(style), style);
      extents.set(text, extent);
    }
    return extent;
  };
}

function measure(text: string, font: Font, { language, features, size }: TypeStyle): Extent {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  shape(
    font,
    buffer,
    features.map(tag => new Feature(tag, 1)),
  );
  const glyphs = buffer.getGlyphInfosAndPositions();
  let width = 0;
  let clusters = 0;
  let last = -1;
  for (const { cluster, xAdvance } of glyphs) {
    width += xAdvance ?? 0;
    if (cluster !== last) clusters += 1;
    last = cluster;
  }
  return { width: (width / font.face.upem) * size, clusters };
}
