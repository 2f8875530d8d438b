import { Blob, Font, Face as HbFace } from 'harfbuzzjs';
import { readTables, writeTables } from './sfnt.ts';

/**
 * Radicals of Chinese dictionaries, which look as letters do and are none: ⻅ is not 见. Fonts have one glyph for both, and the
 * browser writes the radical into the PDF, where nobody who searches for the letter finds it.
 */
const radical = /[\u2e80-\u2fdf]/u;

/** A font file whose table `cmap` has no radicals: one of format 12 (OpenType 1.9), where it had some. */
export function lettersAlone(file: Uint8Array): Uint8Array {
  const tables = readTables(file)!;
  const face = new HbFace(new Blob(file));
  const font = new Font(face);
  const codes = [...face.collectUnicodes()];
  if (!codes.some(code => radical.test(String.fromCodePoint(code)))) return file;
  const pairs = codes
    .filter(code => !radical.test(String.fromCodePoint(code)))
    .flatMap(code => {
      const glyph = font.glyph(code);
      return glyph ? [[code, glyph] as const] : [];
    })
    .sort(([one], [other]) => one - other);
  const groups: [first: number, last: number, glyph: number][] = [];
  for (const [code, glyph] of pairs) {
    const group = groups.at(-1);
    if (group && code === group[1] + 1 && glyph === group[2] + code - group[0]) group[1] = code;
    else groups.push([code, code, glyph]);
  }
  tables.set('cmap', cmapOf(groups));
  return writeTables(tables);
}

/** A table `cmap` of one map (format 12): characters in a row, and the glyph of the first. */
export function cmapOf(
  groups: readonly (readonly [first: number, last: number, glyph: number])[],
): Uint8Array {
  const table = Buffer.alloc(12 + 16 + 12 * groups.length);
  let at = 0;
  for (const value of [0, 1, 3, 10]) at = table.writeUInt16BE(value, at);
  at = table.writeUInt32BE(12, at);
  for (const value of [12, 0]) at = table.writeUInt16BE(value, at);
  for (const value of [16 + 12 * groups.length, 0, groups.length]) at = table.writeUInt32BE(value, at);
  for (const value of groups.flat()) at = table.writeUInt32BE(value, at);
  return table;
}
