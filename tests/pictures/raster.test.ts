import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { flawOf } from '../../src/pictures/index.ts';
import { raster, rasterNames } from './samples.ts';

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A grey PNG that says it is so large, whatever its pixels are. */
const png = (width: number, height: number, pixels: Uint8Array, ...more: Buffer[]) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      ...more,
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
};

/** The picture with one byte, or several, put in the place of its own. */
const changed = (bytes: Uint8Array, at: number, ...others: number[]) => {
  const copy = new Uint8Array(bytes);
  copy.set(others, at);
  return copy;
};

describe.each(rasterNames)('%s', name => {
  it('is taken as a browser saved it', () => {
    expect(flawOf(raster(name), name)).toBeUndefined();
  });

  it('is found cut off wherever it is cut', () => {
    const bytes = raster(name);
    for (let end = 0; end < bytes.length; end++) {
      expect(flawOf(bytes.subarray(0, end), name)?.code, `cut at ${end}`).toBe('image-broken');
    }
  });

  it('is not taken under another name', () => {
    const other = name === 'p.png' ? 'p.jpg' : 'p.png';
    expect(flawOf(raster(name), other)?.reason).toMatch(/^is called \w+, but is a \w+$/);
  });
});

it.each([
  ['a text', 'p.png', Buffer.from('no picture')],
  ['a web page', 'p.jpg', Buffer.from('<!doctype html><p>Not found')],
  ['nothing', 'p.gif', Buffer.alloc(0)],
  ['a PNG with a wrong checksum', 'p.png', changed(raster('p.png'), 50, 0)],
  ['a PNG with fewer pixels than it says', 'p.png', png(9, 9, Buffer.alloc(20))],
  ['a PNG with more pixels than it says', 'p.png', png(9, 9, Buffer.alloc(2000))],
  ['a PNG whose rows are packed in no known way', 'p.png', png(1, 1, Buffer.from([9, 0]))],
  ['a PNG that says it is large and holds little', 'p.png', png(14_000, 14_000, Buffer.alloc(9))],
  ['a JPEG that says it is large and holds little', 'p.jpg', jpegOf(14_000, 14_000)],
  ['a GIF whose pixels cannot be unpacked', 'p.gif', changed(raster('p.gif'), 39, 0xff, 0xff, 0xff)],
])('finds broken: %s', (_, name, bytes) => {
  expect(flawOf(bytes, name)?.code).toBe('image-broken');
});

function jpegOf(width: number, height: number): Uint8Array {
  const bytes = raster('p.jpg');
  const at = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xc0]));
  return changed(bytes, at + 5, height >> 8, height & 255, width >> 8, width & 255);
}

it.each([
  ['a PNG', 'p.png', png(60_000, 60_000, Buffer.alloc(9))],
  ['a JPEG', 'p.jpg', jpegOf(60_000, 60_000)],
  ['a GIF', 'p.gif', changed(raster('p.gif'), 6, 0xff, 0xff, 0xff, 0xff)],
  [
    'a profile that unpacks to many megabytes',
    'p.png',
    png(
      1,
      1,
      Buffer.alloc(2),
      chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(20_000_000))])),
    ),
  ],
])('finds too large: %s', (_, name, bytes) => {
  expect(flawOf(bytes, name)?.code).toBe('image-too-large');
});
