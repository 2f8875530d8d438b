import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { Resvg } from '@resvg/resvg-wasm';
import { Complaint } from '../complaint.ts';
import { cutsOf, type Face, readCut } from '../faces/faces.ts';
import { limits } from '../limits.ts';
import type { Ink } from '../pdf/ink/ink.ts';
import type { InkedPicture } from '../pdf/ink/picture.ts';
import type { ImageStream } from '../pdf/ink/pixels.ts';
import { flawOf, mediaTypeOf } from '../pictures/index.ts';
import { pathInside, type Title } from '../title.ts';
import type { Box } from './drawing.ts';
import { readyToDraw } from './resvg.ts';

interface Given {
  /** As `book.yaml` names it. */
  name: string;
  /** Pixels; points of a PDF’s page. */
  width: number;
  height: number;
}

/** A picture of pixels, ready for print. */
export interface Picture extends Given, Pick<InkedPicture, 'kind'> {
  image: ImageStream;
  /** The family that the text of a drawing was set in, where it asks for another. */
  reset?: string;
}

/** A page of a PDF, which is printed as it is. */
export interface PdfPage extends Given {
  kind: 'pdf';
  bytes: Uint8Array;
  /** Where it is to be trimmed, from the upper left; undefined where it does not say. */
  trim?: Box;
}

/** A picture that the press gives. */
export type Artwork = Picture | PdfPage;

/** A fault of what the press gave. */
export const complaint = (message: string, advice: string) =>
  new Complaint(message, { file: 'book.yaml', advice });

/** Whether a picture is of a kind that is printed, by its name; readers of the EPUB see some more. */
export const isPrintable = (name: string): boolean => /\.(jpe?g|png|svg|pdf)$/i.test(name);

/**
 * Reads a picture of the cover, and makes it ready for print: what is grey in black ink, colours in four inks, by the
 * profile; JPEGs in four inks and PDFs as they are.
 *
 * @param name its path in the title's folder
 * @param place what it fills, in points
 * @param face of the cover: text in a drawing is set in its families
 * @throws Complaint where it is missing, outside the folder, damaged, or of a kind that is not printed
 */
export async function readArtwork(
  { folder }: Title,
  name: string,
  place: { width: number; height: number },
  { ink, face }: { ink: Ink; face: Face },
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
  if (extname(name).toLowerCase() === '.pdf') return pdfPage(name, bytes);
  const kind = mediaTypeOf(name);
  if (kind !== 'image/jpeg' && kind !== 'image/png' && kind !== 'image/svg+xml') {
    throw complaint(`The cover’s “${name}” cannot be printed.`, 'Save it as a JPEG, PNG or PDF.');
  }
  const flaw = flawOf(bytes, name);
  if (flaw) throw complaint(`The cover’s “${name}” ${flaw.reason}.`, flaw.advice);
  if (kind !== 'image/svg+xml') return picture(name, bytes, place, ink);
  const svg = Buffer.from(bytes).toString('utf8');
  const made = await picture(name, await drawn(svg, place, face), place, ink);
  return { ...made, ...(asksForOthers(svg, face) && { reset: face.name }) };
}

/** The cover cannot have a picture that passed for a sound one. */
export const notTaken = (name: string) =>
  complaint(
    `The cover’s “${name}” cannot be taken over into the cover’s PDF.`,
    'Save it again with another program.',
  );

async function picture(
  name: string,
  bytes: Uint8Array,
  place: { width: number; height: number },
  ink: Ink,
): Promise<Picture> {
  // What works on pixels takes its time to load.
  const [{ headOf }, { inkPicture }] = await Promise.all([
    import('../pdf/ink/decoding.ts'),
    import('../pdf/ink/picture.ts'),
  ]);
  const { width, height } = await headOf(bytes).catch(() => Promise.reject(notTaken(name)));
  if (width * height > limits.cover.pixels) {
    throw complaint(
      `The cover’s “${name}” has ${width} × ${height} pixels.`,
      'Make it smaller: 300 pixels to the inch are enough.',
    );
  }
  const scale = Math.max(place.width / width, place.height / height);
  const shown = { width: width * scale, height: height * scale };
  const { kind, screen, print } = await inkPicture(bytes, ink, shown).catch(() =>
    Promise.reject(notTaken(name)),
  );
  return { name, kind, width, height, image: print ?? screen };
}

/** Pixels to the inch that a drawing is made into. */
const resolution = 300;

const hasText = (svg: string): boolean => /<(?:\w+:)?text\b/.test(svg);

/** Whether a drawing has text that asks for a family which the cover does not have, or says none. */
function asksForOthers(svg: string, face: Face): boolean {
  if (!hasText(svg)) return false;
  const own = new Set(cutsOf(face).map(({ family }) => family.toLowerCase()));
  const asked = [...svg.matchAll(/font-family\s*[:=]\s*["']*([^"',;<>}]+)/g)].map(([, name]) => name!.trim());
  return asked.length === 0 || asked.some(name => !own.has(name.toLowerCase()));
}

/** A drawing as a PNG; it has no size of its own. Its text is set in the families of the cover. */
async function drawn(svg: string, place: { width: number; height: number }, face: Face): Promise<Uint8Array> {
  await readyToDraw();
  const font = {
    loadSystemFonts: false,
    fontBuffers: hasText(svg) ? await Promise.all(cutsOf(face).map(readCut)) : [],
    ...{ defaultFontFamily: face.name, serifFamily: face.name, sansSerifFamily: face.name },
    monospaceFamily: face.mono.family,
  };
  const drawing = new Resvg(svg, { font });
  const wide = (place.width / place.height) * drawing.height > drawing.width;
  const pixels = Math.ceil(((wide ? place.width : place.height) * resolution) / 72);
  return new Resvg(svg, {
    font,
    fitTo: { mode: wide ? 'width' : 'height', value: pixels },
  })
    .render()
    .asPng();
}

async function pdfPage(name: string, bytes: Uint8Array): Promise<PdfPage> {
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
  return { name, kind: 'pdf', bytes, width, height, ...(trim && { trim }) };
}

function trimOf(page: PDFPage): Box | undefined {
  if (!page.node.TrimBox()) return undefined;
  const media = page.getMediaBox();
  const { x, y, width, height } = page.getTrimBox();
  return { x: x - media.x, y: media.y + media.height - y - height, width, height };
}
