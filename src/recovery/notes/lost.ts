import type { TextLine } from '../lines.ts';
import { noteParagraphs } from '../paragraphs.ts';
import type { Call } from './calls.ts';
import type { PrintedNote } from './printed.ts';

/** No more numbers than this are lost in a row: a greater gap is one of the count. */
const most = 8;

/**
 * Gives back the numbers that notes of a section lost. They stand at the end of the note before, each beginning after a line that
 * ends a sentence: surely where that line is short, perhaps where it is full. Of all ways to place the missing beginnings the one is
 * taken whose notes have most in common (names, years) with the text around their marks.
 * @param find finds the marks of notes in the text
 */
export function restoreLost(
  printed: readonly PrintedNote[],
  find: (notes: readonly PrintedNote[]) => (Call | null)[],
): PrintedNote[] {
  const notes = printed.map((note, i) => numbered(note, printed[i - 1], printed[i + 1]));
  const missing = notes.map((note, i) => missingAfter(note, notes[i + 1]));
  if (missing.every(m => m.length === 0)) return [...notes];
  const whole = notes.flatMap((note, i) => [
    note,
    ...missing[i]!.map(n => ({ ...note, sign: String(n), value: n })),
  ]);
  const calls = find(whole);
  let at = 0;
  return notes.flatMap((note, i) => {
    const own = missing[i]!;
    const texts = own.map((_, k) => calls[at + 1 + k]?.line.text ?? null);
    at += 1 + own.length;
    // without a mark in the text there may never have been such a note
    const found = own.filter((_, k) => texts[k] !== null);
    return found.length > 0
      ? divide(
          note,
          found,
          texts.filter(t => t !== null),
        )
      : [note];
  });
}

/** A note without a number that stands where just one is missing: before note 2, or between two others. */
function numbered(
  note: PrintedNote,
  before: PrintedNote | undefined,
  next: PrintedNote | undefined,
): PrintedNote {
  if (note.sign !== null || !next || next.foot !== note.foot || next.value === null) return note;
  if (next.sign !== String(next.value)) return note;
  const value = next.value - 1;
  const fits =
    (value === 1 && before?.value !== 1) || (before?.foot === note.foot && before.value === value - 1);
  return fits ? { ...note, sign: String(value), value, lost: true } : note;
}

/** The numbers missing between a note and the next of its section. */
function missingAfter(note: PrintedNote, next: PrintedNote | undefined): number[] {
  if (!next || note.foot || next.foot || note.value === null || next.value === null) return [];
  const count = next.value - note.value - 1;
  return count > 0 && count <= most ? Array.from({ length: count }, (_, k) => note.value! + 1 + k) : [];
}

/** Divides a note's lines among it and the missing numbers after it; those that find no place are left out. */
function divide(note: PrintedNote, missing: readonly number[], contexts: readonly string[]): PrintedNote[] {
  const lines = note.paragraphs.flat();
  const places = placesIn(lines);
  const openings = places.map(({ at }) =>
    telling(
      lines
        .slice(at, at + 5)
        .map(l => l.text)
        .join(' '),
    ),
  );
  // best[k][p]: the first k missing numbers placed, the last of them at place p
  const best: number[][] = [];
  const from: number[][] = [];
  missing.forEach((_, k) => {
    best.push([]);
    from.push([]);
    const around = telling(contexts[k]!);
    // the best of all places before, for the number before
    let top = k === 0 ? 0 : Number.NEGATIVE_INFINITY;
    let source = -1;
    places.forEach((place, p) => {
      if (k > 0 && p > 0 && best[k - 1]![p - 1]! > top) {
        top = best[k - 1]![p - 1]!;
        source = p - 1;
      }
      const worth = (place.sure ? 4 : -3) + Math.min(4, shared(openings[p]!, around));
      best[k]!.push(top + worth);
      from[k]!.push(source);
    });
  });
  for (let k = missing.length - 1; k >= 0; k--) {
    let p = best[k]!.reduce((m, v, i) => (m < 0 || v > best[k]![m]! ? i : m), -1);
    if (p < 0 || best[k]![p]! <= 0) continue;
    const starts: number[] = [];
    for (let j = k; j >= 0; j--) {
      starts.unshift(places[p]!.at);
      p = from[j]![p]!;
    }
    const cuts = [0, ...starts, lines.length];
    return cuts.slice(0, -1).map((cut, j): PrintedNote => {
      const paragraphs = noteParagraphs(lines.slice(cut, cuts[j + 1]));
      const number = missing[j - 1]!;
      return j === 0
        ? { ...note, paragraphs }
        : { ...note, sign: String(number), value: number, textAt: 0, paragraphs, lost: true };
    });
  }
  return [note];
}

/** Where in a note's lines another may begin. */
function placesIn(lines: readonly TextLine[]): { at: number; sure: boolean }[] {
  const places: { at: number; sure: boolean }[] = [];
  for (let i = 1; i < lines.length; i++)
    if (/[.!?][”’"')\]]*$/.test(lines[i - 1]!.text) && /^[“‘"'([]?\p{Lu}/u.test(lines[i]!.text))
      places.push({ at: i, sure: lines[i - 1]!.last < 0.9 });
  return places;
}

/** The names, years and rarer words of a text. */
const telling = (text: string): ReadonlySet<string> =>
  new Set(text.match(/\p{Lu}\p{Ll}{3,}|\d{4}|\p{Ll}{8,}/gu) ?? []);

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter(w => b.has(w)).length;
