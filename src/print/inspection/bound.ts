import { type Cache, digestOf } from '../../cache.ts';
import { digestOfFonts, united } from '../../pdf/binding/fonts.ts';
import type { FinishedParts } from '../../pdf/finish/index.ts';
import { footIn } from '../../pdf/finish/metadata.ts';
import type { SetPage } from '../../pdf/set-page.ts';
import { idOf, type PdfRun, type PdfText } from '../../pdf/text.ts';
import type { Threads } from '../setting/threads/index.ts';
import type { LeavesStage } from '../stages.ts';

/** What a PDF was bound from. */
interface Bound {
  bound: readonly LeavesStage[];
  /** Which page of which part each of its pages is. */
  order: FinishedParts['order'];
  pages: readonly SetPage[];
}

/**
 * Reads the text of a PDF that was bound, and where its links lead. Pages that stand in it as they stood in one that was
 * read before, with the same fonts, are not read again.
 */
export async function readBound(
  pdf: Uint8Array,
  { bound, order, pages }: Bound,
  threads: Threads,
  cache: Cache,
): Promise<PdfText> {
  const fonts = digestOfFonts(united(bound.flatMap(({ leaves }) => leaves.fonts)));
  const made = bound.map(({ made }) => digestOf(made, fonts));
  const positions = bound.map((_, k) => order.flatMap((place, at) => (place?.group === k ? [at] : [])));
  const runs = new Map<number, PdfRun[]>();
  const found = await Promise.all(made.map(one => cache.find<PdfRun[][]>('text', one)));
  found.forEach((known, k) => {
    for (const [page, items] of known?.entries() ?? []) runs.set(positions[k]![page]!, items);
  });
  const asked = [...pages.keys()].filter(page => !runs.has(page));
  const read = await readInThreads(pdf, asked, threads);
  asked.forEach((page, k) => {
    runs.set(page, read.pages[k]!);
  });
  found.forEach((known, k) => {
    const own = positions[k]!.map(page => runs.get(page)!);
    if (!known) cache.keep('text', made[k]!, own);
  });
  return {
    pages: pages.map(({ label }, page) => ({ label, items: runs.get(page)! })),
    places: new Map([...read.places].map(([name, page]) => [idOf(name), pages[page]!.label])),
    feet: new Map(pages.flatMap(({ foot }, page) => (foot === undefined ? [] : [[page, footIn(foot)]]))),
  };
}

/** Reads pages of a PDF, each thread a share of them; where its links lead is told even where there are none. */
async function readInThreads(pdf: Uint8Array, asked: readonly number[], threads: Threads) {
  // One copy for all threads.
  const shared = new Uint8Array(new SharedArrayBuffer(pdf.length));
  shared.set(pdf);
  const count = Math.max(1, Math.min(threads.count, asked.length));
  const at = (share: number) => Math.round((asked.length * share) / count);
  const shares = await Promise.all(
    Array.from({ length: count }, (_, share) =>
      threads.readRuns({ pdf: shared, positions: asked.slice(at(share), at(share + 1)) }),
    ),
  );
  return { pages: shares.flatMap(({ pages }) => pages), places: shares[0]!.places };
}
