import type { Extraction } from '../../extraction/extraction.ts';
import type { Hyphenator } from '../../language/hyphenation.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { findContents } from '../contents.ts';
import { findNotesSections } from '../endnotes.ts';
import { findFootnotes } from '../footnotes.ts';
import { findHeadings } from '../headings.ts';
import { measureLines, type TextLine, textLines } from '../lines.ts';
import { outline } from '../outline.ts';
import { label } from '../sequence/index.ts';
import { findTables } from '../tables.ts';
import type { WidthModel } from '../widths.ts';

/** What the rules, which need no training, take a line for. */
export interface Belief {
  /** The rule that claims the line for something other than running text, with what it claims; null where none does. */
  rule: string | null;
  /** What the model of paragraphs takes it for, and how likely a block begins with it; null where it was not asked. */
  sequence: { state: string; boundary: number } | null;
}

/**
 * Reads a book by rules alone: contents, notes at the foot, headings, sections of notes, tables; and, in what is left, paragraphs and
 * quotations by their widths. These are right in the kinds of books that they know, and wrong in others: the anatomy weighs them.
 */
export function beliefsOf(
  extraction: Extraction,
  widths: WidthModel,
  words: Vocabulary,
  hyphenate: Hyphenator,
): Map<number, Belief> {
  const beliefs = new Map<number, Belief>();
  const claim = (line: TextLine, rule: string) => beliefs.set(line.from, { rule, sequence: null });
  const whole = textLines(extraction);
  const contents = new Set(findContents(whole, words));
  for (const line of contents) claim(line, 'contents');
  const {
    body: lines,
    pieces,
    measure,
  } = findFootnotes(
    whole.filter(l => !contents.has(l)),
    widths,
  );
  const claimAll = (all: readonly TextLine[], first: string, others: string) => {
    for (const [i, line] of all.entries()) claim(line, i === 0 ? first : others);
  };
  for (const piece of pieces) claimAll(piece.lines, 'foot', 'foot-goes-on');
  measureLines(lines, widths, hyphenate, 1);
  measureLines(
    pieces.flatMap(p => p.lines),
    widths,
    hyphenate,
    measure,
  );
  const headings = findHeadings(lines, extraction, words);
  const sections = findNotesSections(lines, headings, words);
  const inSections = new Set<TextLine>();
  for (const section of sections) {
    const own = lines.slice(section.from, section.to);
    for (const line of own) {
      inSections.add(line);
      claim(line, 'notes-goes-on');
    }
    for (const line of section.title?.lines ?? []) claim(line, 'notes-title');
    for (const { heading, notes } of section.groups) {
      for (const line of heading) claim(line, 'notes-title');
      for (const note of notes) if (note.lines[0]) claim(note.lines[0], 'notes');
    }
  }
  const tables = findTables(
    lines.filter(l => !inSections.has(l)),
    words,
  );
  const own = headings.filter(h => !inSections.has((h.label ?? h.lines[0])!));
  const chapters = outline(lines, own, sections, tables, extraction, words);
  for (const { lines } of tables) for (const line of lines) claim(line, 'table');
  for (const heading of own) {
    if (heading.label) claim(heading.label, 'label');
    claimAll(heading.lines, `heading-${heading.level}`, 'heading-goes-on');
  }
  const runs = chapters.flatMap(c => c.stretches.flatMap(s => ('lines' in s ? [s.lines] : [])));
  const measuring = {
    width: widths.width,
    spread: widths.spread,
    abbreviations: words.abbreviations,
    firstPart: firstPartBy(hyphenate),
  };
  // what the rules claim is read as text too: they may be wrong
  const claimed = whole.filter(l => beliefs.has(l.from));
  for (const part of [runs, [claimed]]) {
    const labelled = label(part, measuring);
    part.forEach((run, k) => {
      run.forEach((line, i) => {
        const { state, boundary } = labelled[k]![i]!;
        const rule = beliefs.get(line.from)?.rule ?? null;
        beliefs.set(line.from, { rule, sequence: { state, boundary: i === 0 ? 1 : boundary } });
      });
    });
  }
  return beliefs;
}

/** The shortest beginning of a text's first word that could stand at a line's end, with its hyphen. */
const firstPartBy = (hyphenate: Hyphenator) => (text: string) => {
  const word = text.split(' ', 1)[0]!;
  const points = hyphenate(/^[^\p{L}]*\p{L}*/u.exec(word)![0]);
  return points.length > 0 ? `${word.slice(0, points[0])}-` : word;
};
