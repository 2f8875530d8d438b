import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { FoundHeading } from './headings.ts';
import type { TextLine } from './lines.ts';

/** A note as it is printed: its number, the lines of its text. */
export interface PrintedNote {
  /** As printed; null where the number was lost. */
  number: number | null;
  /** Offset of the text after the number in its first line. */
  textAt: number;
  lines: TextLine[];
}

/** The notes of one chapter in a notes section. */
export interface NoteGroup {
  /** The lines that name the chapter; none where the notes are numbered through. */
  heading: TextLine[];
  notes: PrintedNote[];
}

/** A section of notes: at the end of the book, by chapter, or at the end of a chapter. */
export interface NotesSection {
  /** The heading `Notes` itself, where there is one. */
  title: FoundHeading | null;
  /** Line indices, end exclusive. */
  from: number;
  to: number;
  groups: NoteGroup[];
}

const numbered = /^(\d{1,3})(?:[.)]\s*|\s+)(?=\S)/;

/** Number at the start of a line, with the offset of the text after it. */
function numberOf(line: TextLine): { number: number; textAt: number } | null {
  const match = numbered.exec(line.text);
  return match ? { number: Number(match[1]), textAt: match[0].length } : null;
}

/**
 * Finds the sections of notes. One opens with its title (`Notes`), or where a chapter's label stands a second time with a
 * note's first number under it; it lasts as long as groups of notes follow one another.
 */
export function findNotesSections(
  lines: TextLine[],
  headings: FoundHeading[],
  words: Vocabulary,
): NotesSection[] {
  const position = new Map(lines.map((l, i) => [l, i]));
  const at = (h: FoundHeading) => position.get((h.label ?? h.lines[0])!)!;
  const after = (h: FoundHeading) => at(h) + h.lines.length + (h.label ? 1 : 0);
  const beginsNotes = (i: number) => lines[i] !== undefined && numberOf(lines[i]!)?.number === 1;
  // the first note lost its number: the second follows soon
  const beginsWithLost = (i: number) =>
    lines.slice(i + 1, i + 9).some((l, k) => numberOf(l)?.number === 2 && endsNote(lines[i + k]));
  const sections: NotesSection[] = [];
  const labels = new Set<string>();
  for (let k = 0; k < headings.length; k++) {
    const h = headings[k]!;
    const label = h.label ? labelOf(h.label.text, words)!.label.toLowerCase() : null;
    const isTitle =
      h.lines.length > 0 &&
      words.titles.notes!.includes(
        h.lines
          .map(l => l.text)
          .join(' ')
          .toLowerCase(),
      );
    const repeated = (g: FoundHeading) =>
      g.label !== null && labels.has(labelOf(g.label.text, words)!.label.toLowerCase());
    const groupHead = (g: FoundHeading | undefined) =>
      g !== undefined && (beginsNotes(after(g)) || (repeated(g) && beginsWithLost(after(g))));
    const opensByLabel = label !== null && h.lines.length === 0 && beginsNotes(after(h)) && labels.has(label);
    const opensByGroups =
      h.lines.length === 0 && groupHead(h) && groupHead(headings[k + 1]) && headings[k + 1]!.label !== null;
    const titled =
      isTitle &&
      (beginsNotes(after(h)) ||
        groupHead(headings[k + 1]) ||
        shortHeadFollows(lines, after(h)) ||
        beginsWithLost(after(h)));
    if (!titled && !opensByLabel && !opensByGroups) {
      if (label) labels.add(label);
      continue;
    }
    // how far the section reaches: as long as the next heading is over notes again
    let end = k + 1;
    while (end < headings.length && groupHead(headings[end])) end++;
    const from = titled ? after(h) : at(h);
    const to = headings[end] ? at(headings[end]!) : lines.length;
    const heads = headings.slice(titled ? k + 1 : k, end);
    sections.push({
      title: titled ? h : null,
      from: at(h),
      to,
      groups: groups(lines, from, to, new Map(heads.map(g => [at(g), after(g)]))),
    });
    k = end - 1;
  }
  return sections;
}

/** A short line of its own with a first note under it: a chapter named by its title. */
function shortHeadFollows(lines: TextLine[], i: number): boolean {
  const line = lines[i];
  const next = lines[i + 1];
  return line !== undefined && next !== undefined && line.last < 0.85 && numberOf(next)?.number === 1;
}

function groups(lines: TextLine[], from: number, to: number, heads: Map<number, number>): NoteGroup[] {
  const result: NoteGroup[] = [];
  let group: NoteGroup = { heading: [], notes: [] };
  let next = 1;
  const open = (heading: TextLine[]) => {
    if (group.heading.length > 0 || group.notes.length > 0) result.push(group);
    group = { heading, notes: [] };
    next = 1;
  };
  for (let i = from; i < to; i++) {
    const end = heads.get(i);
    if (end !== undefined) {
      open(lines.slice(i, end));
      i = end - 1;
      continue;
    }
    const line = lines[i]!;
    if (
      i + 1 < to &&
      shortHeadFollows(lines, i) &&
      (group.notes.length === 0 || endsNote(lines[i - 1]!)) &&
      !numberOf(line)
    ) {
      open([line]);
      continue;
    }
    const own = numberOf(line);
    const last = group.notes.at(-1);
    if (
      own &&
      (own.number === next || (own.number > next && own.number <= next + 8 && endsNote(lines[i - 1]!)))
    ) {
      group.notes.push({ ...own, lines: [line] });
      next = own.number + 1;
    } else if (own && own.number === 1 && last && endsNote(lines[i - 1]!) && next > 2) {
      open([]);
      group.notes.push({ ...own, lines: [line] });
      next = 2;
    } else if (last) last.lines.push(line);
    else group.notes.push({ number: null, textAt: 0, lines: [line] });
  }
  open([]);
  return result;
}

const endsNote = (line: TextLine | undefined) => line === undefined || /[.!?][”’"')\]]*$/.test(line.text);
