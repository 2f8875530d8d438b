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
  withPdf(pdf, document => runsOf(document, positions));

async function runsOf(document: PDFDocumentProxy, positions: readonly number[]): Promise<PdfRun[][]> {
  const pages: PdfRun[][] = [];
  for (const page of positions) pages.push(await itemsOf(document, page));
  return pages;
}

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

/** Reads the text of a PDF. */
export const readPdfText = (pdf: Uint8Array): Promise<PdfText> =>
  withPdf(pdf, async document => {
    const positions = Array.from({ length: document.numPages }, (_, page) => page);
    const labels = (await document.getPageLabels()) ?? positions.map(page => String(page + 1));
    const { metadata } = await document.getMetadata();
    const feet = String(metadata?.get('reissue:feet') ?? '').matchAll(/(\d+):([\d.]+)/g);
    const items = await runsOf(document, positions);
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
