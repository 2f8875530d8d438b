/** A row of a table: where it stands in the text, and the letters of its cells. */
export interface RowAt {
  at: number;
  cells: string[];
}

/** Rows of fewer letters are not divided. */
export const fewestLetters = 200;

/** How many letters of a cell may agree by chance with those that another one goes on with. */
const byChance = 40;

/**
 * Puts the rows of tables together that were divided at their lines: on each page stand the next lines of each cell, one cell
 * after another, where the text has each cell whole.
 * @param rows in the order of the text
 * @returns the found text as if no row had been divided; a row of which that cannot be is left as it was found
 */
export function withoutDividedRows(rows: readonly RowAt[], found: string): string {
  const settled: string[] = [];
  let done = 0;
  for (const { at, cells } of rows) {
    const whole = cells.join('');
    if (at < done || found.startsWith(whole, at)) continue;
    const pieces = found.slice(at, at + whole.length);
    if (pieces.length < whole.length || !isDealtOut(cells, pieces)) continue;
    settled.push(found.slice(done, at), whole);
    done = at + whole.length;
  }
  return [...settled, found.slice(done)].join('');
}

/** How many places are tried until it is given up. */
const mostTried = 20_000;

/** Whether a text is that of cells, a stretch of each in turn. */
function isDealtOut(cells: readonly string[], text: string): boolean {
  const own = cells.filter(letters => letters !== '');
  /** How far each cell was read where it led nowhere, and which was next. */
  const tried = new Set<string>();
  const goOn = (read: readonly number[], cell: number, at: number): boolean => {
    if (at === text.length) return true;
    const state = `${read.join()} ${cell}`;
    if (tried.has(state) || tried.size > mostTried) return false;
    tried.add(state);
    const letters = own[cell]!;
    const from = read[cell]!;
    let most = 0;
    while (from + most < letters.length && letters[from + most] === text[at + most]) most += 1;
    for (let taken = most; taken >= Math.max(0, most - byChance); taken--) {
      const now = read.with(cell, from + taken);
      if (goOn(now, (cell + 1) % own.length, at + taken)) return true;
    }
    return false;
  };
  return goOn(
    own.map(() => 0),
    0,
    0,
  );
}
