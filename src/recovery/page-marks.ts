import type { Page } from '../extraction/extraction.ts';

/** The marks of pages: where they may stand, and which of them stand already. */
export interface PageMarks {
  pages: readonly Page[];
  /** Pages that have text of the body or of endnotes on them: only there can their mark stand. */
  withText: ReadonlySet<number>;
  /** Pages whose mark stands, in the chapter being composed or one before. */
  marked: Set<number>;
}

/** The mark of a page, as the manuscript has it. */
export interface PageBreak {
  type: 'pageBreak';
  label: string;
}

/** The marks of a page and of those before it that have no text, once. */
export function marksOf(page: number, { pages, withText, marked }: PageMarks): PageBreak[] {
  const result: PageBreak[] = [];
  let from = page;
  while (from > 0 && !marked.has(from - 1) && !withText.has(from - 1)) from--;
  for (let p = from; p <= page; p++) {
    if (marked.has(p)) continue;
    marked.add(p);
    const { label } = pages[p]!;
    if (label !== null) result.push({ type: 'pageBreak', label });
  }
  return result;
}
