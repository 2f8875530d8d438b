import { PDFArray, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { decode } from './decoding.ts';
import type { Ink } from './ink.ts';
import { inked } from './picture.ts';
import type { ImageStream, Pixels } from './pixels.ts';
import { unpacked } from './streams.ts';

const name = (text: string) => PDFName.of(text);

/** An image as the browser made it of what stands within drawings, in the inks of a book; its mask stays. */
export async function inkImage(stream: PDFRawStream, ink: Ink): Promise<PDFRawStream> {
  const lossy = stream.dict.lookup(name('Filter')) === name('DCTDecode');
  const pixels = lossy ? await decode(stream.contents, { colours: 'rgb' }) : await rawPixels(stream);
  return imageObject(await inked(pixels, ink, lossy), stream);
}

async function rawPixels(stream: PDFRawStream): Promise<Pixels> {
  const number = (key: string) => stream.dict.lookup(name(key), PDFNumber).asNumber();
  const [width, height] = [number('Width'), number('Height')];
  const data = await unpacked(stream);
  const space = stream.dict.lookup(name('ColorSpace'));
  const isIndexed = space instanceof PDFArray && space.lookup(0) === name('Indexed');
  if (isIndexed || number('BitsPerComponent') !== 8 || data.length < width * height * 3)
    throw new Error(`The browser wrote an image that is not known: ${stream.dict}`);
  return { width, height, channels: 3, data: data.subarray(0, width * height * 3) };
}

/** Makes an object of an image, with the mask of another. */
function imageObject(image: ImageStream, { dict: former }: PDFRawStream): PDFRawStream {
  const { context } = former;
  const { width, height, space, bits, filter, inverted, data } = image;
  const channels = { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4 }[space];
  const dict = context.obj({
    ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height },
    ...{ ColorSpace: space, BitsPerComponent: bits, Filter: filter },
    ...(inverted && { Decode: Array.from({ length: channels }, () => [1, 0]).flat() }),
    ...(filter === 'FlateDecode' && {
      DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: width },
    }),
  });
  const mask = former.get(name('SMask'));
  if (mask) dict.set(name('SMask'), mask);
  return PDFRawStream.of(dict, data);
}
