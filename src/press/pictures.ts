import { Complaint } from '../complaint.ts';
import type { Leaves } from '../pdf/binding/leaves.ts';
import type { FinishedPart } from '../pdf/finish/index.ts';
import { withPictures } from '../pdf/ink/leaves.ts';
import type { InkedPicture, Shown } from '../pdf/ink/picture.ts';
import { mostPixels, standInOf } from '../pdf/ink/stand-in.ts';
import type { Image } from '../publication/publication.ts';
import type { ShelfFile } from './shelf.ts';

/** A picture as it stands on the pages. */
export interface PictureUse extends Pick<Image, 'src' | 'file' | 'line'>, Pick<InkedPicture, 'kind' | 'ppi'> {
  /** How large it stands there, in points. */
  shown: Shown;
}

/** Pages with their pictures, and what is to be known of these. */
export interface InkedLeaves {
  leaves: Leaves;
  pictures: PictureUse[];
  /** Gradients that could only be made grey. */
  greyed: number;
}

const isDrawing = ({ mediaType }: Image): boolean => mediaType === 'image/svg+xml';

/**
 * What the browser is given for the pictures of a book: drawings as they are, and stand-ins for what is made of pixels,
 * each with the number that the picture has in the list.
 *
 * @throws Complaint where a picture cannot be read
 */
export async function standIns(images: readonly Image[]): Promise<[src: string, file: ShelfFile][]> {
  if (images.every(isDrawing)) return images.map(image => [image.src, image]);
  const { headOf } = await import('../pdf/ink/decoding.ts');
  return Promise.all(
    images.map(async (image, number): Promise<[string, ShelfFile]> => {
      if (isDrawing(image)) return [image.src, image];
      const { width, height } = await readable(image, () => headOf(image.bytes));
      const scale = Math.min(1, mostPixels / Math.max(width, height));
      const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
      const bytes = standInOf(number, side(width), side(height));
      return [image.src, { ...image, bytes, mediaType: 'image/jpeg' }];
    }),
  );
}

/**
 * Puts pictures into pages that were finished with stand-ins for them.
 *
 * @param html what the browser was given to set
 * @param images the book’s, in the order of their numbers
 * @param ink makes a picture ready that is shown so large
 * @throws Complaint where a picture cannot be decoded
 */
export async function inkPictures(
  { leaves, shown, greyed }: FinishedPart,
  html: string,
  images: readonly Image[],
  ink: (image: Image, shown: Shown) => Promise<InkedPicture>,
): Promise<InkedLeaves> {
  const wanted = [...picturesIn(html, images)];
  const lost = wanted.find(number => !shown.has(number));
  if (lost !== undefined)
    throw new Error(
      `The browser did not put the picture “${images[lost]!.src}” on its page as it was given.`,
    );
  const made = await Promise.all(
    wanted.map(async (number): Promise<[number, InkedPicture]> => {
      const image = images[number]!;
      return [number, await readable(image, () => ink(image, shown.get(number)!))];
    }),
  );
  const pictures = made.map(([number, { kind, ppi }]): PictureUse => {
    const { src, file, line } = images[number]!;
    return { src, file, ...(line !== undefined && { line }), kind, ppi, shown: shown.get(number)! };
  });
  return { leaves: withPictures(leaves, new Map(made)), pictures, greyed };
}

/** Numbers of the pictures made of pixels that a text shows. */
function picturesIn(html: string, images: readonly Image[]): Set<number> {
  const numbers = new Map(
    images.flatMap((image, number) => (isDrawing(image) ? [] : [[escaped(image.src), number]])),
  );
  const found = [...html.matchAll(/<img\b[^>]*?\bsrc="([^"]*)"/g)].map(([, src]) => numbers.get(src!));
  return new Set(found.filter(number => number !== undefined));
}

/** As the value of an attribute is written. */
const escaped = (src: string): string => src.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');

async function readable<T>({ src, file, line }: Image, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Complaint(`The picture “${src}” cannot be shown: it cannot be decoded.`, {
      ...{ file, ...(line !== undefined && { line }) },
      advice: 'Open it in an image editor and save it again.',
      exit: 1,
    });
  }
}
