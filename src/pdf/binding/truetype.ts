/** Where the tables of a TrueType file stand (OpenType 1.9, table directory). */
function tablesOf(file: Uint8Array): {
  data: Buffer;
  at: (tag: string) => number;
  lengthOf: (tag: string) => number;
} {
  const data = Buffer.from(file.buffer, file.byteOffset, file.length);
  const tables = new Map<string, [from: number, length: number]>();
  for (let k = 0; k < data.readUInt16BE(4); k++) {
    const at = 12 + 16 * k;
    tables.set(data.toString('latin1', at, at + 4), [data.readUInt32BE(at + 8), data.readUInt32BE(at + 12)]);
  }
  return { data, at: tag => tables.get(tag)![0], lengthOf: tag => tables.get(tag)![1] };
}

/** Numbers of the glyphs of a TrueType file that have an outline, by its tables `head` and `loca`. */
export function outlinedGlyphs(file: Uint8Array): number[] {
  const { data, at, lengthOf } = tablesOf(file);
  const long = data.readInt16BE(at('head') + 50) === 1;
  const from = at('loca');
  const offset = (glyph: number) =>
    long ? data.readUInt32BE(from + 4 * glyph) : data.readUInt16BE(from + 2 * glyph);
  const count = lengthOf('loca') / (long ? 4 : 2) - 1;
  return Array.from({ length: count }, (_, glyph) => glyph).filter(
    glyph => offset(glyph + 1) > offset(glyph),
  );
}

/**
 * How far the glyphs of a TrueType file move the pen, by its tables `head`, `hhea` and `hmtx`.
 *
 * @returns by the glyph's number, in whole thousandths of the type size, as Chromium gives them
 */
export function advancesOf(file: Uint8Array): (glyph: number) => number {
  const { data, at } = tablesOf(file);
  const unitsPerEm = data.readUInt16BE(at('head') + 18);
  const told = data.readUInt16BE(at('hhea') + 34);
  const from = at('hmtx');
  return glyph => Math.round((data.readUInt16BE(from + 4 * Math.min(glyph, told - 1)) * 1000) / unitsPerEm);
}

/** What PDFs call the font in a TrueType file, by its table `name`; its name 6 is in plain ASCII. */
export function postScriptName(file: Uint8Array): string | undefined {
  const { data, at } = tablesOf(file);
  const table = at('name');
  const strings = table + data.readUInt16BE(table + 4);
  for (let k = 0; k < data.readUInt16BE(table + 2); k++) {
    const record = table + 6 + 12 * k;
    if (data.readUInt16BE(record + 6) !== 6) continue;
    const from = strings + data.readUInt16BE(record + 10);
    const text = data.toString('latin1', from, from + data.readUInt16BE(record + 8));
    return text.replaceAll('\0', '');
  }
  return undefined;
}

/** What a PDF's font descriptor says of the font in a TrueType file, by its tables `head`, `hhea`, `OS/2` and `post`. */
export function descriptorOf(file: Uint8Array): string {
  const { data, at } = tablesOf(file);
  const unitsPerEm = data.readUInt16BE(at('head') + 18);
  const number = (place: number) => Math.round((data.readInt16BE(place) * 1000) / unitsPerEm);
  const box = [36, 38, 40, 42].map(more => number(at('head') + more)).join(' ');
  const slant = data.readInt32BE(at('post') + 4) / 65536;
  const italic = slant === 0 ? 0 : 64;
  return [
    `/Type/FontDescriptor/Flags ${4 + italic}/FontBBox[${box}]/ItalicAngle ${Math.round(slant)}`,
    `/Ascent ${number(at('hhea') + 4)}/Descent ${number(at('hhea') + 6)}`,
    `/CapHeight ${number(at('OS/2') + 88)}/StemV 80`,
  ].join('');
}
