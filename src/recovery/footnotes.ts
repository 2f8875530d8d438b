import type { Extraction, Line } from '../extraction/extraction.ts';
import { type TextLine, textLines } from './lines.ts';
import { mode, type WidthModel } from './widths.ts';

/** A note at the foot of a page, as far as it stands on that page. */
export interface FootnotePiece {
  page: number;
  /** The number it begins with; null where it carries on from the page before, or its number was lost. */
  number: number | null;
  lines: TextLine[];
}

/** The notes at the feet of a book's pages, and the lines of the body without them. */
export interface Footnotes {
  pieces: FootnotePiece[];
  body: TextLine[];
  /** Width of a full line of a note in measures of the body. */
  measure: number;
}

interface Start {
  number: number;
  line: number;
  /** Offset in the line's text; not 0 where the last line of the body lost its hyphen and swallowed the note's first line. */
  at: number;
}

const atLineStart = /^(\d{1,3})(?:[.)]\s+|\s+(?=[\p{Lu}“‘"'(]))/u;
const glued = /(?<=\p{L})(\d{1,3})[.)]\s+(?=[\p{Lu}“‘"'(])/gu;

/**
 * Finds footnotes by their sequence: each page's foot may begin with the next number of the count. From the widths of the
 * lines found so (notes are set smaller, so their lines hold more) come the lines that carry a note on to the next page.
 * Without at least three notes whose marks stand in the text, there are none.
 */
export function findFootnotes(lines: TextLine[], widths: WidthModel): Footnotes {
  const pages = byPage(lines);
  const starts = chain(pages, widths);
  const count = [...starts.values()].reduce((n, s) => n + s.length, 0);
  if (count < 3) return { pieces: [], body: lines, measure: 1 };
  const measure = noteMeasure(pages, starts, widths);
  const body: TextLine[] = [];
  const pieces: FootnotePiece[] = [];
  for (const [page, own] of pages) {
    const found = starts.get(page) ?? [];
    const first = found[0]?.line ?? own.length;
    const open = measure > 1.06 && unfinished(pieces.at(-1), page, widths, measure);
    const carried = open ? carriedOver(own, first, widths, measure) : first;
    const startAt = new Map<number, Start>();
    for (const start of found) if (!startAt.has(start.line)) startAt.set(start.line, start);
    for (let i = 0; i < own.length; i++) {
      const line = own[i]!;
      const start = startAt.get(i);
      if (!start) {
        if (i < carried) body.push(line);
        else if (i < first) carryOn(pieces, page, i === carried, line);
        else pieces.at(-1)!.lines.push(line);
        continue;
      }
      const [before, note] = start.at > 0 ? split(line, start.at) : [null, line];
      if (before) {
        if (i < carried || carried === first) body.push(before);
        else carryOn(pieces, page, false, before);
      }
      pieces.push({ page, number: start.number, lines: [note] });
    }
  }
  return { pieces, body, measure };
}

/**
 * The extraction with its lines cut in two where the last line of the text lost its hyphen and swallowed the first line of a note at
 * the page's foot.
 */
export function cutGluedNotes(extraction: Extraction, widths: WidthModel): Extraction {
  const { pieces } = findFootnotes(textLines(extraction), widths);
  const starts = new Set(pieces.map(p => p.lines[0]!.from));
  const cutAt = (line: Line) => {
    for (let at = line.from + 1; at < line.to; at++) if (starts.has(at)) return at;
    return null;
  };
  return {
    ...extraction,
    pages: extraction.pages.map(page => ({
      ...page,
      lines: page.lines.flatMap((line): Line[] => {
        const at = line.role === 'text' ? cutAt(line) : null;
        if (at === null) return [line];
        const head = line.text.slice(0, at - line.from);
        const rest = line.text.slice(at - line.from);
        return [
          { ...line, to: at, text: head, droppedHyphen: true },
          { ...line, from: at, text: rest },
        ];
      }),
    })),
  };
}

/** Whether the page before ends in the middle of a note (or has none, but a number was lost). */
function unfinished(
  piece: FootnotePiece | undefined,
  page: number,
  widths: WidthModel,
  measure: number,
): boolean {
  if (!piece) return true;
  if (piece.page < page - 1) return false;
  const last = piece.lines.at(-1)!;
  return widths.width(last.text) / measure > 0.9 || !/[.!?][”’"')\]]*$/.test(last.text);
}

function carryOn(pieces: FootnotePiece[], page: number, first: boolean, line: TextLine): void {
  const last = pieces.at(-1);
  if (!first && last && last.page === page) last.lines.push(line);
  else pieces.push({ page, number: null, lines: [line] });
}

/** A line whose first part ended a printed line with a hyphen that was lost, cut in two. */
function split(line: TextLine, at: number): [TextLine, TextLine] {
  const before = {
    ...line,
    to: line.from + at,
    text: line.text.slice(0, at),
    blankAfter: false,
    droppedHyphen: true,
  };
  return [
    before,
    { ...line, from: line.from + at, text: line.text.slice(at), top: false, blankBefore: false },
  ];
}

function byPage(lines: TextLine[]): Map<number, TextLine[]> {
  const pages = new Map<number, TextLine[]>();
  for (const line of lines) {
    const own = pages.get(line.page);
    if (own) own.push(line);
    else pages.set(line.page, [line]);
  }
  return pages;
}

/** The marks of notes that stand glued to words of a page, each with the first line that has it. */
function marksOf(lines: TextLine[]): Map<number, number> {
  const first = new Map<number, number>();
  lines.forEach(({ text }, i) => {
    for (const [mark] of text.matchAll(/(?<=[\p{L}\p{P}])[1-9]\d{0,2}(?![\d.]?\d)/gu))
      if (!first.has(Number(mark))) first.set(Number(mark), i);
  });
  return first;
}

/** The longest count of note numbers at the feet of pages, through the book or anew from 1 where it starts over. */
function chain(pages: Map<number, TextLine[]>, widths: WidthModel): Map<number, Start[]> {
  const result = new Map<number, Start[]>();
  const noMarks = new Map<number, number>();
  let lastMarks = noMarks;
  let next = 1;
  let marked = 0;
  let total = 0;
  for (const [page, own] of pages) {
    const candidates: Start[] = [];
    const marks = marksOf(own);
    const marksBefore = pages.has(page - 1) ? lastMarks : noMarks;
    lastMarks = marks;
    own.forEach((line, i) => {
      const head = atLineStart.exec(line.text);
      if (head) candidates.push({ number: Number(head[1]), line: i, at: 0 });
      let upTo = 0;
      let at = 0;
      for (const match of line.text.matchAll(glued)) {
        for (; at < match.index; at++) upTo += widths.width(line.text[at]!);
        const before = upTo + widths.width('-');
        if (Math.abs(before - Math.round(before)) < 0.09 && before > 0.85)
          candidates.push({ number: Number(match[1]), line: i, at: match.index });
      }
    });
    const taken: Start[] = [];
    for (const c of candidates) {
      const isMarked = (marks.get(c.number) ?? Number.POSITIVE_INFINITY) <= c.line;
      const follows = c.number === next || (c.number > next && c.number <= next + 2 && isMarked);
      const anew = c.number === 1 && next !== 2 && isMarked;
      if (!follows && !anew) continue;
      if (isMarked || marksBefore.has(c.number)) marked++;
      // a number that nothing in the text refers to is more likely a list, unless the count needs it
      else if (taken.length === 0 && (c.number !== next || c.line < own.length / 2)) continue;
      total++;
      taken.push(c);
      next = c.number + 1;
    }
    if (taken.length > 0) result.set(page, taken);
  }
  return total >= 3 && marked >= total * 0.6 ? result : new Map();
}

/** The width of a full line of the notes: the commonest width of lines after a note's first number. */
function noteMeasure(
  pages: Map<number, TextLine[]>,
  starts: Map<number, Start[]>,
  widths: WidthModel,
): number {
  const wide: number[] = [];
  for (const [page, found] of starts)
    for (const line of pages.get(page)!.slice(found[0]!.line)) {
      const w = widths.width(line.text);
      if (w > 0.9 && w < 1.6) wide.push(w);
    }
  return wide.length >= 5 ? mode(wide) : 1;
}

/** The line from which a page's foot carries on a note: the cut that the widths of the lines make likeliest. */
function carriedOver(own: TextLine[], first: number, widths: WidthModel, measure: number): number {
  let best = first;
  let top = 0;
  let sum = 0;
  for (let i = first - 1; i >= 0; i--) {
    const w = widths.width(own[i]!.text);
    sum += logLikelihood(w, measure, widths.spread) - logLikelihood(w, 1, widths.spread);
    if (sum > top + 1) {
      top = sum;
      best = i;
    }
  }
  return best;
}

/** Log density of a line's width among lines of one measure: full (perhaps joined), or a last line of any length. */
function logLikelihood(width: number, measure: number, spread: number): number {
  const ratio = width / measure;
  const lines = Math.max(1, Math.round(ratio));
  const z = (ratio - lines) / (spread * Math.sqrt(lines));
  const full = Math.exp((-z * z) / 2) / (spread * 2.5);
  const end = ratio <= 1 ? 0.15 : 0.04;
  return Math.log(0.85 * full + end);
}
