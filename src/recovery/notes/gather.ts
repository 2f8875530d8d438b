import type { Block, Edit } from '../block.ts';
import type { TextLine } from '../lines.ts';
import type { Locate } from '../paragraphs.ts';
import { around, type Inquiry } from '../questions.ts';
import { type Call, findCalls, type Wanted } from './calls.ts';
import { restoreLost } from './lost.ts';
import type { PrintedNote } from './printed.ts';

/** The notes of a chapter as blocks, and what was done to find them. */
export interface ChapterNotes {
  blocks: Block[];
  edits: Edit[];
  found: number;
  linked: number;
}

/**
 * Gives every chapter its notes and the references to them. A note belongs to the chapter of its mark; one without a mark to
 * that of the note before it.
 * @param lines the text without notes, in order; @param chapterOf the chapter of each of them
 */
export function gatherNotes(
  printed: readonly PrintedNote[],
  lines: readonly TextLine[],
  chapterOf: readonly number[],
  chapters: number,
  inquiry: Inquiry,
  locate: Locate,
): ChapterNotes[] {
  const find = (notes: readonly PrintedNote[]) => findCalls(lines, wantedOf(notes, lines));
  const notes = restoreLost(printed.map(joined), find);
  const calls = find(notes);
  const row = new Map(lines.map((l, i) => [l, i]));
  const own: { note: PrintedNote; call: Call | null }[][] = Array.from({ length: chapters }, () => []);
  let last = 0;
  notes.forEach((note, i) => {
    const call = calls[i] ?? null;
    if (call) last = chapterOf[row.get(call.line)!] ?? last;
    else if (note.foot) last = chapterOf[Math.max(0, note.at - 1)] ?? last;
    own[last]!.push({ note, call });
  });
  return own.map(list => write(list, inquiry, locate));
}

/** A paragraph of a note that ends in a full line goes on in the next, unless the source shows more than its letters. */
function joined(note: PrintedNote): PrintedNote {
  const paragraphs: TextLine[][] = [];
  for (const lines of note.paragraphs) {
    const before = paragraphs.at(-1)?.at(-1);
    if (before && !before.evidence && before.last > fullLine) paragraphs.at(-1)!.push(...lines);
    else paragraphs.push([...lines]);
  }
  return { ...note, paragraphs };
}

/** Wider than this, in measures of the notes, a line ends no paragraph as far as can be told. */
const fullLine = 0.9;

/**
 * Where each note may have its mark: a note at the foot on its own page or the one before, a note of a section anywhere before
 * it, back to the section before.
 */
function wantedOf(notes: readonly PrintedNote[], lines: readonly TextLine[]): Wanted[] {
  const firstOf = new Map<number, number>();
  const lastOf = new Map<number, number>();
  lines.forEach((l, i) => {
    if (!firstOf.has(l.page)) firstOf.set(l.page, i);
    lastOf.set(l.page, i);
  });
  let begun = 0;
  let sectionAt = -1;
  return notes.map((note, i) => {
    const page = note.paragraphs[0]![0]!.page;
    if (note.foot) {
      const home = firstOf.get(page) ?? Math.max(0, note.at - 1);
      return {
        sign: note.sign ?? '',
        from: firstOf.get(page - 1) ?? home,
        to: lastOf.get(page) ?? note.at,
        home,
      };
    }
    if (note.at !== sectionAt) {
      // a new section: it is of the text since the one before, unless nothing stands between them
      const before = notes.slice(0, i).findLast(n => !n.foot);
      if (before && note.at - before.at > 20) begun = before.at;
      sectionAt = note.at;
    }
    return { sign: note.sign ?? '', from: begun, to: Math.max(0, note.at - 1), home: begun };
  });
}

/** Blocks and edits of a chapter's notes; they keep their numbers where no two have the same. */
function write(
  own: { note: PrintedNote; call: Call | null }[],
  inquiry: Inquiry,
  locate: Locate,
): ChapterNotes {
  const blocks: Block[] = [];
  const edits: Edit[] = [];
  const values = own.map(({ note }) => (note.sign !== null && /^\d/.test(note.sign) ? note.value : null));
  const plain = values.every(v => v !== null) && new Set(values).size === values.length;
  let linked = 0;
  own.forEach(({ note, call }, i) => {
    const id = plain ? String(values[i]) : String(i + 1);
    const first = note.paragraphs[0]![0]!;
    // a number with nothing after it is all the text that there is
    const isBare = note.paragraphs[0]!.length === 1 && first.text.slice(note.textAt).trim() === '';
    if (note.textAt > 0 && !isBare)
      edits.push({ from: first.from, to: first.from + note.textAt, now: '', rule: 'note-number' });
    if (note.lost)
      inquiry.ask({
        kind: 'note-number',
        ask: `The number of note ${note.sign} is missing. Does note ${note.sign} begin here?`,
        ...locate(first),
        context: around('', first.text),
        choices: [
          { value: 'yes', meaning: `yes, note ${note.sign} begins here` },
          { value: 'done', meaning: 'no; I have corrected the chapter' },
        ],
        likeliest: 'yes',
        doubt: 0.3,
      });
    note.paragraphs.forEach((lines, k) => {
      blocks.push(
        k === 0
          ? { kind: 'note', note: id, lines, foot: note.foot }
          : { kind: 'note-paragraph', lines, foot: note.foot },
      );
    });
    if (call) {
      linked++;
      const from = call.line.from + call.at;
      edits.push({ from, to: from + call.length, now: '', rule: 'note-mark', reference: id });
      return;
    }
    inquiry.ask({
      kind: 'note-mark',
      ask:
        note.sign === null
          ? 'This note has no number, and nothing in the text refers to it. Put a reference to it where it belongs in the chapter. Then answer: done.'
          : `Nothing in the text refers to note ${note.sign}. Put its reference where it belongs in the chapter. Then answer: done.`,
      ...locate(first),
      context: around('', first.text),
      choices: [
        { value: 'leave', meaning: 'leave the note without a reference' },
        { value: 'done', meaning: 'I have put the reference into the chapter' },
      ],
      likeliest: 'leave',
      doubt: 0.9,
    });
  });
  return { blocks, edits, found: own.length, linked };
}
