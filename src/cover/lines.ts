import { openingsIn } from '../language/unspaced.ts';

/** What of a text can stand on a cover, in signs as a reader counts them: more is not even measured. */
const mostSigns = 400;
/** The same in UTF-16: signs may be heaped up of any number of accents. */
const mostUnits = 4 * mostSigns;
/** A word longer than this may be divided anywhere, so that it cannot run off the cover. */
const longWord = 30;
/** A piece of a text that is not divided; it follows the one before it with a space, or without. */
export interface Piece {
  text: string;
  space: boolean;
}

/** How a text may be set. */
export interface Room {
  /** Length of a line. */
  width: number;
  /** Sizes of type. */
  largest: number;
  smallest: number;
  /** How many lines it may have. */
  lines: number;
  /** Width of a text at size 1. */
  measure: (text: string) => number;
}

/** Width of a space, as a share of the size. */
const space = 0.25;

/**
 * Breaks a text into lines that fit the room, in the largest size that needs no more lines than allowed; lines are as even
 * as may be. What does not fit in the smallest size either ends in an ellipsis.
 */
export function setInLines(text: string, room: Room): { size: number; lines: string[] } {
  const pieces = piecesOf(shortened(drawable(text), text.length > mostUnits));
  const widths = new Map<string, number>();
  for (const { text } of pieces) if (!widths.has(text)) widths.set(text, room.measure(text));
  for (let size = room.largest; ; size *= 0.94) {
    const { lines, fits } = filled(pieces, widths, size, room.width);
    if (fits && lines.length <= room.lines)
      return { size, lines: evened(lines, pieces, widths, size, room.width) };
    if (size < room.smallest) return { size, lines: ending(lines, room.lines) };
  }
}

/** A text in so many lines, or fewer, of which the longest is as short as may be. */
export function evenLines(text: string, most: number, measure: (text: string) => number): string[] {
  const pieces = piecesOf(text);
  const widths = new Map(pieces.map(({ text }) => [text, measure(text)]));
  const whole = [...pieces].reduce((sum, { text }) => sum + widths.get(text)! + space, 0);
  for (let width = whole / most; ; width *= 1.03) {
    const { lines, fits } = filled(pieces, widths, 1, width);
    if (fits && lines.length <= most) return lines;
  }
}

/** Lines that each take what they can hold. */
function filled(
  pieces: readonly Piece[],
  widths: ReadonlyMap<string, number>,
  size: number,
  width: number,
): { lines: string[]; fits: boolean } {
  const lines: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  let fits = true;
  for (const { text, space: spaced } of pieces) {
    const needed = widths.get(text)! * size;
    const gap = spaced ? space * size : 0;
    if (needed > width) fits = false;
    if (used + gap + needed <= width) {
      lines[lines.length - 1] += spaced ? ` ${text}` : text;
      used += gap + needed;
    } else {
      lines.push(text);
      used = needed;
    }
  }
  return { lines, fits };
}

/** The same text in as many lines, of which the longest is as short as may be. */
function evened(
  lines: string[],
  pieces: readonly Piece[],
  widths: ReadonlyMap<string, number>,
  size: number,
  width: number,
): string[] {
  let best = lines;
  for (let narrower = width * 0.98; narrower > width / 2; narrower -= width * 0.02) {
    const next = filled(pieces, widths, size, narrower);
    if (!next.fits || next.lines.length > lines.length) return best;
    best = next.lines;
  }
  return best;
}

/** The lines that there is room for; the last tells that there was more. */
function ending(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines;
  const last = lines[most - 1]!;
  const end = last.lastIndexOf(' ');
  return [
    ...lines.slice(0, most - 1),
    `${(end > 0 ? last.slice(0, end) : signsOf(last).slice(0, -2).join('')).trim()}…`,
  ];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const signsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

/** A text without what cannot be drawn or may not stand in XML: control characters, halves of characters. */
export function drawable(text: string): string {
  return text
    .slice(0, mostUnits)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\0-\x1f\x7f-\x9f\ufffe\uffff]/g, '')
    .trim();
}

function shortened(text: string, isCut: boolean): string {
  const signs = signsOf(text);
  if (signs.length <= mostSigns && !isCut) return text;
  const kept = signs.slice(0, mostSigns).join('');
  const end = kept.lastIndexOf(' ');
  return `${end > kept.length / 2 ? kept.slice(0, end) : kept}…`;
}

/** The pieces of a text: its words, those of writing without spaces as its rules say, and parts of long ones. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap(word => {
      const places = openingsIn(word).flatMap(({ offset, within }) => (within ? [] : [offset]));
      const stretches = [0, ...places].map((from, k) => word.slice(from, places[k] ?? word.length));
      const pieces = stretches.flatMap(stretch => {
        const signs = signsOf(stretch);
        const length = signs.length > longWord ? 10 : signs.length;
        return Array.from({ length: Math.ceil(signs.length / length) }, (_, k) =>
          signs.slice(k * length, (k + 1) * length).join(''),
        );
      });
      return pieces.map((piece, k) => ({ text: piece, space: k === 0 }));
    });
}
