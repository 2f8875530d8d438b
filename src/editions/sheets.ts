import { createHash } from 'node:crypto';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type PdfPage, readPdfText } from '../pdf/text.ts';
import type { PrintSettings } from '../title.ts';
import type { Sheet } from './manifest.ts';

/** The pages of a PDF, and where its links lead: labels of pages by the ids of what stands there. */
export interface Sheets {
  pages: Sheet[];
  places: ReadonlyMap<string, string>;
}

/** Baselines that differ by less are of one line: marks of notes are raised. In points. */
const raised = 5.5;
const points = 72 / 25.4;

/**
 * Reads the pages of a print edition’s file for readers.
 *
 * @param print the settings it was made with: they tell text from running heads
 * @throws what pdf.js throws where the file is damaged
 */
export async function readSheets(pdf: Uint8Array, print: PrintSettings): Promise<Sheets> {
  const [{ pages, places }, pictures] = await Promise.all([readPdfText(pdf), picturesOf(pdf)]);
  return {
    pages: pages.map((page, at) => ({
      label: page.label,
      lines: linesOf(page, print),
      digest: digestOfPage(page, pictures[at] ?? ''),
    })),
    places,
  };
}

/** The lines of a page, put together from the runs on one height. */
function linesOf({ items }: PdfPage, { trim, margins }: PrintSettings): string[] {
  const top = (trim.height - margins.top) * points;
  const bottom = margins.bottom * points - raised;
  const text = items
    .filter(({ text, y }) => text.trim() !== '' && y < top && y > bottom)
    .sort((one, other) => other.y - one.y);
  const lines: { y: number; items: PdfPage['items'] }[] = [];
  for (const item of text) {
    const line = lines.at(-1);
    if (line && line.y - item.y < raised) line.items.push(item);
    else lines.push({ y: item.y, items: [item] });
  }
  return lines.map(({ items }) => runTogether(items.sort((one, other) => one.x - other.x)));
}

/** Runs with white between them are words. */
function runTogether(items: PdfPage['items']): string {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const item of items) {
    text += `${item.x - end > 1 ? ' ' : ''}${item.text}`;
    end = item.x + item.width;
  }
  return text.replace(/\s+/g, ' ').trim();
}

function digestOfPage({ label, items }: PdfPage, pictures: string): string {
  const rounded = items
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, x, y, width }) => [text, x.toFixed(1), y.toFixed(1), width.toFixed(1)]);
  return createHash('sha256')
    .update(JSON.stringify([label, rounded, pictures]))
    .digest('hex');
}

/** Digests of the pictures that each page shows. */
async function picturesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const objects = node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict);
    const streams = (objects?.keys() ?? []).map(key => objects!.lookup(key));
    return streams
      .flatMap(stream =>
        stream instanceof PDFRawStream && stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
          ? [createHash('sha256').update(stream.contents).digest('hex')]
          : [],
      )
      .sort()
      .join(' ');
  });
}
