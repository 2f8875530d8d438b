import type { Vocabulary } from '../language/vocabulary.ts';
import { labelOf } from '../language/vocabulary.ts';
import { markOf } from './anatomy/marks.ts';
import type { Block } from './block.ts';
import { type FoundHeading, isCapitals } from './headings.ts';
import type { TextLine } from './lines.ts';
import { type OutlinedChapter, type Stretch, typeOf } from './outline.ts';

/** A line of text and what the anatomy takes it for: its role, and whether a block begins with it. */
export interface Read {
  line: TextLine;
  role: Role;
  begins: boolean;
}

export type Role =
  | 'paragraph'
  | 'quotation'
  | 'verse'
  | 'heading'
  | 'label'
  | 'argument'
  | 'signature'
  | 'note'
  | 'note-paragraph'
  | 'notes-title'
  | 'table'
  | 'item'
  | 'caption'
  | 'index-entry'
  | 'bibliography-entry'
  | 'speaker';

/** The chapters of a book and the blocks of each, from what its lines are. */
export interface Structure {
  chapters: OutlinedChapter[];
  bodies: Block[][];
  notes: PrintedNote[];
  /** Lines over notes that name them or their chapter. */
  notesTitles: TextLine[];
}

/** A note as it is printed. */
export interface PrintedNote {
  /** Number in figures, or sign; null where it has none. */
  sign: string | null;
  value: number | null;
  /** Offset of its text behind the mark in its first line. */
  textAt: number;
  paragraphs: TextLine[][];
  /** At the foot of its page, out of the order of the text. */
  foot: boolean;
  /** How many lines of text stand before it in the book. */
  at: number;
}

/** Takes the book apart into chapters, blocks and notes. */
export function structureOf(read: readonly Read[], words: Vocabulary): Structure {
  const { notes, notesTitles, rest } = takeNotes(read);
  const headings = headingsOf(rest, words);
  const inHeading = new Map<TextLine, FoundHeading>();
  for (const h of headings) for (const l of h.label ? [h.label, ...h.lines] : h.lines) inHeading.set(l, h);
  const chapters: OutlinedChapter[] = [];
  const bodies: Block[][] = [];
  const open = (heading: FoundHeading | null) => {
    chapters.push({
      heading,
      lost: false,
      type: heading ? typeOf(heading, words) : 'other',
      number: null,
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
    if (chapters.length === 0) open(null);
    const { stretches } = chapters.at(-1)!;
    const run: Stretch | undefined = stretches.at(-1);
    if (run && 'lines' in run) run.lines.push(one.line);
    else stretches.push({ lines: [one.line] });
    put(one, bodies.at(-1)!);
  }
  if (chapters.length === 0) open(null);
  return { chapters, bodies, notes, notesTitles };
}

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
  if (last && same && !begins) last.lines.push(line);
  else if (kind === 'quotation' && quoted) blocks.push({ kind: 'quotation-paragraph', lines: [line] });
  else blocks.push({ kind, lines: [line] });
}

function kindOf(role: Role): Block['kind'] {
  if (role === 'quotation' || role === 'verse' || role === 'signature') return role;
  return 'paragraph';
}

/** The notes among the lines; a note goes on over pages. */
function takeNotes(read: readonly Read[]): { notes: PrintedNote[]; notesTitles: TextLine[]; rest: Read[] } {
  const notes: PrintedNote[] = [];
  const notesTitles: TextLine[] = [];
  const rest: Read[] = [];
  // a section of notes stands in the order of the text, notes at the foot do not
  let section = false;
  read.forEach((one, i) => {
    const { line, role, begins } = one;
    if (role === 'notes-title') {
      notesTitles.push(line);
      section = true;
      return;
    }
    if (role !== 'note' && role !== 'note-paragraph') {
      section = false;
      rest.push(one);
      return;
    }
    const before = read[i - 1];
    const opens = before !== undefined && before.role !== 'note' && before.role !== 'note-paragraph';
    const mark = markOf(line.text);
    const foot = !section;
    const current = notes.at(-1);
    if (role === 'note-paragraph' && begins && current) current.paragraphs.push([line]);
    else if (
      (role === 'note' && begins) ||
      !current ||
      (opens && mark && before.line.page === line.page && follows(mark.value, current.value))
    ) {
      const marked = mark && mark.form !== 'roman' && mark.form !== 'letter';
      notes.push({
        sign: marked ? (mark.form === 'sign' ? mark.sign : String(mark.value)) : null,
        value: marked ? mark.value : null,
        textAt: marked ? mark.sign.length + /^[\s.]*/.exec(line.text.slice(mark.sign.length))![0].length : 0,
        paragraphs: [[line]],
        foot,
        at: rest.length,
      });
    } else current.paragraphs.at(-1)!.push(line);
  });
  return { notes, notesTitles, rest };
}

const follows = (value: number, before: number | null) =>
  value === 1 || (before !== null && value === before + 1);

/** Runs of labels and titles as headings, with their levels. */
function headingsOf(lines: readonly Read[], words: Vocabulary): FoundHeading[] {
  const found: FoundHeading[] = [];
  let last: FoundHeading | null = null;
  for (const [i, { line, role, begins }] of lines.entries()) {
    if (role !== 'heading' && role !== 'label') {
      last = null;
      continue;
    }
    const label = role === 'label' ? line : null;
    const goesOn = last !== null && (last.lines.length === 0 ? true : role === 'heading' && !begins);
    if (goesOn) {
      if (label) last!.lines.push(line);
      else last!.lines.push(line);
      continue;
    }
    last = { level: 2, label, lines: label ? [] : [line], capitals: false, part: false, evidence: [] };
    found.push(last);
    void i;
  }
  for (const h of found) {
    // a label without a title is the title
    if (h.lines.length === 0 && h.label) {
      h.lines = [h.label];
      h.label = null;
    }
    h.capitals = h.lines.length > 0 && h.lines.every(l => isCapitals(l.text));
    const named = labelOf((h.label ?? h.lines[0]!).text, words);
    h.part = named?.part ?? false;
  }
  setLevels(found, words);
  return found;
}

/** What headings of one make have in common. */
function makeOf(h: FoundHeading, words: Vocabulary): string {
  const first = (h.label ?? h.lines[0]!).text;
  const named = labelOf(first, words);
  const mark = markOf(first);
  const word = named ? (/^\p{L}+/u.exec(first)?.[0] ?? '').toLowerCase() : '';
  const number = mark ? mark.form : /^(?:\d+|[IVXLC]+)\.?$/.test(first) ? 'number' : '';
  return [word, number, h.capitals ? 'capitals' : '', h.label ? 'label' : ''].join(' ');
}

/**
 * The level of each heading, from headings of the same make: parts and chapters open a page or are labelled, sections stand
 * within the text; a number of several places tells its level itself.
 */
function setLevels(headings: FoundHeading[], words: Vocabulary): void {
  const groups = new Map<string, FoundHeading[]>();
  for (const h of headings) {
    const make = makeOf(h, words);
    const group = groups.get(make);
    if (group) group.push(h);
    else groups.set(make, [h]);
  }
  const opens = (h: FoundHeading) => (h.label ?? h.lines[0]!).top;
  let any = false;
  for (const [make, group] of groups) {
    const tops = group.filter(opens).length / group.length;
    const labelled = make.endsWith('label') || /^\p{L}/u.test(make);
    const chapter = !make.includes('dotted') && (labelled || tops > 0.5);
    any ||= chapter;
    for (const h of group) h.level = chapter ? 1 : 2;
  }
  if (any) return;
  const largest = [...groups.values()].sort((a, b) => b.length - a.length)[0];
  for (const h of largest ?? []) h.level = 1;
}
