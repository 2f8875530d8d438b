import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Evidence } from './extraction.ts';

/** An entry of a PDF's outline (its bookmarks). */
export interface OutlineEntry {
  title: string;
  /** Index of the page that it leads to, from 0. */
  page: number;
  /** Its depth, from 1. */
  level: number;
}

/** A stranger's outline is read so far and no farther. */
const bounds = { entries: 5000, depth: 8 };

type Nodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

/** The entries of a PDF's outline that lead to a page of it, in order; none where it has no outline or a damaged one. */
export async function outlineOf(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (nodes: Nodes, level: number): Promise<void> => {
    for (const node of nodes ?? []) {
      if (entries.length >= bounds.entries || level > bounds.depth) return;
      const page = await pageOf(document, node.dest);
      if (page !== null) entries.push({ title: node.title, page, level });
      await walk(node.items, level + 1);
    }
  };
  try {
    await walk(await document.getOutline(), 1);
  } catch {
    // what a damaged outline says is no evidence
  }
  return entries;
}

async function pageOf(document: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number | null> {
  try {
    const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const target: unknown = explicit?.[0];
    if (typeof target === 'number') return target < document.numPages ? target : null;
    return target ? await document.getPageIndex(target as { num: number; gen: number }) : null;
  } catch {
    // a destination that does not exist
    return null;
  }
}

/** A title stands on no more printed lines than this. */
const mostLines = 5;

/** A printed label or number before a title that the outline leaves out is no longer than this, in letters. */
const longestLabel = 12;

/**
 * Says of the lines of a page that an outline leads to which of them are the title that it names: by their letters, whatever the case
 * and the blanks. Of several places on the page that with the largest type is taken.
 * @param pages the lines of each page; what is found is written to their `outlined`
 */
export function markOutlined(
  pages: readonly (readonly (Evidence & { text: string })[])[],
  outline: readonly OutlineEntry[],
): void {
  const known = new Map<number, string[]>();
  for (const { title, page, level } of outline) {
    const wanted = lettersOf(title);
    const lines = pages[page];
    // a number alone may be the page's own
    if (!lines || !/\p{L}/u.test(wanted)) continue;
    const own = known.get(page) ?? lines.map(l => lettersOf(l.text));
    known.set(page, own);
    let best: { from: number; end: number; size: number } | null = null;
    for (let from = 0; from < lines.length; from++) {
      let letters = '';
      const first = own[from]!.length;
      for (let end = from + 1; end <= Math.min(lines.length, from + mostLines); end++) {
        letters += own[end - 1]!;
        if (letters.length > wanted.length + longestLabel) break;
        const size = Math.max(...lines.slice(from, end).map(l => l.size));
        // what stands before the title stands on its line
        const isThere = letters.length - wanted.length < first && isTitle(letters, wanted);
        if (isThere && (!best || size > best.size * 1.01)) best = { from, end, size };
      }
    }
    if (best) for (const line of lines.slice(best.from, best.end)) line.outlined = level;
  }
}

/** Whether letters are those of a title, or of a short label and a title of more than a few. */
const isTitle = (letters: string, wanted: string): boolean =>
  letters === wanted ||
  (wanted.length >= 4 &&
    letters.endsWith(wanted) &&
    /^\p{L}{0,9}\p{N}{1,4}$/u.test(letters.slice(0, -wanted.length)));

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
