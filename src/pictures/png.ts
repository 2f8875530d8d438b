import { crc32, inflateSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { broken, cutOff, FlawFound, tooLarge } from './flaw.ts';
import { checkSize } from './size.ts';

interface Header {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlaced: boolean;
}

/** Channels of each colour type, and the bit depths it may have. */
const colours: Record<number, { channels: number; depths: number[] }> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** Deflate makes at most this many bytes of one. */
const deflateRatio = 1032;
/** A colour profile or a text beside the picture: what decoders take, libpng's own bound. */
const sideBytes = 8_000_000;

/**
 * Reads a PNG to its end: every chunk with its checksum, and its pixels as they unpack.
 * @throws FlawFound where it is damaged, cut off, or unpacks to too much
 */
export function checkPng(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const data: Buffer[] = [];
  let header: Header | undefined;
  let palette = false;
  let frames = 1;
  for (let at = 8; ; ) {
    if (at + 12 > file.length) throw cutOff();
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (!/^[a-zA-Z]{4}$/.test(type))
      throw broken('is damaged: where a piece of a PNG should begin there is none');
    if (at + 12 + length > file.length) throw cutOff();
    const body = file.subarray(at + 8, at + 8 + length);
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== file.readUInt32BE(at + 8 + length)) {
      throw broken(`is damaged: the checksum of its ${type} piece is wrong`);
    }
    at += 12 + length;
    if (!header && type !== 'IHDR') throw broken('is damaged: it does not begin with its size');
    if (type === 'IHDR') header = readHeader(body);
    else if (type === 'PLTE') palette = true;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'acTL' && length === 8) frames = body.readUInt32BE(0);
    else if (type === 'iCCP' || type === 'zTXt' || type === 'iTXt') checkSide(type, body);
    else if (type === 'IEND') break;
    else if (/^[A-Z]/.test(type)) throw broken(`has a piece ${type} that no program knows`);
  }
  if (data.length === 0) throw broken('is damaged: it holds no pixels');
  if (header!.colour === 3 && !palette) throw broken('is damaged: its palette is missing');
  checkSize(header!.width, header!.height, frames);
  checkPixels(header!, Buffer.concat(data));
}

function readHeader(body: Buffer): Header {
  if (body.length !== 13) throw broken('is damaged: its size cannot be read');
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [depth, colour, compression, filter, interlace] = [...body.subarray(8)] as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (!colours[colour]?.depths.includes(depth) || compression || filter || interlace > 1) {
    throw broken('is damaged: its header says what no PNG has');
  }
  checkSize(width, height);
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

/** First column and row, and steps, of Adam7's seven passes. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Rows as they are packed, one after the other: how many, and bytes of each with its filter's byte. */
function rowsOf({ width, height, depth, colour, interlaced }: Header): { rows: number; bytes: number }[] {
  const bits = depth * colours[colour]!.channels;
  const block = (columns: number, rows: number) => ({ rows, bytes: 1 + Math.ceil((columns * bits) / 8) });
  if (!interlaced) return [block(width, height)];
  return adam7
    .map(([x, y, dx, dy]) => [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)] as const)
    .filter(([columns, rows]) => columns > 0 && rows > 0)
    .map(([columns, rows]) => block(columns, rows));
}

function checkPixels(header: Header, data: Buffer): void {
  const blocks = rowsOf(header);
  const expected = blocks.reduce((sum, { rows, bytes }) => sum + rows * bytes, 0);
  if (expected > limits.picture.unpacked) {
    throw tooLarge(
      `unpacks to ${Math.round(expected / 1e6)} MB`,
      'Save it with fewer pixels, or with 8 bits a colour.',
    );
  }
  if (expected > data.length * deflateRatio)
    throw cutOff('is cut off: there are fewer pixels than its header says');
  const pixels = inflate(data, expected);
  if (pixels.length < expected) throw cutOff('is cut off: there are fewer pixels than its header says');
  let at = 0;
  for (const { rows, bytes } of blocks) {
    for (let row = 0; row < rows; row++, at += bytes) {
      if (pixels[at]! > 4) throw broken('is damaged: its pixels cannot be unpacked');
    }
  }
}

/** Unpacks into one buffer of the size that is expected; more than that is not unpacked. */
function inflate(data: Buffer, expected: number): Buffer {
  try {
    return inflateSync(data, { chunkSize: Math.max(64, expected + 1), maxOutputLength: expected });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw broken('is damaged: it holds more pixels than its header says');
    if (code === 'Z_BUF_ERROR') throw cutOff();
    throw broken('is damaged: its pixels cannot be unpacked');
  }
}

/** Unpacks what stands packed beside the pixels, to see that it is no bomb. */
function checkSide(type: string, body: Buffer): void {
  const name = body.indexOf(0);
  if (name < 0) return;
  let from = name + 2;
  if (type === 'iTXt') {
    if (body[name + 1] !== 1) return;
    from = body.indexOf(0, body.indexOf(0, name + 3) + 1) + 1;
  }
  try {
    inflateSync(body.subarray(from), { maxOutputLength: sideBytes });
  } catch (error) {
    if (error instanceof FlawFound || (error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE')
      return;
    throw tooLarge(
      'holds a text or a colour profile that unpacks to many megabytes',
      'Save it without them.',
    );
  }
}
