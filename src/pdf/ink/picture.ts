import {
  decode,
  decodeGrey,
  decodeTop,
  fourInkJpeg,
  fourInksResized,
  type Head,
  headOf,
  inFourInks,
  jpegOf,
  tryFourInks,
} from './decoding.ts';
import type { Ink } from './ink.ts';
import { type ImageStream, inGrey, isLineArt, isNeutral, lineArt, type Pixels, packed } from './pixels.ts';

/** How large a picture is shown, in points. */
export interface Shown {
  width: number;
  height: number;
}

/** A picture as a PDF takes it. */
export interface InkedPicture {
  /** For readers at a screen. */
  screen: ImageStream;
  /** For the press, where that is another one. */
  print?: ImageStream;
  /** What it is made of: black and white without greys, greys, colours, or amounts of four inks. */
  kind: 'line' | 'grey' | 'colour' | 'four';
  /** Its own pixels in an inch, where it is shown as large as was asked. */
  ppi: number;
}

/**
 * Pixels in an inch that a press can show: of lines, and of all else. What has half as many again is brought down, as
 * programs for the press do by habit; lines as soon as they have more.
 */
export const enough = { line: 1200, grey: 300 } as const;
const spare = 1.5;

/**
 * Makes a picture ready for a PDF: grey ones in black ink, those in four inks as they are, colours in sRGB for the screen
 * and in the book’s inks for the press; on white, turned as they ask to be, and with no more pixels than a press can show.
 * JPEGs that need no change are taken over byte by byte.
 *
 * @param bytes of a JPEG, PNG, GIF or WebP
 * @param shown how large it is shown at most; left out, all its pixels stay
 * @throws Error where it is damaged
 */
export async function inkPicture(bytes: Uint8Array, ink: Ink, shown?: Shown): Promise<InkedPicture> {
  const head = await headOf(bytes);
  const ppi = shown
    ? Math.min(head.width / (shown.width / 72), head.height / (shown.height / 72))
    : enough.grey;
  if (head.colours === 'cmyk') return { kind: 'four', ppi, ...(await fourInks(bytes, head, ink, ppi)) };
  const lines = head.jpeg ? undefined : await linesIn(bytes, head, ppi);
  if (lines) return { kind: 'line', ppi, screen: lines };
  const size = sizeFor(head, ppi, enough.grey, spare);
  const pixels = await decode(bytes, head, size);
  const same = head.jpeg && !size && !head.turned;
  if (isNeutral(pixels)) {
    const given = same && head.colours === 'grey' && asGiven(bytes, head);
    return { kind: 'grey', ppi, screen: given || (await packedFor(inGrey(pixels), head)) };
  }
  const given = same && !head.foreign && asGiven(bytes, head);
  return {
    ...{ kind: 'colour', ppi },
    screen: given || (await packedFor(pixels, head)),
    print: await inked(pixels, ink, head.jpeg),
  };
}

/** Pixels in sRGB in a book’s inks. */
export async function inked(pixels: Pixels, { inks, profile }: Ink, lossy: boolean): Promise<ImageStream> {
  if (inks !== 'colour' || !profile || isNeutral(pixels)) return packedFor(inGrey(pixels), { jpeg: lossy });
  return lossy ? fourInkJpeg(pixels, profile) : packed(await inFourInks(pixels, profile));
}

/** What came with loss is packed with loss, all else without. */
const packedFor = (pixels: Pixels, { jpeg }: Pick<Head, 'jpeg'>): Promise<ImageStream> =>
  jpeg ? jpegOf(pixels) : packed(pixels);

/** The size that brings a picture down to so many pixels in an inch; undefined where it has no more than may be. */
function sizeFor({ width, height }: Head, ppi: number, most: number, spared: number) {
  if (ppi <= most * spared) return undefined;
  const scaled = (side: number) => Math.max(1, Math.round((side * most) / ppi));
  return { width: scaled(width), height: scaled(height) };
}

/** A drawing of black and white alone, one bit a pixel; undefined where it is anything else. */
async function linesIn(bytes: Uint8Array, head: Head, ppi: number): Promise<ImageStream | undefined> {
  // The rows at the top tell of most pictures that they are something else, without the rest.
  if (!isLineArt(await decodeTop(bytes, head, 64))) return undefined;
  const pixels = await decodeGrey(bytes);
  if (!isLineArt(pixels)) return undefined;
  const size = sizeFor(head, ppi, enough.line, 1);
  return lineArt(size ? await decodeGrey(bytes, size) : pixels);
}

/** A JPEG as it is. In four inks all have 255 for no ink, as Adobe’s programs do, whether they say so (APP14) or not. */
const asGiven = (data: Uint8Array, { width, height, colours }: Head): ImageStream => ({
  ...{ width, height, bits: 8, filter: 'DCTDecode', data, inverted: colours === 'cmyk' },
  space: { grey: 'DeviceGray', rgb: 'DeviceRGB', cmyk: 'DeviceCMYK' }[colours] as ImageStream['space'],
});

/** A picture in four inks: its amounts of ink stay, but in a book, or on a press, that has black ink alone. */
async function fourInks(
  bytes: Uint8Array,
  head: Head,
  { inks, profile }: Ink,
  ppi: number,
): Promise<Pick<InkedPicture, 'screen' | 'print'>> {
  await tryFourInks(bytes);
  const size = sizeFor(head, ppi, enough.grey, spare);
  const screen = size || head.turned ? await fourInksResized(bytes, size ?? head) : asGiven(bytes, head);
  if (inks !== 'black' && profile?.space !== 'GRAY') return { screen };
  return { screen, print: await jpegOf(inGrey(await decode(bytes, head, size))) };
}
