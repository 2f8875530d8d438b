import type { Vocabulary } from '../language/vocabulary.ts';
import { gridsOf } from './grids.ts';
import type { TextLine } from './lines.ts';
import type { Read } from './read.ts';

/** A table among the lines of a book. */
export interface FoundTable {
  /** Rows of cells, the first of them the head; a cell is one line or part of one, or several, or none. */
  rows: TextLine[][][];
  caption: TextLine[];
  /** All its lines, caption included. */
  lines: TextLine[];
}

/** The tables of a book: where the source shows places, what stands in rows and columns; else by {@link findTables}. */
export function tablesAmong(read: readonly Read[], words: Vocabulary): FoundTable[] {
  const lines = read.map(r => r.line);
  const caption = captionIn(words);
  const placed = gridsOf(
    read.map(({ line: { page, text, evidence }, role }) => ({
      ...{ page, text },
      ...(role === 'table' && evidence && { evidence }),
    })),
  ).map(({ rows, from, end }): FoundTable => {
    const after = captionFrom(read, end, caption);
    const before = after.length > 0 ? [] : captionBefore(read, from, caption);
    return {
      rows: rows.map(row => row.map(cell => cell.map(c => partOf(lines[c.line]!, c.from, c.to)))),
      caption: [...before, ...after],
      lines: [...before, ...lines.slice(from, end), ...after],
    };
  });
  return [
    ...placed,
    ...findTables(
      lines.filter(l => !l.evidence),
      words,
    ),
  ];
}

const captionIn = (words: Vocabulary) => new RegExp(`^(?:${words.tables.join('|')})\\s+[\\divxlc]+\\b`, 'i');

/** A caption is no longer than this, in lines. */
const longestCaption = 4;

/** The lines of the caption that begins with a line; none where it is no caption. */
function captionFrom(read: readonly Read[], from: number, caption: RegExp): TextLine[] {
  if (!read[from] || !caption.test(read[from].line.text)) return [];
  let end = from + 1;
  while (end < read.length && end - from < longestCaption && !read[end]!.begins) end++;
  return read.slice(from, end).map(r => r.line);
}

/** The lines of the caption that ends before a line. */
function captionBefore(read: readonly Read[], end: number, caption: RegExp): TextLine[] {
  for (let from = end - 1; from >= 0 && end - from <= longestCaption; from--) {
    if (caption.test(read[from]!.line.text)) return read.slice(from, end).map(r => r.line);
    if (read[from]!.begins) return [];
  }
  return [];
}

/** A part of a line as a line of its own. */
function partOf(line: TextLine, from: number, to: number): TextLine {
  const evidence = line.evidence && {
    ...line.evidence,
    styles: line.evidence.styles.flatMap(style => {
      const own = { ...style, from: Math.max(0, style.from - from), to: Math.min(to, style.to) - from };
      return own.from < own.to ? [own] : [];
    }),
  };
  return {
    ...line,
    ...{ from: line.from + from, to: line.from + to, text: line.text.slice(from, to), joins: [] },
    ...(evidence && { evidence }),
  };
}

const isNumeric = (text: string) => /^[-–+]?[\d.,%£$€]+$/.test(text.trim());
const isCell = (line: TextLine) => line.last < 0.55 && line.joins.length === 0 && !/[.!?;:]$/.test(line.text);

/**
 * Finds tables: runs of short lines between blank lines, all runs equally long and at least one of figures. The runs are columns
 * where each begins with a head over figures, else rows. A caption (`Table 3. …`) before or after belongs to it.
 */
export function findTables(lines: TextLine[], words: Vocabulary): FoundTable[] {
  const found: FoundTable[] = [];
  const caption = captionIn(words);
  const ends = runEnds(lines, caption);
  const chains = chainsOf(lines, ends);
  for (let i = 0; i < lines.length; ) {
    const { count, figures } = chains[i]!;
    const depth = ends[i]! - i;
    if (count < 2 || figures === 0 || count * depth < 6) {
      i++;
      continue;
    }
    const groups = Array.from({ length: count }, (_, g) => lines.slice(i + g * depth, i + (g + 1) * depth));
    const at = i + count * depth;
    const columns = groups
      .slice(1)
      .every(
        g => !isNumeric(g[0]!.text) && g.slice(1).filter(l => isNumeric(l.text)).length >= (g.length - 1) / 2,
      );
    const rows = columns ? groups[0]!.map((_, r) => groups.map(g => g[r]!)) : groups;
    const before = lines[i - 1];
    const after = lines[at];
    const named =
      after && caption.test(after.text) ? after : before && caption.test(before.text) ? before : null;
    found.push({
      rows: rows.map(row => row.map(cell => [cell])),
      caption: named ? [named] : [],
      lines: [
        ...(named === before && named ? [named] : []),
        ...groups.flat(),
        ...(named === after && named ? [named] : []),
      ],
    });
    i = at + (named !== null && named === after ? 1 : 0);
  }
  return found;
}

/** For each line, where the run of cells that begins with it ends, before a blank line; the line itself where it is no cell. */
function runEnds(lines: TextLine[], caption: RegExp): number[] {
  const ends: number[] = new Array(lines.length);
  for (let i = lines.length - 1; i >= 0; i--) {
    const next = lines[i + 1];
    if (!isCell(lines[i]!) || caption.test(lines[i]!.text)) ends[i] = i;
    else
      ends[i] =
        next && !next.blankBefore && next.page === lines[i]!.page ? Math.max(i + 1, ends[i + 1]!) : i + 1;
  }
  return ends;
}

/** Runs of one length that follow each other on a page: how many from a line on, and how many of them are of figures. */
interface Chain {
  count: number;
  figures: number;
}

function chainsOf(lines: TextLine[], ends: number[]): Chain[] {
  const chains: Chain[] = new Array(lines.length);
  // from the end, so that each chain is the next one and a run more
  let textAt = lines.length;
  for (let i = lines.length - 1; i >= 0; i--) {
    const end = ends[i]!;
    // the first line of words behind this one
    if (i + 1 < lines.length && !isNumeric(lines[i + 1]!.text)) textAt = i + 1;
    if (end - i < 2) {
      chains[i] = { count: 0, figures: 0 };
      continue;
    }
    const goesOn = end < lines.length && ends[end]! - end === end - i && lines[end]!.page === lines[i]!.page;
    const next = goesOn ? chains[end]! : { count: 0, figures: 0 };
    chains[i] = { count: next.count + 1, figures: next.figures + (textAt >= end ? 1 : 0) };
  }
  return chains;
}
