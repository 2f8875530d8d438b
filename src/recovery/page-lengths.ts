import type { Extraction, Remark } from '../extraction/extraction.ts';
import { printedLines, type TextLine } from './lines.ts';
import { median } from './widths.ts';

/**
 * Pages whose lines are too few or too many: where text may be missing, or may stand that belongs elsewhere.
 * Pages on which a chapter begins or after which one begins are short by rights.
 * @param lines all lines of text, measured; @param opened pages on which a heading stands
 */
export function checkLengths(
  extraction: Extraction,
  lines: TextLine[],
  opened: ReadonlySet<number>,
): Remark[] {
  const counts = extraction.pages.map(() => 0);
  const widest = extraction.pages.map(() => 0);
  for (const line of lines) {
    counts[line.page]! += printedLines(line);
    widest[line.page] = Math.max(widest[line.page]!, line.joins.length);
  }
  const usual = median(counts.filter(n => n > 0));
  const spread = Math.max(1, median(counts.filter(n => n > 0).map(n => Math.abs(n - usual))));
  const remarks: Remark[] = [];
  extraction.pages.forEach((page, i) => {
    const count = counts[i]!;
    const line = page.lines.find(l => l.role === 'text')?.number ?? page.lines[0]?.number ?? 1;
    const name = page.label === null ? `The page that begins on line ${line}` : `Page ${page.label}`;
    const last = i + 1 >= counts.length || counts[i + 1] === 0;
    if (count > usual + 4 * spread + 2)
      remarks.push({
        code: 'page-too-long',
        line,
        message: `${name} has ${count} lines; most pages have ${usual}. Perhaps two pages ran together, or the notes are long. Compare it with the printed book.`,
      });
    else if (count > 0 && count < usual - 4 * spread - 2 && !opened.has(i) && !opened.has(i + 1) && !last)
      remarks.push({
        code: 'page-too-short',
        line,
        message: `${name} has ${count} lines; most pages have ${usual}. Perhaps text is missing. Compare it with the printed book.`,
      });
  });
  return remarks;
}
