/** Smallest size of type on a cover, in pixels. */
const smallest = 24;
/** What of a text can stand on a cover, in signs as a reader counts them: more is not even measured. */
const mostSigns = 400;
/** The same in UTF-16: signs may be heaped up of any number of accents. */
const mostUnits = 4 * mostSigns;
/** A word longer than this may be divided anywhere, so that it cannot run off the cover. */
const longWord = 30;
/** Writing that has no spaces between its words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A piece of a text that is not divided; it follows the one before it with a space, or without. */
interface Piece {
  text: string;
  space: boolean;
}

/**
 * Breaks a text into lines that fit the room, in the largest size that needs no more lines than allowed. What does not
 * fit in the smallest size either ends in an ellipsis.
 * @param measure width of a text at 100 px
 */
export function setInLines(
  text: string,
  room: number,
  measure: (text: string) => number,
  largest: number,
  most: number,
): { size: number; lines: string[] } {
  const pieces = piecesOf(shortened(drawable(text), text.length > mostUnits));
  const widths = new Map<string, number>();
  for (const { text } of pieces) if (!widths.has(text)) widths.set(text, measure(text) / 100);
  const space = 0.25;
  for (let size = largest; ; size *= 0.94) {
    const lines: string[] = [];
    let used = Number.POSITIVE_INFINITY;
    let fits = true;
    for (const { text, space: spaced } of pieces) {
      const needed = widths.get(text)! * size;
      const gap = spaced ? space * size : 0;
      if (needed > room) fits = false;
      if (used + gap + needed <= room) {
        lines[lines.length - 1] += spaced ? ` ${text}` : text;
        used += gap + needed;
      } else {
        lines.push(text);
        used = needed;
      }
    }
    if (fits && lines.length <= most) return { size, lines };
    if (size < smallest) return { size, lines: ending(lines, most) };
  }
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
function drawable(text: string): string {
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

function piecesOf(text: string): Piece[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap(word => {
      const signs = signsOf(word);
      const length = unspaced.test(word) ? 1 : signs.length > longWord ? 10 : signs.length;
      const pieces: Piece[] = [];
      for (let k = 0; k < signs.length; k += length) {
        pieces.push({ text: signs.slice(k, k + length).join(''), space: k === 0 });
      }
      return pieces;
    });
}

/** A text as it stands in XML. */
export function escapeXml(text: string): string {
  return drawable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
