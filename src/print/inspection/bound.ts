import { type Cache, digestOf } from '../../cache.ts';
import { digestOfFonts, united } from '../../pdf/binding/fonts.ts';
import type { FinishedParts } from '../../pdf/finish/index.ts';
import { type PdfPage, type PdfText, readPdfText } from '../../pdf/text.ts';
import type { Threads } from '../setting/threads/index.ts';
import type { LeavesStage } from '../stages.ts';

/**
 * Reads the text of a PDF that was bound, with its labels and places. Pages that stand in it as they stood in one that was
 * read before, with the same fonts, are not read again.
 *
 * @param bound the parts that it was bound from
 * @param order which page of which part each of its pages is
 */
export async function readBound(
  pdf: Uint8Array,
  bound: readonly LeavesStage[],
  order: FinishedParts['order'],
  threads: Threads,
  cache: Cache,
): Promise<PdfText> {
  const fonts = digestOfFonts(united(bound.flatMap(({ leaves }) => leaves.fonts)));
  const made = bound.map(({ made }) => digestOf(made, fonts));
  const positions = bound.map((_, k) => order.flatMap((place, at) => (place?.group === k ? [at] : [])));
  const known = new Map<number, PdfPage['items']>();
  const found = await Promise.all(made.map(one => cache.find<PdfPage['items'][]>('text', one)));
  found.forEach((pages, k) => {
    for (const [page, items] of pages?.entries() ?? []) known.set(positions[k]![page]!, items);
  });
  const text = await readPdfText(pdf, threads, known);
  found.forEach((pages, k) => {
    const read = positions[k]!.map(page => text.pages[page]!.items);
    if (!pages) cache.keep('text', made[k]!, read);
  });
  return text;
}
