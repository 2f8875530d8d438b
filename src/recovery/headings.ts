import type { Extraction, Page } from '../extraction/extraction.ts';
import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import { endsSentence, type TextLine } from './lines.ts';

/** A heading found among the lines, with the lines it stands on. */
export interface FoundHeading {
  /** 1 opens a chapter, 2 a section, 3 a part of one. */
  level: number;
  /** The label over the title (`Chapter 1`), if it survived. */
  label: TextLine | null;
  /** The lines of the title; empty where a chapter's heading was lost. */
  lines: TextLine[];
  /** Whether the printed title stands in capitals throughout. */
  capitals: boolean;
  part: boolean;
  /** What says that this is a heading of this level. */
  evidence: string[];
}

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Whether a line holds words and all of them in capitals. */
export function isCapitals(text: string): boolean {
  const l = letters(text);
  return l.length >= 3 && l === l.toUpperCase() && l !== l.toLowerCase() && /\p{Lu}{3}/u.test(text);
}

/** Running heads of a page, without folios. */
export function runningHeads(page: Page): string[] {
  return page.lines
    .filter(l => l.role === 'running-head')
    .map(l => l.text.replace(/^(?:\d{1,4}|[ivxlc]+)\s+|\s+(?:\d{1,4}|[ivxlc]+)$/g, ''));
}

/**
 * Finds headings among the lines of text: labels with the titles under them, lines in capitals, short lines of their own
 * between blank lines. A title at a page's top opens a chapter when enough says so (a label, a drop folio,
 * the running heads that follow, a title that books use, a page of few lines).
 */
export function findHeadings(lines: TextLine[], extraction: Extraction, words: Vocabulary): FoundHeading[] {
  const heads = headLetters(extraction);
  const found: FoundHeading[] = [];
  const counts = lineCounts(lines, extraction);
  const index = indexWatch(found, words);
  const levels = levelWatch(found);
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const label = line.text.length < 40 ? labelOf(line.text, words) : null;
    if (label && standsAlone(lines, i)) {
      const title = titleAfterLabel(lines, i + 1, heads);
      found.push({
        level: 1,
        label: line,
        lines: title,
        capitals: title.length > 0 && title.every(l => isCapitals(l.text)),
        part: label.part,
        evidence: ['label'],
      });
      i += 1 + title.length;
      continue;
    }
    if (line.top && line.last < 0.6 && isUsualTitle(line.text, words)) {
      found.push({
        level: 1,
        label: null,
        lines: [line],
        capitals: isCapitals(line.text),
        part: false,
        evidence: ['usual title'],
      });
      i++;
      continue;
    }
    if (line.last < 0.6 && isNotesTitle(line.text, words) && /^1[.)\s]/.test(lines[i + 1]?.text ?? '')) {
      found.push({
        level: 2,
        label: null,
        lines: [line],
        capitals: isCapitals(line.text),
        part: false,
        evidence: ['a first note under it'],
      });
      i++;
      continue;
    }
    if (isCapitalHeading(line) && !index()) {
      let end = i + 1;
      while (end < lines.length && isCapitalHeading(lines[end]!) && adjacent(lines[end - 1]!, lines[end]!))
        end++;
      const title = lines.slice(i, end);
      const evidence = chapterEvidence(title, lines, end, extraction, heads, words, counts);
      found.push({
        level: evidence.length > 0 ? 1 : 2,
        label: null,
        lines: title,
        capitals: true,
        part: false,
        evidence: evidence.length > 0 ? evidence : ['capitals'],
      });
      i = end;
      continue;
    }
    if (isShortHeading(lines, i, found.at(-1)) && !index()) {
      const level = levels(line.text);
      found.push({
        level,
        label: null,
        lines: [line],
        capitals: false,
        part: false,
        evidence: ['a short line of its own'],
      });
      // a second one under it is a heading of the next level
      const next = lines[i + 1];
      if (next && isBareHeading(next) && next.page === line.page && !next.blankAfter) {
        found.push({
          level: levels(next.text, level + 1),
          label: null,
          lines: [next],
          capitals: false,
          part: false,
          evidence: ['a short line of its own'],
        });
        i++;
      }
    }
    i++;
  }
  return found;
}

/** Whether a line is the title of a section of notes and nothing more. */
const isNotesTitle = (text: string, words: Vocabulary) => words.titles.notes!.includes(text.toLowerCase());

/** Tells, as headings are found, whether the last chapter opened is an index, where a line in capitals is an entry. */
function indexWatch(found: FoundHeading[], words: Vocabulary): () => boolean {
  let seen = 0;
  let inIndex = false;
  return () => {
    for (; seen < found.length; seen++) {
      const { level, lines } = found[seen]!;
      if (level !== 1) continue;
      const title = lines.map(l => l.text).join(' ');
      inIndex = words.titles.index!.includes(title.toLowerCase());
    }
    return inIndex;
  };
}

/** A line that could be a heading in mixed case: short, begun with a capital, ended like no sentence. */
function isBareHeading(line: TextLine): boolean {
  return (
    line.last < 0.6 &&
    line.joins.length === 0 &&
    /^\p{Lu}/u.test(line.text) &&
    !/[.,;:!?…—–-][”’"')\]]*\d{0,3}$|[”"]$/.test(line.text) &&
    (titleCased(line.text) || /^\p{L}+ (?:[IVXLC]+|\d{1,2})$/u.test(line.text))
  );
}

/**
 * A bare heading after a blank line, with text under it, after the end of a sentence or under the heading found last. Without
 * blank lines it could be a line of verse.
 */
function isShortHeading(lines: TextLine[], i: number, above: FoundHeading | undefined): boolean {
  const line = lines[i]!;
  const before = lines[i - 1];
  const next = lines[i + 1];
  if (!before || !next || !line.blankBefore || line.top || line.blankAfter || !isBareHeading(line))
    return false;
  return (
    (next.last > 0.85 || next.joins.length > 0 || isBareHeading(next)) &&
    (endsSentence(before) || above?.lines.at(-1) === before)
  );
}

/**
 * Tells, as headings are found, the level of one: that of an earlier heading of the same make (`Case #`), else the one given,
 * else under the capitals.
 */
function levelWatch(found: FoundHeading[]): (text: string, otherwise?: number) => number {
  const make = (t: string) => t.replace(/\b(?:[IVXLC]+|\d+)\b/g, '#');
  const levels = new Map<string, number>();
  let seen = 0;
  let capitals = false;
  return (text, otherwise) => {
    for (; seen < found.length; seen++) {
      const heading = found[seen]!;
      if (heading.level === 2 && heading.capitals) capitals = true;
      if (heading.level === 1 || heading.lines.length !== 1) continue;
      const own = make(heading.lines[0]!.text);
      if (own.includes('#') && !levels.has(own)) levels.set(own, heading.level);
    }
    return levels.get(make(text)) ?? otherwise ?? (capitals ? 3 : 2);
  };
}

/** A label must not be the end of a sentence that was broken there. */
function standsAlone(lines: TextLine[], i: number): boolean {
  const line = lines[i]!;
  const before = lines[i - 1];
  return line.top || line.blankBefore || line.blankAfter || !before || /[.!?:”’"')\]]$/.test(before.text);
}

const adjacent = (a: TextLine, b: TextLine) => a.page === b.page && !b.blankBefore;

function isCapitalHeading(line: TextLine): boolean {
  return (
    line.text.length <= 90 && isCapitals(line.text) && !/[.,;–—-]$/.test(line.text) && line.joins.length === 0
  );
}

/** The lines of a title under its label: as many as are in capitals, or as the running heads confirm, or as look like one. */
function titleAfterLabel(lines: TextLine[], from: number, heads: string[][]): TextLine[] {
  const first = lines[from];
  if (!first || first.page !== lines[from - 1]!.page) return [];
  if (isCapitals(first.text)) {
    let end = from + 1;
    while (end < lines.length && isCapitals(lines[end]!.text) && adjacent(lines[end - 1]!, lines[end]!))
      end++;
    return lines.slice(from, end);
  }
  if (first.first > 0.93 && !first.blankAfter) return [];
  const following = new Set(heads.slice(first.page, first.page + 40).flat());
  let text = '';
  let best = 0;
  for (let k = 0; k < 4 && lines[from + k] && lines[from + k]!.page === first.page; k++) {
    text += plain(lines[from + k]!.text);
    if (following.has(text)) best = k + 1;
  }
  if (best > 0) return lines.slice(from, from + best);
  let end = from + 1;
  while (
    end < lines.length &&
    end < from + 3 &&
    adjacent(lines[end - 1]!, lines[end]!) &&
    lines[end]!.last < 0.85 &&
    lines[end]!.joins.length === 0 &&
    titleCased(lines[end]!.text)
  )
    end++;
  return lines.slice(from, end);
}

/** Whether every longer word begins with a capital and the line does not end like a sentence. */
function titleCased(text: string): boolean {
  const long = text.replace(/\([^)]*\)/g, '').match(/[\p{L}]{4,}/gu) ?? [];
  return long.length > 0 && long.every(w => /^\p{Lu}/u.test(w)) && !/[.,;]$/.test(text);
}

/** Whether a title is one that books have at their beginning or end: `Preface`, `Bibliography`. */
export function isUsualTitle(text: string, words: Vocabulary): boolean {
  const own = plain(text);
  return Object.values(words.titles).some(list => list.some(t => plain(t) === own));
}

/** Evidence that a title opens a chapter; empty where it does not suffice. */
export function chapterEvidence(
  title: TextLine[],
  lines: TextLine[],
  next: number,
  extraction: Extraction,
  heads: string[][],
  words: Vocabulary,
  { own, usual }: LineCounts,
): string[] {
  const first = title[0]!;
  if (!first.top) return [];
  const page = extraction.pages[first.page]!;
  const text = plain(title.map(l => l.text).join(' '));
  const evidence: string[] = [];
  let score = 0;
  const add = (points: number, what: string) => {
    score += points;
    evidence.push(what);
  };
  if (page.lines.some(l => l.role === 'drop-folio')) add(2, 'drop folio');
  const following = heads.slice(first.page + 1, first.page + 60).flat();
  if (following.some(h => h === text || (h.length >= 8 && text.startsWith(h)))) add(2, 'running heads');
  if (isUsualTitle(text, words)) add(2, 'usual title');
  if (lines[next] && isCapitals(lines[next]!.text) && lines[next]!.page === first.page)
    add(2, 'a section follows at once');
  else if (title.at(-1)!.blankAfter) add(0.5, 'blank line');
  if (page.lines.some(l => l.role === 'running-head')) add(-2, 'a running head stands over it');
  if (own[first.page]! < usual * 0.85) add(1, 'page of few lines');
  if (first === lines[0]) add(2, 'begins the book');
  return score >= 2 ? evidence : [];
}

/** The letters of each page's running heads. */
export const headLetters = (extraction: Extraction): string[][] =>
  extraction.pages.map(p => runningHeads(p).map(plain));

/** How many lines each page has, and how many are usual. */
interface LineCounts {
  own: number[];
  usual: number;
}

export function lineCounts(lines: TextLine[], extraction: Extraction): LineCounts {
  const own = extraction.pages.map(() => 0);
  for (const l of lines) own[l.page]!++;
  const sorted = own.filter(n => n > 0).sort((a, b) => a - b);
  return { own, usual: sorted[sorted.length >> 1] ?? 0 };
}
