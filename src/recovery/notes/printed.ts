import type { Vocabulary } from '../../language/vocabulary.ts';
import { type Mark, markOf, nameOf } from '../anatomy/marks.ts';
import type { TextLine } from '../lines.ts';
import type { Read, Role } from '../read.ts';

/** A note as it is printed. */
export interface PrintedNote {
  /** Number in figures, letter, or sign; null where it has none. */
  sign: string | null;
  /** Its mark is printed with a closing bracket and no opening one. */
  closes?: boolean;
  value: number | null;
  /** Offset of its text behind the mark in its first line. */
  textAt: number;
  paragraphs: TextLine[][];
  /** Its number was lost and given back. */
  lost?: boolean;
  /** At the foot of its page, out of the order of the text. */
  foot: boolean;
}

/** The lines of a book with its notes taken out. */
export interface NotesTaken {
  notes: PrintedNote[];
  /** Lines over notes that name them or their chapter. */
  notesTitles: TextLine[];
  /** Marks of notes that stand on lines of their own. */
  marks: TextLine[];
  rest: Read[];
}

/** What is taken so far, and where in the book that is. */
interface Taking extends NotesTaken {
  read: readonly Read[];
  words: Vocabulary;
  /** A section of notes stands in the order of the text, notes at the foot do not; few lines of text do not end it. */
  inSection: boolean;
  /** Lines of text since the last line of notes. */
  between: number;
  /** The labels and titles of chapters: among the notes they stand a second time. */
  named: Set<string>;
}

/** The notes among the lines; a note goes on over pages. */
export function takeNotes(read: readonly Read[], words: Vocabulary): NotesTaken {
  const taken: NotesTaken = { notes: [], notesTitles: [], marks: [], rest: [] };
  const taking: Taking = { ...taken, read, words, inSection: false, between: 0, named: new Set() };
  read.forEach(({ line, role, sign }, i) => {
    if (role === 'note-mark') taking.marks.push(line);
    else if (sign !== undefined) taking.notes.push(noteWithMark(line, sign));
    else {
      const titled = i > 0 && taking.notesTitles.at(-1) === read[i - 1]!.line;
      if (takeTitle(i, taking)) return;
      if (isOfNote(role)) takeNote(i, titled, taking);
      else takeText(i, titled, taking);
    }
  });
  return taken;
}

/** A note whose mark stands on a line of its own. */
function noteWithMark(line: TextLine, sign: string): PrintedNote {
  const value = /^\d/.test(sign) ? Number(sign) : sign.length;
  return { sign, value, textAt: 0, paragraphs: [[line]], foot: true };
}

/** Takes a line that names notes or their chapter, and tells whether it is one. */
function takeTitle(i: number, taking: Taking): boolean {
  const { read, words, named, inSection } = taking;
  const { line, role } = read[i]!;
  const letters = lettersOf(line.text);
  const again =
    isTitle(role) &&
    ((inSection && named.has(letters)) || (isNotesTitle(line.text, words) && opensNotes(read[i + 1])));
  if (isTitle(role)) named.add(letters);
  if (role !== 'notes-title' && !again) return false;
  taking.notesTitles.push(line);
  taking.inSection = true;
  taking.between = 0;
  return true;
}

/** Takes a line that is of no note by its role: among notes it may be all the same. @param titled a title of notes is over it */
function takeText(i: number, titled: boolean, taking: Taking): void {
  const { read, notes, rest } = taking;
  const { line, role } = read[i]!;
  const current = notes.at(-1);
  if (titled && isText(role) && isWithinNote(read, i, lostFirst)) {
    notes.push({ ...unmarked, paragraphs: [[line]], foot: false });
    return;
  }
  const goesOn = (note: PrintedNote) => isWithinNote(read, i, note.sign === null ? lostFirst : note);
  if (taking.inSection && current && isText(role) && goesOn(current)) {
    current.paragraphs.at(-1)!.push(line);
    return;
  }
  if (!isTitle(role)) taking.between++;
  if (taking.between >= endsSection) taking.inSection = false;
  rest.push(read[i]!);
}

/** Takes a line of a note: it begins one, or a paragraph of one, or goes on; or it is text. @param titled a title of notes is over it */
function takeNote(i: number, titled: boolean, taking: Taking): void {
  const { read, notes, rest } = taking;
  const one = read[i]!;
  const { line, role, begins } = one;
  taking.between = 0;
  const before = read[i - 1];
  const opens = before !== undefined && !isOfNote(before.role);
  const mark = markOf(line.text);
  const foot = !taking.inSection;
  const current = notes.at(-1);
  // what has no mark goes on from a note shortly before, or is so long that its first part must be lost; or it is text like any other
  const near = current !== undefined && line.page - current.paragraphs.at(-1)!.at(-1)!.page <= apart;
  if (foot && !mark && !near && linesOfNote(read, i) < withoutFirst) {
    rest.push({ ...one, role: 'paragraph', begins: begins || opens });
    return;
  }
  if (role === 'note-paragraph' && begins && current) {
    current.paragraphs.push([line]);
    return;
  }
  const counts =
    opens && mark && before.line.page === line.page && follows(mark.value, current?.value ?? null);
  const isNew = (role === 'note' && begins) || titled || !current || (foot && !near) || counts;
  if (!isNew) current.paragraphs.at(-1)!.push(line);
  else notes.push({ ...markedBy(foot, mark, i, read), paragraphs: [[line]], foot });
}

const unmarked = { sign: null, value: null, textAt: 0 };

/** The number or sign of a note from the mark that its first line begins with. */
function markedBy(
  foot: boolean,
  mark: Mark | null,
  i: number,
  read: readonly Read[],
): Pick<PrintedNote, 'sign' | 'value' | 'textAt' | 'closes'> {
  // in a section of notes letters are of lists
  if (!mark || mark.form === 'roman' || (mark.form === 'letter' && !foot)) return unmarked;
  const { line, role } = read[i]!;
  const behind = line.text.slice(mark.sign.length);
  const blank = /^[\s.]*/.exec(behind)![0].length;
  // a number with nothing after it is no note's
  const goesOn = read[i + 1]?.role === role && !read[i + 1]!.begins;
  if (!goesOn && blank === behind.length) return unmarked;
  const closes = /^[^(]*\)$/.test(mark.sign);
  return { sign: nameOf(mark), value: mark.value, textAt: mark.sign.length + blank, closes };
}

/** The first note of a section, where its number was lost. */
const lostFirst = { value: 1 };

const isNotesTitle = (text: string, words: Vocabulary) =>
  words.titles.notes!.includes(text.trim().toLowerCase());

const opensNotes = (next: Read | undefined) =>
  next !== undefined && (next.role === 'notes-title' || next.role === 'note');

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** A note at the foot goes on over no more pages than this without a line on one. */
const apart = 3;

/** So many lines on one page are of a note, though it has no mark and no note stands before it. */
const withoutFirst = 6;

/** Number of lines of notes that follow one another on a page, from one on. */
function linesOfNote(read: readonly Read[], from: number): number {
  let end = from;
  while (read[end] && isOfNote(read[end]!.role) && read[end]!.line.page === read[from]!.line.page) end++;
  return end - from;
}

/** So many lines of text end a section of notes. */
const endsSection = 3;

const isTitle = (role: Role) => role === 'heading' || role === 'label';

const isOfNote = (role: Role) => role === 'note' || role === 'note-paragraph';

const isText = (role: Role) => role === 'paragraph' || role === 'quotation' || role === 'argument';

/** A note of a section is no longer than this, in lines. */
const longestNote = 60;

/** Whether a line of text stands between a note of a section and the next by its number: it is of that note. */
function isWithinNote(read: readonly Read[], i: number, current: Pick<PrintedNote, 'value'>): boolean {
  for (let k = i + 1; k < read.length && k <= i + longestNote; k++) {
    const { role, begins, line } = read[k]!;
    if (role === 'note' && begins) {
      const mark = markOf(line.text);
      return mark !== null && current.value !== null && mark.value === current.value + 1;
    }
    if (!/^(?:paragraph|quotation|note|note-paragraph)$/.test(role)) return false;
  }
  return false;
}

const follows = (value: number, before: number | null) =>
  value === 1 || (before !== null && value === before + 1);
