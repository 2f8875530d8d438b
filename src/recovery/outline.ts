import { titleCase } from 'title-case';
import type { Extraction } from '../extraction/extraction.ts';
import { numeralValue } from '../language/numerals.ts';
import { fromRoman } from '../language/roman.ts';
import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { ChapterType, Matter } from '../manuscript/manuscript.ts';
import type { FoundHeading } from './headings.ts';
import type { TextLine } from './lines.ts';

/** A stretch of lines of a chapter: a heading, or running text. */
export type Stretch = { heading: FoundHeading } | { lines: TextLine[] };

/** A chapter as a run of stretches, in the order of the book. */
export interface OutlinedChapter {
  /** Null where text stands before the first heading, or where the heading was lost. */
  heading: FoundHeading | null;
  /** The chapter begins on a drop folio's page but has no heading. */
  lost: boolean;
  type: ChapterType;
  /** Number of its label, printed or restored. */
  number: number | null;
  labelRestored: boolean;
  stretches: Stretch[];
}

/** First lines of pages with a drop folio and no heading: a chapter begins there whose heading was lost. */
export function lostOpenings(
  lines: TextLine[],
  headings: FoundHeading[],
  extraction: Extraction,
): Set<TextLine> {
  const opened = new Set(headings.filter(h => h.level === 1).map(h => (h.label ?? h.lines[0]!).page));
  const found = new Set<TextLine>();
  for (const [i, line] of lines.entries()) {
    if (!line.top || line.page === 0 || opened.has(line.page)) continue;
    const page = extraction.pages[line.page]!;
    // where a running head stands over the text, the folio has its usual place
    if (!page.lines.some(l => l.role === 'drop-folio') || page.lines.some(l => l.role === 'running-head'))
      continue;
    // the text of the page before must have come to an end
    const before = lines[i - 1];
    if (/^[“‘"'([]?\p{Lu}/u.test(line.text) && (!before || /[.!?][”’"')\]\d]*$/.test(before.text)))
      found.add(line);
  }
  return found;
}

export function typeOf(heading: FoundHeading, words: Vocabulary): ChapterType {
  const title = heading.lines
    .map(l => l.text)
    .join(' ')
    .replace(/[^\p{L}\s’']/gu, '')
    .replace(/’/g, "'")
    .trim()
    .toLowerCase();
  for (const [type, titles] of Object.entries(words.titles))
    if (titles.includes(title)) return type as ChapterType;
  return heading.part ? 'part' : 'chapter';
}

export function numberOf(heading: FoundHeading | null, words: Vocabulary): number | null {
  if (!heading?.label || heading.part) return null;
  const named = labelOf(heading.label.text, words);
  return named && labelNumber(named.number, words);
}

/** The value of a label's number: figures, a roman numeral, or spelt out. */
export function labelNumber(number: string, words: Vocabulary): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  return numeralValue(number, words) ?? fromRoman(number);
}

/**
 * Chapters that lost their label get their number back where the numbers around them leave just one: not those after the last
 * number that a label names, which may never have had one.
 */
export function restoreLabels(chapters: OutlinedChapter[]): void {
  const headed = chapters.filter(c => c.type === 'chapter' && c.heading);
  if (!headed.some(c => c.number !== null)) return;
  const numbers = numbersOf(headed);
  if (!numbers) return;
  const last = headed.reduce((most, c) => Math.max(most, c.number ?? 0), 0);
  headed.forEach((chapter, i) => {
    if (chapter.number !== null || numbers[i]! > last) return;
    chapter.number = numbers[i]!;
    chapter.labelRestored = true;
  });
}

/** One number after the other for a run of chapters that agrees with all labels printed; null where none does. */
function numbersOf(run: OutlinedChapter[]): number[] | null {
  const known = run.findIndex(c => c.number !== null);
  const first = run[known]!.number! - known;
  const numbers = run.map((_, i) => first + i);
  return first >= 1 && run.every((c, i) => c.number === null || c.number === numbers[i]) ? numbers : null;
}

/** Front matter of a chapter. @param titles its title, the running heads of its pages, the title of the book */
export function matterOf(
  chapter: OutlinedChapter,
  titles: { title: string; heads: string[]; bookTitle: string },
  pattern: string | null,
  words: Vocabulary,
): Matter {
  const matter: Matter = { type: chapter.type };
  const label = chapter.heading?.label?.text.normalize('NFC');
  if (label) matter.label = inTitleCase(label, words);
  else if (chapter.labelRestored && pattern) matter.label = pattern.replace('#', String(chapter.number));
  const short = shortTitle(titles);
  if (short) matter.short = short;
  return matter;
}

/** A label in capitals as titles are written; a roman number keeps its own. */
function inTitleCase(label: string, words: Vocabulary): string {
  if (label !== label.toUpperCase()) return label;
  return titleCase(label.toLowerCase(), { smallWords: new Set(words.smallWords) }).replace(
    /(?<![^\s])[ivxlc]+(?=\.?$)/giu,
    number => number.toUpperCase(),
  );
}

/** The first line of a chapter: its label, its title, or its text. */
export function firstLine(chapter: OutlinedChapter): TextLine | undefined {
  if (chapter.heading?.label) return chapter.heading.label;
  for (const stretch of chapter.stretches) {
    const first = linesOf(stretch)[0];
    if (first) return first;
  }
  return undefined;
}

/** The pages on which the chapters begin. */
export const openingPages = (chapters: readonly OutlinedChapter[]): Set<number> =>
  new Set(chapters.flatMap(c => firstLine(c)?.page ?? []));

const linesOf = (s: Stretch): TextLine[] => ('lines' in s ? s.lines : s.heading.lines);

/** Text lines of a chapter's body, headings among them. */
export const bodyLines = (chapter: OutlinedChapter): TextLine[] => chapter.stretches.flatMap(linesOf);

/** How the book's labels are written, `#` for the number: `Chapter #`. */
export function labelPattern(chapters: OutlinedChapter[], words: Vocabulary): string | null {
  const label = chapters.find(c => c.number !== null && c.heading?.label && /\d/.test(c.heading.label.text))
    ?.heading?.label?.text;
  return label ? inTitleCase(label, words).replace(/\d+/, '#') : null;
}

/** The running head that stands for a longer title. */
function shortTitle({
  title,
  heads,
  bookTitle,
}: {
  title: string;
  heads: string[];
  bookTitle: string;
}): string | null {
  const letters = (t: string) => t.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const own = letters(title);
  for (const head of heads) {
    const l = letters(head);
    if (
      l !== own &&
      l !== letters(bookTitle) &&
      l.length >= 6 &&
      own.startsWith(l) &&
      head !== head.toUpperCase()
    )
      return head;
  }
  return null;
}

/** Running heads of a chapter's pages, each once. @param heads those of every page */
export function headsOf(heads: string[][], firstPage: number, lastPage: number): string[] {
  return [...new Set(heads.slice(firstPage, lastPage + 1).flat())];
}
