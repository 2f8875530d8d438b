import type { Evidence, Extraction } from '../extraction/extraction.ts';
import type { Hyphenator } from '../language/hyphenation.ts';
import { findJoins, type Join } from './joins.ts';
import type { WidthModel } from './widths.ts';

/** A line of text of the extraction, measured: one or more printed lines, with what stands around it on its page. */
export interface TextLine {
  /** Position among all text lines of the book. */
  index: number;
  /** Line number in the source file. */
  number: number;
  /** Source offsets of the text. */
  from: number;
  to: number;
  text: string;
  /** Index of its page. */
  page: number;
  /** First, last text line of its page. */
  top: boolean;
  foot: boolean;
  /** A blank line stands directly before, after it on its page. */
  blankBefore: boolean;
  blankAfter: boolean;
  /** Offsets in its text of line ends of the source that do not end its printed line. */
  seams?: number[];
  /** The line ended in a hyphen that the extraction lost, and what follows it stands elsewhere. */
  droppedHyphen?: boolean;
  /** What the source shows of it besides its letters. */
  evidence?: Evidence;
  /** Where the extraction joined printed lines. */
  joins: Join[];
  /** Width of its first and last printed line in measures of its own kind of text; the same where there is but one. */
  first: number;
  last: number;
}

/** All lines of text, in order, furniture and blank lines left out; not yet measured. */
export function textLines(extraction: Extraction): TextLine[] {
  const result: TextLine[] = [];
  for (const page of extraction.pages) {
    const lines = page.lines;
    const text = lines.filter(l => l.role === 'text');
    lines.forEach((line, i) => {
      if (line.role !== 'text') return;
      result.push({
        index: result.length,
        number: line.number,
        from: line.from,
        to: line.to,
        text: line.text,
        page: page.index,
        top: line === text[0],
        foot: line === text[text.length - 1],
        blankBefore: i > 0 && lines[i - 1]!.role === 'blank',
        blankAfter: i + 1 < lines.length && lines[i + 1]!.role === 'blank',
        ...(line.droppedHyphen && { droppedHyphen: true }),
        ...(line.evidence && { evidence: line.evidence }),
        joins: [],
        first: 0,
        last: 0,
      });
    });
  }
  return result;
}

/**
 * Puts together again what some extractions take apart: a printed line broken after a note's raised mark. Two lines are one where the
 * first ends in a mark and both together make one measure. Only where the book shows the habit: a sentence that goes on in lower case
 * after such a break, time and again.
 */
export function mendMarks(lines: TextLine[], widths: WidthModel): TextLine[] {
  const broken = lines.map((line, i) => i > 0 && brokenAfterMark(lines[i - 1]!, line, widths));
  const sure = lines.filter((line, i) => broken[i] && /^\p{Ll}/u.test(line.text)).length;
  if (sure < 3) return lines;
  const result: TextLine[] = [];
  lines.forEach((line, i) => {
    const before = result.at(-1);
    if (!before || !broken[i]) {
      result.push(line);
      return;
    }
    result[result.length - 1] = {
      ...before,
      to: line.to,
      text: `${before.text}${' '.repeat(line.from - before.to)}${line.text}`,
      foot: line.foot,
      blankAfter: line.blankAfter,
      seams: [...(before.seams ?? []), before.text.length],
    };
  });
  return result.map((line, index) => ({ ...line, index }));
}

/** Whether a printed line was broken between two lines: the first ends in a mark with room to spare, both make a full measure. */
function brokenAfterMark(before: TextLine, line: TextLine, widths: WidthModel): boolean {
  if (before.page !== line.page || line.blankBefore || line.from - before.to > 2) return false;
  if (!/[\p{L}\p{P}]\d{1,3}$/u.test(before.text) || /^\d/.test(line.text)) return false;
  const own = widths.width(before.text);
  const both = own + widths.width(` ${line.text}`);
  return own < 0.9 && Math.abs(both - Math.max(1, Math.round(both))) < 0.06;
}

/** Fills in joins and widths of lines of one kind, whose full lines are `measure` wide. */
export function measureLines(
  lines: TextLine[],
  widths: WidthModel,
  hyphenate: Hyphenator,
  measure: number,
): void {
  const hyphen = widths.width('-');
  for (const line of lines) {
    line.joins = findJoins(line.text, widths, hyphenate, measure);
    const first = line.joins[0]?.at;
    const last = line.joins.at(-1)?.at;
    line.first =
      (first === undefined ? widths.width(line.text) : widths.width(line.text.slice(0, first)) + hyphen) /
      measure;
    line.last = widths.width(line.text.slice(last ?? 0)) / measure;
  }
}

/** Whether a line ends a sentence, marks of notes aside. */
export const endsSentence = (line: TextLine): boolean => /[.!?][”’"')\]\d¹²³⁰⁴-⁹]*$/.test(line.text);

/** Number of printed lines that a line of the extraction holds. */
export const printedLines = (line: TextLine): number => line.joins.length + 1;
