import { Blob, Buffer, Feature, Font, Face as HbFace, shape } from 'harfbuzzjs';
import { type Face, readCut } from './faces.ts';
import { pick } from './shaper.ts';

/** What an initial is drawn like, in shares of its type size. */
export interface InitialShape {
  /** How high its capitals are, and its small ones: what it is as high as in its lines. */
  capitals: number;
  small: number;
  /** How far behind its origin its ink begins. */
  left: number;
  /** How far its ink reaches between two heights above the baseline; nothing where there is none. */
  reach: (from: number, to: number) => number | undefined;
}

/** The shape of an initial, one letter or two; nothing where the face has none of it. */
export type Initials = (
  text: string,
  style: { family: string; weight: number; italic: boolean; leftwards: boolean },
) => InitialShape | undefined;

/** There are none. */
export const noInitials: Initials = () => undefined;

/** Letters as high as others of their script, which have neither a point nor a curve at the top. */
const uprights: readonly [RegExp, string][] = [
  [/\p{Script=Hebrew}/u, 'ה'],
  [/\p{Script=Greek}/u, 'Η'],
  [/\p{Script=Cyrillic}/u, 'Н'],
];

/** Prepares a face for initials: their outlines tell how close lines come to them. */
export async function makeInitials(face: Face): Promise<Initials> {
  const cuts = [...face.cuts, ...(face.fallbacks ?? [])];
  const fonts = new Map(
    await Promise.all(
      cuts.map(async cut => [cut, new Font(new HbFace(new Blob(await readCut(cut))))] as const),
    ),
  );
  const families = [...new Set(cuts.map(({ family }) => family))];
  return (text, style) => {
    const own = [style.family, ...families].map(name => cuts.filter(({ family }) => family === name));
    for (const family of own) {
      if (family.length === 0) continue;
      const font = fonts.get(pick(family, style))!;
      const glyphs = shaped(font, text);
      if (glyphs.every(({ codepoint }) => codepoint !== 0)) return shapeOf(font, text, style.leftwards);
    }
    return undefined;
  };
}

function shaped(font: Font, text: string, features: string[] = []) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(
    font,
    buffer,
    features.map(tag => new Feature(tag, 1)),
  );
  return buffer.getGlyphInfosAndPositions();
}

/** A stretch of an outline, in shares of the type size. */
type Edge = [x: number, y: number, toX: number, toY: number];

/** In how many straight edges a curve is followed. */
const steps = 8;

function shapeOf(font: Font, text: string, leftwards: boolean): InitialShape | undefined {
  const { upem } = font.face;
  const top = (letter: string, features: string[] = []) => {
    const glyph = shaped(font, letter, features)[0]?.codepoint;
    return glyph ? (font.glyphExtents(glyph)?.yBearing ?? 0) / upem : 0;
  };
  const edges: Edge[] = [];
  let pen = 0;
  for (const { codepoint, xAdvance = 0 } of shaped(font, text)) {
    edges.push(...edgesOf(font, codepoint, pen));
    pen += xAdvance;
  }
  if (edges.length === 0) return undefined;
  // Of what runs from right to left, all is seen from the right.
  const own = edges.map(([x, y, toX, toY]): Edge => {
    const at = (value: number) => (leftwards ? pen - value : value) / upem;
    return [at(x), y / upem, at(toX), toY / upem];
  });
  const upright = uprights.find(([script]) => script.test(text))?.[1] ?? 'H';
  const capitals = top(upright) || Math.max(...own.flatMap(([, y, , toY]) => [y, toY]));
  return {
    capitals,
    small: top('x', ['smcp']) || capitals,
    left: Math.min(...own.flatMap(([x, , toX]) => [x, toX])),
    reach: (from, to) => reachOf(own, from, to),
  };
}

/** The farthest that edges come between two heights. */
function reachOf(edges: readonly Edge[], from: number, to: number): number | undefined {
  const found = edges.flatMap(([x, y, toX, toY]) => {
    const [low, high] = [Math.max(from, Math.min(y, toY)), Math.min(to, Math.max(y, toY))];
    if (low > high) return [];
    const at = (height: number) =>
      y === toY ? Math.max(x, toX) : x + ((toX - x) * (height - y)) / (toY - y);
    return [at(low), at(high)];
  });
  return found.length > 0 ? Math.max(...found) : undefined;
}

/** The outline of a glyph in straight edges. */
function edgesOf(font: Font, glyph: number, pen: number): Edge[] {
  const edges: Edge[] = [];
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  const line = (toX: number, toY: number) => {
    edges.push([pen + x, y, pen + toX, toY]);
    [x, y] = [toX, toY];
  };
  for (const { type, values } of font.glyphToJson(glyph)) {
    if (type === 'M') [x, y, startX, startY] = [values[0]!, values[1]!, values[0]!, values[1]!];
    else if (type === 'Z') line(startX, startY);
    else {
      const points = [x, y, ...values];
      for (let step = 1; step <= steps; step++) line(...onCurve(points, step / steps));
    }
  }
  return edges;
}

/** A point of a Bézier curve of any degree (de Casteljau). @param points x and y in turn */
function onCurve(points: readonly number[], share: number): [number, number] {
  if (points.length === 2) return [points[0]!, points[1]!];
  const nearer = points.slice(2).map((value, k) => points[k]! + (value - points[k]!) * share);
  return onCurve(nearer, share);
}
