/**
 * Stand-ins for pictures. The browser sets a picture's stand-in, a JPEG of the same size in one grey that bears the picture's
 * number, and puts it into its PDF byte by byte, as it does with JPEGs: so it is known again there for sure, and the
 * picture itself takes its place, whatever the browser would have made of it.
 */

const word = 'Reissue picture ';

/** A segment of a JPEG: its marker and its body (ITU-T T.81, B.1.1.4). */
const segment = (marker: number, ...body: number[]): Buffer =>
  Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);

const pair = (value: number): [number, number] => [value >> 8, value & 0xff];

/** Begins with JFIF and the word; what follows is the picture's number. */
const head = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, ...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, ...pair(1), ...pair(1), 0, 0),
]);

/** A table of one code, of one bit, for the value 0: no difference to the block before, and nothing else in the block. */
const oneCode = (table: number): Buffer => segment(0xc4, table, 1, ...new Array<number>(15).fill(0), 0);

/** JPEGs have at most so many pixels in width or height. */
export const mostPixels = 65_500;

/**
 * The stand-in of a picture: a grey JPEG, two bits for each eight by eight pixels.
 *
 * @param number of the picture, below 2³²
 * @param width of the picture in pixels, at most `mostPixels`; so for `height`
 */
export function standInOf(number: number, width: number, height: number): Uint8Array {
  const bits = 2 * Math.ceil(width / 8) * Math.ceil(height / 8);
  const pixels = Buffer.alloc(Math.ceil(bits / 8));
  // The last byte is filled up with ones.
  if (bits % 8 > 0) pixels[pixels.length - 1] = 0xff >> (bits % 8);
  return Buffer.concat([
    head,
    segment(0xfe, ...Buffer.from(word + String(number).padStart(10, '0'), 'latin1')),
    segment(0xdb, 0, ...new Array<number>(64).fill(1)),
    segment(0xc0, 8, ...pair(height), ...pair(width), 1, 1, 0x11, 0),
    oneCode(0x00),
    oneCode(0x10),
    segment(0xda, 1, 1, 0, 0, 63, 0),
    pixels,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** The number of the picture that bytes stand in for; undefined where they are anything else. */
export function numberOfStandIn(bytes: Uint8Array): number | undefined {
  const from = head.length + 4;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, from + 64));
  if (!start.subarray(0, head.length).equals(head)) return undefined;
  const found = /^Reissue picture (\d{10})$/.exec(start.toString('latin1', from, from + word.length + 10));
  return found ? Number(found[1]) : undefined;
}
