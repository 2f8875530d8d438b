import type { Hyphenator } from '../language/hyphenation.ts';
import type { WidthModel } from './widths.ts';

/** A place where the extraction joined two printed lines and dropped the hyphen between them. */
export interface Join {
  /** Offset in the line's text of the first character of the later printed line. */
  at: number;
  /** Distance from one measure of the printed line that ends here, in measures. */
  off: number;
}

/** A line wider than this (in measures) is more than one printed line. */
const joined = 1.12;

/** The same of a line that ends a sentence: a last printed line of a syllable or two, which only a block's end can have. */
const joinedAtEnd = 1.06;
const sentenceEnd = /[.!?…][’”"')\]]*\d{0,3}$/;

/** What a join costs (in log odds): a line a little too wide is likelier than one more join with a last line of a syllable. */
const joinCost = 5;

/**
 * Where a line of the extraction was joined from several printed lines: a path of breaks inside words that leaves every
 * printed line but the last one measure wide, preferring places where a hyphenation pattern or a compound breaks.
 * @param text the line; @param measure width of a full line of its kind in the model's measures (1 for body text)
 */
export function findJoins(text: string, widths: WidthModel, hyphenate: Hyphenator, measure = 1): Join[] {
  const total = widths.width(text) / measure;
  if (total < (sentenceEnd.test(text) ? joinedAtEnd : joined)) return [];
  const sigma = Math.max(widths.spread, 0.012);
  const hyphen = widths.width('-') / measure;
  const breaks = breakPoints(text, hyphenate);
  if (breaks.length === 0) return [];
  let sum = 0;
  const cumulative: number[] = [0];
  // widths are additive over code units for the characters that occur in running text
  for (let i = 0; i < text.length; i++) {
    sum += widths.width(text[i]!) / measure;
    cumulative.push(sum);
  }
  let open: Path[] = [{ cost: 0, from: 0, off: 0, before: null }];
  let best: Path | null = null;
  const longest = Math.ceil(total) + 1;
  for (let k = 0; k < longest && open.length > 0; k++) {
    const next: Path[] = [];
    for (const path of open) {
      const rest = total - cumulative[path.from]!;
      if (rest < joined - 0.04) {
        const over = Math.max(0, rest - 1);
        const cost = path.cost + (over / sigma) ** 2 / 2;
        if (!best || cost < best.cost) best = { ...path, cost };
      }
      if (rest < 0.9) continue;
      for (let i = firstAfter(breaks, path.from); i < breaks.length; i++) {
        const b = breaks[i]!;
        const off = cumulative[b.at]! - cumulative[path.from]! + hyphen - 1;
        if (off > 5 * sigma) break;
        if (off < -5 * sigma) continue;
        next.push({
          cost: path.cost + (off / sigma) ** 2 / 2 + b.cost + joinCost,
          from: b.at,
          off,
          before: path,
        });
      }
    }
    next.sort((a, b) => a.cost - b.cost);
    open = next.slice(0, 12);
  }
  return best ? joinsOf(best) : [];
}

/** Some breaks of a line, the last of them at `from`: a list from the last to the first, as the paths share their beginnings. */
interface Path {
  cost: number;
  from: number;
  off: number;
  before: Path | null;
}

function joinsOf(path: Path): Join[] {
  const joins: Join[] = [];
  for (let p = path; p.before; p = p.before) joins.push({ at: p.from, off: p.off });
  return joins.reverse();
}

/** Index of the first break behind an offset. */
function firstAfter(breaks: BreakPoint[], offset: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (breaks[middle]!.at <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface BreakPoint {
  at: number;
  cost: number;
}

/** Possible breaks inside words: legal by pattern (no cost), after a hyphen or dash, else anywhere with two letters on each side. */
function breakPoints(text: string, hyphenate: Hyphenator): BreakPoint[] {
  const points: BreakPoint[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}’'-]{3,}/gu)) {
    const word = match[0];
    const legal = new Set(hyphenate(word));
    for (let k = 1; k < word.length; k++) {
      // two characters on either side are all that is looked at
      const before = word.slice(Math.max(0, k - 4), k);
      const after = word.slice(k, k + 4);
      if (/[-’']$/.test(before) || /^[-’']/.test(after)) continue;
      if (legal.has(k)) points.push({ at: match.index + k, cost: 0 });
      else if (/\p{Ll}$/u.test(before) && /^\p{Lu}/u.test(after))
        points.push({ at: match.index + k, cost: 0.2 });
      else if (/\p{L}{2}$/u.test(before) && /^\p{L}{2}/u.test(after))
        points.push({ at: match.index + k, cost: 2.5 });
      else if (/\p{N}$/u.test(before) && /^\p{L}{2}/u.test(after))
        points.push({ at: match.index + k, cost: 1 });
    }
  }
  return points;
}
