/**
 * Where a unit stands when the part is set in one column: CSS pixels from the part's head. Of what is set in lines, one
 * line stands there.
 */
export interface Extent {
  top: number;
  bottom: number;
  /** By how much a table in it is wider than the type area, if it is. */
  over?: number;
  /** How many times as high as its page is wide a table in it is that stands turned, if it is higher. */
  long?: number;
  /** Strings of letters and figures in it that were broken anywhere, because no line would hold them. */
  parted?: string[];
  /** Whether a line ends at each of its soft hyphens, in their order; none where it has none. */
  divided?: boolean[];
  /** Where its rows stand, if it has such. */
  rows?: RowExtents;
}

/** Where the rows of a unit stand: a table's, those of a block of what is to be typed. */
export interface RowExtents {
  /** Where each row begins, in CSS pixels from the first, and where the last one ends. */
  tops: number[];
  /** Where the first row begins, from the unit's own top, and how high a table's head is. */
  before: number;
  head: number;
  /** Widths of a table's columns; none where no row of it has a cell in each. */
  columns: number[];
  /** Lines of high rows of a table, or of a paragraph, which is one row, where the browser breaks it. */
  lines?: RowLines[];
}

/** The lines of a row's cells, all of one height; a paragraph is one cell. */
export interface RowLines {
  row: number;
  /** Space above the first line, and the height of one, in CSS pixels. */
  above: number;
  leading: number;
  /** With which of its characters that are no space each line of a cell begins, by cell. */
  starts: number[][];
}
