import type { Extraction, Page } from '../extraction/extraction.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { TextLine } from './lines.ts';
import { isCapitals, isUsualTitle, plain } from './title-lines.ts';

/** What a book shows of where its chapters open. */
export interface Openings {
  /** The lines of its text, in order. */
  lines: TextLine[];
  pages: Page[];
  /** The letters of each page's running heads. */
  heads: string[][];
  /** How many lines of text each page has, and how many are usual. */
  counts: number[];
  usual: number;
  words: Vocabulary;
}

/** Looks over a book for what shows where its chapters open. */
export function openingsOf(lines: TextLine[], { pages }: Extraction, words: Vocabulary): Openings {
  const counts = pages.map(() => 0);
  for (const l of lines) counts[l.page]!++;
  const sorted = counts.filter(n => n > 0).sort((a, b) => a - b);
  const heads = pages.map(p => runningHeads(p).map(plain));
  return { lines, pages, heads, counts, usual: sorted[sorted.length >> 1] ?? 0, words };
}

/** Running heads of a page, without folios. */
export function runningHeads(page: Page): string[] {
  return page.lines
    .filter(l => l.role === 'running-head')
    .map(l => l.text.replace(/^(?:\d{1,4}|[ivxlc]+)\s+|\s+(?:\d{1,4}|[ivxlc]+)$/g, ''));
}

/**
 * Evidence that a title opens a chapter; empty where it does not suffice.
 * @param next index of the line after the title
 */
export function chapterEvidence(title: TextLine[], next: number, book: Openings): string[] {
  const first = title[0]!;
  if (!first.top) return [];
  const page = book.pages[first.page]!;
  const text = plain(title.map(l => l.text).join(' '));
  const evidence: string[] = [];
  let score = 0;
  const add = (points: number, what: string) => {
    score += points;
    evidence.push(what);
  };
  if (page.lines.some(l => l.role === 'drop-folio')) add(2, 'drop folio');
  const following = book.heads.slice(first.page + 1, first.page + 60).flat();
  if (following.some(h => h === text || (h.length >= 8 && text.startsWith(h)))) add(2, 'running heads');
  if (isUsualTitle(text, book.words)) add(2, 'usual title');
  const under = book.lines[next];
  if (under && isCapitals(under.text) && under.page === first.page) add(2, 'a section follows at once');
  else if (title.at(-1)!.blankAfter) add(0.5, 'blank line');
  if (page.lines.some(l => l.role === 'running-head')) add(-2, 'a running head stands over it');
  if (book.counts[first.page]! < book.usual * 0.85) add(1, 'page of few lines');
  if (first === book.lines[0]) add(2, 'begins the book');
  return score >= 2 ? evidence : [];
}
