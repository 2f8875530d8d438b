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

/** A closed line round ink or out of it. */
type Contour = Point[];

interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** A glyph as it stands in the table `glyf`, and what other tables say of it; one without ink has no bytes. */
export interface Glyph {
  bytes: Uint8Array;
  points: number;
  contours: number;
  box: Box;
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
  // CFF’s contours run the other way round.
  const glyphs = Array.from({ length: count }, (_, glyph) =>
    glyphOf(contoursOf(font, glyph, precision).map(points => points.reverse())),
  );
  const made: Tables = new Map(tables);
  for (const tag of ['CFF ', 'CFF2', 'VORG', 'DSIG']) made.delete(tag);
  return setOutlines(made, glyphs);
}

/**
 * Puts outlines into a font, in place of what it has: one for each glyph.
 * @param tables changed: those of the outlines, and what `head` says of them
 */
export function setOutlines(tables: Tables, glyphs: readonly Glyph[]): Tables {
  const offsets = Buffer.alloc(4 * (glyphs.length + 1));
  const most = { points: 0, contours: 0 };
  const box: Box = { left: 0, bottom: 0, right: 0, top: 0 };
  let offset = 0;
  for (const [k, { bytes, points, contours, box: own }] of glyphs.entries()) {
    offsets.writeUInt32BE(offset, 4 * k);
    offset += bytes.length;
    most.points = Math.max(most.points, points);
    most.contours = Math.max(most.contours, contours);
    for (const side of ['left', 'bottom'] as const) box[side] = Math.min(box[side], own[side]);
    for (const side of ['right', 'top'] as const) box[side] = Math.max(box[side], own[side]);
  }
  offsets.writeUInt32BE(offset, 4 * glyphs.length);
  const head = Buffer.from(tables.get('head')!);
  [box.left, box.bottom, box.right, box.top].forEach((edge, k) => {
    head.writeInt16BE(edge, 36 + 2 * k);
  });
  head.writeInt16BE(1, 50);
  tables.set('head', head);
  tables.set('glyf', Buffer.concat(glyphs.map(({ bytes }) => bytes)));
  tables.set('loca', offsets);
  tables.set('maxp', extentsTable(glyphs.length, most.points, most.contours));
  return tables;
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

/**
 * The contours of a glyph in quadratic curves, as the font draws it: a variable font at the weight that it is set to.
 * @param precision how far a curve may lie from a cubic one, in units of the font
 */
export function contoursOf(font: Font, glyph: number, precision: number): Contour[] {
  const contours: Contour[] = [];
  let points: Contour = [];
  const add = (x: number, y: number, on: boolean) => points.push({ x: Math.round(x), y: Math.round(y), on });
  const close = () => {
    const [first, last] = [points[0], points.at(-1)];
    if (points.length > 1 && first!.x === last!.x && first!.y === last!.y && last!.on) points.pop();
    if (points.length > 2) contours.push(points);
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

/** What flags say of a point (OpenType 1.9, table `glyf`): `short` where a delta is one byte, `positive` its sign. */
const flags = { on: 1, x: { short: 2, positive: 16 }, y: { short: 4, positive: 32 } };

/** Writes a simple glyph, each point with its own flag and two deltas. */
export function glyphOf(contours: readonly Contour[]): Glyph {
  const points = contours.flat();
  const box: Box = { left: 0, bottom: 0, right: 0, top: 0 };
  if (points.length === 0) return { bytes: new Uint8Array(), points: 0, contours: 0, box };
  const [across, up] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  Object.assign(box, { left: Math.min(...across), right: Math.max(...across) });
  Object.assign(box, { bottom: Math.min(...up), top: Math.max(...up) });
  const bytes = Buffer.alloc(16 + 2 * contours.length + 5 * points.length);
  let at = 0;
  for (const value of [contours.length, box.left, box.bottom, box.right, box.top])
    at = bytes.writeInt16BE(value, at);
  let end = -1;
  for (const contour of contours) {
    end += contour.length;
    at = bytes.writeUInt16BE(end, at);
  }
  at = bytes.writeUInt16BE(0, at);
  const first = at;
  for (const { on } of points) at = bytes.writeUInt8(on ? flags.on : 0, at);
  at = writeDeltas(across, bytes, { first, at, flag: flags.x });
  at = writeDeltas(up, bytes, { first, at, flag: flags.y });
  return {
    bytes: new Uint8Array(bytes.subarray(0, Math.ceil(at / 4) * 4)),
    ...{ points: points.length, contours: contours.length, box },
  };
}

/**
 * Writes how far each point lies from the one before it, on one axis, in one byte where that is enough.
 * @param to `first` is the place of the flags, which are completed, and `at` that of the deltas
 * @returns the place behind them
 */
function writeDeltas(
  values: readonly number[],
  bytes: Buffer,
  to: { first: number; at: number; flag: { short: number; positive: number } },
): number {
  let { at } = to;
  let before = 0;
  for (const [k, value] of values.entries()) {
    const delta = value - before;
    before = value;
    if (Math.abs(delta) > 255) at = bytes.writeInt16BE(delta, at);
    else {
      bytes[to.first + k]! |= to.flag.short | (delta >= 0 ? to.flag.positive : 0);
      at = bytes.writeUInt8(Math.abs(delta), at);
    }
  }
  return at;
}
