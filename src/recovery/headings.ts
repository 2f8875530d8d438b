import type { Extraction } from '../extraction/extraction.ts';
import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import { endsSentence, type TextLine } from './lines.ts';
import { chapterEvidence, type Openings, openingsOf } from './openings.ts';
import {
  adjacent,
  isBareHeading,
  isCapitalHeading,
  isCapitals,
  isUsualTitle,
  plain,
  titleCased,
} from './title-lines.ts';

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

/** A search for headings: the book, what was found so far, and what that says of what comes after it. */
interface Search {
  book: Openings;
  found: FoundHeading[];
  /** Whether the last chapter opened is an index, where a line in capitals is an entry. */
  inIndex: () => boolean;
  /** The level of a heading by the earlier ones. */
  levelOf: (text: string, otherwise?: number) => number;
}

/** Looks for a heading of one make at a line, enters what it finds, and tells how many lines that takes; 0 where it finds none. */
type Finder = (at: number, search: Search) => number;

/** The makes of headings, the surest first. */
const finders: Finder[] = [labelAndTitle, usualTitle, titleOfNotes, titleInCapitals, shortLines];

/**
 * Finds headings among the lines of text: labels with the titles under them, lines in capitals, short lines of their own
 * between blank lines. A title at a page's top opens a chapter when enough says so (a label, a drop folio,
 * the running heads that follow, a title that books use, a page of few lines).
 */
export function findHeadings(lines: TextLine[], extraction: Extraction, words: Vocabulary): FoundHeading[] {
  const found: FoundHeading[] = [];
  const book = openingsOf(lines, extraction, words);
  const search: Search = { book, found, inIndex: indexWatch(found, words), levelOf: levelWatch(found) };
  for (let at = 0; at < lines.length; ) {
    let taken = 0;
    for (const find of finders) {
      taken = find(at, search);
      if (taken > 0) break;
    }
    at += Math.max(1, taken);
  }
  return found;
}

/** A label, with the title under it. */
function labelAndTitle(at: number, { book, found }: Search): number {
  const { lines, heads, words } = book;
  const line = lines[at]!;
  const label = line.text.length < 40 ? labelOf(line.text, words) : null;
  if (!label || !standsAlone(lines, at)) return 0;
  const title = titleAfterLabel(lines, at + 1, heads);
  const capitals = title.length > 0 && title.every(l => isCapitals(l.text));
  found.push({ level: 1, label: line, lines: title, capitals, part: label.part, evidence: ['label'] });
  return 1 + title.length;
}

/** A title that books use, at a page's top: `Preface`. */
function usualTitle(at: number, { book, found }: Search): number {
  const line = book.lines[at]!;
  const isUsual = line.top && line.last < 0.6 && isUsualTitle(line.text, book.words);
  if (!isUsual) return 0;
  found.push(titled(1, [line], isCapitals(line.text), ['usual title']));
  return 1;
}

/** The title of a section of notes, with the first note under it. */
function titleOfNotes(at: number, { book, found }: Search): number {
  const line = book.lines[at]!;
  const next = book.lines[at + 1]?.text ?? '';
  const overNotes = line.last < 0.6 && isNotesTitle(line.text, book.words) && /^1[.)\s]/.test(next);
  if (!overNotes) return 0;
  found.push(titled(2, [line], isCapitals(line.text), ['a first note under it']));
  return 1;
}

/** Lines in capitals. */
function titleInCapitals(at: number, { book, found, inIndex }: Search): number {
  const { lines } = book;
  if (!isCapitalHeading(lines[at]!) || inIndex()) return 0;
  let end = at + 1;
  while (end < lines.length && isCapitalHeading(lines[end]!) && adjacent(lines[end - 1]!, lines[end]!)) end++;
  const title = lines.slice(at, end);
  const evidence = chapterEvidence(title, end, book);
  found.push(evidence.length > 0 ? titled(1, title, true, evidence) : titled(2, title, true, ['capitals']));
  return title.length;
}

/** A short line of its own; a second one under it is a heading of the next level. */
function shortLines(at: number, { book, found, inIndex, levelOf }: Search): number {
  const { lines } = book;
  const line = lines[at]!;
  if (!isShortHeading(lines, at, found.at(-1)) || inIndex()) return 0;
  const level = levelOf(line.text);
  found.push(titled(level, [line], false, ['a short line of its own']));
  const next = lines[at + 1];
  if (!next || !isBareHeading(next) || next.page !== line.page || next.blankAfter) return 1;
  found.push(titled(levelOf(next.text, level + 1), [next], false, ['a short line of its own']));
  return 2;
}

/** A heading without a label. */
const titled = (level: number, lines: TextLine[], capitals: boolean, evidence: string[]): FoundHeading => ({
  level,
  label: null,
  lines,
  capitals,
  part: false,
  evidence,
});

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
