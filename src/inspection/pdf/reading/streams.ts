import zlib from 'node:zlib';
import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { asName, itemsAt, numberAt } from './objects.ts';

/** Filters whose result is a picture, not bytes to be read. */
const pictures = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF']);
/** Short names, as inline images have them. */
const long: Record<string, string> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
};
/** How much larger than its input the output of a filter can be (LZW: 4,096 bytes for a code of twelve bits). */
const growth: Record<string, number> = { LZWDecode: 2_731, RunLengthDecode: 64 };

/** Reads streams until together they are more than any book has. */
export interface Unpacker {
  /** The bytes of a stream; undefined where they are a picture, damaged, or too many. */
  (stream: PDFRawStream): Uint8Array | undefined;
  /** How many streams could not be read, and why. */
  failed: { damaged: number; tooLarge: number };
}

/** Names of the filters of a stream, in the order in which they are undone. */
export function filtersOf(stream: PDFRawStream | PDFDict): string[] {
  const given = itemsAt(stream, 'Filter');
  return given.flatMap(filter => asName(filter) ?? []).map(name => long[name] ?? name);
}

/** @param bounds the most bytes of one stream, and of all together */
export function unpacker(bounds: { stream: number; all: number }): Unpacker {
  let room = bounds.all;
  const failed = { damaged: 0, tooLarge: 0 };
  // What could not be read is known too: it is not tried, nor counted, at every use.
  const known = new WeakMap<PDFRawStream, Uint8Array | 'unread'>();
  const unpack = (stream: PDFRawStream) => {
    const before = known.get(stream);
    if (before) return before === 'unread' ? undefined : before;
    try {
      const bytes = unpacked(stream, Math.min(room, bounds.stream));
      if (bytes) room -= bytes.length;
      known.set(stream, bytes ?? 'unread');
      return bytes;
    } catch (error) {
      if (error instanceof RangeError) failed.tooLarge++;
      else failed.damaged++;
      known.set(stream, 'unread');
      return undefined;
    }
  };
  return Object.assign(unpack, { failed });
}

/** @throws RangeError where there are more bytes than allowed */
function unpacked(stream: PDFRawStream, most: number): Uint8Array | undefined {
  const filters = filtersOf(stream);
  if (filters.some(filter => pictures.has(filter))) return undefined;
  const parameters = itemsAt(stream, 'DecodeParms');
  let bytes = contentsOf(stream);
  for (const [k, filter] of filters.entries()) {
    const given = parameters[k] instanceof PDFDict ? (parameters[k] as PDFDict) : undefined;
    bytes = undone(bytes, filter, given, most, stream);
    if (bytes.length > most) throw new RangeError('too large');
    bytes = unpredicted(bytes, given);
  }
  return bytes;
}

/** The bytes as they stand in the file, decrypted where it is encrypted. */
function contentsOf(stream: PDFRawStream): Uint8Array {
  const dict = stream.dict.clone();
  dict.delete(PDFName.of('Filter'));
  dict.delete(PDFName.of('DecodeParms'));
  return stream.transform
    ? decodePDFRawStream(PDFRawStream.of(dict, stream.contents, stream.transform)).decode()
    : stream.contents;
}

function undone(
  bytes: Uint8Array,
  filter: string,
  parameters: PDFDict | undefined,
  most: number,
  { dict }: PDFRawStream,
): Uint8Array {
  if (filter === 'FlateDecode')
    // A line end before `endstream` may have taken the last byte of the checksum.
    return zlib.inflateSync(bytes, { maxOutputLength: most, finishFlush: zlib.constants.Z_SYNC_FLUSH });
  if (bytes.length * (growth[filter] ?? 1) > most * 8) throw new RangeError('too large');
  const one = dict.context.obj({ Filter: filter, ...(parameters && { DecodeParms: parameters }) });
  return decodePDFRawStream(PDFRawStream.of(one as PDFDict, bytes)).decode();
}

/** Undoes a predictor of PNG (ISO 32000-2, 7.4.4.4); that of TIFF is used for pictures only. */
function unpredicted(bytes: Uint8Array, parameters: PDFDict | undefined): Uint8Array {
  if ((numberAt(parameters, 'Predictor') ?? 1) < 10) return bytes;
  const colours = numberAt(parameters, 'Colors') ?? 1;
  const bits = numberAt(parameters, 'BitsPerComponent') ?? 8;
  const row = Math.ceil(((numberAt(parameters, 'Columns') ?? 1) * colours * bits) / 8);
  const step = Math.max(1, (colours * bits) >> 3);
  const rows = Math.floor(bytes.length / (row + 1));
  const result = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const kind = bytes[y * (row + 1)]!;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? result[at - step]! : 0;
      const up = y > 0 ? result[at - row]! : 0;
      const corner = x >= step && y > 0 ? result[at - row - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      result[at] = bytes[y * (row + 1) + 1 + x]! + guess;
    }
  }
  return result;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
