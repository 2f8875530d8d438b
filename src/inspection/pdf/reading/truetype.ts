/** What a TrueType file tells of its glyphs (OpenType 1.9: head, hhea, hmtx, maxp, cmap, OS/2). */
export interface TrueType {
  glyphs: number;
  /** Width of a glyph in thousandths of the size; undefined for one that the file does not have. */
  widthOf: (glyph: number) => number | undefined;
  /** Platform and encoding of each table of characters. */
  encodings: [platform: number, encoding: number][];
  /** The glyph of a character of the Unicode table, 0 where it has none; undefined without such a table. */
  glyphOf: (character: number) => number | undefined;
  /** What the licence lets do with the file: 2 is nothing. Undefined where it does not say. */
  embedding: number | undefined;
}

/** @returns undefined where the bytes are no TrueType, or damaged */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  try {
    return trueType(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function trueType(file: Buffer): TrueType | undefined {
  const tables = new Map<string, number>();
  const count = file.readUInt16BE(4);
  for (let k = 0; k < count; k++)
    tables.set(file.toString('latin1', 12 + 16 * k, 16 + 16 * k), file.readUInt32BE(20 + 16 * k));
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map(name => tables.get(name));
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined;
  const unit = file.readUInt16BE(head + 18) || 1000;
  const metrics = file.readUInt16BE(hhea + 34);
  const glyphs = file.readUInt16BE(maxp + 4);
  const os2 = tables.get('OS/2');
  const cmap = tables.get('cmap');
  const charted = cmap === undefined ? [] : tablesOf(file, cmap);
  const unicode = charted.find(({ platform, encoding }) => platform === 3 && encoding === 1);
  return {
    glyphs,
    widthOf: glyph =>
      glyph >= glyphs || metrics === 0
        ? undefined
        : (file.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) * 1000) / unit,
    encodings: charted.map(({ platform, encoding }) => [platform, encoding]),
    glyphOf: character => unicode && glyphOf(file, unicode.at, character),
    embedding: os2 === undefined ? undefined : file.readUInt16BE(os2 + 8),
  };
}

function tablesOf(file: Buffer, cmap: number): { platform: number; encoding: number; at: number }[] {
  return Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, k) => {
    const at = cmap + 4 + 8 * k;
    return {
      platform: file.readUInt16BE(at),
      encoding: file.readUInt16BE(at + 2),
      at: cmap + file.readUInt32BE(at + 4),
    };
  });
}

/** The glyph of a character in a table of format 4; undefined where it has another format. */
function glyphOf(file: Buffer, at: number, character: number): number | undefined {
  if (file.readUInt16BE(at) !== 4) return undefined;
  const double = file.readUInt16BE(at + 6);
  for (let k = 0; k < double; k += 2) {
    if (file.readUInt16BE(at + 14 + k) < character) continue;
    const start = file.readUInt16BE(at + 16 + double + k);
    if (start > character) return 0;
    const delta = file.readUInt16BE(at + 16 + 2 * double + k);
    const place = at + 16 + 3 * double + k;
    const offset = file.readUInt16BE(place);
    if (offset === 0) return (character + delta) & 0xffff;
    const glyph = file.readUInt16BE(place + offset + 2 * (character - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
