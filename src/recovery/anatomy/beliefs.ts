import type { Extraction } from '../../extraction/extraction.ts';
import type { Hyphenator } from '../../language/hyphenation.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { findContents, isContentsTitle } from '../contents.ts';
import { findNotesSections, type NotesSection } from '../endnotes.ts';
import { findFootnotes } from '../footnotes.ts';
import { type FoundHeading, findHeadings } from '../headings.ts';
import { measureLines, type TextLine, textLines } from '../lines.ts';
import { lostOpenings } from '../outline.ts';
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

/** What the rules claim lines for, by where these begin. */
type Claims = Map<number, string>;

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
  const claims: Claims = new Map();
  const whole = textLines(extraction);
  const headed = extraction.pages.findIndex(p =>
    p.lines.some(l => l.role === 'running-head' && isContentsTitle(l.text, words)),
  );
  for (const line of findContents(whole, words, headed)) claims.set(line.from, 'contents');
  const notContents = whole.filter(l => !claims.has(l.from));
  const { body, pieces, measure } = findFootnotes(notContents, widths);
  for (const piece of pieces) claimAll(claims, piece.lines, 'foot', 'foot-goes-on');
  const feet = pieces.flatMap(p => p.lines);
  measureLines(body, widths, hyphenate, 1);
  measureLines(feet, widths, hyphenate, measure);
  const headings = claimWithin(body, extraction, words, claims);
  const runs = runsOf(body, claims, lostOpenings(body, headings, extraction));
  // what the rules claim is read as text too: they may be wrong
  const claimed = whole.filter(l => claims.has(l.from));
  const sequences = new Map([
    ...sequencesOf(runs, widths, words, hyphenate),
    ...sequencesOf([claimed], widths, words, hyphenate),
  ]);
  return new Map(
    [...new Set([...claims.keys(), ...sequences.keys()])].map(from => [
      from,
      { rule: claims.get(from) ?? null, sequence: sequences.get(from) ?? null },
    ]),
  );
}

function claimAll(claims: Claims, lines: readonly TextLine[], first: string, others: string): void {
  for (const [i, line] of lines.entries()) claims.set(line.from, i === 0 ? first : others);
}

/** Claims what stands within the text: sections of notes, tables, headings. Gives back the headings that are not among the notes. */
function claimWithin(
  body: TextLine[],
  extraction: Extraction,
  words: Vocabulary,
  claims: Claims,
): FoundHeading[] {
  const headings = findHeadings(body, extraction, words);
  for (const section of findNotesSections(body, headings, words)) claimSection(section, body, claims);
  const ofText = body.filter(l => !claims.has(l.from));
  const own = headings.filter(h => !claims.has((h.label ?? h.lines[0])!.from));
  for (const { lines } of findTables(ofText, words)) claimAll(claims, lines, 'table', 'table');
  for (const heading of own) {
    if (heading.label) claims.set(heading.label.from, 'label');
    claimAll(claims, heading.lines, `heading-${heading.level}`, 'heading-goes-on');
  }
  return own;
}

/** Claims the lines of a section of notes: its title, the titles of chapters in it, the notes. */
function claimSection({ title, from, to, groups }: NotesSection, body: TextLine[], claims: Claims): void {
  claimAll(claims, body.slice(from, to), 'notes-goes-on', 'notes-goes-on');
  claimAll(claims, title?.lines ?? [], 'notes-title', 'notes-title');
  for (const { heading, notes } of groups) {
    claimAll(claims, heading, 'notes-title', 'notes-title');
    for (const note of notes) if (note.lines[0]) claims.set(note.lines[0].from, 'notes');
  }
}

/** The runs of text between what the rules claim; where a chapter begins whose heading was lost a run begins too. */
function runsOf(body: readonly TextLine[], claims: Claims, openings: ReadonlySet<TextLine>): TextLine[][] {
  const runs: TextLine[][] = [];
  let run: TextLine[] | null = null;
  for (const line of body) {
    if (claims.has(line.from) || openings.has(line)) run = null;
    if (claims.has(line.from)) continue;
    if (!run) {
      run = [];
      runs.push(run);
    }
    run.push(line);
  }
  return runs;
}

/** What the model of paragraphs takes the lines of some runs for, by where they begin. */
function sequencesOf(
  runs: TextLine[][],
  widths: WidthModel,
  words: Vocabulary,
  hyphenate: Hyphenator,
): Map<number, Belief['sequence']> {
  const { width, spread } = widths;
  const { abbreviations } = words;
  const labelled = label(runs, { width, spread, abbreviations, firstPart: firstPartBy(hyphenate) });
  return new Map(
    runs.flatMap((run, k) =>
      run.map((line, i) => {
        const { state, boundary } = labelled[k]![i]!;
        return [line.from, { state, boundary: i === 0 ? 1 : boundary }];
      }),
    ),
  );
}

/** The shortest beginning of a text's first word that could stand at a line's end, with its hyphen. */
const firstPartBy = (hyphenate: Hyphenator) => (text: string) => {
  const word = text.split(' ', 1)[0]!;
  const points = hyphenate(/^[^\p{L}]*\p{L}*/u.exec(word)![0]);
  return points.length > 0 ? `${word.slice(0, points[0])}-` : word;
};
