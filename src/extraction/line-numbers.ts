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

/** Where not every line has its number, every so many have: fives and tens in prose, threes and fours in stanzas too. */
const steps = [5, 10, 4, 3];
/** So many numbers in steps on a page, and in the book, are no accident; they stand so near to the line they count. */
const inSteps = { page: 2, book: 8, off: 1 };

/**
 * Finds the numbers that count the lines of every page in the margin, all of them or every fifth, as manuscripts for review and editions
 * for scholars have them. A line that is such a number alone gets the role `line-number`; one that has it beside its text is cut in two.
 * @param lines the source's lines; those alone are marked in place
 * @returns the lines, and the pages over them
 */
export function markLineNumbers(
  lines: SourceLine[],
  pages: PageRange[],
): { lines: SourceLine[]; pages: PageRange[] } {
  const every = pages.map(page => longest(form => countOn(lines, page, form)));
  if (areMost(every, pages, lines, 1)) return cut(lines, pages, every.flat());
  for (const step of steps) {
    const some = pages.map(page => longest(form => stepsOn(lines, page, form, step)));
    if (some.flat().length >= inSteps.book && areMost(some, pages, lines, step))
      return cut(lines, pages, some.flat());
  }
  return { lines, pages };
}

/** The longest of a page's counts: numbers in the outer margin stand before the lines on one page and behind them on the next. */
function longest(countOf: (form: keyof typeof forms) => Numbered[]): Numbered[] {
  const counts = (['alone', 'first', 'last'] as const).map(countOf);
  return counts.reduce((best, one) => (one.length > best.length ? one : best));
}

/** Whether most of the longer pages have their count. */
function areMost(
  counts: readonly Numbered[][],
  pages: readonly PageRange[],
  lines: readonly SourceLine[],
  step: number,
): boolean {
  const least = Math.max(enough, 3 * step);
  const long = pages.filter(page => textOf(lines, page).length > least).length;
  return counts.filter(c => c.length > 0).length >= Math.max(1, mostPages * long);
}

function textOf(lines: readonly SourceLine[], page: PageRange): number[] {
  const found: number[] = [];
  for (let i = page.first; i < page.end; i++) if (lines[i]!.role === 'text') found.push(i);
  return found;
}

/** The numbers of a form on a page. */
const numbersOn = (lines: readonly SourceLine[], text: readonly number[], form: keyof typeof forms) =>
  text.flatMap((at): Numbered[] => {
    const match = forms[form].exec(lines[at]!.text);
    return match
      ? [{ at, value: Number(match[1]), from: match.index, to: match.index + match[0].length }]
      : [];
  });

/** The numbers of a form on a page that count up one by one; none where they are too few to count its lines. */
function countOn(lines: readonly SourceLine[], page: PageRange, form: keyof typeof forms): Numbered[] {
  const text = textOf(lines, page);
  const numbers = numbersOn(lines, text, form);
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

/**
 * The numbers of a form on a page that rise by a step and stand as many lines apart, or, alone on their lines, one under the other.
 * One of them may be missing.
 */
function stepsOn(
  lines: readonly SourceLine[],
  page: PageRange,
  form: keyof typeof forms,
  step: number,
): Numbered[] {
  const text = textOf(lines, page);
  const numbers = numbersOn(lines, text, form);
  const isAlone = new Set(form === 'alone' ? numbers.map(n => n.at) : []);
  const rows = new Map<number, number>();
  let row = 0;
  for (const at of text) {
    rows.set(at, row);
    if (!isAlone.has(at)) row++;
  }
  const runs: Numbered[][] = [];
  for (const one of numbers.filter(n => n.value > 0 && n.value % step === 0)) {
    const follows = (before: Numbered) => {
      const rise = one.value - before.value;
      if (rise !== step && rise !== 2 * step) return false;
      const apart = rows.get(one.at)! - rows.get(before.at)!;
      return Math.abs(apart - rise) <= inSteps.off || (form === 'alone' && apart === 0 && rise === step);
    };
    const before = runs.filter(run => follows(run.at(-1)!)).sort((a, b) => b.length - a.length)[0];
    runs.push(before ? [...before, one] : [one]);
  }
  const best = runs.reduce<Numbered[]>((most, run) => (run.length > most.length ? run : most), []);
  return best.length >= inSteps.page && best.length >= mostPages * Math.floor(row / step) ? best : [];
}

function cut(
  lines: readonly SourceLine[],
  pages: readonly PageRange[],
  counted: readonly Numbered[],
): { lines: SourceLine[]; pages: PageRange[] } {
  const numbers = new Map(counted.map(c => [c.at, c]));
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
