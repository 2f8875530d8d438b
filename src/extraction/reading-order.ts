import type { Evidence } from './extraction.ts';

/** A piece of a page, as far as reading order is concerned. */
type Placed = Pick<Evidence, 'x' | 'end' | 'y' | 'size'> & { text?: string };

/** Height of a capital, in sizes of type. Lines are compared where their capitals end: a drop capital begins with its first line. */
const capital = 0.65;
/** Lines this near to each other, in the mean of their sizes of type, stand on one line. */
const sameLine = 0.4;
/** A page with more lines than this is no page of text, and keeps its order. */
const mostLines = 1000;
/** A gutter between columns is so wide, in sizes of type, and so many lines stand on either side of it. */
const gutter = { width: 0.9, lines: 4 };
/** So few of a page's lines run across its gutter: titles, figures, the head. */
const mostAcross = 0.34;
/** On either side of a gutter so large a part of the lines fills so much of the column: tables do not. */
const filled = { lines: 0.4, width: 0.75 };
/** Ragged columns of so many lines are an index's where so many of them end in a figure after words: cells of a table have one or the other. */
const indexed = { lines: 10, share: 0.5 };

/**
 * Puts the lines of a page in the order in which they are read: from top to bottom, and column by column where the page has columns.
 * A content stream has them in any order; what many programs write last is the head.
 * @returns the same lines
 */
export function inReadingOrder<T extends Placed>(lines: readonly T[]): T[] {
  if (lines.length > mostLines) return [...lines];
  const rows = byRows(lines);
  const middle = columnGutter(rows);
  if (middle === null) return rows;
  const ordered: T[] = [];
  let left: T[] = [];
  let right: T[] = [];
  const close = () => {
    // a column may have columns of its own
    ordered.push(...inReadingOrder(left), ...inReadingOrder(right));
    left = [];
    right = [];
  };
  for (const line of rows) {
    if (line.x < middle && line.end > middle) {
      close();
      ordered.push(line);
    } else (line.end <= middle ? left : right).push(line);
  }
  close();
  return ordered;
}

/** Lines from top to bottom; from left to right on one line. */
function byRows<T extends Placed>(lines: readonly T[]): T[] {
  const top = (line: T) => line.y + capital * line.size;
  const sorted = [...lines].sort((a, b) => top(b) - top(a));
  const result: T[] = [];
  let row: T[] = [];
  const close = () => {
    result.push(...row.sort((a, b) => a.x - b.x));
    row = [];
  };
  for (const line of sorted) {
    const first = row[0];
    if (first && top(first) - top(line) > (sameLine / 2) * (first.size + line.size)) close();
    row.push(line);
  }
  close();
  return result;
}

/** The middle of the gutter between two columns of text; null where there is none. */
function columnGutter(lines: readonly Placed[]): number | null {
  if (lines.length < 2 * gutter.lines) return null;
  const edges = [...new Set(lines.map(l => Math.round(l.x)))].sort((a, b) => a - b);
  let best: { at: number; across: number } | null = null;
  for (const edge of edges) {
    // a column begins at this edge: what ends before it is the column at its left
    const left = lines.filter(l => l.end <= edge - gutter.width * l.size);
    const right = lines.filter(l => l.x >= edge - 0.5);
    if (left.length < gutter.lines || right.length < gutter.lines) continue;
    const across = lines.length - left.length - right.length;
    if (across > mostAcross * lines.length || !sideBySide(left, right)) continue;
    if (!(isText(left) && isText(right)) && !(isIndex(left) && isIndex(right))) continue;
    if (!best || across < best.across) best = { at: edge - 0.5, across };
  }
  return best?.at ?? null;
}

/** Whether the lines of two columns stand beside each other for most of their height. */
function sideBySide(left: readonly Placed[], right: readonly Placed[]): boolean {
  const top = Math.min(Math.max(...left.map(l => l.y)), Math.max(...right.map(l => l.y)));
  const foot = Math.max(Math.min(...left.map(l => l.y)), Math.min(...right.map(l => l.y)));
  const within = (all: readonly Placed[]) => all.filter(l => l.y <= top + 1 && l.y >= foot - 1).length;
  return within(left) >= gutter.lines && within(right) >= gutter.lines;
}

/** Whether the lines name pages, as those of an index do. */
function isIndex(lines: readonly Placed[]): boolean {
  const named = lines.filter(l => /\p{L}{2}.*[,\s]\d+(?:[–-]\d+)?,?$/u.test(l.text ?? ''));
  return lines.length >= indexed.lines && named.length >= indexed.share * lines.length;
}

/** Whether the lines fill their column as running text does. */
function isText(lines: readonly Placed[]): boolean {
  const from = Math.min(...lines.map(l => l.x));
  const widths = lines.map(l => l.end - from).sort((a, b) => a - b);
  const column = widths[Math.floor(widths.length * 0.9)]!;
  const size = lines[0]!.size;
  return (
    column > 8 * size && widths.filter(w => w > filled.width * column).length >= filled.lines * lines.length
  );
}
