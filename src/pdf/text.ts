import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { withPdf } from './open.ts';

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

/** A share of a PDF's pages, with what is told once of the whole. */
export interface PdfShare {
  pages: PdfPage[];
  /** Positions from 0 of the pages on which named destinations lie. */
  places: Map<string, number>;
  feet: PdfText['feet'];
}

/** Reads one of several shares of a PDF's pages; the first share tells of the whole. */
export type ReadShare = (given: { pdf: Uint8Array; share: number; of: number }) => Promise<PdfShare>;

/** The browser names a place as it stands in an address: `%CE%BF` for the id’s `ο`. */
function idOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export const readShare: ReadShare = ({ pdf, share, of }) =>
  withPdf(pdf, async document => {
    const { numPages } = document;
    const [from, to] = [share, share + 1].map(count => Math.round((numPages * count) / of)) as [
      number,
      number,
    ];
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
    if (share > 0) return { pages, places: new Map(), feet: new Map() };
    const places = new Map<string, number>();
    const indexes = new Map<number, number>();
    for (const [name, destination] of Object.entries(await document.getDestinations())) {
      const [page] = destination as [{ num: number; gen: number }];
      const index = indexes.get(page.num) ?? (await document.getPageIndex(page));
      indexes.set(page.num, index);
      places.set(idOf(name), index);
    }
    const { metadata } = await document.getMetadata();
    const feet = String(metadata?.get('reissue:feet') ?? '').matchAll(/(\d+):([\d.]+)/g);
    return { pages, places, feet: new Map([...feet].map(([, page, at]) => [Number(page), Number(at)])) };
  });

/**
 * Reads the text of a PDF.
 * @param threads who reads it, each a share of its pages
 */
export async function readPdfText(
  pdf: Uint8Array,
  threads: { count: number; readShare: ReadShare } = { count: 1, readShare },
): Promise<PdfText> {
  // One copy for all threads.
  const shared = new Uint8Array(new SharedArrayBuffer(pdf.length));
  shared.set(pdf);
  const of = threads.count;
  const shares = await Promise.all(
    Array.from({ length: of }, (_, share) => threads.readShare({ pdf: shared, share, of })),
  );
  const pages = shares.flatMap(share => share.pages);
  const places = [...shares[0]!.places].map(([name, page]) => [name, pages[page]?.label ?? ''] as const);
  return { pages, places: new Map(places), feet: shares[0]!.feet };
}
