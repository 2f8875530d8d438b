import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';

/** The text of one page of a PDF, in the order of its content stream. */
export interface PdfPage {
  /** The page label (`xii`, `37`); the position from 1 where the PDF has none. */
  label: string;
  /** Runs of text with the place of their baseline's start, in points from the media box's lower left corner. */
  items: { text: string; x: number; y: number; width: number; font: string }[];
}

/** A PDF as far as its text goes. */
export interface PdfText {
  pages: PdfPage[];
  /** Labels of the pages on which the PDF's named destinations lie: where its links lead. */
  places: Map<string, string>;
  /** Where the notes at the feet of pages begin, by the page's position from 0: points from the trimmed upper edge. */
  feet: Map<number, number>;
}

/** Reads pages of a PDF, from one position to another, end exclusive. */
export type ReadPages = (given: { pdf: Uint8Array; from: number; to: number }) => Promise<PdfPage[]>;

/** Opens a PDF for as long as the work lasts. */
async function withPdf<T>(pdf: Uint8Array, work: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // pdf.js takes the array for itself: give it a copy.
  const task = getDocument({
    data: new Uint8Array(pdf),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}

export const readPages: ReadPages = ({ pdf, from, to }) =>
  withPdf(pdf, async document => {
    const labels = await document.getPageLabels();
    const pages: PdfPage[] = [];
    for (let number = from + 1; number <= to; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const [left, bottom] = page.view as [number, number, number, number];
      pages.push({
        label: labels?.[number - 1] ?? String(number),
        items: items
          .filter((item): item is TextItem => 'str' in item)
          .map(item => ({
            text: item.str,
            x: item.transform[4] - left,
            y: item.transform[5] - bottom,
            width: item.width,
            font: item.fontName,
          })),
      });
      page.cleanup();
    }
    return pages;
  });

/**
 * Reads the text of a PDF.
 * @param threads who reads its pages, each a stretch of them
 */
export async function readPdfText(
  pdf: Uint8Array,
  threads: { count: number; readPages: ReadPages } = { count: 1, readPages },
): Promise<PdfText> {
  // One copy for all threads.
  const shared = new Uint8Array(new SharedArrayBuffer(pdf.length));
  shared.set(pdf);
  return withPdf(shared, async document => {
    const { numPages } = document;
    const stretch = Math.ceil(numPages / threads.count);
    const reading = Array.from({ length: Math.ceil(numPages / stretch) }, (_, k) =>
      threads.readPages({ pdf: shared, from: k * stretch, to: Math.min(numPages, (k + 1) * stretch) }),
    );
    const pages = (await Promise.all(reading)).flat();
    const places = new Map<string, string>();
    for (const [name, destination] of Object.entries(await document.getDestinations())) {
      const [page] = destination as [{ num: number; gen: number }];
      places.set(name, pages[await document.getPageIndex(page)]?.label ?? '');
    }
    const { metadata } = await document.getMetadata();
    const feet = String(metadata?.get('reissue:feet') ?? '').matchAll(/(\d+):([\d.]+)/g);
    return { pages, places, feet: new Map([...feet].map(([, page, at]) => [Number(page), Number(at)])) };
  });
}
