import type { Extraction, Style } from '../extraction/extraction.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { labelOf } from '../language/vocabulary.ts';
import { markOf } from './anatomy/marks.ts';
import type { Block } from './block.ts';
import {
  chapterEvidence,
  type FoundHeading,
  headLetters,
  isCapitals,
  isUsualTitle,
  lineCounts,
} from './headings.ts';
import type { TextLine } from './lines.ts';
import {
  labelNumber,
  lostOpenings,
  numberOf,
  type OutlinedChapter,
  restoreLabels,
  type Stretch,
  typeOf,
} from './outline.ts';

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
  /** Its number was lost and given back. */
  lost?: boolean;
  /** At the foot of its page, out of the order of the text. */
  foot: boolean;
  /** How many lines of text stand before it in the book. */
  at: number;
}

/** Takes the book apart into chapters, blocks and notes. */
export function structureOf(read: readonly Read[], extraction: Extraction, words: Vocabulary): Structure {
  const { notes, notesTitles, rest } = takeNotes(read, words);
  const headings = headingsOf(rest, extraction, words);
  const inHeading = new Map<TextLine, FoundHeading>();
  for (const h of headings) for (const l of h.label ? [h.label, ...h.lines] : h.lines) inHeading.set(l, h);
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
    const { stretches } = chapters.at(-1)!;
    const run: Stretch | undefined = stretches.at(-1);
    if (run && 'lines' in run) run.lines.push(one.line);
    else stretches.push({ lines: [one.line] });
    put(one, bodies.at(-1)!);
  }
  if (chapters.length === 0) open(null);
  restoreLabels(chapters, 0);
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
  if (role === 'quotation' || role === 'verse' || role === 'signature' || role === 'item') return role;
  return 'paragraph';
}

/** The notes among the lines; a note goes on over pages. */
function takeNotes(
  read: readonly Read[],
  words: Vocabulary,
): { notes: PrintedNote[]; notesTitles: TextLine[]; rest: Read[] } {
  const notes: PrintedNote[] = [];
  const notesTitles: TextLine[] = [];
  const rest: Read[] = [];
  // a section of notes stands in the order of the text, notes at the foot do not; few lines of text do not end it
  let section = false;
  let between = 0;
  // the labels and titles of chapters: among the notes they stand a second time
  const named = new Set<string>();
  read.forEach((one, i) => {
    const { line, role, begins } = one;
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
    // what has no mark goes on from a note shortly before, or it is text like any other
    const near = current !== undefined && line.page - current.paragraphs.at(-1)!.at(-1)!.page <= apart;
    if (foot && !mark && !near) {
      rest.push({ ...one, role: 'paragraph', begins: begins || opens });
      return;
    }
    if (role === 'note-paragraph' && begins && current) current.paragraphs.push([line]);
    else if (
      (role === 'note' && begins) ||
      titled ||
      !current ||
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
  return { notes, notesTitles, rest };
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

/** So many lines of text end a section of notes. */
const endsSection = 3;

const isText = (role: Role) => role === 'paragraph' || role === 'quotation';

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

/** Runs of labels and titles as headings, with their levels. */
function headingsOf(lines: readonly Read[], extraction: Extraction, words: Vocabulary): FoundHeading[] {
  const found: FoundHeading[] = [];
  let last: FoundHeading | null = null;
  for (const { line, role, begins } of lines) {
    if (role !== 'heading' && role !== 'label') {
      last = null;
      continue;
    }
    if (last !== null && (last.lines.length === 0 || (role === 'heading' && !begins))) {
      last.lines.push(line);
      continue;
    }
    const label = role === 'label' ? line : null;
    last = { level: 2, label, lines: label ? [] : [line], capitals: false, part: false, evidence: [] };
    found.push(last);
  }
  for (const h of found) {
    // a label without a title is the title
    if (h.lines.length === 0 && h.label) {
      h.lines = [h.label];
      h.label = null;
    }
    h.capitals = h.lines.length > 0 && h.lines.every(l => isCapitals(l.text));
    h.part = labelOf(firstOf(h).text, words)?.part ?? false;
  }
  setLevels(
    found,
    openersAmong(
      found,
      lines.map(l => l.line),
      extraction,
      words,
    ),
    words,
  );
  // only a chapter has its label apart from its title
  for (const h of found)
    if (h.level > 1 && h.label) {
      h.lines = [h.label, ...h.lines];
      h.label = null;
    }
  return found;
}

const firstOf = (h: FoundHeading) => (h.label ?? h.lines[0])!;

/** The number that a heading begins with or consists of, with the word before it; null where there is none. */
function numberIn(
  h: FoundHeading,
  words: Vocabulary,
): { word: string; form: string; value: number | null } | null {
  const { text } = firstOf(h);
  const named = labelOf(text, words);
  if (named) {
    const form = /^\d/.test(named.number)
      ? 'figures'
      : named.number === named.number.toUpperCase()
        ? 'roman'
        : 'spelt';
    return {
      word: (/^\p{L}+/u.exec(text)?.[0] ?? '').toLowerCase(),
      form,
      value: labelNumber(named.number, words),
    };
  }
  const mark = markOf(text);
  if (mark) return { word: '', form: mark.form, value: mark.value };
  const bare = /^(?:(\p{L}{3,12}) )?(\d{1,3}|[IVXLC]+)\.?$/u.exec(text);
  if (!bare) return null;
  const form = /^\d/.test(bare[2]!) ? 'figures' : 'roman';
  return { word: (bare[1] ?? '').toLowerCase(), form, value: labelNumber(bare[2]!, words) };
}

/** Those that, by themselves, show that they open a chapter: at a page's top, with enough besides. */
function openersAmong(
  headings: readonly FoundHeading[],
  lines: TextLine[],
  extraction: Extraction,
  words: Vocabulary,
): Set<FoundHeading> {
  const heads = headLetters(extraction);
  const counts = lineCounts(lines, extraction);
  const at = new Map(lines.map((l, i) => [l, i]));
  return new Set(
    headings.filter(({ lines: title }) => {
      const next = at.get(title.at(-1)!)! + 1;
      return chapterEvidence(title, lines, next, extraction, heads, words, counts).length > 0;
    }),
  );
}

/** What headings of one make have in common. */
function makeOf(h: FoundHeading, words: Vocabulary): string {
  const number = numberIn(h, words);
  if (number && number.word !== '') return `${number.word} ${number.form}`;
  return [number?.form ?? '', h.capitals ? 'capitals' : '', h.label ? 'label' : '', typeOfHeading(h)].join(
    ' ',
  );
}

/** How a heading is set, where the source shows it: size in half points, bold or italic throughout. */
function typeOfHeading(h: FoundHeading): string {
  const { evidence, text } = h.lines[0] ?? h.label!;
  if (!evidence) return '';
  const { styles } = evidence;
  const whole = (is: (s: Style) => boolean) =>
    styles.filter(is).reduce((n, s) => n + s.to - s.from, 0) > 0.8 * text.length;
  const face = whole(s => s.bold) ? 'bold' : whole(s => s.italic) ? 'italic' : '';
  return `${Math.round(evidence.size * 2)} ${face}`;
}

/** Sizes of type of some headings, the largest first. */
const sizesOf = (headings: readonly FoundHeading[]) =>
  [...new Set(headings.map(h => Math.round((h.lines[0]!.evidence?.size ?? 0) * 2)))].sort((a, b) => b - a);

/**
 * The level of each heading, from headings of the same make: parts and chapters open a page or are labelled; what is counted anew
 * time and again, or stands within the text, is a section; a number of several places tells its level itself.
 */
function setLevels(headings: FoundHeading[], openers: ReadonlySet<FoundHeading>, words: Vocabulary): void {
  const groups = new Map<string, FoundHeading[]>();
  for (const h of headings) {
    const make = makeOf(h, words);
    const group = groups.get(make);
    if (group) group.push(h);
    else groups.set(make, [h]);
  }
  const chapters: FoundHeading[][] = [];
  const counted: FoundHeading[][] = [];
  const sections: FoundHeading[][] = [];
  for (const [make, group] of groups) {
    const tops =
      group.filter(h => firstOf(h).top || isUsualTitle(firstOf(h).text, words)).length / group.length;
    const numbers = group.map(h => numberIn(h, words));
    const restarts = numbers.filter((n, i) => i > 0 && n?.value === 1).length;
    const labelled = group[0]!.label !== null || labelOf(firstOf(group[0]!).text, words) !== null;
    if (make.startsWith('dotted') || (!labelled && tops <= 0.5)) sections.push(group);
    else if (restarts > 0 && !group.some(h => labelOf(firstOf(h).text, words))) counted.push(group);
    else chapters.push(group);
  }
  // what is counted anew is the book's chapters where nothing stands over it
  if (chapters.every(group => group.every(h => !h.part && h.label === null && numberIn(h, words) === null)))
    chapters.push(...counted.splice(0));
  if (chapters.length === 0) {
    const largest = sections.sort((a, b) => b.length - a.length)[0];
    if (largest) chapters.push(...sections.splice(sections.indexOf(largest), 1));
  }
  for (const h of chapters.flat()) h.level = 1;
  const within = sections.map(group => group.filter(h => !openers.has(h)));
  for (const h of sections.flat()) h.level = 1;
  for (const h of counted.flat()) h.level = 2;
  const sizes = sizesOf(within.flat());
  for (const h of within.flat()) {
    const dotted = /^\d{1,2}\.\d/.test(firstOf(h).text);
    const rank = sizes.indexOf(Math.round((h.lines[0]!.evidence?.size ?? 0) * 2));
    if (sizes.length > 1 && !dotted) {
      h.level = Math.min(4, 2 + rank + (counted.length > 0 ? 1 : 0));
      continue;
    }
    const places = /^\d{1,2}(?:\.\d{1,2})+/.exec(firstOf(h).text)?.[0].split('.').length ?? 2;
    h.level = Math.min(4, places + (counted.length > 0 ? 1 : 0));
  }
}
