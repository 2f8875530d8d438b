import { Blob, Font, Face as HbFace, shape, Buffer as Text } from 'harfbuzzjs';
import { contoursOf, glyphOf, type Point } from './outlines.ts';
import { readTables, type Tables, writeTables } from './sfnt.ts';
import { type Substitution, withFeatures } from './substitutions.ts';

/** Tells in a prepared font that its small capitals were drawn from its capitals. */
export const drawnTable = 'RSSC';

/** How high small capitals are beside an x, how high they may be beside capitals, and how much wider than high they are drawn. */
const height = { beside: 1.05, least: 0.7, most: 0.8 };
const width = 1.04;

/** How much of the weight that is lost by drawing them smaller is given back. */
const given = 0.75;

/** Ligatures that are made before capitals take the place of letters. */
const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'Th', 'fj', 'ft', 'fb', 'fh', 'fk'];

/**
 * A font with small capitals (`smcp`, `c2sc`), drawn from its capitals where it has none: a little higher than its x, and of
 * the weight of its letters. What sets and what measures finds them as those of other fonts.
 * @param tables of a font with TrueType outlines
 * @returns the tables as they are, where it has small capitals, or none can be drawn
 */
export function withSmallCapitals(tables: Tables): Tables {
  const face = new HbFace(new Blob(writeTables(tables)));
  if (face.getTableFeatureTags('GSUB').includes('smcp') || tables.has('vmtx')) return tables;
  const font = new Font(face);
  const pairs = [...face.collectUnicodes()].flatMap(code => {
    const letter = String.fromCodePoint(code);
    const capital = letter.toUpperCase();
    if (!/\p{Ll}/u.test(letter) || [...capital].length !== 1 || capital === letter) return [];
    const [small, large] = [font.glyph(code), font.glyph(capital.codePointAt(0)!)];
    return small && large ? [{ small, large }] : [];
  });
  const capitals = [...new Set(pairs.map(({ large }) => large))];
  const count = Buffer.from(tables.get('maxp')!).readUInt16BE(4);
  if (capitals.length === 0 || count + capitals.length > 0xfffe) return tables;

  const drawn = drawnFrom(font, capitals);
  const numbers = new Map(capitals.map((glyph, k) => [glyph, count + k]));
  const small = new Map(pairs.map(pair => [pair.small, numbers.get(pair.large)!]));
  const whole = [...small].map(([glyph, by]): Substitution => [glyph, [by]]);
  const joined = ligatures.flatMap((letters): Substitution[] => {
    const glyphs = glyphsOf(font, letters);
    const parts = [...letters].map(letter => font.glyph(letter.codePointAt(0)!) ?? 0);
    return glyphs.length === 1 && !parts.includes(glyphs[0]!) && glyphs[0] !== 0
      ? [[glyphs[0]!, parts.map(part => small.get(part) ?? part)]]
      : [];
  });
  const gsub = withFeatures(tables.get('GSUB'), [
    { tag: 'c2sc', substitutions: [...numbers].map(([glyph, by]): Substitution => [glyph, [by]]) },
    { tag: 'smcp', substitutions: [...whole, ...joined] },
  ]);
  if (!gsub) return tables;
  const made = withGlyphs(tables, drawn);
  made.set('GSUB', gsub);
  made.set(drawnTable, Buffer.from([0, 1, 0, 0]));
  return made;
}

/** Whether the small capitals of a prepared font were drawn from its capitals. */
export const hasDrawnSmallCapitals = (file: Uint8Array): boolean =>
  readTables(file)?.has(drawnTable) === true;

function glyphsOf(font: Font, text: string): number[] {
  const buffer = new Text();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer, []);
  return buffer.getGlyphInfosAndPositions().map(({ codepoint }) => codepoint);
}

interface Drawn {
  contours: Point[][];
  advance: number;
}

/** Small capitals, drawn from these. */
function drawnFrom(font: Font, capitals: readonly number[]): Drawn[] {
  const high = (letter: string) => {
    const glyph = font.glyph(letter.codePointAt(0)!);
    return (glyph && font.glyphExtents(glyph)?.yBearing) || 0;
  };
  const [x, capital] = [high('x'), high('H')];
  const wanted = x > 0 && capital > 0 ? (x * height.beside) / capital : height.most;
  const scale = Math.min(height.most, Math.max(height.least, wanted));
  const heavier = stemOf(font) * (1 - scale) * given;
  return capitals.map(glyph => {
    const contours = contoursOf(font, glyph, 0.5).map(contour =>
      contour.map(({ x, y, on }) => ({ x: x * scale * width, y: y * scale, on })),
    );
    return {
      contours: embolden(contours, heavier).map(contour =>
        contour.map(({ x, y, on }) => ({ x: Math.round(x + heavier / 2), y: Math.round(y), on })),
      ),
      advance: Math.round(font.glyphHAdvance(glyph) * scale * width + heavier),
    };
  });
}

/** How wide the stem of an I is at half its height. */
function stemOf(font: Font): number {
  const glyph = font.glyph('I'.codePointAt(0)!);
  const box = glyph ? font.glyphExtents(glyph) : undefined;
  if (!glyph || !box) return 0;
  const half = box.yBearing + box.height / 2;
  const crossings = contoursOf(font, glyph, 0.5).flatMap(contour =>
    contour.flatMap((point, k) => {
      const next = contour[(k + 1) % contour.length]!;
      if (point.y > half === next.y > half) return [];
      return [point.x + ((next.x - point.x) * (half - point.y)) / (next.y - point.y)];
    }),
  );
  return crossings.length === 2 ? Math.abs(crossings[1]! - crossings[0]!) : 0;
}

const area = (contour: readonly Point[]): number =>
  contour.reduce((sum, { x, y }, k) => {
    const next = contour[(k + 1) % contour.length]!;
    return sum + x * next.y - next.x * y;
  }, 0) / 2;

/** Contours whose strokes are thicker by so much: each point moves away from the ink (as FreeType’s FT_Outline_Embolden). */
function embolden(contours: readonly Point[][], by: number): Point[][] {
  const turns = contours.reduce((sum, contour) => sum + area(contour), 0) > 0 ? -1 : 1;
  return contours.map(contour => {
    const points = contour.filter((point, k) => {
      const before = contour[(k + contour.length - 1) % contour.length]!;
      return point.x !== before.x || point.y !== before.y;
    });
    const towards = (from: Point, to: Point) => {
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
    };
    return points.map((point, k) => {
      const into = towards(points[(k + points.length - 1) % points.length]!, point);
      const out = towards(point, points[(k + 1) % points.length]!);
      const bend = Math.max(0.3, 1 + into.x * out.x + into.y * out.y);
      const move = (turns * by) / 2 / bend;
      return { ...point, x: point.x - (into.y + out.y) * move, y: point.y + (into.x + out.x) * move };
    });
  });
}

/** Tables of devices that tell widths glyph by glyph, which nobody reads any more. */
const outdated = ['hdmx', 'LTSH', 'VDMX'];

/** A font with glyphs behind its own. */
function withGlyphs(tables: Tables, drawn: readonly Drawn[]): Tables {
  const read = (tag: string) => Buffer.from(tables.get(tag)!);
  const [head, hhea, maxp, post] = [read('head'), read('hhea'), read('maxp'), read('post')];
  const count = maxp.readUInt16BE(4);
  const glyf = read('glyf');
  const long = head.readInt16BE(50) === 1;
  const [given, wide] = [read('loca'), read('hmtx')];
  const measured = hhea.readUInt16BE(34);
  const glyphs = drawn.map(({ contours }) => glyphOf(contours).bytes);

  const padded = Buffer.concat([glyf, Buffer.alloc((4 - (glyf.length % 4)) % 4)]);
  const loca = Buffer.alloc(4 * (count + drawn.length + 1));
  for (let glyph = 0; glyph < count; glyph++)
    loca.writeUInt32BE(long ? given.readUInt32BE(4 * glyph) : 2 * given.readUInt16BE(2 * glyph), 4 * glyph);
  // What the last glyph had behind it belongs to it.
  let offset = padded.length;
  glyphs.forEach((bytes, k) => {
    loca.writeUInt32BE(offset, 4 * (count + k));
    offset += bytes.length;
  });
  loca.writeUInt32BE(offset, 4 * (count + drawn.length));

  const hmtx = Buffer.alloc(4 * (count + drawn.length));
  for (let glyph = 0; glyph < count; glyph++) {
    hmtx.writeUInt16BE(wide.readUInt16BE(4 * Math.min(glyph, measured - 1)), 4 * glyph);
    const side = glyph < measured ? 4 * glyph + 2 : 4 * measured + 2 * (glyph - measured);
    hmtx.writeInt16BE(wide.readInt16BE(side), 4 * glyph + 2);
  }
  drawn.forEach(({ contours, advance }, k) => {
    const left = Math.min(...contours.flat().map(({ x }) => x));
    hmtx.writeUInt16BE(advance, 4 * (count + k));
    hmtx.writeInt16BE(Number.isFinite(left) ? left : 0, 4 * (count + k) + 2);
  });

  head.writeInt16BE(1, 50);
  hhea.writeUInt16BE(count + drawn.length, 34);
  maxp.writeUInt16BE(count + drawn.length, 4);
  const points = drawn.map(({ contours }) => contours.flat().length);
  maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(6), ...points), 6);
  maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(8), ...drawn.map(({ contours }) => contours.length)), 8);
  // No names of glyphs: there are more than it names.
  const nameless = post.subarray(0, 32);
  nameless.writeUInt32BE(0x00030000, 0);
  const made: Tables = new Map(tables);
  for (const tag of outdated) made.delete(tag);
  for (const [tag, table] of Object.entries({ head, hhea, maxp, loca, hmtx })) made.set(tag, table);
  made.set('post', nameless);
  made.set('glyf', Buffer.concat([padded, ...glyphs]));
  return made;
}
