import { fold, type Judge, judge, token, type Verdict } from './hyphens.ts';
import type { TextLine } from './lines.ts';
import type { WidthModel } from './widths.ts';

/** A place where a hyphen was lost, or may have been. */
export interface LostHyphen {
  line: TextLine;
  /** Offset in the line's text where it belongs. */
  at: number;
  word: string;
  verdict: Verdict;
}

/**
 * Finds the hyphens that the extraction lost where it joined lines: near each join, the word which is no word as it stands
 * and becomes one with a hyphen at a place that the measured width allows.
 */
export function findLostHyphens(
  lines: TextLine[],
  context: Judge,
  widths: WidthModel,
  measure: (line: TextLine) => number,
): LostHyphen[] {
  const found: LostHyphen[] = [];
  for (const line of lines) {
    const full = measure(line);
    // a last piece of a syllable or two hardly widens a line: it may hide a join
    const joins =
      line.joins.length > 0
        ? line.joins
        : widths.width(line.text) / full > 1.03
          ? [{ at: line.text.length, off: 0 }]
          : [];
    const tokens = [...line.text.matchAll(token)];
    let from = 0;
    joins.forEach((_, k) => {
      const start = k === 0 ? 0 : joins[k - 1]!.at;
      while (from < tokens.length && endOf(tokens[from]!) <= start) from++;
      const lost = lostIn(line, start, tokens, from, { context, widths, full });
      if (lost) found.push(lost);
    });
  }
  return found;
}

const endOf = (match: RegExpExecArray) => match.index + match[0].length;

/** The likeliest lost hyphen at the end of the printed line that begins at an offset of a line's text. */
function lostIn(
  line: TextLine,
  start: number,
  tokens: RegExpExecArray[],
  from: number,
  { context, widths, full }: { context: Judge; widths: WidthModel; full: number },
): LostHyphen | null {
  const reach = Math.max(0.075, 3 * widths.spread);
  const hyphen = widths.width('-');
  const upTo = widthsFrom(line.text, start, widths);
  let best: LostHyphen | null = null;
  let bestWorth = 0;
  for (let t = from; t < tokens.length; t++) {
    const match = tokens[t]!;
    const end = endOf(match);
    if (match[0].length < 4) continue;
    // divided by a hyphen that the extraction kept
    if (end === line.text.length - 1 && /[-\u00ad\u2010\u2011¬⸗]$/.test(line.text)) continue;
    if ((upTo(match.index) + hyphen) / full - 1 > reach) break;
    if ((upTo(end) + hyphen) / full - 1 < -reach) continue;
    const word = match[0];
    if (isWhole(word, context)) continue;
    for (let c = 2; c <= word.length - 2; c++) {
      if (/[-’']/.test(word[c - 1]!) || /[-’']/.test(word[c]!)) continue;
      const off = (upTo(match.index + c) + hyphen) / full - 1;
      if (Math.abs(off) > reach) continue;
      const verdict = judge(word.slice(0, c), word.slice(c), context, true);
      if (verdict.form === 'closed') continue;
      const worth = verdict.confidence - Math.abs(off) * 2;
      if (worth > bestWorth) {
        bestWorth = worth;
        best = { line, at: match.index + c, word, verdict };
      }
    }
  }
  return best;
}

/** The width of a text from one offset on up to any later one, each character measured once. */
function widthsFrom(text: string, start: number, widths: WidthModel): (end: number) => number {
  const sums = [0];
  return end => {
    for (let i = start + sums.length - 1; i < end; i++) sums.push(sums.at(-1)! + widths.width(text[i]!));
    return end <= start ? 0 : sums[end - start]!;
  };
}

/** A word that needs no hyphen: the dictionary or the book knows it as it stands. */
function isWhole(word: string, { words, known }: Judge): boolean {
  const bare = word.replace(/’s$/, '');
  return (
    (words.counts.get(fold(word)) ?? 0) > 0 ||
    known(bare) ||
    (bare.includes('-') && bare.split('-').every(p => known(p) || (words.counts.get(fold(p)) ?? 0) > 0))
  );
}
