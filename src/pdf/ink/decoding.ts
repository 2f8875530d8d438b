import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { limits } from '../../limits.ts';
import type { ImageStream, Pixels } from './pixels.ts';
import type { Profile } from './profile.ts';

// The same bytes whatever was done before, and how many processors there are; and no memory held for later.
sharp.cache(false);
sharp.concurrency(1);
// Pictures come from strangers: what reads other kinds than a book may have is switched off.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp'].map(kind => `VipsForeignLoad${kind}`),
});

const open = (bytes: Uint8Array, options: SharpOptions = {}): Sharp =>
  sharp(bytes, { limitInputPixels: limits.picture.pixels, failOn: 'error', ...options });

/** What is told of a picture by its header. */
export interface Head {
  /** As it is shown: turned as it asks to be. */
  width: number;
  height: number;
  storedWidth: number;
  storedHeight: number;
  /** Whether it is stored otherwise than it is shown. */
  turned: boolean;
  jpeg: boolean;
  /** How its pixels are stored. */
  colours: 'grey' | 'rgb' | 'cmyk';
  /** A colour profile in it, other than that of sRGB. */
  foreign: boolean;
}

/** @throws Error where it cannot be read */
export async function headOf(bytes: Uint8Array): Promise<Head> {
  const found = await open(bytes).metadata();
  const { width, height } = found.autoOrient;
  const isGrey = found.space === 'b-w' || found.space === 'grey16';
  return {
    ...{ width, height, storedWidth: found.width, storedHeight: found.height },
    ...{ turned: (found.orientation ?? 1) > 1, jpeg: found.format === 'jpeg' },
    colours: found.space === 'cmyk' ? 'cmyk' : isGrey ? 'grey' : 'rgb',
    foreign: isForeign(found),
  };
}

/** The name that makers of profiles give to sRGB’s, in Latin or in UTF-16. */
const isForeign = ({ icc }: Metadata): boolean =>
  icc !== undefined && !/s\0?R\0?G\0?B/.test(icc.toString('latin1'));

interface Size {
  width: number;
  height: number;
}

const pixelsOf = async (opened: Sharp, channels: Pixels['channels']): Promise<Pixels> => {
  const { data, info } = await opened.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== channels)
    throw new Error(`A picture was decoded into ${info.channels} channels, not ${channels}.`);
  return { width: info.width, height: info.height, channels, data };
};

const resized = (opened: Sharp, size: Size | undefined): Sharp =>
  size ? opened.resize(size.width, size.height, { fit: 'fill' }) : opened;

/**
 * The pixels of a picture as it is shown, on white: grey as it is stored, all else in sRGB.
 *
 * @param size in which it is wanted, if not its own
 * @throws Error where it is damaged
 */
export function decode(bytes: Uint8Array, { colours }: Pick<Head, 'colours'>, size?: Size): Promise<Pixels> {
  // The numbers of a grey picture are amounts of ink, and stay, whatever profile it has.
  const grey = colours === 'grey';
  const opened = resized(open(bytes, { ignoreIcc: grey }).autoOrient().flatten({ background: '#fff' }), size);
  return pixelsOf(opened.toColourspace(grey ? 'b-w' : 'srgb'), grey ? 1 : 3);
}

/** The lightness alone of a picture as it is shown, on white. */
export const decodeGrey = (bytes: Uint8Array, size?: Size): Promise<Pixels> =>
  decode(bytes, { colours: 'grey' }, size);

/** The lightness of the uppermost rows of a picture as it is stored. */
export const decodeTop = (
  bytes: Uint8Array,
  { storedWidth, storedHeight }: Head,
  rows: number,
): Promise<Pixels> =>
  pixelsOf(
    open(bytes, { ignoreIcc: true })
      .extract({ left: 0, top: 0, width: storedWidth, height: Math.min(rows, storedHeight) })
      .flatten({ background: '#fff' })
      .toColourspace('b-w'),
    1,
  );

/** Decodes a picture in four inks, to see whether it can be. */
export async function tryFourInks(bytes: Uint8Array): Promise<void> {
  await open(bytes, { ignoreIcc: true }).stats();
}

/** A picture in four inks as it is shown, its amounts of ink as they are. */
export const fourInksResized = async (bytes: Uint8Array, size: Size): Promise<ImageStream> =>
  asFourInks(
    await resized(open(bytes, { ignoreIcc: true }).pipelineColourspace('cmyk').autoOrient(), size)
      .toColourspace('cmyk')
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer(),
    size,
  );

const rawOf = ({ width, height, channels, data }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: limits.picture.pixels });

/**
 * Gives work the path of a file with a profile: the library takes no bytes.
 */
async function withProfile<T>({ bytes }: Profile, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'reissue-profile-'));
  try {
    const path = join(folder, 'profile.icc');
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pixels in sRGB as amounts of four inks, by a profile, with the intent for pictures (perceptual). */
export const inFourInks = (pixels: Pixels, profile: Profile): Promise<Pixels> =>
  withProfile(profile, path => pixelsOf(rawOf(pixels).withIccProfile(path), 4));

/** What JPEGs are packed with: differences that are not seen in print. */
const quality = 92;

/** Pixels in grey or sRGB as a JPEG. */
export async function jpegOf(pixels: Pixels): Promise<ImageStream> {
  const { width, height, channels } = pixels;
  const grey = channels === 1;
  const data = await rawOf(pixels)
    .toColourspace(grey ? 'b-w' : 'srgb')
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return {
    ...{ width, height, bits: 8, filter: 'DCTDecode', data },
    space: grey ? 'DeviceGray' : 'DeviceRGB',
  };
}

/** Pixels in sRGB as a JPEG of four inks. */
export const fourInkJpeg = (pixels: Pixels, profile: Profile): Promise<ImageStream> =>
  withProfile(profile, async path =>
    asFourInks(
      await rawOf(pixels).withIccProfile(path).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer(),
      pixels,
    ),
  );

/** The library’s JPEGs of four inks have 255 for no ink, and bring their profile, which the file has once. */
const asFourInks = (jpeg: Buffer, { width, height }: Size): ImageStream => ({
  ...{ width, height, space: 'DeviceCMYK', bits: 8, filter: 'DCTDecode', inverted: true },
  data: withoutSegments(jpeg, 0xe2),
});

/** Segments of a JPEG up to its pixels: marker, where it begins and ends. */
function* segmentsOf(jpeg: Uint8Array): Generator<{ marker: number; from: number; to: number }> {
  const file = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length);
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff; ) {
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return;
    const to = at + 2 + file.readUInt16BE(at + 2);
    yield { marker, from: at, to };
    at = to;
  }
}

function withoutSegments(jpeg: Buffer, left: number): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const segment of segmentsOf(jpeg)) {
    if (segment.marker !== left) continue;
    pieces.push(jpeg.subarray(from, segment.from));
    from = segment.to;
  }
  return Buffer.concat([...pieces, jpeg.subarray(from)]);
}
