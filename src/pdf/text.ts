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

/** A share of a PDF's pages, with what is told once of the whole. */
export interface PdfShare {
  /** By their positions from 0. */
  items: [page: number, items: PdfPage['items']][];
  /** Labels of all pages; positions from 0 of the pages on which named destinations lie. */
  labels: string[];
  places: Map<string, number>;
  feet: PdfText['feet'];
}

/**
 * Reads one of several shares of a PDF's pages; the first share tells of the whole.
 *
 * @param given.known positions from 0 of pages that need not be read
 */
export type ReadShare = (given: {
  pdf: Uint8Array;
  share: number;
  of: number;
  known?: ReadonlySet<number>;
}) => Promise<PdfShare>;

/** The browser names a place as it stands in an address: `%CE%BF` for the id’s `ο`. */
function idOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export const readShare: ReadShare = ({ pdf, share, of, known }) =>
  withPdf(pdf, async document => {
    const asked = Array.from({ length: document.numPages }, (_, page) => page).filter(
      page => !known?.has(page),
    );
    const [from, to] = [share, share + 1].map(count => Math.round((asked.length * count) / of));
    const items: PdfShare['items'] = [];
    const words = wordsIn(pdf);
    for (const page of asked.slice(from, to)) items.push([page, await itemsOf(document, page, words)]);
    if (share > 0) return { items, labels: [], places: new Map(), feet: new Map() };
    return { items, ...(await wholeOf(document)) };
  });

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

async function wholeOf(document: PDFDocumentProxy): Promise<Omit<PdfShare, 'items'>> {
  const places = new Map<string, number>();
  const indexes = new Map<number, number>();
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    const [page] = destination as [{ num: number; gen: number }];
    const index = indexes.get(page.num) ?? (await document.getPageIndex(page));
    indexes.set(page.num, index);
    places.set(idOf(name), index);
  }
  const labels = await document.getPageLabels();
  const { metadata } = await document.getMetadata();
  const feet = String(metadata?.get('reissue:feet') ?? '').matchAll(/(\d+):([\d.]+)/g);
  return {
    labels: labels ?? Array.from({ length: document.numPages }, (_, page) => String(page + 1)),
    places,
    feet: new Map([...feet].map(([, page, at]) => [Number(page), Number(at)])),
  };
}

/**
 * Reads the text of a PDF.
 * @param threads who reads it, each a share of its pages
 * @param known runs of text of pages that are known already, by their positions from 0
 */
export async function readPdfText(
  pdf: Uint8Array,
  threads: { count: number; readShare: ReadShare } = { count: 1, readShare },
  known: ReadonlyMap<number, PdfPage['items']> = new Map(),
): Promise<PdfText> {
  // One copy for all threads.
  const shared = new Uint8Array(new SharedArrayBuffer(pdf.length));
  shared.set(pdf);
  const of = threads.count;
  const given = { pdf: shared, of, known: new Set(known.keys()) };
  const shares = await Promise.all(
    Array.from({ length: of }, (_, share) => threads.readShare({ ...given, share })),
  );
  const read = new Map([...known, ...shares.flatMap(({ items }) => items)]);
  const { labels, places, feet } = shares[0]!;
  return {
    pages: labels.map((label, page) => ({ label, items: read.get(page) ?? [] })),
    places: new Map([...places].map(([name, page]) => [name, labels[page] ?? ''])),
    feet,
  };
}
