import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

type Colour = readonly [red: number, green: number, blue: number];

/**
 * A picture in two colours and what lies between them, as a PNG of indexed colours (PNG Specification, third edition,
 * chapters 4 and 5). The same picture gives the same bytes on every machine, which Node's own zlib does not promise.
 * @param ink how much of the ink covers each pixel, 0–255, row by row
 */
export function inkPng(
  width: number,
  height: number,
  ink: Uint8Array,
  ground: Colour,
  full: Colour,
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // bits of an index; indexed colours
  const palette = Uint8Array.from({ length: 3 * 256 }, (_, k) => {
    const [from, to] = [ground[k % 3]!, full[k % 3]!];
    return Math.round(from + ((to - from) * Math.floor(k / 3)) / 255);
  });
  // Each row begins with the number of its filter, of which plain surfaces need none.
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(ink.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', zlibSync(rows, { level: 4 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
