import type { Stretch } from './compose.ts';
import type { TextLine } from './lines.ts';

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
