import type { Extraction } from '../extraction/extraction.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { Block, Edit } from './block.ts';
import type { FoundHeading } from './headings.ts';
import { apartFromLabels, headingsOf } from './levels.ts';
import type { TextLine } from './lines.ts';
import { makeLists } from './lists.ts';
import { type PrintedNote, takeNotes } from './notes/printed.ts';
import {
  lostOpenings,
  numberOf,
  type OutlinedChapter,
  restoreLabels,
  type Stretch,
  typeOf,
} from './outline.ts';
import { setEpigraph, sign } from './paragraphs.ts';
import type { Read, Role } from './read.ts';
import { tablesAmong } from './tables.ts';

/** The chapters of a book and the blocks of each, from what its lines are. */
export interface Structure {
  chapters: OutlinedChapter[];
  bodies: Block[][];
  notes: PrintedNote[];
  /** Lines over notes that name them or their chapter. */
  notesTitles: TextLine[];
  /** Marks of notes that stand on lines of their own. */
  noteMarks: TextLine[];
}

/** Takes the book apart into chapters, blocks and notes. */
export function structureOf(read: readonly Read[], extraction: Extraction, words: Vocabulary): Structure {
  const { notes, notesTitles, marks, rest: text } = takeNotes(read, words);
  const rest = apartFromLabels(text, words);
  const tables = new Map(
    tablesAmong(rest, words).flatMap(table => table.lines.map(line => [line, table] as const)),
  );
  const headings = headingsOf(
    rest.filter(r => !tables.has(r.line)),
    extraction,
    words,
  );
  const inHeading = byLine(headings);
  const chapters: OutlinedChapter[] = [];
  const bodies: Block[][] = [];
  const lostAt = lostOpenings(
    rest.map(r => r.line),
    headings,
    extraction,
  );
  const open = (heading: FoundHeading | null, lost = false) => {
    chapters.push({
      heading,
      lost,
      type: heading ? typeOf(heading, words) : lost ? 'chapter' : 'other',
      number: numberOf(heading, words),
      labelRestored: false,
      stretches: heading && heading.lines.length > 0 ? [{ heading }] : [],
    });
    bodies.push(
      heading && heading.lines.length > 0 ? [{ kind: 'heading', level: 1, lines: heading.lines }] : [],
    );
  };
  let last: FoundHeading | null = null;
  for (const one of rest) {
    const heading = inHeading.get(one.line);
    if (heading) {
      if (heading === last) continue;
      last = heading;
      if (heading.level === 1) open(heading);
      else {
        if (chapters.length === 0) open(null);
        chapters.at(-1)!.stretches.push({ heading });
        bodies.at(-1)!.push({ kind: 'heading', level: heading.level, lines: heading.lines });
      }
      continue;
    }
    last = null;
    if (lostAt.has(one.line)) open(null, true);
    if (chapters.length === 0) open(null);
    const chapter = chapters.at(-1)!;
    if (one.role === 'index-entry' && chapter.type === 'chapter') chapter.type = 'index';
    // no note is called from within code
    if (one.role !== 'code') extend(chapter.stretches, one.line);
    const table = tables.get(one.line);
    if (!table) put(one, bodies.at(-1)!);
    else if (one.line === table.lines[0])
      bodies.at(-1)!.push({ kind: 'table', lines: table.caption, rows: table.rows });
  }
  if (chapters.length === 0) open(null);
  restoreLabels(chapters);
  return { chapters, bodies, notes, notesTitles, noteMarks: marks };
}

/** Puts a line into the last stretch of text, or a new one. */
function extend(stretches: Stretch[], line: TextLine): void {
  const run = stretches.at(-1);
  if (run && 'lines' in run) run.lines.push(line);
  else stretches.push({ lines: [line] });
}

/** The heading that each line of one is in. */
const byLine = (headings: readonly FoundHeading[]): Map<TextLine, FoundHeading> =>
  new Map(headings.flatMap(h => (h.label ? [h.label, ...h.lines] : h.lines).map(line => [line, h] as const)));

/**
 * Tells blocks of special kinds by how wide their lines are and by their marks: epigraphs, signatures, lists.
 * @returns the edits that take the markers of lists out
 */
export function tellKinds({ bodies }: Structure): Edit[] {
  return bodies.flatMap(body => {
    setEpigraph(body);
    sign(body);
    return makeLists(body);
  });
}

/** The rules that take whole lines out of the text, by where these begin. */
export const takenOut = ({ chapters, notesTitles, noteMarks }: Structure): Map<number, string> =>
  new Map([
    ...notesTitles.map(l => [l.from, 'notes-title'] as const),
    ...noteMarks.map(l => [l.from, 'note-number'] as const),
    ...chapters.flatMap(c => (c.heading?.label ? [[c.heading.label.from, 'chapter-label'] as const] : [])),
  ]);

/** Puts a line into the last block, or a new one. */
function put({ line, role, begins }: Read, blocks: Block[]): void {
  const last = blocks.at(-1);
  const kind = kindOf(role);
  if (kind === 'signature') {
    blocks.push({ kind, lines: [line] });
    return;
  }
  const quoted = last?.kind === 'quotation' || last?.kind === 'quotation-paragraph';
  const same = last?.kind === kind || (kind === 'quotation' && quoted);
  // without a blank line nothing shows that a poem ends
  const before = last?.lines.at(-1);
  const apart =
    line.evidence !== undefined ||
    (!line.top && line.blankBefore) ||
    (before !== undefined && !before.foot && before.blankAfter);
  if (last && kind === 'verse' && last.kind === 'verse' && !apart) {
    last.lines.push(line);
    return;
  }
  if (last && same && !begins) last.lines.push(line);
  else if (kind === 'quotation' && quoted) blocks.push({ kind: 'quotation-paragraph', lines: [line] });
  else blocks.push({ kind, lines: [line] });
}

function kindOf(role: Role): Block['kind'] {
  if (role === 'index-subentry') return 'subentry';
  if (role === 'quotation' || role === 'verse' || role === 'signature' || role === 'item' || role === 'code')
    return role;
  return 'paragraph';
}
