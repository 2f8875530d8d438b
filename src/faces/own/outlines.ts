import cubicToQuadratic from 'cubic2quad';
import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { readTables, type Tables } from './sfnt.ts';

/** How far a quadratic curve may lie from the cubic one that it stands for, in thousandths of the type size. */
const tolerance = 0.4;

/** Two points that a cubic curve tends to, and its end. */
type Cubic = [number, number, number, number, number, number];

/** A point of a quadratic curve: on it, or one that it tends to. */
export interface Point {
  x: number;
  y: number;
  on: boolean;
}

/**
 * Turns the outlines of an OpenType font with CFF into TrueType’s (tables `glyf`, `loca`, `maxp`), glyph by glyph under the
 * same numbers, so that all that shapes letters stays as it was. Browsers make pictures (Type 3) of CFF fonts in PDFs.
 */
export function withQuadraticOutlines(file: Uint8Array): Tables {
  const tables = readTables(file)!;
  const face = new HbFace(new Blob(file));
  const font = new Font(face);
  const count = Buffer.from(tables.get('maxp')!).readUInt16BE(4);
  const precision = (tolerance * face.upem) / 1000;
  const glyphs: Buffer[] = [];
  const offsets = Buffer.alloc(4 * (count + 1));
  let [offset, mostPoints, mostContours] = [0, 0, 0];
  for (let glyph = 0; glyph < count; glyph++) {
    offsets.writeUInt32BE(offset, 4 * glyph);
    const contours = contoursOf(font, glyph, precision);
    if (contours.length === 0) continue;
    const bytes = glyphOf(contours);
    mostPoints = Math.max(mostPoints, contours.flat().length);
    mostContours = Math.max(mostContours, contours.length);
    glyphs.push(bytes);
    offset += bytes.length;
  }
  offsets.writeUInt32BE(offset, 4 * count);
  const head = Buffer.from(tables.get('head')!);
  head.writeInt16BE(1, 50);
  const made: Tables = new Map(tables);
  for (const tag of ['CFF ', 'CFF2', 'VORG', 'DSIG']) made.delete(tag);
  made.set('head', head);
  made.set('glyf', Buffer.concat(glyphs));
  made.set('loca', offsets);
  made.set('maxp', extentsTable(count, mostPoints, mostContours));
  return made;
}

/** The table `maxp` of a font without instructions and composite glyphs. */
function extentsTable(glyphs: number, points: number, contours: number): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt16BE(glyphs, 4);
  table.writeUInt16BE(points, 6);
  table.writeUInt16BE(contours, 8);
  table.writeUInt16BE(2, 14);
  return table;
}

/** The contours of a glyph in quadratic curves, those of CFF in TrueType’s direction. */
export function contoursOf(font: Font, glyph: number, precision: number): Point[][] {
  const contours: Point[][] = [];
  let points: Point[] = [];
  const add = (x: number, y: number, on: boolean) => points.push({ x: Math.round(x), y: Math.round(y), on });
  const close = () => {
    const [first, last] = [points[0], points.at(-1)];
    if (points.length > 1 && first!.x === last!.x && first!.y === last!.y && last!.on) points.pop();
    if (points.length > 2) contours.push(points.reverse());
    points = [];
  };
  for (const { type, values } of font.glyphToJson(glyph)) {
    const last = points.at(-1);
    if (type === 'M') {
      close();
      add(values[0]!, values[1]!, true);
    } else if (type === 'L') add(values[0]!, values[1]!, true);
    else if (type === 'Z') close();
    else {
      const curve =
        type === 'Q'
          ? [last!.x, last!.y, ...values]
          : cubicToQuadratic(last!.x, last!.y, ...(values as Cubic), precision);
      for (let k = 2; k + 3 < curve.length; k += 4) {
        add(curve[k]!, curve[k + 1]!, false);
        add(curve[k + 2]!, curve[k + 3]!, true);
      }
    }
  }
  close();
  return contours;
}

/** A simple glyph (table `glyf`), each point with its own flag and two whole deltas. */
export function glyphOf(contours: readonly Point[][]): Buffer {
  const points = contours.flat();
  const bounds = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = bounds(points.map(({ x }) => x));
  const [bottom, top] = bounds(points.map(({ y }) => y));
  const size = 10 + 2 * contours.length + 2 + 5 * points.length;
  const bytes = Buffer.alloc(Math.ceil(size / 4) * 4);
  [contours.length, left, bottom, right, top].forEach((value, k) => {
    bytes.writeInt16BE(value, 2 * k);
  });
  let at = 10;
  let end = -1;
  for (const contour of contours) {
    end += contour.length;
    at = bytes.writeUInt16BE(end, at);
  }
  at = bytes.writeUInt16BE(0, at);
  for (const { on } of points) at = bytes.writeUInt8(on ? 1 : 0, at);
  for (const axis of ['x', 'y'] as const) {
    let before = 0;
    for (const point of points) {
      at = bytes.writeInt16BE(point[axis] - before, at);
      before = point[axis];
    }
  }
  return bytes;
}
