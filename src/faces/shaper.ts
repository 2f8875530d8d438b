import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { type Cut, cutsOf, type Face, fallbackNames, readCut } from './faces.ts';
import { scriptRuns } from './scripts.ts';

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
  const families = new Map<string, Cut[]>();
  for (const cut of cutsOf(face)) {
    if (!fonts.has(cut.path)) fonts.set(cut.path, new Font(new HbFace(new Blob(await readCut(cut)))));
    families.set(cut.family, [...(families.get(cut.family) ?? []), cut]);
  }
  const others = fallbackNames(face);
  const chains = new WeakMap<TypeStyle, Font[]>();
  const chainOf = (style: TypeStyle): Font[] => {
    let chain = chains.get(style);
    if (!chain) {
      const { mono } = face;
      const names = families.has(style.family) ? [style.family] : [mono.family];
      const behind = names[0] === mono.family ? [face.name, ...others] : others;
      const cuts = [...names, ...behind].map(family => pick(families.get(family)!, style));
      chain = [...new Set(cuts.map(({ path }) => fonts.get(path)!))];
      chains.set(style, chain);
    }
    return chain;
  };
  const known = new WeakMap<TypeStyle, Map<string, Extent>>();

  return (text, style) => {
    let extents = known.get(style);
    if (!extents) {
      extents = new Map();
      known.set(style, extents);
    }
    let extent = extents.get(text);
    if (!extent) {
      extent = measure(text, chainOf(style), style);
      extents.set(text, extent);
    }
    return extent;
  };
}

/** The cut of a family that a browser takes for a style: the slope comes before the weight (CSS Fonts 4, 5.2). */
export function pick(cuts: Cut[], { weight, italic }: Pick<TypeStyle, 'weight' | 'italic'>): Cut {
  const sloped = cuts.filter(({ style }) => style === (italic ? 'italic' : 'normal'));
  const own = sloped.length > 0 ? sloped : cuts;
  return own.find(cut => cut.weight === (weight >= 500 ? 600 : 400)) ?? own[0]!;
}

/** Measures a text script by script. */
function measure(text: string, chain: Font[], style: TypeStyle): Extent {
  const extent: Extent = { width: 0, clusters: 0 };
  for (const own of scriptRuns(text)) measureRun(own, chain, style, extent);
  return extent;
}

/**
 * Measures a text of one script: what a font has no glyph for is shaped again with the next, whole clusters at a time, as
 * Chromium does it. What none has a glyph for takes up what the first one puts in its place.
 * @param extent added to
 */
function measureRun(text: string, [font, ...others]: Font[], style: TypeStyle, extent: Extent): void {
  const { language, features, size } = style;
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  shape(
    font!,
    buffer,
    features.map(tag => new Feature(tag, 1)),
  );
  const glyphs = buffer.getGlyphInfosAndPositions();
  const lacking = new Set(
    glyphs.flatMap(({ codepoint, cluster }) => (codepoint === 0 && others.length > 0 ? [cluster] : [])),
  );
  let width = 0;
  let last = -1;
  for (const { cluster, xAdvance } of glyphs) {
    if (lacking.has(cluster)) continue;
    width += xAdvance ?? 0;
    if (cluster !== last) extent.clusters += 1;
    last = cluster;
  }
  extent.width += (width / font!.face.upem) * size;
  if (lacking.size === 0) return;
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  let from = -1;
  for (const [k, start] of [...starts, text.length].entries()) {
    if (lacking.has(start) && from < 0) from = start;
    const ends = from >= 0 && (k === starts.length || !lacking.has(start));
    if (!ends) continue;
    measureRun(text.slice(from, start), others, style, extent);
    from = -1;
  }
}
