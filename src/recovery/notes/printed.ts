import type { Vocabulary } from '../../language/vocabulary.ts';
import { markOf } from '../anatomy/marks.ts';
import type { TextLine } from '../lines.ts';
import type { Read, Role } from '../read.ts';

/** A note as it is printed. */
export interface PrintedNote {
  /** Number in figures, or sign; null where it has none. */
  sign: string | null;
  value: number | null;
  /** Offset of its text behind the mark in its first line. */
  textAt: number;
  paragraphs: TextLine[][];
  /** Its number was lost and given back. */
  lost?: boolean;
  /** At the foot of its page, out of the order of the text. */
  foot: boolean;
  /** How many lines of text stand before it in the book. */
  at: number;
}

/** The notes among the lines; a note goes on over pages. */
export function takeNotes(
  read: readonly Read[],
  words: Vocabulary,
): { notes: PrintedNote[]; notesTitles: TextLine[]; marks: TextLine[]; rest: Read[] } {
  const notes: PrintedNote[] = [];
  const notesTitles: TextLine[] = [];
  const marks: TextLine[] = [];
  const rest: Read[] = [];
  // a section of notes stands in the order of the text, notes at the foot do not; few lines of text do not end it
  let section = false;
  let between = 0;
  // the labels and titles of chapters: among the notes they stand a second time
  const named = new Set<string>();
  read.forEach((one, i) => {
    const { line, role, begins, sign } = one;
    if (role === 'note-mark') {
      marks.push(line);
      return;
    }
    if (sign !== undefined) {
      const value = /^\d/.test(sign) ? Number(sign) : sign.length;
      notes.push({ sign, value, textAt: 0, paragraphs: [[line]], foot: true, at: rest.length });
      return;
    }
    const isTitle = role === 'heading' || role === 'label';
    const again =
      isTitle &&
      ((section && named.has(lettersOf(line.text))) ||
        (isNotesTitle(line.text, words) && opensNotes(read[i + 1])));
    const titled = i > 0 && notesTitles.at(-1) === read[i - 1]!.line;
    if (isTitle) named.add(lettersOf(line.text));
    if (role === 'notes-title' || again) {
      notesTitles.push(line);
      section = true;
      between = 0;
      return;
    }
    if (role !== 'note' && role !== 'note-paragraph') {
      const current = notes.at(-1);
      if (titled && isText(role) && isWithinNote(read, i, lostFirst)) {
        notes.push({
          sign: null,
          value: null,
          textAt: 0,
          paragraphs: [[line]],
          foot: false,
          at: rest.length,
        });
        return;
      }
      if (
        section &&
        current &&
        isText(role) &&
        isWithinNote(read, i, current.sign === null ? lostFirst : current)
      ) {
        current.paragraphs.at(-1)!.push(line);
        return;
      }
      between = /^(?:heading|label)$/.test(role) ? between : between + 1;
      if (between >= endsSection) section = false;
      rest.push(one);
      return;
    }
    between = 0;
    const before = read[i - 1];
    const opens = before !== undefined && before.role !== 'note' && before.role !== 'note-paragraph';
    const mark = markOf(line.text);
    const foot = !section;
    const current = notes.at(-1);
    // what has no mark goes on from a note shortly before, or is so long that its first part must be lost; or it is text like any other
    const near = current !== undefined && line.page - current.paragraphs.at(-1)!.at(-1)!.page <= apart;
    if (foot && !mark && !near && linesOfNote(read, i) < withoutFirst) {
      rest.push({ ...one, role: 'paragraph', begins: begins || opens });
      return;
    }
    if (role === 'note-paragraph' && begins && current) current.paragraphs.push([line]);
    else if (
      (role === 'note' && begins) ||
      titled ||
      !current ||
      (foot && !near) ||
      (opens && mark && before.line.page === line.page && follows(mark.value, current.value))
    ) {
      // a number with nothing after it is no note's
      const goesOn = read[i + 1]?.role === role && !read[i + 1]!.begins;
      const marked =
        mark &&
        mark.form !== 'roman' &&
        mark.form !== 'letter' &&
        (goesOn || line.text.slice(mark.sign.length).replace(/^[\s.]*/, '') !== '');
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
  return { notes, notesTitles, marks, rest };
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
  while (
    /^note(?:-paragraph)?$/.test(read[end]?.role ?? '') &&
    read[end]!.line.page === read[from]!.line.page
  )
    end++;
  return end - from;
}

/** So many lines of text end a section of notes. */
const endsSection = 3;

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
