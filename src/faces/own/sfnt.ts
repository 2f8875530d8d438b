import { plainName } from '../plain-names.ts';

/** The tables of a TrueType or OpenType file, by their tags. */
export type Tables = Map<string, Uint8Array>;

/**
 * Reads the tables of a font file (OpenType 1.9, table directory).
 * @returns undefined where it is no such file, or a table lies outside it
 */
export function readTables(file: Uint8Array): Tables | undefined {
  const data = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (data.length < 12 || !/^(\0\u0001\0\0|true|OTTO)$/.test(data.toString('latin1', 0, 4))) return undefined;
  const count = data.readUInt16BE(4);
  if (data.length < 12 + 16 * count) return undefined;
  const tables: Tables = new Map();
  for (let k = 0; k < count; k++) {
    const at = 12 + 16 * k;
    const [from, length] = [data.readUInt32BE(at + 8), data.readUInt32BE(at + 12)];
    if (from + length > data.length) return undefined;
    tables.set(data.toString('latin1', at, at + 4), file.subarray(from, from + length));
  }
  return tables;
}

/** Writes tables as a TrueType file. */
export function writeTables(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((sorted.length - power) * 16, 10);
  const pieces: Buffer[] = [head];
  let offset = head.length;
  for (const [k, [tag, bytes]] of sorted.entries()) {
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    if (tag === 'head') padded.writeUInt32BE(0, 8);
    const at = 12 + 16 * k;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(sumOf(padded), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    pieces.push(padded);
    offset += padded.length;
  }
  const file = Buffer.concat(pieces);
  const place = sorted.findIndex(([tag]) => tag === 'head');
  const whole = (0xb1b0afba - sumOf(file)) >>> 0;
  if (place >= 0) file.writeUInt32BE(whole, file.readUInt32BE(12 + 16 * place + 8) + 8);
  return new Uint8Array(file);
}

function sumOf(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}

/** A table of names with those that editions use: family (1), style (2), whole name (4) and PostScript name (6). */
export function nameTable(family: string, style: string): Uint8Array {
  const postScript = `${plainName(family, '').slice(-40)}-${style.replace(/ /g, '')}`;
  const names: [number, string][] = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, postScript],
  ];
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  names.forEach(([id], k) => {
    [3, 1, 0x409, id, texts[k]!.length, offset].forEach((value, field) => {
      head.writeUInt16BE(value, 6 + 12 * k + 2 * field);
    });
    offset += texts[k]!.length;
  });
  return Buffer.concat([head, ...texts]);
}
