import type { Block, Edit } from './block.ts';
import { type NotesSection, type PrintedNote, restoreLost } from './endnotes.ts';
import type { Footnotes } from './footnotes.ts';
import type { TextLine } from './lines.ts';
import { bodyLines, firstLine, type OutlinedChapter } from './outline.ts';
import { type Locate, noteParagraphs } from './paragraphs.ts';
import { around, type Inquiry } from './questions.ts';
import { findReferences, type Reference } from './references.ts';

/** The notes of a chapter as blocks, and what was done to find them. */
export interface ChapterNotes {
  blocks: Block[];
  edits: Edit[];
  found: number;
  linked: number;
}

/** A note with the chapter it belongs to. */
interface Assigned {
  note: PrintedNote;
  foot: boolean;
}

/**
 * Gives every chapter its notes, their paragraphs and the references to them. Notes numbered through the book are matched over
 * the whole of it, notes by chapter within their chapter.
 * @returns one entry per chapter, in order
 */
export function gatherNotes(
  chapters: OutlinedChapter[],
  sections: NotesSection[],
  footnotes: Footnotes,
  chapterOf: (section: NotesSection, group: number) => number,
  inquiry: Inquiry,
  locate: Locate,
): ChapterNotes[] {
  const own: Assigned[][] = chapters.map(() => []);
  const through: { notes: PrintedNote[]; foot: boolean }[] = [];
  for (const section of sections)
    section.groups.forEach((group, g) => {
      const chapter = chapterOf(section, g);
      if (chapter >= 0) for (const note of group.notes) own[chapter]!.push({ note, foot: false });
      else through.push({ notes: group.notes, foot: false });
    });
  const chapterAt = chapterFinder(chapters);
  const feet = joinPieces(footnotes);
  if (feet.length > 0) {
    if (restarts(feet)) for (const note of feet) own[chapterAt(note.lines[0]!)]!.push({ note, foot: true });
    else through.push({ notes: feet, foot: true });
  }
  const references: Reference[][] = chapters.map(() => []);
  const lines = chapters.map(bodyLines);
  for (const run of through) {
    const all = lines.flat();
    const highest = highestNumber(run.notes);
    const marks = findReferences(
      all,
      Array.from({ length: highest + 8 }, (_, i) => i + 1),
    );
    const notes = run.foot
      ? run.notes
      : restoreLost(run.notes, contextOf(marks), highestMark(marks, highest));
    const at = new Map(marks.map(m => [m.number, chapterAt(m.line)]));
    let last = 0;
    for (const note of notes) {
      last = run.foot ? chapterAt(note.lines[0]!) : (at.get(note.number ?? -1) ?? last);
      own[last]!.push({ note, foot: run.foot });
    }
    const wanted = new Set(notes.map(n => n.number));
    for (const mark of marks) if (wanted.has(mark.number)) references[at.get(mark.number)!]!.push(mark);
  }
  return chapters.map((_, i) => {
    if (
      references[i]!.length === 0 &&
      own[i]!.length > 0 &&
      !(through.length > 0 && own[i]!.every(a => a.foot))
    ) {
      const highest = highestNumber(own[i]!.map(a => a.note));
      const marks = findReferences(
        lines[i]!,
        Array.from({ length: highest + 8 }, (_, k) => k + 1),
      );
      const foot = own[i]!.some(a => a.foot);
      const notes = foot
        ? own[i]!.map(a => a.note)
        : restoreLost(
            own[i]!.map(a => a.note),
            contextOf(marks),
            highestMark(marks, highest),
          );
      own[i] = notes.map(note => ({ note, foot }));
      const wanted = new Set(notes.map(n => n.number));
      references[i] = marks.filter(m => wanted.has(m.number));
    }
    return write(own[i]!, references[i]!, inquiry, locate);
  });
}

const highestNumber = (notes: PrintedNote[]) => notes.reduce((most, n) => Math.max(most, n.number ?? 0), 0);

/** Marks beyond the last printed number count only when they follow it without a gap. */
function highestMark(marks: Reference[], highest: number): number {
  const numbers = new Set(marks.map(m => m.number));
  let top = highest;
  while (numbers.has(top + 1)) top++;
  return top;
}

const contextOf = (marks: Reference[]) => {
  const texts = new Map(marks.map(m => [m.number, m.line.text]));
  return (number: number) => texts.get(number) ?? '';
};

const restarts = (notes: PrintedNote[]) => notes.some((n, i) => i > 0 && n.number === 1);

/** Footnotes whole: a piece without a number carries on the note before it, or is a note that lost its number. */
function joinPieces(footnotes: Footnotes): PrintedNote[] {
  const notes: PrintedNote[] = [];
  const following = nextNumbers(footnotes);
  footnotes.pieces.forEach((piece, i) => {
    const last = notes.at(-1);
    const next = following[i]!;
    const lost = piece.number === null && next !== null && next === (last?.number ?? 0) + 2;
    if (piece.number === null && !lost && last) for (const line of piece.lines) last.lines.push(line);
    else {
      const number = piece.number ?? (lost ? next! - 1 : null);
      const textAt =
        piece.number === null ? 0 : (/^\d{1,3}[.)]?\s*/.exec(piece.lines[0]!.text)?.[0].length ?? 0);
      notes.push({ number, textAt, lines: [...piece.lines], ...(lost ? { lost: true } : {}) });
    }
  });
  return notes;
}

/** For each piece, the number that the next one with a number has. */
function nextNumbers({ pieces }: Footnotes): (number | null)[] {
  const result: (number | null)[] = new Array(pieces.length);
  let next: number | null = null;
  for (let i = pieces.length - 1; i >= 0; i--) {
    result[i] = next;
    next = pieces[i]!.number ?? next;
  }
  return result;
}

/** Tells the index of the chapter in whose pages a line stands. */
function chapterFinder(chapters: OutlinedChapter[]): (line: TextLine) => number {
  const starts = chapters.flatMap((c, i) => {
    const first = firstLine(c);
    return first ? [{ first, i }] : [];
  });
  return line => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { first } = starts[middle]!;
      const begun = first.page < line.page || (first.page === line.page && first.from <= line.from);
      if (begun) low = middle + 1;
      else high = middle;
    }
    return starts[low - 1]?.i ?? 0;
  };
}

/** An identifier for one more note of a number that others have: `12b` to `12z`, then `12-27`. */
function freeId(number: number | null, taken: Set<string>, doubles: Map<number | null, number>): string {
  let k = doubles.get(number) ?? 1;
  let id: string;
  do {
    k++;
    id = `${number ?? 'x'}${k <= 26 ? String.fromCharCode(96 + k) : `-${k}`}`;
  } while (taken.has(id));
  doubles.set(number, k);
  return id;
}

function write(notes: Assigned[], references: Reference[], inquiry: Inquiry, locate: Locate): ChapterNotes {
  const blocks: Block[] = [];
  const edits: Edit[] = [];
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  const doubles = new Map<number | null, number>();
  let unnumbered = 0;
  for (const { note, foot } of notes) {
    const first = note.lines[0]!;
    let id = note.number === null ? `x${++unnumbered}` : String(note.number);
    if (taken.has(id)) id = freeId(note.number, taken, doubles);
    taken.add(id);
    if (note.number !== null && !ids.has(note.number)) ids.set(note.number, id);
    if (note.textAt > 0)
      edits.push({ from: first.from, to: first.from + note.textAt, now: '', rule: 'note-number' });
    if (note.lost)
      inquiry.ask({
        kind: 'note-number',
        ask: `The number of note ${note.number} is missing. Does note ${note.number} begin here?`,
        ...locate(first),
        context: around('', first.text),
        choices: [
          { value: 'yes', meaning: `yes, note ${note.number} begins here` },
          { value: 'no', meaning: 'no; I have corrected the chapter' },
        ],
        likeliest: 'yes',
        doubt: 0.3,
      });
    noteParagraphs(note.lines).forEach((lines, k) => {
      blocks.push(
        k === 0 ? { kind: 'note', note: id, lines, foot } : { kind: 'note-paragraph', lines, foot },
      );
    });
  }
  let linked = 0;
  const seen = new Set<number>();
  for (const { number, line, at, length } of references) {
    const id = ids.get(number);
    if (id === undefined) continue;
    seen.add(number);
    linked++;
    edits.push({
      from: line.from + at,
      to: line.from + at + length,
      now: '',
      rule: 'note-mark',
      reference: id,
    });
  }
  for (const { note } of notes) {
    if (note.number !== null && seen.has(note.number)) continue;
    const first = note.lines[0]!;
    inquiry.ask({
      kind: 'note-mark',
      ask:
        note.number === null
          ? 'This note has no number, and nothing in the text refers to it. Put a reference to it where it belongs in the chapter. Then answer: done.'
          : `Nothing in the text refers to note ${note.number}. Put its reference where it belongs in the chapter. Then answer: done.`,
      ...locate(first),
      context: around('', first.text),
      choices: [
        { value: 'leave', meaning: 'leave the note without a reference' },
        { value: 'done', meaning: 'I have put the reference into the chapter' },
      ],
      likeliest: 'leave',
      doubt: 0.9,
    });
  }
  return { blocks, edits, found: notes.length, linked };
}
