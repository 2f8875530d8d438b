import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { grey } from './colours.ts';

const deflate = promisify<Buffer, Buffer>(zlib.deflate);

/** Pixels of a picture, eight bits a channel: grey, RGB or CMYK (0 is no ink). */
export interface Pixels {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  data: Uint8Array;
}

/** An image as it stands in a PDF (ISO 32000-2, 8.9.5). */
export interface ImageStream {
  width: number;
  height: number;
  space: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK';
  /** Of a channel. */
  bits: 1 | 8;
  filter: 'DCTDecode' | 'FlateDecode';
  /** Whether its data have 255 for no ink, as JPEGs of four inks do. */
  inverted?: boolean;
  data: Uint8Array;
}

const channelsOf = { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4 } as const;
const spaces = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;

/** Steps of 255 by which channels of a grey may differ: what a coder rounds, and nobody sees. */
const rounding = 2;

/** Whether all pixels are grey, but for rounding. */
export function isNeutral({ channels, data }: Pixels): boolean {
  if (channels === 1) return true;
  for (let at = 0; at < data.length; at += channels) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (Math.abs(r - g) > rounding || Math.abs(g - b) > rounding || Math.abs(r - b) > rounding) return false;
  }
  return true;
}

/** The luminance of pixels in RGB, as grey; grey pixels are left alone. */
export function inGrey({ channels, data, ...size }: Pixels): Pixels {
  if (channels === 1) return { ...size, channels, data };
  const greys = new Uint8Array(data.length / channels);
  for (let k = 0, at = 0; k < greys.length; k++, at += channels)
    greys[k] = grey(data[at]!, data[at + 1]!, data[at + 2]!);
  return { ...size, channels: 1, data: greys };
}

/** Whether grey pixels are black or white and nothing between. */
export const isLineArt = ({ data }: Pixels): boolean => data.every(value => value === 0 || value === 255);

/** Grey pixels in one bit each, white where they are lighter than the middle. */
export async function lineArt({ width, height, data }: Pixels): Promise<ImageStream> {
  const bytes = Math.ceil(width / 8);
  const rows = new Uint8Array(bytes * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (data[row * width + column]! > 127) rows[row * bytes + (column >> 3)]! |= 0x80 >> (column & 7);
    }
  }
  const packed = await filtered(rows, bytes, 1);
  return { width, height, space: 'DeviceGray', bits: 1, filter: 'FlateDecode', data: packed };
}

/** Pixels packed without loss. */
export async function packed({ width, height, channels, data }: Pixels): Promise<ImageStream> {
  return {
    ...{ width, height, space: spaces[channels], bits: 8, filter: 'FlateDecode' },
    data: await filtered(data, width * channels, channels),
  };
}

/**
 * Rows as PNG packs them (W3C PNG, 9 and 10): of each the differences to the pixel before or to the row above, whichever
 * are smaller.
 *
 * @param length of a row in bytes
 * @param step from a pixel to the next in bytes
 */
function filtered(data: Uint8Array, length: number, step: number): Promise<Buffer> {
  const rows = data.length / length;
  const result = Buffer.alloc(data.length + rows);
  const none = new Uint8Array(length);
  const tries = [1, 2].map(filter => ({ filter, row: new Uint8Array(length) }));
  for (let k = 0; k < rows; k++) {
    const row = data.subarray(k * length, (k + 1) * length);
    const above = k > 0 ? data.subarray((k - 1) * length, k * length) : none;
    let best = { filter: 0, row, sum: weight(row) };
    for (const { filter, row: made } of tries) {
      for (let at = 0; at < length; at++) {
        const before = filter === 2 ? above[at]! : at >= step ? row[at - step]! : 0;
        made[at] = row[at]! - before;
      }
      const sum = weight(made);
      if (sum < best.sum) best = { filter, row: made, sum };
    }
    const to = k * (length + 1);
    result[to] = best.filter;
    result.set(best.row, to + 1);
  }
  return deflate(result);
}

/** Sum of bytes as differences: 255 is one less. */
function weight(row: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) sum += row[at]! < 128 ? row[at]! : 256 - row[at]!;
  return sum;
}

/** Entries of the dictionary of an image, but for its length. */
export function entriesOf({ width, height, space, bits, filter, inverted }: ImageStream): string {
  const channels = channelsOf[space];
  return [
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}`,
    `/ColorSpace/${space}/BitsPerComponent ${bits}/Filter/${filter}`,
    inverted ? `/Decode[${'1 0 '.repeat(channels).trim()}]` : '',
    filter === 'FlateDecode'
      ? `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent ${bits}/Columns ${width}>>`
      : '',
  ].join('');
}
