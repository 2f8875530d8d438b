import type { PDFDocumentProxy } from 'pdfjs-dist';
import { withPdf } from './open.ts';

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
    for (const page of asked.slice(from, to)) items.push([page, await itemsOf(document, page)]);
    if (share > 0) return { items, labels: [], places: new Map(), feet: new Map() };
    return { items, ...(await wholeOf(document)) };
  });

/** The runs of text of a page, by its position from 0. */
async function itemsOf(document: PDFDocumentProxy, position: number): Promise<PdfPage['items']> {
  const page = await document.getPage(position + 1);
  const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
  const [left, bottom] = page.view as [number, number, number, number];
  page.cleanup();
  /** What is being marked, outermost first: whether it is aside of the text. */
  const marked: boolean[] = [];
  return items.flatMap((item): PdfRun[] => {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marked.pop();
      else
        marked.push(
          marked.at(-1) === true || /^(?:Artifact|Figure)$/.test((item as { tag?: string }).tag ?? ''),
        );
      return [];
    }
    const run = {
      text: item.str,
      x: item.transform[4] - left,
      y: item.transform[5] - bottom,
      width: item.width,
      font: item.fontName,
    };
    return [marked.at(-1) ? { ...run, aside: true } : run];
  });
}

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
