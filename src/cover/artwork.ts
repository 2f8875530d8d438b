import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { Resvg } from '@resvg/resvg-wasm';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { flawOf, mediaTypeOf } from '../pictures/index.ts';
import { pathInside, type Title } from '../title.ts';
import type { Box } from './drawing.ts';
import { readyToDraw } from './resvg.ts';

/** A picture that the press gives. */
export interface Artwork {
  /** As `book.yaml` names it. */
  name: string;
  kind: 'jpeg' | 'png' | 'pdf';
  bytes: Uint8Array;
  /** Pixels; points of a PDF's page. */
  width: number;
  height: number;
  inks: 'grey' | 'rgb' | 'cmyk' | 'unknown';
  /** Of a PNG without colour: its pixels, one byte each, on white. */
  grey?: Uint8Array;
  /** Of a PDF: where on its page it is to be trimmed, from the upper left; undefined where it does not say. */
  trim?: Box;
}

/** A fault of what the press gave. */
export const complaint = (message: string, advice: string) =>
  new Complaint(message, { file: 'book.yaml', advice });

/** Whether a picture is of a kind that is printed, by its name; readers of the EPUB see some more. */
export const isPrintable = (name: string): boolean => /\.(jpe?g|png|svg|pdf)$/i.test(name);

/**
 * Reads a picture of the cover for print.
 *
 * @param name its path in the title's folder
 * @param size what a drawing is made into pixels for, in points: it has no size of its own
 * @throws Complaint where it is missing, outside the folder, damaged, or of a kind that is not printed
 */
export async function readArtwork(
  { folder }: Title,
  name: string,
  size: { width: number; height: number },
): Promise<Artwork> {
  const path = pathInside(folder, name, { file: 'book.yaml' });
  const file = await stat(path);
  if (!file.isFile())
    throw complaint(`The cover’s “${name}” is not a file.`, 'Put the picture itself there.');
  if (file.size > limits.picture.bytes) {
    const most = limits.picture.bytes / 1e6;
    throw complaint(`The cover’s “${name}” has more than ${most} MB.`, 'Make it smaller in an image editor.');
  }
  const bytes = new Uint8Array(await readFile(path));
  const extension = extname(name).toLowerCase();
  if (extension === '.pdf') return pdfArtwork(name, bytes);
  const kind = mediaTypeOf(name);
  if (kind !== 'image/jpeg' && kind !== 'image/png' && kind !== 'image/svg+xml') {
    throw complaint(`The cover’s “${name}” cannot be printed.`, 'Save it as a JPEG, PNG or PDF.');
  }
  const flaw = flawOf(bytes, name);
  if (flaw) throw complaint(`The cover’s “${name}” ${flaw.reason}.`, flaw.advice);
  if (kind === 'image/jpeg') return { name, kind: 'jpeg', bytes, ...jpegSize(bytes) };
  if (kind === 'image/png') return pngArtwork(name, bytes);
  return drawnArtwork(name, bytes, size);
}

/** Pixels to the inch that a drawing is made into. */
const resolution = 300;

async function drawnArtwork(
  name: string,
  bytes: Uint8Array,
  size: { width: number; height: number },
): Promise<Artwork> {
  await readyToDraw();
  const svg = Buffer.from(bytes).toString('utf8');
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } });
  const wide = (size.width / size.height) * drawing.height > drawing.width;
  const pixels = Math.ceil(((wide ? size.width : size.height) * resolution) / 72);
  const png = new Resvg(svg, {
    font: { loadSystemFonts: false },
    fitTo: { mode: wide ? 'width' : 'height', value: pixels },
  })
    .render()
    .asPng();
  return pngArtwork(name, png);
}

/** A PNG, which may be saved in colour and have none: that is printed in black ink alone. */
async function pngArtwork(name: string, bytes: Uint8Array): Promise<Artwork> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (width * height > limits.cover.pixels) {
    throw complaint(
      `The cover’s “${name}” has ${width} × ${height} pixels.`,
      'Make it smaller: 300 pixels to the inch are enough.',
    );
  }
  await readyToDraw();
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${file.toString('base64')}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  const grey = greyOf(new Resvg(svg, { background: '#fff' }).render().pixels);
  return { name, kind: 'png', bytes, width, height, inks: grey ? 'grey' : 'rgb', ...(grey && { grey }) };
}

/** The pixels of a picture (red, green, blue, opacity) as greys; undefined where one has a colour. */
function greyOf(pixels: Uint8Array): Uint8Array | undefined {
  const greys = new Uint8Array(pixels.length / 4);
  for (let k = 0; k < greys.length; k++) {
    const value = pixels[4 * k]!;
    if (pixels[4 * k + 1] !== value || pixels[4 * k + 2] !== value) return undefined;
    greys[k] = value;
  }
  return greys;
}

/** From the frame's header, which `flawOf` has found sound (ITU-T T.81, B.2.2). */
function jpegSize(bytes: Uint8Array): Pick<Artwork, 'width' | 'height' | 'inks'> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 9 < file.length; ) {
    const marker = file[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xc2) {
      const inks = ({ 1: 'grey', 3: 'rgb', 4: 'cmyk' } as const)[file[at + 9]!] ?? 'unknown';
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7), inks };
    } else at += 2 + file.readUInt16BE(at + 2);
  }
  throw new Error('A JPEG without a frame passed for a sound one.');
}

async function pdfArtwork(name: string, bytes: Uint8Array): Promise<Artwork> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: false,
  }).catch(() => {
    throw complaint(
      `The cover’s “${name}” cannot be opened as a PDF.`,
      'Export it again, without a password.',
    );
  });
  if (document.getPageCount() !== 1) {
    throw complaint(
      `The cover’s “${name}” has ${document.getPageCount()} pages.`,
      'Export back, spine and front as one page, from left to right.',
    );
  }
  const page = document.getPage(0);
  const { width, height } = page.getMediaBox();
  const trim = trimOf(page);
  return { name, kind: 'pdf', bytes, width, height, inks: 'unknown', ...(trim && { trim }) };
}

function trimOf(page: PDFPage): Box | undefined {
  if (!page.node.TrimBox()) return undefined;
  const media = page.getMediaBox();
  const { x, y, width, height } = page.getTrimBox();
  return { x: x - media.x, y: media.y + media.height - y - height, width, height };
}
