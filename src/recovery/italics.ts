import type { TextLine } from './lines.ts';

/** A stretch of the source. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * What the source shows in italics, by position in it: words, without blank space or marks of punctuation alone. Italics that go on
 * from one line to the next are one stretch.
 */
export function italicsOf(lines: readonly TextLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of lines) {
    for (const style of line.evidence?.styles ?? []) {
      if (!style.italic || style.raised) continue;
      const own = trimmed(line, style.from, style.to);
      if (!own) continue;
      const last = stretches.at(-1);
      const goesOn = last && style.from === 0 && isLineEnd(lines[line.index - 1], last.to);
      if (goesOn) last.to = own.to;
      else stretches.push(own);
    }
  }
  return stretches.sort((a, b) => a.from - b.from);
}

const isLineEnd = (before: TextLine | undefined, at: number) => before !== undefined && before.to === at;

/** A part of a line without the blanks and brackets around its words; null where it has none. */
function trimmed(line: TextLine, from: number, to: number): Stretch | null {
  const text = line.text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const before = /^[\s([“‘«„]*/u.exec(text)![0].length;
  const after = /[\s)\]”’»“,;:.]*$/u.exec(text)![0].length;
  return { from: line.from + from + before, to: line.from + to - (to === line.text.length ? 0 : after) };
}

/** Index of the first stretch that ends behind a position. */
function endingAfter(stretches: readonly Stretch[], position: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.to <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a position is within one of some stretches. */
export function isWithin(stretches: readonly Stretch[], position: number): boolean {
  const own = stretches[endingAfter(stretches, position)];
  return own !== undefined && own.from <= position;
}

/** Some characters that are all within stretches of a kind, or all without. */
export interface Cut {
  within: boolean;
  length: number;
}

/** A piece of the source cut where stretches begin and end. */
export function cutBy(stretches: readonly Stretch[], from: number, to: number): Cut[] {
  const cuts: Cut[] = [];
  let at = from;
  for (let k = endingAfter(stretches, from); at < to; k++) {
    const next = stretches[k];
    const begin = Math.min(to, next?.from ?? to);
    if (begin > at) cuts.push({ within: false, length: begin - at });
    at = Math.max(at, begin);
    const end = Math.min(to, next?.to ?? to);
    if (end > at) cuts.push({ within: true, length: end - at });
    at = Math.max(at, end);
  }
  return cuts;
}
