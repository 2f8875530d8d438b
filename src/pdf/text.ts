import type { PDFPage } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { withPdf } from './open.ts';
import { isShaped } from './shaped/scripts.ts';

/** The text of one page of a PDF, in the order of its content stream. */
export interface PdfPage {
  /** The page label (`xii`, `37`); the position from 1 where the PDF has none. */
  label: string;
  /** Runs of text. */
  items: PdfRun[];
}

/** A run of text with the place of its baseline's start, in points from the media box's lower left corner. */
export interface PdfRun {
  text: string;
  x: number;
  y: number;
  width: number;
  font: string;
  /** Whether it is furniture or in a picture, as far as the PDF says so: marked as an artifact or a figure. */
  aside?: true;
}

/** A PDF as far as its text goes. */
export interface PdfText {
  pages: PdfPage[];
  /** Labels of the pages on which the PDF's named destinations lie: where its links lead. */
  places: Map<string, string>;
  /** Where the notes at the feet of pages begin, by the page's position from 0: points from the trimmed upper edge. */
  feet: Map<number, number>;
}

/** The browser names a place as it stands in an address: `%CE%BF` for the id’s `ο`. */
export function idOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Reads the runs of text of some pages of a PDF, by their positions from 0. */
export const readPages = (pdf: Uint8Array, positions: readonly number[]): Promise<PdfRun[][]> =>
  withPdf(pdf, document => runsOf(document, pdf, positions));

async function runsOf(
  document: PDFDocumentProxy,
  pdf: Uint8Array,
  positions: readonly number[],
): Promise<PdfRun[][]> {
  const words = wordsIn(pdf);
  const pages: PdfRun[][] = [];
  for (const page of positions) pages.push(await itemsOf(document, page, words));
  return pages;
}

/**
 * Tells the text of a page by the numbers of its marked content; the PDF is opened for it when it is asked for the first time.
 * Of a PDF that cannot be opened so, none is told.
 */
function wordsIn(pdf: Uint8Array): (position: number) => Promise<ReadonlyMap<number, string>> {
  let pages: Promise<PDFPage[]> | undefined;
  const open = async () => {
    const { ParseSpeeds, PDFDocument } = await import('@cantoo/pdf-lib');
    const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
    return (await PDFDocument.load(new Uint8Array(pdf), options)).getPages();
  };
  return async position => {
    pages ??= open();
    const { wordsOn } = await import('./shaped/index.ts');
    const page = (await pages.catch(() => []))[position];
    return page ? wordsOn(page).catch(() => new Map()) : new Map();
  };
}

/**
 * The runs of text of a page, by its position from 0. What pdf.js does not know is read anew: scripts whose glyphs do not tell
 * their letters (`ActualText`), and what runs from right to left.
 */
async function itemsOf(
  document: PDFDocumentProxy,
  position: number,
  words: ReturnType<typeof wordsIn>,
): Promise<PdfPage['items']> {
  const page = await document.getPage(position + 1);
  const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
  const [left, bottom] = page.view as [number, number, number, number];
  page.cleanup();
  const isPlain = !items.some(item => 'str' in item && isShaped(item.str));
  const known = isPlain ? undefined : await words(position);
  /** What is being marked, outermost first: whether it is aside of the text. */
  const marked: boolean[] = [];
  /** The number of the marked content around, and the runs whose words are told. */
  let number: number | undefined;
  const told = new Map<number, PdfRun>();
  return items.flatMap((item): PdfRun[] => {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marked.pop();
      else
        marked.push(
          marked.at(-1) === true || /^(?:Artifact|Figure)$/.test((item as { tag?: string }).tag ?? ''),
        );
      if (marked.length === 0) number = undefined;
      else if (item.type === 'beginMarkedContentProps' && item.id) number = numberIn(item.id);
      return [];
    }
    const written = number === undefined ? undefined : known?.get(number);
    const run = {
      text: written ?? item.str,
      x: item.transform[4] - left,
      y: item.transform[5] - bottom,
      width: item.width,
      font: item.fontName,
    };
    const before = written === undefined ? undefined : told.get(number!);
    if (before) {
      const end = Math.max(before.x + before.width, run.x + run.width);
      before.x = Math.min(before.x, run.x);
      before.width = end - before.x;
      return [];
    }
    const found: PdfRun = marked.at(-1) ? { ...run, aside: true } : run;
    if (written !== undefined) told.set(number!, found);
    return [found];
  });
}

/** The number of marked content in what pdf.js calls it: `p12R_mc3`. */
const numberIn = (id: string): number => Number(/_mc(\d+)$/.exec(id)?.[1] ?? Number.NaN);

/** Reads the text of a PDF. */
export const readPdfText = (pdf: Uint8Array): Promise<PdfText> =>
  withPdf(pdf, async document => {
    const positions = Array.from({ length: document.numPages }, (_, page) => page);
    const labels = (await document.getPageLabels()) ?? positions.map(page => String(page + 1));
    const { metadata } = await document.getMetadata();
    const feet = String(metadata?.get('reissue:feet') ?? '').matchAll(/(\d+):([\d.]+)/g);
    const items = await runsOf(document, pdf, positions);
    return {
      pages: labels.map((label, page) => ({ label, items: items[page]! })),
      places: new Map([...(await placesOf(document))].map(([name, page]) => [name, labels[page] ?? ''])),
      feet: new Map([...feet].map(([, page, at]) => [Number(page), Number(at)])),
    };
  });

/** Positions from 0 of the pages on which named destinations lie. */
async function placesOf(document: PDFDocumentProxy): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  const indexes = new Map<number, number>();
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    const [page] = destination as [{ num: number; gen: number }];
    const index = indexes.get(page.num) ?? (await document.getPageIndex(page));
    indexes.set(page.num, index);
    places.set(idOf(name), index);
  }
  return places;
}
