/** What stands in a column: a whole, or rows between which a column may end. Heights in any unit. */
export interface Entry {
  /** Space above it; it vanishes at the head of a column. */
  gap: number;
  /** Heights of its rows, from the first. */
  rows: number[];
  /** Whether what follows stays with it: a heading. */
  keep: boolean;
}

/** Rows `from` to `to` of an entry, end exclusive. */
export interface ColumnPiece {
  entry: number;
  from: number;
  to: number;
}

/** Fewest rows of a divided entry in either column. */
const least = 2;

const sumOf = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + row, 0);

/** As much as one column holds, from a row of an entry on. */
function fillColumn(
  entries: readonly Entry[],
  start: { entry: number; row: number },
  depth: number,
  again: number,
): { pieces: ColumnPiece[]; next: { entry: number; row: number } } {
  const pieces: ColumnPiece[] = [];
  let used = 0;
  let { entry, row } = start;
  while (entry < entries.length) {
    const { gap, rows } = entries[entry]!;
    // What goes on says again what it belongs to.
    const room = depth - used - (pieces.length === 0 ? (row > 0 ? again : 0) : gap) + 0.25;
    let to = row;
    let height = 0;
    while (to < rows.length && height + rows[to]! <= room) height += rows[to++]!;
    const whole = to === rows.length;
    if (!whole) {
      to = Math.min(to, rows.length - least);
      const enough = to - row >= least;
      // What is higher than a column is cut wherever it must be.
      if (!enough && pieces.length > 0) break;
      if (!enough) to = Math.max(row + 1, to);
    }
    used += depth - used - room + 0.25 + sumOf(rows.slice(row, to));
    pieces.push({ entry, from: row, to });
    if (to < rows.length) return { pieces, next: { entry, row: to } };
    entry += 1;
    row = 0;
  }
  // No heading at the foot.
  while (pieces.length > 1 && entry < entries.length && entries[pieces.at(-1)!.entry]!.keep) {
    entry = pieces.pop()!.entry;
    row = 0;
  }
  return { pieces, next: { entry, row } };
}

/**
 * Fills pages with columns of entries, one after another, those of the last page equally deep.
 *
 * @param depths of the columns of the first page, and of all others
 * @param again height of the line that says again what an entry is that goes on
 * @param step by which the columns of the last page are made deeper until all has room
 * @returns the columns by page
 */
export function fillColumns(
  entries: readonly Entry[],
  depths: { first: number; full: number },
  count: number,
  again: number,
  step: number,
): ColumnPiece[][][] {
  const pages: ColumnPiece[][][] = [];
  let start = { entry: 0, row: 0 };
  const pageOf = (depth: number) => {
    const columns: ColumnPiece[][] = [];
    let next = start;
    for (let k = 0; k < count && next.entry < entries.length; k++) {
      const filled = fillColumn(entries, next, depth, again);
      columns.push(filled.pieces);
      next = filled.next;
    }
    return { columns, next };
  };
  while (start.entry < entries.length) {
    const depth = pages.length === 0 ? depths.first : depths.full;
    let page = pageOf(depth);
    if (page.next.entry >= entries.length) {
      for (let own = step; own < depth; own += step) {
        const tried = pageOf(own);
        if (tried.next.entry < entries.length) continue;
        page = tried;
        break;
      }
    }
    pages.push(page.columns);
    start = page.next;
  }
  return pages;
}
