import type { Block, Edit } from '../block.ts';
import type { TextLine } from '../lines.ts';
import { bodyLines, type OutlinedChapter } from '../outline.ts';
import { type Ask, around } from '../questions.ts';
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

/** A note, and its mark in the text where one was found. */
interface CalledNote {
  note: PrintedNote;
  call: Call | null;
}

/**
 * Gives every chapter its notes and the references to them. A note belongs to the chapter of its mark; one without a mark to
 * that of the note before it.
 */
export function gatherNotes(
  printed: readonly PrintedNote[],
  chapters: readonly OutlinedChapter[],
  ask: Ask,
): ChapterNotes[] {
  const bodies = chapters.map(bodyLines);
  const lines = bodies.flat();
  const chapterOf = bodies.flatMap((body, chapter) => body.map(() => chapter));
  const find = (notes: readonly PrintedNote[]) => findCalls(lines, wantedOf(notes, lines));
  const notes = restoreLost(printed.map(joined), find);
  const calls = find(notes);
  const row = new Map(lines.map((l, i) => [l, i]));
  const before = placesIn(lines);
  const own: CalledNote[][] = chapters.map(() => []);
  let last = 0;
  notes.forEach((note, i) => {
    const call = calls[i] ?? null;
    if (call) last = chapterOf[row.get(call.line)!] ?? last;
    else if (note.foot) last = chapterOf[Math.max(0, before(note) - 1)] ?? last;
    own[last]!.push({ note, call });
  });
  return own.map(list => write(list, ask));
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
  const firstOn = new Map<number, number>();
  const lastOn = new Map<number, number>();
  lines.forEach((l, i) => {
    if (!firstOn.has(l.page)) firstOn.set(l.page, i);
    lastOn.set(l.page, i);
  });
  const before = placesIn(lines);
  let begun = 0;
  let sectionAt = -1;
  return notes.map((note, i) => {
    const { page } = firstOf(note);
    const at = before(note);
    if (note.foot) {
      const home = firstOn.get(page) ?? Math.max(0, at - 1);
      return {
        sign: note.sign ?? '',
        closes: note.closes === true,
        from: firstOn.get(page - 1) ?? home,
        to: lastOn.get(page) ?? at,
        home,
      };
    }
    if (at !== sectionAt) {
      // a new section: it is of the text since the one before, unless nothing stands between them
      const former = notes.slice(0, i).findLast(n => !n.foot);
      const formerAt = former ? before(former) : at;
      if (at - formerAt > 20) begun = formerAt;
      sectionAt = at;
    }
    const closes = note.closes === true;
    return { sign: note.sign ?? '', closes, from: begun, to: Math.max(0, at - 1), home: begun };
  });
}

/** Tells how many of some lines, in order, stand before a note in the book. */
function placesIn(lines: readonly TextLine[]): (note: PrintedNote) => number {
  return note => {
    const { index } = firstOf(note);
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]!.index < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Blocks and edits of a chapter's notes; what cannot be settled is asked. */
function write(own: readonly CalledNote[], ask: Ask): ChapterNotes {
  const ids = idsOf(own.map(({ note }) => note));
  const blocks: Block[] = [];
  const edits: Edit[] = [];
  own.forEach(({ note, call }, i) => {
    const id = ids[i]!;
    edits.push(...withoutNumber(note));
    if (note.lost) askForBeginning(note, ask);
    blocks.push(...blocksOf(note, id));
    if (call) {
      const from = call.line.from + call.at;
      edits.push({ from, to: from + call.length, now: '', rule: 'note-mark', reference: id });
    } else askForReference(note, ask);
  });
  return { blocks, edits, found: own.length, linked: own.filter(({ call }) => call).length };
}

/** What the notes of a chapter are called: their own numbers where no two have the same, else a count. */
function idsOf(notes: readonly PrintedNote[]): string[] {
  const values = notes.map(({ sign, value }) => (sign !== null && /^\d/.test(sign) ? value : null));
  const plain = values.every(v => v !== null) && new Set(values).size === values.length;
  return values.map((value, i) => String(plain ? value : i + 1));
}

const firstOf = (note: PrintedNote): TextLine => note.paragraphs[0]![0]!;

/** Takes a note's number out of its text, unless it is all the text that there is. */
function withoutNumber(note: PrintedNote): Edit[] {
  const { from, text } = firstOf(note);
  const isBare = note.paragraphs[0]!.length === 1 && text.slice(note.textAt).trim() === '';
  if (note.textAt === 0 || isBare) return [];
  return [{ from, to: from + note.textAt, now: '', rule: 'note-number' }];
}

const blocksOf = ({ paragraphs, foot }: PrintedNote, id: string): Block[] =>
  paragraphs.map((lines, k) =>
    k === 0 ? { kind: 'note', note: id, lines, foot } : { kind: 'note-paragraph', lines, foot },
  );

/** Asks whether a note begins where its number was given back. */
function askForBeginning(note: PrintedNote, ask: Ask): void {
  const first = firstOf(note);
  ask(first, {
    kind: 'note-number',
    ask: `The number of note ${note.sign} is missing. Does note ${note.sign} begin here?`,
    context: around('', first.text),
    choices: [
      { value: 'yes', meaning: `yes, note ${note.sign} begins here` },
      { value: 'done', meaning: 'no; I have corrected the chapter' },
    ],
    likeliest: 'yes',
    doubt: 0.3,
  });
}

/** Asks for the reference to a note that has no mark in the text. */
function askForReference(note: PrintedNote, ask: Ask): void {
  const first = firstOf(note);
  ask(first, {
    kind: 'note-mark',
    ask:
      note.sign === null
        ? 'This note has no number, and nothing in the text refers to it. Put a reference to it where it belongs in the chapter. Then answer: done.'
        : `Nothing in the text refers to note ${note.sign}. Put its reference where it belongs in the chapter. Then answer: done.`,
    context: around('', first.text),
    choices: [
      { value: 'leave', meaning: 'leave the note without a reference' },
      { value: 'done', meaning: 'I have put the reference into the chapter' },
    ],
    likeliest: 'leave',
    doubt: 0.9,
  });
}
