import { blocks } from '../../src/manuscript/index.ts';
import type { Recovery } from '../../src/recovery/index.ts';
import { breakLines, loadWidths, type PrintedLine, type Run } from '../specimen/lines.ts';
import { paragraph, sentences } from './prose.ts';

const widthOf = await loadWidths();

/** Ems of the text's size: the measure, a paragraph's indent, the measures of quotations and notes in ems of their own. */
const measure = 28.5;
const indent = 1.14;
const quotation = { width: (measure - 1.3) / 0.955 };
const endnote = { width: measure / 0.9 };
const foot = { width: measure / 0.8 };

/** What is to be set. In texts, `^3` is the mark of note 3. */
export type Piece =
  | { kind: 'text' | 'quotation' | 'note'; text: string }
  /** Set line for line; a heading has a blank line under it, verse after it, a section's heading before it. */
  | { kind: 'heading' | 'section' | 'verse' | 'lines'; text: string };

export const text = (text: string): Piece => ({ kind: 'text', text });
export const quoted = (text: string): Piece => ({ kind: 'quotation', text });
export const verse = (...lines: string[]): Piece => ({ kind: 'verse', text: lines.join('\n') });
/** Opens a chapter, on a page of its own. */
export const heading = (...lines: string[]): Piece => ({ kind: 'heading', text: lines.join('\n') });
export const section = (...lines: string[]): Piece => ({ kind: 'section', text: lines.join('\n') });
/** Lines as they are. */
export const lines = (...lines: string[]): Piece => ({ kind: 'lines', text: lines.join('\n') });

/** How the book is printed, and what its extraction does to it. */
export interface Ways {
  /** `lost`: a line that ended in a hyphen lost it and swallowed the next; `kept`: hyphens stand at line ends. */
  hyphens?: 'lost' | 'kept';
  /** Lines of text on a page. */
  depth?: number;
  /** Folio of the first page. */
  first?: number;
  /** Footnotes by number, their printed numbers in the text. They stand at the foot of the page of their mark, at most so many lines on one page. */
  notes?: Record<number, string>;
  noteLines?: number;
  /** Without blank lines, as `pdftotext -raw` gives it. */
  raw?: boolean;
  /** Text of the running heads; none, no heads. */
  heads?: [verso: string, recto: string] | null;
}

interface Line {
  text: string;
  ends: PrintedLine['ends'];
  /** Numbers of the notes whose marks stand in it. */
  marks: number[];
  opens: boolean;
  blankAfter: boolean;
}

/** Sets a book in justified lines of EB Garamond and gives it back as the raw text that an extraction makes of its pages. */
export function typeset(pieces: Piece[], ways: Ways = {}): string {
  const { hyphens = 'lost', depth = 34, first = 11, notes = {}, noteLines = 99, raw = false } = ways;
  const { heads = ['THE PRINTED SHEET', 'Paper and Ink'] } = ways;
  const rest = pieces.flatMap((piece, i) => setPiece(piece, pieces[i - 1]?.kind));
  let waiting: Line[] = [];
  const pages: string[] = [];
  while (rest.length > 0 || waiting.length > 0) {
    const label = first + pages.length;
    const opener = rest[0]?.opens === true;
    const own: Line[] = [];
    let below = waiting.length;
    while (
      rest.length > 0 &&
      own.length + Math.min(below, noteLines) < depth &&
      !(own.length > 0 && rest[0]!.opens)
    ) {
      const line = rest.shift()!;
      own.push(line);
      for (const n of line.marks) {
        if (notes[n] === undefined) continue;
        const set = justified(notes[n], foot);
        waiting.push(...set);
        below += set.length;
      }
    }
    const feet = waiting.slice(0, noteLines);
    waiting = waiting.slice(noteLines);
    const set = extracted([...own, ...feet], hyphens, raw, own.length);
    if (heads && !opener)
      set.unshift(...(raw ? [`${label}`, heads[label % 2]!] : [`${label}`, '', heads[label % 2]!, '']));
    else if (heads) set.push(`${label}`);
    pages.push(set.map(line => `${line}\n`).join(''));
  }
  return pages.join('\f');
}

/** The lines of a page as the extraction gives them. */
function extracted(lines: Line[], hyphens: 'lost' | 'kept', raw: boolean, bodyLines: number): string[] {
  const result: string[] = [];
  let open = '';
  lines.forEach((line, i) => {
    const last = i === lines.length - 1;
    if (line.ends !== 'plain' && hyphens === 'lost' && !last) {
      open += line.text.slice(0, -1);
      return;
    }
    result.push(open + line.text);
    open = '';
    if (!raw && !last && (line.blankAfter || i === bodyLines - 1)) result.push('');
  });
  return result;
}

const rooms = {
  text: (before?: Piece['kind']) => ({ width: measure, first: before === 'text' ? indent : 0 }),
  quotation: () => quotation,
  note: () => endnote,
};

function setPiece(piece: Piece, before: Piece['kind'] | undefined): Line[] {
  if (piece.kind === 'text' || piece.kind === 'quotation' || piece.kind === 'note') {
    const room = rooms[piece.kind](before);
    const set = justified(piece.text, room);
    set.at(-1)!.blankAfter = piece.kind === 'quotation';
    return set;
  }
  const set = piece.text
    .split('\n')
    .map((text): Line => ({ text, ends: 'plain', marks: [], opens: false, blankAfter: false }));
  set[0]!.opens = piece.kind === 'heading';
  set.at(-1)!.blankAfter = piece.kind === 'heading' || piece.kind === 'verse';
  return set;
}

function justified(text: string, room: Parameters<typeof breakLines>[1]): Line[] {
  const runs: Run[] = [];
  const marks: { number: number; at: number }[] = [];
  let at = 0;
  text.split(/\^(\d+)/).forEach((part, i) => {
    runs.push({ text: part, style: i % 2 ? 'mark' : 'roman' });
    if (i % 2) marks.push({ number: Number(part), at });
    else at += part.length;
  });
  const set = breakLines(runs, room, widthOf);
  return set.map(({ text, from, ends }, i) => {
    const to = set[i + 1]?.from ?? at;
    const own = marks.filter(m => m.at > from && m.at <= to).map(m => m.number);
    return { text, ends, marks: own, opens: false, blankAfter: false };
  });
}

/**
 * A paragraph that holds some words, and in which a line ends between two parts of them: `well-` and `known` of
 * `well-known`, `typo-` and `grapher` of `typographer`.
 */
export function broken(words: string, end: string, start: string): string {
  for (let seed = 1; seed < 600; seed++) {
    const whole = `${sentences(2, seed).join(' ')} It was called ${words} by all who saw it. ${sentences(3, seed + 1).join(' ')}`;
    const set = breakLines([{ text: whole, style: 'roman' }], { width: measure, first: indent }, widthOf);
    const at = set.findIndex(({ text }, i) => text.endsWith(` ${end}`) && set[i + 1]?.text.startsWith(start));
    if (at > 0 && lastLine(whole) < 0.8) return whole;
  }
  throw new Error(`No line ends between ${end} and ${start}.`);
}

/** How much of the measure the last line of a paragraph fills that stands among others. */
export function lastLine(text: string): number {
  const set = breakLines([{ text, style: 'roman' }], { width: measure, first: indent }, widthOf);
  return widthOf([{ text: set.at(-1)!.text, style: 'roman' }]) / measure;
}

/** A number of paragraphs of plain prose, always the same. */
export const fill = (count: number, from = 0): Piece[] =>
  Array.from({ length: count }, (_, i) => text(paragraph(from + i)));

/** The blocks of a recovered book, in order: kind and text. */
export const blocksOf = ({ chapters }: Recovery): [kind: string, text: string][] =>
  chapters.flatMap(chapter => blocks(chapter).map(({ kind, text }): [string, string] => [kind, text]));
