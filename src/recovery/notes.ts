import type { Block, Edit } from './block.ts';
import { type NotesSection, type PrintedNote, restoreLost } from './endnotes.ts';
import type { Footnotes } from './footnotes.ts';
import type { TextLine } from './lines.ts';
import { bodyLines, type OutlinedChapter } from './outline.ts';
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
      if (chapter >= 0) own[chapter]!.push(...group.notes.map(note => ({ note, foot: false })));
      else through.push({ notes: group.notes, foot: false });
    });
  const feet = joinPieces(footnotes);
  if (feet.length > 0) {
    if (restarts(feet))
      for (const note of feet) own[chapterAt(chapters, note.lines[0]!)]!.push({ note, foot: true });
    else through.push({ notes: feet, foot: true });
  }
  const references: Reference[][] = chapters.map(() => []);
  const lines = chapters.map(bodyLines);
  for (const run of through) {
    const all = lines.flat();
    const numbers = run.notes.map(n => n.number).filter(n => n !== null);
    const highest = Math.max(0, ...numbers);
    const marks = findReferences(
      all,
      Array.from({ length: highest + 8 }, (_, i) => i + 1),
    );
    const notes = run.foot
      ? run.notes
      : restoreLost(run.notes, contextOf(marks), highestMark(marks, highest));
    const at = new Map(marks.map(m => [m.number, chapterAt(chapters, m.line)]));
    let last = 0;
    for (const note of notes) {
      last = run.foot ? chapterAt(chapters, note.lines[0]!) : (at.get(note.number ?? -1) ?? last);
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
      const numbers = own[i]!.map(a => a.note.number).filter(n => n !== null);
      const highest = Math.max(0, ...numbers);
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
  footnotes.pieces.forEach((piece, i) => {
    const last = notes.at(-1);
    const next = footnotes.pieces.slice(i + 1).find(p => p.number !== null)?.number ?? null;
    const lost = piece.number === null && next !== null && next === (last?.number ?? 0) + 2;
    if (piece.number === null && !lost && last) last.lines.push(...piece.lines);
    else {
      const number = piece.number ?? (lost ? next! - 1 : null);
      const textAt =
        piece.number === null ? 0 : (/^\d{1,3}[.)]?\s*/.exec(piece.lines[0]!.text)?.[0].length ?? 0);
      notes.push({ number, textAt, lines: [...piece.lines], ...(lost ? { lost: true } : {}) });
    }
  });
  return notes;
}

/** Index of the chapter in whose pages a line stands. */
function chapterAt(chapters: OutlinedChapter[], line: TextLine): number {
  let found = 0;
  chapters.forEach((c, i) => {
    const first = c.heading?.label ?? bodyLines(c)[0];
    if (first && (first.page < line.page || (first.page === line.page && first.from <= line.from))) found = i;
  });
  return found;
}

function write(notes: Assigned[], references: Reference[], inquiry: Inquiry, locate: Locate): ChapterNotes {
  const blocks: Block[] = [];
  const edits: Edit[] = [];
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  let unnumbered = 0;
  for (const { note, foot } of notes) {
    const first = note.lines[0]!;
    let id = note.number === null ? `x${++unnumbered}` : String(note.number);
    for (let k = 2; taken.has(id); k++) id = `${note.number ?? 'x'}${String.fromCharCode(96 + k)}`;
    taken.add(id);
    if (note.number !== null && !ids.has(note.number)) ids.set(note.number, id);
    if (note.textAt > 0)
      edits.push({ from: first.from, to: first.from + note.textAt, now: '', rule: 'note-number' });
    if (note.lost)
      inquiry.ask({
        kind: 'note-number',
        ask: `Note ${note.number} lost its printed number: does its text begin here?`,
        ...locate(first),
        context: around('', first.text),
        candidates: [
          { value: 'yes', meaning: `yes, note ${note.number} begins here` },
          { value: 'no', meaning: 'no; I have mended it in the chapter' },
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
          ? 'A note without a number: which mark is it of?'
          : `No mark was found for note ${note.number}: where does it belong?`,
      ...locate(first),
      context: around('', first.text),
      candidates: [
        { value: 'leave', meaning: 'leave it without a mark' },
        { value: 'done', meaning: 'I have put the mark into the chapter' },
      ],
      likeliest: 'leave',
      doubt: 0.9,
    });
  }
  return { blocks, edits, found: notes.length, linked };
}
