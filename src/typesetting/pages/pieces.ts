import type { NotePiece } from './feet.ts';

/** One way to set a unit: so many lines of such a height, at such a cost. */
export interface Way {
  lines: number;
  /** Height of one line; of the whole for what cannot be divided. */
  height: number;
  cost: number;
  /** Whether the line of that index ends in a hyphen. */
  hyphen: (line: number) => boolean;
  /** Notes that the line of that index refers to. */
  notes: (line: number) => number[];
  /** Whether any of its lines does. */
  noted?: boolean;
  /** How many lines at its beginning stand on one page, where they are more than are seen to anyway. */
  together?: number;
  /** Its rows, for what is divided at rows and not at lines: a row is what else is a line. */
  rows?: Rows;
  /** Whether it has the lines that the unit had in the printing whose pages are kept, or as many, and the same notes. */
  kept?: boolean;
}

/** Rows of unequal height, that stand in a frame of their own on each page. */
export interface Rows {
  /** Where each row begins, from the first on, and where the last one ends. */
  tops: readonly number[];
  /** Height of what stands above and below the rows on each page; above the first row of all; below the last. */
  frame: number;
  first: number;
  last: number;
  /** Height of a line that says of further pages that the rows go on there. */
  again?: number;
  /** Whether a page may end behind the row of that index. */
  ends: (row: number) => boolean;
  /** What it costs to go on overleaf. */
  cost: number;
  /** Whether they are lines of a paragraph. */
  inLines?: boolean;
}

/** Height of the lines of a way from one to another. */
export function depthOf({ height, rows }: Pick<Way, 'height' | 'rows'>, from: number, to: number): number {
  if (!rows) return (to - from) * height;
  const { tops, frame, first, last, again = 0 } = rows;
  const above = from === 0 ? first : again;
  return tops[to]! - tops[from]! + frame + above + (to === tops.length - 1 ? last : 0);
}

/** How many lines of a way, from one on, have room in a depth. */
export function fitting(way: Pick<Way, 'height' | 'rows' | 'lines'>, from: number, room: number): number {
  if (!way.rows) return Math.min(way.lines - from, Math.floor(room / way.height));
  let count = 0;
  while (from + count < way.lines && depthOf(way, from, from + count + 1) <= room) count += 1;
  return count;
}

/** What stands on pages one after another: a paragraph of lines, or something that stays whole. */
export interface Unit {
  /** Space above it; it vanishes at the head of a page. */
  gap: number;
  ways: Way[];
  /** A heading: what follows stays with it. */
  keep: boolean;
  /** Whether it ends in a colon before a quotation: no page ends there if there is another way. */
  announces?: boolean;
  /** Space below it, for what may go to the head of the next page: a figure or table. */
  float?: number;
  /** Whether nothing that waits comes behind it: a table that is divided, of which a figure would part the pieces. */
  ordered?: true;
  /** Where pages ended in it, in a printing whose pages are kept. */
  former?: FormerEnds;
  /** Space above it where the float before it has gone. */
  alone?: number;
}

/** Where pages ended in a unit, in a printing whose pages are kept. */
export interface FormerEnds {
  /** The lines before which they ended, and whether those pages were a line shorter than a full one. */
  ends: ReadonlyMap<number, boolean>;
  /** The line with which the spread of the first correction begins, if it is one of the unit: a page must end before it. */
  spread?: number;
}

/** A stretch of a unit on a page: lines `from` to `to`, end exclusive. */
export interface Piece {
  unit: number;
  way: number;
  from: number;
  to: number;
  /** Space above it. */
  gap: number;
  /** Whether it came here from where it stands in the text. */
  moved?: boolean;
  /** Whether the page ends behind it though it must not, because it is higher than a page. */
  torn?: boolean;
}

/** A page: its pieces, and by how much its spaces are to be widened together. */
export interface PlannedPage {
  pieces: Piece[];
  stretch: number;
  /** Depth that is left unfilled. */
  short: number;
  /** Notes at its foot, and the space above their rule. */
  notes: NotePiece[];
  space: number;
  /** Whether it is a line shorter than a full page, as its fellow is. */
  shallow?: boolean;
}
