import type { Doubt, Style } from './extraction.ts';
import { doubtful, withoutSpecks } from './ocr-noise.ts';
import { around, type Box, median, type OcrLine, type OcrPage, type OcrWord } from './ocr-page.ts';
import { evenOut, learnRule, measured, type Rule, type Sized, shapeOfWord } from './ocr-sizes.ts';
import type { Line } from './pdf.ts';

/** The printed lines of recognized pages, in points. */
export interface PrintedPages {
  pages: Line[][];
  /** Marks that were left out, and on how many pages. */
  specks: number;
  speckled: number;
  /** Words, and those that the recognition is unsure of. */
  words: number;
  doubts: number;
}

/** What libraries scan with: assumed where nothing says how many pixels go to an inch. */
const usualDpi = 300;

/** A book's text is set in type of so many points; where it would not be, in the middle of these. */
const [smallest, middling, largest] = [8.5, 10.5, 13];

/** Pixels to an inch where nothing tells them, by the usual size of type in pixels. */
function assumedDpi(size: number): number {
  const points = (72 * size) / usualDpi;
  return points >= smallest && points <= largest ? usualDpi : (72 * size) / middling;
}

/**
 * Makes printed lines of what a recognition gives: specks left out, each line with its text, its place in points from the page's
 * lower left corner, and the size of its type, comparable over the whole book. Pages that were scanned askew are set upright.
 */
export function printedPages(pages: readonly OcrPage[]): PrintedPages {
  const rule = learnRule(pages);
  const sizes = pages.map(page => page.lines.map(line => measured(line, rule)?.size ?? null));
  const perHeight = median(
    pages.flatMap((page, p) =>
      page.lines.flatMap(({ height }, i) => {
        const size = sizes[p]![i];
        return height && size ? [size / height] : [];
      }),
    ),
  );
  const usualSize = median(sizes.flat().filter(size => size !== null)) || 40;
  const dpi = dpiOf(pages, sizes) ?? assumedDpi(usualSize);
  const result: PrintedPages = { pages: [], specks: 0, speckled: 0, words: 0, doubts: 0 };
  const sized: (Sized & { line: Line })[] = [];
  pages.forEach((page, p) => {
    const clean = withoutSpecks(page, usualSize);
    result.specks += clean.specks;
    if (clean.specks > 0) result.speckled++;
    const scale = page.scale ?? 72 / dpi;
    const sheet = sheetOf(
      { ...page, lines: clean.lines },
      { scale, rule, usual: usualSize, perHeight: perHeight || 1 },
    );
    result.pages.push(
      clean.lines.map(own => {
        const words = measured(own, rule)?.words ?? 0;
        const line = lineOf(own, sheet);
        sized.push({
          line,
          size: line.size,
          words,
          weight: line.text.length,
          paragraph: p * 1e6 + own.paragraph,
        });
        result.words += own.words.length;
        result.doubts += line.doubts?.length ?? 0;
        return line;
      }),
    );
  });
  evenOut(sized);
  for (const { line, size } of sized) line.size = size;
  return result;
}

/** Pixels to an inch, from what the recognition says of its type in points beside what its boxes measure; null where it says nothing. */
function dpiOf(pages: readonly OcrPage[], sizes: readonly (readonly (number | null)[])[]): number | null {
  const found = pages.flatMap((page, p) =>
    page.scale !== null
      ? []
      : page.lines.flatMap((line, i) => {
          const said = saidSize(line);
          const size = sizes[p]![i];
          return said && size ? [(72 * size) / said] : [];
        }),
  );
  const dpi = median(found);
  return found.length >= 20 && dpi >= 60 && dpi <= 1200 ? dpi : null;
}

/** The size of a line's type in points as the recognition says it, or null. */
function saidSize({ words }: OcrLine): number | null {
  const said = words.flatMap(({ size }) => (size === undefined ? [] : [size]));
  return said.length > words.length / 2 ? median(said) : null;
}

/** A page whose lines are being placed: how to measure in points, and how it lies. */
interface Sheet {
  scale: number;
  rule: Rule;
  /** Usual size of type, in units of the page. */
  usual: number;
  /** Size of type over the height that the recognition gives lines: it may measure otherwise. */
  perHeight: number;
  width: number;
  height: number;
  /** What its lines fall from left to right. */
  slope: number;
}

function sheetOf(page: OcrPage, book: Omit<Sheet, 'width' | 'height' | 'slope'>): Sheet {
  const box = around(page.lines.flatMap(line => line.words.map(word => word.box)));
  const width = page.width || Math.max(0, box.right);
  const height = page.height || Math.max(0, box.bottom);
  const slopes = page.lines.flatMap(line => {
    const own = around(line.words.map(word => word.box));
    return own.right - own.left > 0.4 * width ? [line.baseline?.slope ?? slopeOf(line)] : [];
  });
  // of a few lines any may be wrong; a page on its side is no page askew
  const slope = slopes.length >= 5 ? median(slopes) : 0;
  return { ...book, width, height, slope: Math.abs(slope) < 0.1 ? slope : 0 };
}

/** Words of a line that stand on its baseline, without anything below it. */
const standing = ({ words }: OcrLine) =>
  words.filter(word => {
    const shape = shapeOfWord(word);
    return shape !== null && !shape.includes('low') && shape !== 'figures';
  });

function slopeOf(line: OcrLine): number {
  const words = standing(line);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || last.box.left <= first.box.right) return 0;
  return (last.box.bottom - first.box.bottom) / (last.box.left - first.box.left);
}

/** The height of a line's baseline at the middle of the line, from the page's top. */
function baselineOf(line: OcrLine, box: Box, size: number): number {
  const middle = (box.left + box.right) / 2;
  const given = line.baseline && line.baseline.y + line.baseline.slope * (middle - line.baseline.x);
  // what is far from the line's own box is no baseline of it
  if (given !== undefined && given > box.top && given < box.bottom + 0.3 * size) return given;
  const words = standing(line);
  if (words.length > 0) return median(words.map(word => word.box.bottom));
  const low = line.words.some(word => shapeOfWord(word)?.includes('low'));
  return low ? box.bottom - 0.22 * size : box.bottom;
}

/** Marks that call a note or begin one, where they stand alone in a word. */
const noteMark = /^[\d*†‡§¶¹²³()[\]]{1,4}$/u;

function lineOf(own: OcrLine, sheet: Sheet): Line {
  const { scale, rule, usual, perHeight, slope, width, height } = sheet;
  const box = around(own.words.map(word => word.box));
  const inUnits = measured(own, rule)?.size ?? (own.height ? own.height * perHeight : usual);
  const size = saidSize(own) ?? inUnits * scale;
  const baseline = baselineOf(own, box, inUnits);
  const middle = (box.left + box.right) / 2;
  const upright = slope * (baseline - height / 2);
  const round = (n: number) => Math.round(n * 100) / 100;
  const { text, styles, doubts } = textOf(
    own.words.map(word => (isRaised(word, baseline, inUnits) ? raise(word) : word)),
  );
  return {
    text,
    x: round((box.left + upright) * scale),
    end: round((box.right + upright) * scale),
    y: round((height - baseline + slope * (middle - width / 2)) * scale),
    size: Math.max(0.1, size),
    styles,
    ...(doubts.length > 0 && { doubts }),
  };
}

/** Whether the mark of a note stands clearly above the baseline, smaller than the text. */
function isRaised({ text, box }: OcrWord, baseline: number, size: number): boolean {
  if (!noteMark.test(text)) return false;
  return box.bottom < baseline - 0.2 * size && box.bottom - box.top < 0.55 * size && box.bottom > box.top;
}

const raise = (word: OcrWord): OcrWord => ({
  ...word,
  styles: [{ from: 0, to: word.text.length, italic: false, bold: false, raised: true }],
});

/** The text of words, with blanks between them, and what is to be said of its parts. */
function textOf(words: readonly OcrWord[]): { text: string; styles: Style[]; doubts: Doubt[] } {
  let text = '';
  const styles: Style[] = [];
  const doubts: Doubt[] = [];
  for (const word of words) {
    if (text !== '' && !word.joined) text += ' ';
    const from = text.length;
    text += word.text;
    for (const style of word.styles)
      addStyle(styles, { ...style, from: from + style.from, to: from + style.to });
    const { confidence } = word;
    if (confidence !== undefined && confidence < doubtful && /[\p{L}\p{N}]/u.test(word.text))
      doubts.push({ from, to: text.length, confidence });
  }
  return { text, styles, doubts };
}

/** A blank between two parts in one face is of that face. */
function addStyle(styles: Style[], style: Style): void {
  const last = styles.at(-1);
  const same = last && (['italic', 'bold', 'raised'] as const).every(key => last[key] === style[key]);
  if (same && style.from - last.to <= 1) last.to = style.to;
  else styles.push(style);
}
