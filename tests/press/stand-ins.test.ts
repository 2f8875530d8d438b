import sharp from 'sharp';
import { expect, it } from 'vitest';
import { inkPictures, standIns } from '../../src/press/pictures.ts';
import type { Image } from '../../src/publication/publication.ts';
import { drawing, raster } from '../pictures/samples.ts';

const image = (src: string, bytes: Uint8Array, mediaType: string): Image => ({
  ...{ src, bytes, mediaType },
  file: 'chapters/01.md',
  line: 7,
});
const svg = image(
  'd.svg',
  new TextEncoder().encode(drawing('<rect width="9" height="9"/>')),
  'image/svg+xml',
);
const jpeg = image('p.jpg', raster('p.jpg'), 'image/jpeg');

const sizeOf = async (bytes: unknown) => {
  const { width, height } = await sharp(bytes as Uint8Array).metadata();
  return [width, height];
};

it('the browser gets drawings as they are, and JPEGs of the same size for all else', async () => {
  const png = image('p.png', raster('p.png'), 'image/png');
  const files = new Map(await standIns([svg, jpeg, png]));
  expect(files.get('d.svg')).toBe(svg);
  for (const name of ['p.jpg', 'p.png']) {
    const file = files.get(name);
    expect(file).toMatchObject({ mediaType: 'image/jpeg', file: 'chapters/01.md', line: 7 });
    expect(await sizeOf((file as Image).bytes)).toEqual([24, 16]);
  }
  expect((files.get('p.jpg') as Image).bytes).not.toEqual(jpeg.bytes);
});

it('a picture that is longer than a JPEG may be is made shorter there', async () => {
  const long = await sharp({ create: { width: 80_000, height: 800, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const [[, file] = []] = await standIns([image('long.png', long, 'image/png')]);
  expect(await sizeOf((file as Image).bytes)).toEqual([65_500, 655]);
});

it('a picture whose beginning cannot be read is named', async () => {
  await expect(standIns([{ ...jpeg, bytes: jpeg.bytes.subarray(0, 30) }])).rejects.toMatchObject({
    name: 'Complaint',
    message: 'The picture “p.jpg” cannot be shown: it cannot be decoded.',
    file: 'chapters/01.md',
    line: 7,
  });
});

it('a picture that the browser lost on the way is a fault of the program', async () => {
  const leaves = { texts: [], streams: new Map(), print: { texts: new Map(), streams: new Map() } };
  const finished = { leaves: leaves as never, shown: new Map(), greyed: 0 };
  await expect(
    inkPictures(finished, '<p><img alt="" src="p.jpg"></p>', [jpeg], async () => {
      throw new Error('Nobody asks for it.');
    }),
  ).rejects.toThrow('did not put the picture “p.jpg” on its page');
});
