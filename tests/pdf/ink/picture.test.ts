import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ink } from '../../../src/pdf/ink/ink.ts';
import { inkPicture } from '../../../src/pdf/ink/picture.ts';
import { entriesOf, type ImageStream } from '../../../src/pdf/ink/pixels.ts';
import { readProfile } from '../../../src/pdf/ink/profile.ts';
import { drawing, type PictureName, pictures, pressProfile } from './samples.ts';

const unsaid: Ink = { inks: undefined };
const black: Ink = { inks: 'black' };
let colour: Ink;
beforeAll(async () => {
  const profile = readProfile(await pressProfile());
  if (typeof profile === 'string') throw new Error(profile);
  colour = { inks: 'colour', profile };
});

/** The picture of 240 × 160 pixels, as large as that is at 300 pixels in an inch. */
const shown = { width: 57.6, height: 38.4 };
const inked = async (name: PictureName, ink: Ink = unsaid, size: { width: number; height: number } = shown) =>
  inkPicture(await pictures[name](), ink, size);
const how = ({ space, bits, filter }: ImageStream) => `${space} ${bits} ${filter}`;

const grey = 'DeviceGray 8 FlateDecode';
const greyJpeg = 'DeviceGray 8 DCTDecode';
const rgb = 'DeviceRGB 8 FlateDecode';
const rgbJpeg = 'DeviceRGB 8 DCTDecode';
const four = 'DeviceCMYK 8 FlateDecode';
const fourJpeg = 'DeviceCMYK 8 DCTDecode';

const kinds: [name: PictureName, kind: string, screen: string, inBlack: string, inColour: string][] = [
  ['grey.png', 'grey', grey, grey, grey],
  ['grey-16.png', 'grey', grey, grey, grey],
  ['grey.jpg', 'grey', greyJpeg, greyJpeg, greyJpeg],
  ['rgb-grey.png', 'grey', grey, grey, grey],
  ['rgb-grey.jpg', 'grey', greyJpeg, greyJpeg, greyJpeg],
  ['lines.png', 'line', 'DeviceGray 1 FlateDecode', 'DeviceGray 1 FlateDecode', 'DeviceGray 1 FlateDecode'],
  ['colours.png', 'colour', rgb, grey, four],
  ['colours-16.png', 'colour', rgb, grey, four],
  ['colours.webp', 'colour', rgb, grey, four],
  ['colours.gif', 'colour', rgb, grey, four],
  ['palette.png', 'colour', rgb, grey, four],
  ['see-through.png', 'colour', rgb, grey, four],
  ['colours.jpg', 'colour', rgbJpeg, greyJpeg, fourJpeg],
  ['wide-gamut.jpg', 'colour', rgbJpeg, greyJpeg, fourJpeg],
  ['turned.jpg', 'colour', rgbJpeg, greyJpeg, fourJpeg],
  ['inks.jpg', 'four', fourJpeg, greyJpeg, fourJpeg],
  ['inks-unsaid.jpg', 'four', fourJpeg, greyJpeg, fourJpeg],
];

it.each(kinds)('%s is %s, and goes into the PDF as that', async (name, kind, screen, inBlack, inColour) => {
  const [one, other] = [await inked(name, black), await inked(name, colour)];
  expect(one.kind).toBe(kind);
  expect(how(one.screen)).toBe(screen);
  expect(how(one.print ?? one.screen)).toBe(inBlack);
  expect(how(other.print ?? other.screen)).toBe(inColour);
});

describe('what needs no change is taken over byte by byte', () => {
  it.each(['grey.jpg', 'colours.jpg', 'inks.jpg', 'inks-unsaid.jpg'] as const)('%s', async name => {
    const { screen } = await inked(name);
    expect(Buffer.from(screen.data).equals(await pictures[name]())).toBe(true);
  });

  it('in four inks also for the press, and 255 is no ink', async () => {
    for (const name of ['inks.jpg', 'inks-unsaid.jpg'] as const) {
      const { screen, print } = await inked(name);
      expect(print).toBeUndefined();
      expect(entriesOf(screen)).toContain('/ColorSpace/DeviceCMYK');
      expect(entriesOf(screen)).toContain('/Decode[1 0 1 0 1 0 1 0]');
    }
  });
});

describe('what is printed is what was there', () => {
  it('a grey has the same numbers, whichever way it came', async () => {
    const [plain, sixteen, coloured] = await Promise.all(
      (['grey.png', 'grey-16.png', 'rgb-grey.png'] as const).map(name => inked(name)),
    );
    expect(coloured!.screen).toEqual(plain!.screen);
    expect(sixteen!.screen).toEqual(plain!.screen);
    // As a PNG it can be read again.
    expect(await numbersOf(plain!.screen)).toEqual(await numbersIn(await pictures['grey.png'](), 'b-w'));
  });

  it('a colour is as light in black ink as it was', async () => {
    const swatch = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c86432' } })
      .png()
      .toBuffer();
    const { print } = await inkPicture(swatch, black, shown);
    // The luminance of sRGB (200, 100, 50) is 0.2162; a grey of 128 has 0.2159.
    expect(new Set(await numbersOf(print!))).toEqual(new Set([128]));
  });

  it('what is seen through is white paper', async () => {
    const { print } = await inked('see-through.png', black);
    expect((await numbersOf(print!))[0]).toBe(255);
  });

  it('colours of another space than sRGB are turned into it', async () => {
    const { screen } = await inked('wide-gamut.jpg');
    const [wide, plain] = await Promise.all(
      [Buffer.from(screen.data), await pictures['colours.jpg']()].map(one => sharp(one).raw().toBuffer()),
    );
    expect(wide!.filter((value, k) => Math.abs(value - plain![k]!) > 16).length).toBeLessThan(
      wide!.length / 50,
    );
    const given = await sharp(await pictures['wide-gamut.jpg'](), { ignoreIcc: true })
      .raw()
      .toBuffer();
    expect(given.filter((value, k) => Math.abs(value - plain![k]!) > 16).length).toBeGreaterThan(
      given.length / 10,
    );
  });

  it('a photograph that lay on its side stands', async () => {
    const { screen, print } = await inked('turned.jpg', colour);
    for (const { width, height, data } of [screen, print!]) {
      expect([width, height]).toEqual([160, 240]);
      expect((await sharp(data).metadata()).width).toBe(160);
    }
  });

  it('an amount of ink is what the profile of the press says', async () => {
    const { print } = await inked('colours.png', colour);
    const { data } = await sharp(await pictures['colours.png']())
      .withIccProfile('cmyk')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const own = await numbersOf(print!);
    expect(own).toHaveLength(data.length);
    expect(own.filter((value, k) => Math.abs(value - data[k]!) > 1)).toEqual([]);
  });
});

describe('pixels that no press can show are left out', () => {
  it('300 in an inch are enough, and half as many again are let be', async () => {
    const large = { width: 1920 * 0.16, height: 1280 * 0.16 };
    const fine = await inked('large-grey.png', unsaid, large);
    expect([fine.ppi, fine.screen.width]).toEqual([450, 1920]);
    const finer = await inked('large-grey.png', unsaid, { width: 1920 * 0.12, height: 1280 * 0.12 });
    expect([Math.round(finer.ppi), finer.screen.width, finer.screen.height]).toEqual([600, 960, 640]);
  });

  it('lines have up to 1200, and stay lines', async () => {
    const at = (ppi: number) => ({ width: (1920 * 72) / ppi, height: (1280 * 72) / ppi });
    expect((await inked('large-lines.png', unsaid, at(1100))).screen).toMatchObject({ width: 1920, bits: 1 });
    expect((await inked('large-lines.png', unsaid, at(2400))).screen).toMatchObject({ width: 960, bits: 1 });
  });

  it('those in four inks too', async () => {
    const { screen } = await inked('inks.jpg', unsaid, { width: 28.8, height: 19.2 });
    expect(screen).toMatchObject({ width: 120, height: 80, space: 'DeviceCMYK', inverted: true });
    const [now, before] = [
      await sharp(screen.data).stats(),
      await sharp(await pictures['inks.jpg']()).stats(),
    ];
    for (const [k, { mean }] of now.channels.entries())
      expect(Math.abs(mean - before.channels[k]!.mean)).toBeLessThan(6);
  });
});

it('a picture has the same bytes each time', async () => {
  for (const name of ['colours.jpg', 'colours.png', 'inks.jpg', 'large-grey.png'] as const)
    expect(await inked(name, colour)).toEqual(await inked(name, colour));
});

it('a picture that is cut off is none', async () => {
  for (const name of ['grey.jpg', 'grey.png', 'inks.jpg'] as const) {
    const bytes = await pictures[name]();
    await expect(inkPicture(bytes.subarray(0, bytes.length / 2), black, shown)).rejects.toThrow();
  }
});

it('a drawing is not read as a picture, nor is a TIFF', async () => {
  await expect(inkPicture(Buffer.from(await drawing()), black, shown)).rejects.toThrow();
  await expect(inkPicture(tiff, black, shown)).rejects.toThrow();
});

it('a grey that can be seen through is grey on white', async () => {
  const seen = await sharp(Buffer.from([0, 255, 0, 0, 100, 128, 200, 255]), {
    raw: { width: 2, height: 2, channels: 2 },
  })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  const { kind, screen } = await inkPicture(seen, black, shown);
  expect([kind, await numbersOf(screen)]).toEqual(['grey', [0, 255, 177, 200]]);
});

/** The smallest: one white pixel. */
const tiff = Buffer.from(
  '49492a00080000000800000103000100000001000000010103000100000001000000020103000100000008000000030103000100000001000000060103000100000001000000110104000100000007000000160103000100000001000000170104000100000001000000000000ff',
  'hex',
);

const numbersIn = async (bytes: Uint8Array, space: 'b-w' | 'srgb') => [
  ...(await sharp(bytes).toColourspace(space).raw().toBuffer()),
];

/** Numbers of a stream that is packed as PNG packs. */
async function numbersOf({ width, height, space, data }: ImageStream): Promise<number[]> {
  const { inflateSync } = await import('node:zlib');
  const step = { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4 }[space];
  const rows = inflateSync(data);
  const length = width * step;
  const result = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (length + 1)]!;
    for (let at = 0; at < length; at++) {
      const to = row * length + at;
      const before = { 0: 0, 1: at < step ? 0 : result[to - step]!, 2: row === 0 ? 0 : result[to - length]! }[
        filter
      ];
      result[to] = rows[row * (length + 1) + 1 + at]! + before!;
    }
  }
  return [...result];
}
