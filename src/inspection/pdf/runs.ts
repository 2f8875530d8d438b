import { PDFDict } from '@cantoo/pdf-lib';
import { limits } from '../../limits.ts';
import { isShaped } from '../../pdf/shaped/scripts.ts';
import type { PdfRun } from '../../pdf/text.ts';
import { drawingOf, type ShownText } from './drawing/index.ts';
import { contextOf } from './open.ts';
import { destinationsOf } from './reading/destinations.ts';
import { fontReader } from './reading/fonts.ts';
import { type Page, pagesOf } from './reading/pages.ts';
import { unpacker } from './reading/streams.ts';

/** The text of some pages, and where the named destinations of the file lie. */
export interface Runs {
  /** The runs of text of each page asked for, as its content stream has them. */
  pages: PdfRun[][];
  /** Positions from 0 of the pages on which named destinations lie. */
  places: Map<string, number>;
}

/**
 * Reads the text of pages of a file of ours: each string by its font’s ToUnicode map. That takes a quarter of the time that
 * pdf.js takes. Pages whose text their codes alone do not tell are read by pdf.js: where it runs from right to left, where
 * glyphs stand for clusters of letters, or where a font has no map.
 *
 * @param positions of the pages that are asked for, from 0
 * @throws where the file cannot be read
 */
export async function readRuns(pdf: Uint8Array, positions: readonly number[]): Promise<Runs> {
  const opened = await contextOf(pdf);
  if (typeof opened === 'string') throw new Error(`The PDF that was made cannot be read: it is ${opened}.`);
  const { context } = opened;
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const { pages } = pagesOf(catalog, limits.pdf.pages);
  const asked = positions.map(position => pages[position]!);
  const shown = textsOn(asked);
  const doubtful = positions.filter((_, k) =>
    shown[k]!.some(({ text }) => text === undefined || isShaped(text)),
  );
  const again = doubtful.length > 0 ? await (await import('../../pdf/text.ts')).readPages(pdf, doubtful) : [];
  return {
    pages: asked.map(
      (page, k) => again[doubtful.indexOf(positions[k]!)] ?? shown[k]!.map(text => runOf(text, page)),
    ),
    places: destinationsOf(catalog, pages),
  };
}

/** What is shown on pages, page by page; not to be told where it is more than is ever read. */
function textsOn(pages: readonly Page[]): ShownText[][] {
  const { stream, unpacked: all, ...bounds } = limits.preflight;
  const unpack = unpacker({ stream, all });
  const shown = new Map(pages.map(({ number }): [number, ShownText[]] => [number, []]));
  const onText = (text: ShownText) => shown.get(text.page)!.push(text);
  const { cut } = drawingOf({ pages, unpack, fontOf: fontReader(unpack), room: { ...bounds }, onText });
  return pages.map(({ number }) => {
    const texts = shown.get(number)!;
    return cut ? texts.map(text => ({ ...text, text: undefined })) : texts;
  });
}

function runOf({ text = '', x, y, width, font, aside }: ShownText, { boxes }: Page): PdfRun {
  const [left, bottom] = boxes.crop ?? boxes.media;
  return { text, x: x - left, y: y - bottom, width, font, ...(aside && { aside }) };
}
