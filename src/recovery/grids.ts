import type { Evidence } from '../extraction/extraction.ts';

/** A line as far as grids are concerned. */
export interface GridLine {
  page: number;
  text: string;
  evidence?: Evidence;
}

/** A part of a line that is a cell of a grid: the index of its line, and offsets in its text. */
export interface Cell {
  line: number;
  from: number;
  to: number;
}

/** Cells in rows and columns: rows, each with the cells of every column; a column is empty where a row has none. */
export interface Grid {
  rows: Cell[][][];
  /** Index of its first line, and of the one after its last. */
  from: number;
  end: number;
}

interface Placed extends Cell {
  x: number;
  end: number;
  text: string;
}

interface Row {
  cells: Placed[];
  y: number;
  size: number;
  page: number;
  from: number;
  end: number;
}

/** Lines this near to each other stand on one row; rows of one grid are no farther apart than this: in sizes of type. */
const near = { row: 0.3, next: 2.6 };
/** A grid has so many rows of two cells and more; a page has no table of more rows than the second. */
const fewest = 3;
const most = 200;
/** Cells are short, or hold figures: text in columns is no table. */
const shortCell = 25;
const figures = 0.3;

/**
 * Finds what stands in rows and columns on a page: rows of two and more cells, one under another, whose cells leave the same gutters
 * free all the way down. Contents, indexes, lists and notes with their markers apart, and text in columns, are none.
 * @param lines in reading order, with what their page shows of them; others are passed over
 */
export function gridsOf(lines: readonly GridLine[]): Grid[] {
  const rows = rowsOf(lines);
  const grids: Grid[] = [];
  for (let from = 0; from < rows.length; ) {
    let end = from;
    while (end < rows.length && goesOn(rows, from, end)) end++;
    while (end > from && rows[end - 1]!.cells.length < 2) end--;
    const apart = apartOf(rows.slice(from, end));
    // the last row too may have cells of several lines
    while (apart !== null && end < rows.length && roomAbove(rows, end) < apart) end++;
    const isLong = end - from > most;
    const grid = end - from >= fewest && !isLong ? gridIn(rows.slice(from, end)) : null;
    if (grid) grids.push(grid);
    from = grid || isLong ? end : from + 1;
  }
  return grids;
}

/** Printed rows: lines that stand beside each other, cut where wide gaps are. */
function rowsOf(lines: readonly GridLine[]): Row[] {
  const rows: Row[] = [];
  lines.forEach((line, i) => {
    const { evidence } = line;
    if (!evidence) return;
    const last = rows.at(-1);
    const beside =
      last !== undefined &&
      last.page === line.page &&
      last.end === i &&
      Math.abs(last.y - evidence.y) <= near.row * evidence.size &&
      evidence.x > last.cells.at(-1)!.end;
    const cells = cellsOf(i, line.text, evidence);
    if (beside) {
      last.cells.push(...cells);
      last.end = i + 1;
    } else rows.push({ cells, y: evidence.y, size: evidence.size, page: line.page, from: i, end: i + 1 });
  });
  return rows;
}

function cellsOf(line: number, text: string, { x, end, gaps = [] }: Evidence): Placed[] {
  const cells: Placed[] = [];
  let from = 0;
  let left = x;
  for (const gap of gaps) {
    cells.push({ line, from, to: gap.at, x: left, end: gap.from, text: text.slice(from, gap.at) });
    from = gap.at + /^\s*/.exec(text.slice(gap.at))![0].length;
    left = gap.to;
  }
  cells.push({ line, from, to: text.length, x: left, end, text: text.slice(from) });
  return cells;
}

/** Whether a row goes on with a grid: near below the row before it, with cells of its own, or what a cell above goes on in. */
function goesOn(rows: readonly Row[], from: number, at: number): boolean {
  const row = rows[at]!;
  const before = rows[at - 1];
  if (at === from) return row.cells.length > 1;
  if (!before || before.page !== row.page || before.end !== row.from) return false;
  const room = before.y - row.y;
  if (room <= 0 || room > near.next * row.size) return false;
  return row.cells.length > 1 || before.cells.length > 1;
}

function gridIn(rows: readonly Row[]): Grid | null {
  const full = rows.filter(r => r.cells.length > 1);
  if (full.length < fewest) return null;
  const columns = columnsOf(full.flatMap(r => r.cells));
  if (columns.length < 2) return null;
  const columnOf = (cell: Placed) => columns.findIndex(c => cell.x < c.end && cell.end > c.x);
  // cells of one row stand in columns of their own
  if (full.some(r => new Set(r.cells.map(columnOf)).size < r.cells.length)) return null;
  const cells = full.flatMap(r => r.cells);
  const isTable =
    cells.filter(c => /\d/.test(c.text)).length >= figures * cells.length ||
    cells.reduce((n, c) => n + c.text.length, 0) / cells.length <= shortCell;
  if (!isTable || isList(full, columnOf) || isListing(cells, columns.length, columnOf)) return null;
  const laid: Cell[][][] = [];
  const apart = apartOf(rows);
  for (const [i, row] of rows.entries()) {
    const isRest = apart !== null && i > 0 && roomAbove(rows, i) < apart;
    if (isRest) {
      for (const cell of row.cells) laid.at(-1)![Math.max(0, columnOf(cell))]!.push(cell);
      continue;
    }
    const own: Cell[][] = columns.map(() => []);
    for (const cell of row.cells) own[Math.max(0, columnOf(cell))]!.push(cell);
    const [only] = row.cells;
    const above = laid.at(-1);
    // a cell alone, not in the first column, goes on from the one above it
    if (row.cells.length === 1 && columnOf(only!) > 0 && above) above[columnOf(only!)]!.push(only!);
    else laid.push(own);
  }
  return { rows: laid, from: rows[0]!.from, end: rows.at(-1)!.end };
}

/** How far a printed row is below the one before it, in points; infinite on another page. */
function roomAbove(rows: readonly Row[], at: number): number {
  const [before, row] = [rows[at - 1]!, rows[at]!];
  return before.page === row.page && before.end === row.from ? before.y - row.y : Number.POSITIVE_INFINITY;
}

/**
 * Where cells have several lines and rows stand apart: printed rows nearer than this to the one before them are the rest of it; null
 * where all stand alike, or a row would have no cell to begin with.
 */
function apartOf(rows: readonly Row[]): number | null {
  const rooms = rows.slice(1).map((_, k) => roomAbove(rows, k + 1));
  const nearest = Math.min(...rooms);
  const apart = nearest * wider;
  const starts = rows.filter((_, i) => i === 0 || rooms[i - 1]! >= apart);
  const hasRests = starts.length < rows.length;
  const hasStarts = starts.length >= fewest && starts.every(r => r.cells.length > 1);
  return hasRests && hasStarts ? apart : null;
}

/** Rows of cells of several lines are so many times as far apart as these lines. */
const wider = 1.12;

/** The columns that cells stand in: where they overlap they are of one. */
function columnsOf(cells: readonly Placed[]): { x: number; end: number }[] {
  const columns: { x: number; end: number }[] = [];
  for (const { x, end } of [...cells].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x < last.end) last.end = Math.max(last.end, end);
    else columns.push({ x, end });
  }
  return columns;
}

/** Whether cells are of contents, by their leaders, or of an index: words and the numbers of pages in every column. */
function isListing(cells: readonly Placed[], columns: number, columnOf: (cell: Placed) => number): boolean {
  if (cells.some(c => /(?:[.·…]\s?){4}/.test(c.text))) return true;
  return Array.from({ length: columns }, (_, k) => cells.filter(c => columnOf(c) === k)).every(
    own => own.filter(c => /\p{L}{2}.*\d/u.test(c.text)).length >= own.length / 2,
  );
}

/** Whether the first column holds nothing but markers, and the second running text. */
function isList(rows: readonly Row[], columnOf: (cell: Placed) => number): boolean {
  const first = rows.flatMap(r => r.cells.filter(c => columnOf(c) === 0));
  const rest = rows.flatMap(r => r.cells.filter(c => columnOf(c) > 0));
  const markers = first.every(c =>
    /^(?:[([]?(?:\d{1,3}|[ivxlc]{1,6}|\p{L})[.)\]:]?|[•·▪■●◦‣*†‡§–—-])$/iu.test(c.text.trim()),
  );
  return markers && rest.length === rows.length && rest.some(c => c.text.length > shortCell);
}
