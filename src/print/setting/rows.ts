import type { Element } from 'hast';
import type { Extent, RowExtents } from '../../press/extent.ts';
import type { Rows } from '../../typesetting/pages/pieces.ts';
import { elementsIn, holderOf, ownLines } from './row-holders.ts';
import { divisionsIn, isReadable, mayEndBehind, type RowLine, rowLinesOf, topsOf } from './row-lines.ts';
import { spansOf } from './row-spans.ts';

/**
 * An extent with the lines of those rows alone that are divided at them: they are high, no cell reaches into them, and their words
 * can be read.
 */
export function withDivisions(unit: Element, extent: Extent, depth: number): Extent {
  if (!extent.rows?.lines) return extent;
  const own = ownLines(unit, extent.rows);
  if (own) {
    const { rows: _, ...whole } = extent;
    return isReadable(unit, own.starts[0]!) ? extent : whole;
  }
  const elements = holderOf(unit)?.rows ?? [];
  const spans = spansOf(elements);
  const { lines: _, ...rows } = extent.rows;
  const lines = divisionsIn(extent, depth).filter(
    ({ row, starts }) =>
      !spans.some(({ from, to }) => from <= row && row <= to) &&
      elementsIn(elements[row]!).every((cell, k) => isReadable(cell, starts[k]!)),
  );
  return { ...extent, rows: lines.length > 0 ? { ...rows, lines } : rows };
}

/** Fewest rows of what is divided, on either page. */
const least = 2;

/** The rules above and below a table. */
const rules = 2;

/** What it costs to go on overleaf with rows, as lines of a paragraph do for nothing. */
const cost = 600;

/**
 * How a unit is divided at rows.
 * @param depth of a full page
 * @param again height of a line above what of a table goes on overleaf; none without it
 * @returns undefined where it stays whole
 */
export function rowsOf(
  unit: Element,
  { top, bottom, rows }: Extent,
  depth: number,
  again = 0,
): Rows | undefined {
  if (ownLines(unit, rows)) return linesAsRows(rows!);
  const holder = rows && holderOf(unit);
  // Subentries are told from lines in columns alone.
  if (unit.tagName === 'li') return undefined;
  if (!rows || !holder || rows.tops.length !== holder.rows.length + 1) return undefined;
  const height = bottom - top;
  if (holder.whole && height <= depth) return undefined;
  const { before, head } = rows;
  const tops = topsOf(rows);
  const places = rowLinesOf(rows);
  const spans = spansOf(holder.rows);
  // What reaches down over more than a page is divided all the same.
  const together = spans.filter(({ from, to }) => rows.tops[to + 1]! - rows.tops[from]! <= depth / 2);
  const last = tops.length - 2;
  const after = height - before - tops[last + 1]!;
  const high = tops[last + 1]! / (last + 1) > depth / 6;
  return {
    tops,
    // What is no table stands in the same frame on each page; of a table the head is repeated, and no caption.
    ...(holder.whole
      ? { frame: head + rules, first: Math.max(0, before - head), last: after, again }
      : { frame: before + after, first: 0, last: 0 }),
    ends: at => {
      const { row } = places[at]!;
      if (goesOnBehind(places, at)) return mayEndBehind(places[at]!);
      const few = high || rows.lines ? 1 : least;
      if (row + 1 < few || holder.rows.length - 1 - row < few) return false;
      if (together.some(({ from, to }) => from <= row && row < to)) return false;
      return !stays(holder.rows[row]!, holder.rows[row + 1]!);
    },
    cost,
  };
}

/** A paragraph that the browser broke is divided at its lines, as others are. */
function linesAsRows(rows: RowExtents): Rows {
  const places = rowLinesOf(rows);
  return {
    tops: topsOf(rows),
    ...{ frame: 0, first: 0, last: 0, cost: 0, inLines: true },
    ends: at => mayEndBehind(places[at]!),
  };
}

/** Whether what stands at a place is not the last line of its row. */
const goesOnBehind = (places: readonly RowLine[], at: number): boolean =>
  places[at + 1]?.row === places[at]!.row;

/** Whether a row stays with the next: a term with its definition. */
const stays = (row: Element, next: Element): boolean => row.tagName === 'dt' && next.tagName === 'dd';
