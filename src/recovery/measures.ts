import type { Bench } from './bench.ts';
import { measureLines, type TextLine } from './lines.ts';
import type { PrintedNote } from './notes/printed.ts';
import { mode } from './widths.ts';

/** Full lines of notes are between these widths, in measures of the text. */
const ofNotes = { from: 0.8, to: 1.6 };

/**
 * Measures all lines: those of notes, which are set smaller and hold more, in a measure of their own.
 * @returns the measure of the kind that a line is of
 */
export function measureText(
  lines: readonly TextLine[],
  notes: readonly PrintedNote[],
  { widths, hyphenate }: Bench,
): (line: TextLine) => number {
  const noteLines = notes.flatMap(n => n.paragraphs.flat());
  const among = new Set(noteLines);
  const full = noteLines.map(l => widths.width(l.text)).filter(w => w > ofNotes.from && w < ofNotes.to);
  const measure = mode(full) || 1;
  const text = lines.filter(l => !among.has(l));
  measureLines(text, widths, hyphenate, 1);
  measureLines(noteLines, widths, hyphenate, measure);
  return line => (among.has(line) ? measure : 1);
}
