import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import type { Face } from '../faces.ts';
import { readCut } from '../faces.ts';

/** How a stretch of text is set, as far as its width depends on it. Sizes in CSS pixels. */
export interface TypeStyle {
  weight: number;
  italic: boolean;
  size: number;
  /** OpenType features that are switched on: `onum`, `sups`. */
  features: string[];
  /** BCP 47; decides on local forms of letters and on hyphenation. */
  language: string;
}

/** What a stretch of text takes up. */
export interface Extent {
  /** Sum of the advances in CSS pixels. */
  width: number;
  /** Clusters: the places to which a browser adds letter spacing. A ligature is one. */
  clusters: number;
}

export type Shaper = (text: string, style: TypeStyle) => Extent;

/**
 * Prepares a face for measuring text with HarfBuzz, which is what Chromium shapes with too. Whatever was asked once is
 * remembered, so texts should be asked for word by word.
 */
export async function makeShaper(face: Face): Promise<Shaper> {
  const fonts = new Map<string, Font>();
  for (const cut of face.cuts) {
    const font = new Font(new HbFace(new Blob(await readCut(cut))));
    fonts.set(`${cut.weight} ${cut.style}`, font);
  }
  const fontOf = ({ weight, italic }: TypeStyle) =>
    fonts.get(`${weight >= 500 ? 600 : 400} ${italic ? 'italic' : 'normal'}`)!;
  const caches = new Map<string, Map<string, Extent>>();

  return (text, style) => {
    const { weight, italic, features, language } = style;
    const key = `${weight}|${italic}|${language}|${features.join()}`;
    let cache = caches.get(key);
    if (!cache) {
      cache = new Map();
      caches.set(key, cache);
    }
    let units = cache.get(text);
    if (!units) {
      units = measure(text, fontOf(style), language, features);
      cache.set(text, units);
    }
    return { ...units, width: units.width * style.size };
  };
}

function measure(text: string, font: Font, language: string, features: string[]): Extent {
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
  return { width: width / font.face.upem, clusters };
}
