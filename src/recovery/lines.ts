import type { Extraction } from '../extraction/extraction.ts';
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
  /** The line ended in a hyphen that the extraction lost, and what follows it stands elsewhere. */
  droppedHyphen?: boolean;
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
        joins: [],
        first: 0,
        last: 0,
      });
    });
  }
  return result;
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

/** Number of printed lines that a line of the extraction holds. */
export const printedLines = (line: TextLine): number => line.joins.length + 1;
