import sharp from 'sharp';
import { expect, it } from 'vitest';
import { numberOfStandIn, standInOf } from '../../../src/pdf/ink/stand-in.ts';

it.each([
  [1, 1],
  [8, 8],
  [333, 77],
  [4000, 6000],
])(
  'a stand-in of %i × %i pixels is a JPEG of that size, in one grey, that every decoder takes',
  async (width, height) => {
    const bytes = standInOf(7, width, height);
    const found = await sharp(bytes, { failOn: 'warning' }).stats();
    const head = await sharp(bytes).metadata();
    expect([head.width, head.height, head.channels]).toEqual([width, height, 1]);
    expect([found.channels[0]!.min, found.channels[0]!.max]).toEqual([128, 128]);
    expect(bytes.length).toBeLessThan(300 + (width * height) / 200);
  },
);

it('a stand-in bears the number of its picture, and no other JPEG does', async () => {
  expect(numberOfStandIn(standInOf(0, 5, 5))).toBe(0);
  expect(numberOfStandIn(standInOf(4_294_967_295, 5, 5))).toBe(4_294_967_295);
  const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  expect(numberOfStandIn(other)).toBeUndefined();
  expect(numberOfStandIn(new Uint8Array())).toBeUndefined();
});
