import type { Edit } from './block.ts';
import type { Stretch } from './italics.ts';
import type { TextLine } from './lines.ts';
import type { Read } from './read.ts';
import { median } from './widths.ts';

/*
 * What the source sets in typewriter type is code: to be typed, or printed by a machine. Lines of nothing else, apart from the text
 * around them, are a block of it; words in running text are a passage. A book set throughout in such type has none.
 */

/** A book with a larger share of its letters in typewriter type was typed. */
const typed = 0.5;

/** A block of code stands farther below the text than so many distances of lines. */
const apart = 1.2;

/** Lines of a block that are farther apart, in the distances of its nearest, have a blank line between them. */
const blankLine = 1.6;

/** Width of a letter of typewriter type, in sizes; that of all common ones. */
const letter = 0.6;

/** Lines of code by what they are, and what has to be done to write them as they stand. */
export interface Code {
  read: Read[];
  /** The edits that set lines in as on the page. */
  edits: Edit[];
  /** What stands behind a line of a block, where another follows. */
  between: Map<TextLine, string>;
}

/** Finds the blocks of code among the lines of a book. */
export function tellCode(read: readonly Read[]): Code {
  const lines = read.map(r => r.line);
  const blocks = isTyped(lines) ? [] : blocksAmong(lines);
  const first = new Set(blocks.map(block => block[0]!));
  const within = new Set(blocks.flat());
  const set = blocks.map(written);
  return {
    read: read.map(one =>
      within.has(one.line) ? { line: one.line, role: 'code', begins: first.has(one.line) } : one,
    ),
    edits: set.flatMap(s => s.edits),
    between: new Map(set.flatMap(s => [...s.between])),
  };
}

/** Passages in typewriter type, by position in the source; those that go on from one line to the next are one. */
export function codeOf(lines: readonly TextLine[]): Stretch[] {
  if (isTyped(lines)) return [];
  const stretches: Stretch[] = [];
  for (const line of lines)
    for (const { from, to, mono, raised } of line.evidence?.styles ?? []) {
      if (!mono || raised) continue;
      const text = line.text.slice(from, to);
      const own = {
        from: line.from + from + /^\s*/.exec(text)![0].length,
        to: line.from + from + text.trimEnd().length,
      };
      if (own.from >= own.to) continue;
      const last = stretches.at(-1);
      if (last && from === 0 && last.to === lines[line.index - 1]?.to) last.to = own.to;
      else stretches.push(own);
    }
  return stretches.sort((a, b) => a.from - b.from);
}

const isTyped = (lines: readonly TextLine[]) =>
  lines.reduce((n, l) => n + lettersIn(l), 0) > typed * lines.reduce((n, l) => n + l.text.length, 0);

const lettersIn = ({ evidence }: TextLine) =>
  (evidence?.styles ?? []).reduce((n, s) => n + (s.mono ? s.to - s.from : 0), 0);

/** Whether a line is in typewriter type throughout. */
const isCode = (line: TextLine) => lettersIn(line) >= line.text.trim().length;

/** Runs of lines of code that begin apart from the text above; they may go on over a page's end. */
function blocksAmong(lines: readonly TextLine[]): TextLine[][] {
  const usual = median(lines.flatMap((line, i) => below(lines[i - 1], line) ?? []));
  const blocks: TextLine[][] = [];
  lines.forEach((line, i) => {
    if (!isCode(line)) return;
    const before = lines[i - 1];
    const room = below(before, line);
    const last = blocks.at(-1);
    if (before && last?.at(-1) === before && (room === null || room < 2 * apart * usual)) last.push(line);
    else if (room === null ? line.top : room > apart * usual) blocks.push([line]);
  });
  return blocks;
}

/** How far a line stands below another, in points; null where they are not on one page. */
function below(above: TextLine | undefined, line: TextLine): number | null {
  if (!above?.evidence || !line.evidence || above.page !== line.page) return null;
  return above.evidence.y - line.evidence.y;
}

/** A block as it is written: set in by blanks, with its blank lines; what was turned over is joined again. */
function written(block: readonly TextLine[]): Omit<Code, 'read'> {
  const edits: Edit[] = [];
  const between = new Map<TextLine, string>();
  const margin = Math.min(...block.map(l => l.evidence!.x));
  const right = Math.max(...block.map(l => l.evidence!.end));
  const nearest = Math.min(...block.flatMap((line, i) => below(block[i - 1], line) ?? []));
  block.forEach((line, i) => {
    const before = block[i - 1];
    if (before && isTurnedOver(before, line, right)) {
      between.set(before, ' ');
      return;
    }
    if (before) between.set(before, (below(before, line) ?? 0) > blankLine * nearest ? '\n\n' : '\n');
    const { x, size } = line.evidence!;
    const deep = Math.round((x - margin) / (letter * size));
    if (deep > 0) edits.push({ from: line.from, to: line.from, now: ' '.repeat(deep), rule: 'code-indent' });
  });
  return { edits, between };
}

/** Whether a line is the rest of the one above: set in from it, and its first word would not have had room there. */
function isTurnedOver(above: TextLine, line: TextLine, right: number): boolean {
  const { x, size } = line.evidence!;
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  return x > above.evidence!.x + size && above.evidence!.end + (word + 1) * letter * size > right;
}
