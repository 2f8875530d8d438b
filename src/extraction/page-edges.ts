import { isOnPage } from './extraction.ts';
import type { SourceLine } from './lines.ts';
import { type Folio, folio } from './numerals.ts';
import type { PageRange } from './pages.ts';

/** A chapter label or a heading that merely opens a page repeats too, in its number: those words are no running heads. */
export type IsLabel = (text: string) => boolean;

/** Furniture stands within this many lines of a page's edge: two heads of two lines each, and their folios. */
const edge = 6;

/** A running head is no longer than this, in characters. */
export const longest = 90;

/** Letters of a line, for comparing running heads: without folio, case kept; none for a line too long to be one. */
export function headKey(text: string): string {
  if (text.length > longest) return '';
  return text
    .replace(/^(?:\d{1,4}|[ivxlc]+)\s+(?=\S)|\s+(?:\d{1,4}|[ivxlc]+)$/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The parts of a line that carries head and folio together (`2 TITLE`, `Chapter Title 15`), or null. */
export function headWithFolio(text: string): { folio: Folio; head: string } | null {
  const match = /^(\S+)\s+(\S.*)$/.exec(text);
  const first = match && folio(match[1]!);
  if (match && first && /\p{L}{2}/u.test(match[2]!)) return { folio: first, head: headKey(match[2]!) };
  const back = /^(.*\S)\s+(\S+)$/.exec(text);
  const last = back && folio(back[2]!);
  if (back && last && /\p{L}{2}/u.test(back[1]!)) return { folio: last, head: headKey(back[1]!) };
  return null;
}

/** Indices of the first and last few lines of a page that hold anything but slugs. */
export function edges(lines: SourceLine[], page: PageRange): { top: number[]; bottom: number[] } {
  const full: number[] = [];
  for (let i = page.first; i < page.end; i++)
    if (isOnPage(lines[i]!) && lines[i]!.role !== 'slug') full.push(i);
  return { top: full.slice(0, edge), bottom: full.slice(-2).reverse() };
}

/** Whether a line is the first of its page, or a blank one stands before it. */
export function blankBefore(lines: SourceLine[], i: number, page: PageRange): boolean {
  return i === page.first || lines[i - 1]!.role === 'blank';
}

/** Whether a line is the last of its page, or a blank one or the printer's slug stands after it. */
export function blankAfter(lines: SourceLine[], i: number, page: PageRange): boolean {
  return i + 1 >= page.end || lines[i + 1]!.role === 'blank' || lines[i + 1]!.role === 'slug';
}
