import type { SourceLine } from './lines.ts';
import type { PageRange } from './pages.ts';

/** A number at a line's beginning or end, or alone on it. */
interface Numbered {
  /** Index of its line. */
  at: number;
  value: number;
  /** Offsets of the number in the line's text; all of it where it stands alone. */
  from: number;
  to: number;
}

/** The forms that line numbers have in an extraction: the margin apart from the text, or beside it. */
const forms = {
  alone: /^(\d{1,5})$/,
  first: /^(\d{1,5})\s+(?=\S)/,
  last: /\s+(\d{1,5})$/,
};

/** So many numbers on a page count its lines; fewer are a list or a table. */
const enough = 8;
/** In a book with line numbers so many of its longer pages have them. */
const mostPages = 0.6;
/** Numbers beside the text stand at so many of a page's lines. */
const mostLines = 0.8;

/**
 * Finds the numbers that count the lines of every page in the margin, as manuscripts for review and editions for scholars have them.
 * A line that is such a number alone gets the role `line-number`; one that has it beside its text is cut in two.
 * @param lines the source's lines; those alone are marked in place
 * @returns the lines, and the pages over them
 */
export function markLineNumbers(
  lines: SourceLine[],
  pages: PageRange[],
): { lines: SourceLine[]; pages: PageRange[] } {
  for (const form of ['alone', 'first', 'last'] as const) {
    const counts = pages.map(page => countOn(lines, page, form));
    const long = pages.filter(page => textOf(lines, page).length > enough).length;
    if (counts.filter(c => c.length > 0).length < Math.max(1, mostPages * long)) continue;
    return cut(lines, pages, new Map(counts.flat().map(c => [c.at, c])));
  }
  return { lines, pages };
}

function textOf(lines: readonly SourceLine[], page: PageRange): number[] {
  const found: number[] = [];
  for (let i = page.first; i < page.end; i++) if (lines[i]!.role === 'text') found.push(i);
  return found;
}

/** The numbers of a form on a page that count up one by one; none where they are too few to count its lines. */
function countOn(lines: readonly SourceLine[], page: PageRange, form: keyof typeof forms): Numbered[] {
  const text = textOf(lines, page);
  const numbers = text.flatMap((at): Numbered[] => {
    const match = forms[form].exec(lines[at]!.text);
    return match
      ? [{ at, value: Number(match[1]), from: match.index, to: match.index + match[0].length }]
      : [];
  });
  const count = longestCount(numbers);
  if (count.length < enough) return [];
  // alone they count the other lines, blank ones perhaps too; beside the text every line has one
  const counted = form === 'alone' ? text.length - numbers.length : text.length;
  return count.length >= mostLines * counted ? count : [];
}

/** The longest run of numbers that rise by one from each to the next; others may stand between. */
function longestCount(numbers: readonly Numbered[]): Numbered[] {
  const ends = new Map<number, Numbered[]>();
  let best: Numbered[] = [];
  for (const one of numbers) {
    const run = [...(ends.get(one.value - 1) ?? []), one];
    ends.delete(one.value - 1);
    ends.set(one.value, run);
    if (run.length > best.length) best = run;
  }
  return best;
}

function cut(
  lines: readonly SourceLine[],
  pages: readonly PageRange[],
  numbers: ReadonlyMap<number, Numbered>,
): { lines: SourceLine[]; pages: PageRange[] } {
  const result: SourceLine[] = [];
  const begins: number[] = [];
  lines.forEach((line, i) => {
    begins.push(result.length);
    const number = numbers.get(i);
    if (!number) {
      result.push(line);
      return;
    }
    const part = (from: number, to: number, role: SourceLine['role']): SourceLine => ({
      ...line,
      from: line.from + from,
      to: line.from + to,
      text: line.text.slice(from, to),
      role,
    });
    const parts = [
      part(0, number.from, 'text'),
      part(number.from, number.to, 'line-number'),
      part(number.to, line.text.length, 'text'),
    ].filter(p => p.text !== '');
    parts.forEach((p, k) => {
      result.push({
        ...p,
        start: k === 0 ? line.start : p.from,
        end: k === parts.length - 1 ? line.end : p.to,
        mark: k === 0 ? line.mark : null,
      });
    });
  });
  begins.push(result.length);
  return {
    lines: result,
    pages: pages.map(p => ({ ...p, first: begins[p.first]!, end: begins[p.end]! })),
  };
}
