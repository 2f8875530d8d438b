import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

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

/** Reads the text of a PDF, page by page. */
export async function readPdfText(pdf: Uint8Array): Promise<PdfText> {
  // pdf.js takes the array for itself: give it a copy.
  const task = getDocument({
    data: pdf.slice(),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const document = await task.promise;
  try {
    const labels = await document.getPageLabels();
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
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
    const places = new Map<string, string>();
    for (const [name, destination] of Object.entries(await document.getDestinations())) {
      const [page] = destination as [{ num: number; gen: number }];
      places.set(name, pages[await document.getPageIndex(page)]?.label ?? '');
    }
    const { metadata } = await document.getMetadata();
    const feet = String(metadata?.get('reissue:feet') ?? '').matchAll(/(\d+):([\d.]+)/g);
    return { pages, places, feet: new Map([...feet].map(([, page, at]) => [Number(page), Number(at)])) };
  } finally {
    await task.destroy();
  }
}
