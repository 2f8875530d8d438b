import type { Vocabulary } from '../language/vocabulary.ts';
import type { TextLine } from './lines.ts';

/** A table whose cells the extraction gives one to a line. */
export interface FoundTable {
  /** Rows of cells, the first of them the head. */
  rows: TextLine[][];
  caption: TextLine | null;
  /** All its lines, caption included. */
  lines: TextLine[];
}

const isNumeric = (text: string) => /^[-–+]?[\d.,%£$€]+$/.test(text.trim());
const isCell = (line: TextLine) => line.last < 0.55 && line.joins.length === 0 && !/[.!?;:]$/.test(line.text);

/**
 * Finds tables: runs of short lines between blank lines, all runs equally long and at least one of figures. The runs are columns
 * where each begins with a head over figures, else rows. A caption (`Table 3. …`) before or after belongs to it.
 */
export function findTables(lines: TextLine[], words: Vocabulary): FoundTable[] {
  const found: FoundTable[] = [];
  const caption = new RegExp(`^(?:${words.tables.join('|')})\\s+[\\divxlc]+\\b`, 'i');
  for (let i = 0; i < lines.length; ) {
    const groups: TextLine[][] = [];
    let at = i;
    for (;;) {
      const group = run(lines, at, caption);
      if (
        group.length < 2 ||
        (groups.length > 0 && (group.length !== groups[0]!.length || group[0]!.page !== groups[0]![0]!.page))
      )
        break;
      groups.push(group);
      at += group.length;
    }
    const figures = groups.filter(g => g.slice(1).every(l => isNumeric(l.text))).length;
    if (groups.length < 2 || figures === 0 || groups.length * groups[0]!.length < 6) {
      i++;
      continue;
    }
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
      rows,
      caption: named,
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

/** The run of cells that begins at a line and ends before a blank line. */
function run(lines: TextLine[], from: number, caption: RegExp): TextLine[] {
  const group: TextLine[] = [];
  for (let i = from; i < lines.length && isCell(lines[i]!) && !caption.test(lines[i]!.text); i++) {
    if (group.length > 0 && (lines[i]!.blankBefore || lines[i]!.page !== group[0]!.page)) break;
    group.push(lines[i]!);
  }
  return group;
}
