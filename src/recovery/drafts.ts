import type { Page } from '../extraction/extraction.ts';
import { folio } from '../extraction/numerals.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { Bench } from './bench.ts';
import type { Block, Edit } from './block.ts';
import type { Draft } from './compose.ts';
import type { TextLine } from './lines.ts';
import type { ChapterNotes } from './notes/gather.ts';
import { runningHeads } from './openings.ts';
import { bodyLines, firstLine, headsOf, labelPattern, matterOf, type OutlinedChapter } from './outline.ts';
import { type Ask, around } from './questions.ts';
import type { Structure } from './structure.ts';
import { isCapitals } from './title-lines.ts';
import { type CaseEvidence, casedHeads, gatherCase, mixedCase } from './titles.ts';

/** What gives the chapters of a book their titles. */
interface Titling {
  /** The running heads of every page. */
  heads: string[][];
  /** What the contents list, without the numbers of pages. */
  listed: string[];
  evidence: CaseEvidence;
  words: Vocabulary;
}

/**
 * The chapters as they are to be composed: each with its front matter, its headings in their case, and its notes. What a chapter is
 * called whose heading was lost is asked.
 * @param book with the roles that the anatomy gave to furniture
 */
export function draftChapters(
  { chapters, bodies }: Structure,
  notes: readonly ChapterNotes[],
  book: { pages: Page[]; lines: readonly TextLine[] },
  { title: bookTitle, words }: Bench,
  ask: Ask,
): { drafts: Draft[]; edits: Edit[] } {
  const prose = book.lines.filter(l => !isCapitals(l.text)).map(l => l.text);
  const titling: Titling = {
    heads: book.pages.map(runningHeads),
    listed: book.pages.flatMap(listedTitles),
    evidence: gatherCase(prose),
    words,
  };
  const pattern = labelPattern(chapters, words);
  const edits: Edit[] = [];
  const drafts = chapters.map((chapter, i): Draft => {
    const heads = headsOf(titling.heads, ...pagesOf(chapter, chapters[i + 1]));
    const headings = caseHeadings(chapter, heads, titling);
    for (const edit of headings.edits) edits.push(edit);
    const body = bodies[i]!;
    const title = chapter.lost && body[0]?.lines[0] ? restoreHeading(body, heads, ask) : headings.title;
    const matter = matterOf(chapter, { title, heads, bookTitle }, pattern, words);
    return { file: fileName(i, title || matter.type), matter, blocks: [...body, ...notes[i]!.blocks] };
  });
  return { drafts, edits };
}

/** The titles that a page of contents lists, without leaders and numbers of pages. */
const listedTitles = ({ lines }: Page): string[] =>
  lines.flatMap(({ role, text }) => (role === 'contents' ? (titleListed(text) ?? []) : []));

/** What stands before the number of a page at the end of a line, and before its leaders; undefined without such a number. */
export function titleListed(line: string): string | undefined {
  const number = /(?:\d{1,4}|[ivxlc]{1,8})$/.exec(line);
  if (!number || folio(number[0]) === null) return undefined;
  const before = line.slice(0, number.index);
  const title = before.replace(/[\s.,…·]+$/, '');
  return title !== before && /\p{L}/u.test(title) ? title : undefined;
}

/** The first and the last page of a chapter; it ends on the page before the next one's first. */
function pagesOf(chapter: OutlinedChapter, next: OutlinedChapter | undefined): [number, number] {
  const first = firstLine(chapter)?.page ?? 0;
  if (next) return [first, Math.max(first, (firstLine(next)?.page ?? first) - 1)];
  return [first, bodyLines(chapter).at(-1)?.page ?? first];
}

/** Gives a chapter's headings in capitals their case. */
function caseHeadings(
  chapter: OutlinedChapter,
  heads: string[],
  { listed, evidence, words }: Titling,
): { title: string; edits: Edit[] } {
  const edits: Edit[] = [];
  const cased = casedHeads([...heads, ...listed]);
  let title = '';
  for (const stretch of chapter.stretches) {
    if (!('heading' in stretch)) continue;
    const { lines, capitals, level } = stretch.heading;
    const printed = lines.map(l => l.text).join(' ');
    const now = capitals ? mixedCase(printed, cased, evidence, words) : printed;
    if (level === 1 && title === '') title = now;
    if (now !== printed && now.length === printed.length)
      for (const edit of recase(lines, now)) edits.push(edit);
  }
  return { title, edits };
}

const placeholder = '[Heading lost]';

/** Asks what a chapter is called whose heading was lost, and puts what stands for it before its blocks. */
function restoreHeading(body: Block[], heads: string[], ask: Ask): string {
  const first = body[0]!.lines[0]!;
  // running heads in capitals name the book, those in mixed case the chapter
  const named = heads.filter(h => h !== h.toUpperCase());
  const title = ask(first, {
    kind: 'heading-lost',
    ask: 'A chapter begins on this page, but its heading is missing from the raw text. What is it called? You may answer with any words.',
    context: around('', first.text),
    choices: [
      ...named.map(h => ({ value: h, meaning: `“${h}”, as in the running heads` })),
      { value: placeholder, meaning: 'not known yet: leave a placeholder' },
    ],
    likeliest: named[0] ?? placeholder,
    free: true,
    doubt: named.length > 0 ? 0.5 : 1,
  });
  body.unshift({ kind: 'heading', level: 1, lines: [first], placeholder: title });
  return title;
}

/** One edit a word, so that what is cleaned between the words stands in nobody's way. */
function recase(lines: TextLine[], cased: string): Edit[] {
  let start = 0;
  return lines.flatMap(line => {
    const at = start;
    start += line.text.length + 1;
    return [...line.text.matchAll(/[^\s\p{C}]+/gu)].flatMap(({ 0: word, index }): Edit[] => {
      const now = cased.slice(at + index, at + index + word.length);
      const from = line.from + index;
      return now === word ? [] : [{ from, to: from + word.length, now, rule: 'title-case' }];
    });
  });
}

/** File name of a chapter: its place and its title in plain letters. */
function fileName(i: number, title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .split('-')
    .slice(0, 6)
    .join('-');
  return `${String(i + 1).padStart(2, '0')}-${slug || 'chapter'}.md`;
}
