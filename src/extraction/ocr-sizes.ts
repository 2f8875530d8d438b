import { median, type OcrLine, type OcrPage, type OcrWord } from './ocr-page.ts';

/**
 * How large the type of each line of a book is. A recognition's own figure for a line (`x_size` of hOCR) or a word (`FONTSIZE` of ALTO)
 * wavers by a tenth from line to line of one text, and boxes are as high as the letters in them happen to be. So type is
 * measured in three steps:
 *
 * 1. Each word says how large its type is by its height and the shape of its letters: `on` is as high as an x, `the` has
 *    ascenders, `help` descenders too. How these heights differ is learnt from the book. A line has the mean of the middle half of its words.
 * 2. The lines of a paragraph have their median, where they differ little from it.
 * 3. Sizes of the whole book that lie closely together are one size. A line has the nearest of them, but the fewer words told its
 *    own, the likelier that of most of the text.
 */

/** Shapes of words by what rises above and falls below the height of an x. */
type Shape = 'x' | 'point' | 'high' | 'low' | 'low-point' | 'high-low' | 'capitals' | 'figures';

/** Heights by shape over that of words with ascenders, in usual faces; only where a book has too few to learn them. */
const usual: Record<Shape, number> = {
  x: 0.63,
  point: 0.88,
  high: 1,
  low: 0.96,
  'low-point': 1.15,
  'high-low': 1.35,
  capitals: 0.94,
  figures: 0.94,
};

/** Height from the baseline to the top of an ascender over the size of type, in usual faces; of boxes as high as the line, about 1. */
const ascender = 0.7;

/** Signs at the edges of words that are as high as ascenders; signs that stand on the line; signs that reach below it. */
const [raised, flat, sunk] = [/[‘’“”"'!?]/u, /[.…:-]+/gu, /[,;()[\]„‚]/u];

/** The shape of a word; null where it has signs that stand lower, higher or otherwise than letters do. */
export function shapeOf(text: string): Shape | null {
  const word = text.replace(flat, '').replace(/[‘’“”"'!?,;()[\]„‚]/gu, '');
  if (sunk.test(text) && !/[gjpqy]/.test(word)) return null;
  if (/^\p{N}+$/u.test(word)) return 'figures';
  if (!/^\p{L}+$/u.test(word) || (/[^\x00-\x7f]/.test(word) && /\p{M}/u.test(word.normalize('NFD'))))
    return null;
  if (!/\p{Ll}/u.test(word)) return /[QJ]/.test(word) ? null : 'capitals';
  const low = /[gjpqyруфцщдſ]/u.test(word);
  if (/[bdfhklßſþфб]|\p{Lu}/u.test(word) || raised.test(text)) return low ? 'high-low' : 'high';
  if (/[tij]/.test(word)) return low ? 'low-point' : 'point';
  return low ? 'low' : 'x';
}

/** Shapes that were found, for each is asked for several times. */
const shapes = new WeakMap<OcrWord, Shape | null>();

/** {@link shapeOf} of a word of a page. */
export function shapeOfWord(word: OcrWord): Shape | null {
  let shape = shapes.get(word);
  if (shape === undefined) {
    shape = shapeOf(word.text);
    shapes.set(word, shape);
  }
  return shape;
}

const heightOf = ({ box }: OcrWord) => box.bottom - box.top;

/** Heights of the words of a line, by shape. */
function heights(line: OcrLine): [Shape, number][] {
  return line.words.flatMap(word => {
    const shape = shapeOfWord(word);
    const height = heightOf(word);
    return shape && height > 0 ? [[shape, height] as [Shape, number]] : [];
  });
}

/** How to tell the size of type from a word's height, learnt from a book: what the height is divided by. */
export type Rule = Record<Shape, number>;

export function learnRule(pages: readonly OcrPage[]): Rule {
  const ratios = new Map<Shape, number[]>();
  for (const page of pages)
    for (const line of page.lines) {
      const own = heights(line);
      const high = median(own.flatMap(([shape, height]) => (shape === 'high' ? [height] : [])));
      if (high === 0) continue;
      for (const [shape, height] of own) {
        const list = ratios.get(shape) ?? [];
        list.push(height / high);
        ratios.set(shape, list);
      }
    }
  const learnt = (shape: Shape) => {
    const list = ratios.get(shape) ?? [];
    return list.length >= 30 ? median(list) : null;
  };
  // boxes that are all as high as their line tell nothing of their letters
  const whole = (learnt('x') ?? usual.x) > 0.9;
  const share = whole ? 1 : ascender;
  const rule = (shape: Shape) => share * (learnt(shape) ?? (whole ? 1 : usual[shape]));
  return Object.fromEntries((Object.keys(usual) as Shape[]).map(shape => [shape, rule(shape)])) as Rule;
}

/** The size of a line's type in units of its page, by the heights of its words, and how many tell it; null where none does. */
export function measured(line: OcrLine, rule: Rule): { size: number; words: number } | null {
  const sizes = heights(line).map(([shape, height]) => height / rule[shape]);
  return sizes.length > 0 ? { size: middle(sizes), words: sizes.length } : null;
}

/** The mean of the middle half of some measures: finer than the whole pixels that boxes are measured in. */
function middle(measures: readonly number[]): number {
  const sorted = [...measures].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const half = sorted.slice(quarter, sorted.length - quarter);
  return half.reduce((sum, one) => sum + one, 0) / half.length;
}

/** A line whose size is being settled, in points. */
export interface Sized {
  size: number;
  /** How many words told it. */
  words: number;
  /** How many letters it has. */
  weight: number;
  /** Lines of one paragraph have one number. */
  paragraph: number;
}

/** Evens sizes out in place: those of a paragraph, then those of the book. */
export function evenOut(lines: readonly Sized[]): void {
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]!.paragraph === lines[from]!.paragraph) to++;
    evenParagraph(lines.slice(from, to));
    from = to;
  }
  const peaks = peaksOf(lines);
  for (const line of lines) line.size = Math.round(likeliest(line, peaks) * 10) / 10;
}

function evenParagraph(lines: readonly Sized[]): void {
  const usual = median(lines.map(l => l.size));
  const alike = lines.filter(line => Math.abs(line.size / usual - 1) < mostApart);
  const words = alike.reduce((sum, line) => sum + line.words, 0);
  for (const line of alike) {
    line.size = usual;
    line.words = words;
  }
}

/** By how much the size that one word tells is usually wrong; that of many, by which a whole paragraph may be. */
const [ofOneWord, ofMany] = [0.05, 0.02];
/** Sizes that differ by more are never one. */
const mostApart = 0.08;

/** The size that a line has, among those of the book: the nearest, unless so few words told its own that another is likelier. */
function likeliest({ size, words }: Sized, peaks: readonly Peak[]): number {
  const spread = Math.max(ofMany, ofOneWord / Math.sqrt(Math.max(1, words)));
  const distance = (peak: Peak) => Math.abs(Math.log(peak.size / size));
  const cost = (peak: Peak) => 0.5 * (distance(peak) / spread) ** 2 - Math.log(peak.mass);
  const best = (by: (peak: Peak) => number, among: readonly Peak[]) =>
    among.reduce((one, other) => (by(other) < by(one) ? other : one));
  const near = peaks.filter(peak => distance(peak) < mostApart);
  return (near.length > 0 ? best(cost, near) : best(distance, peaks)).size;
}

/** A size of a book's type, and how many letters are about so large. */
interface Peak {
  size: number;
  mass: number;
}

/** Sizes are counted in steps of half a per cent; those within 4 % are one. */
const step = Math.log(1.005);
const near = 8;

/** The sizes that most letters have, each with none near it that more have. */
function peaksOf(lines: readonly Sized[]): Peak[] {
  const counts = new Map<number, number>();
  for (const { size, weight } of lines) {
    const key = Math.round(Math.log(size) / step);
    counts.set(key, (counts.get(key) ?? 0) + Math.max(1, weight));
  }
  const around = Array.from({ length: 2 * near + 1 }, (_, i) => i - near);
  const at = (key: number) => counts.get(key) ?? 0;
  const mass = (key: number) =>
    around.reduce((sum, k) => sum + at(key + k) * (1 - Math.abs(k) / (near + 1)), 0);
  const masses = [...counts.keys()].map(key => ({ key, mass: mass(key) })).sort((a, b) => b.mass - a.mass);
  const peaks: typeof masses = [];
  for (const one of masses) if (!peaks.some(peak => Math.abs(peak.key - one.key) <= near)) peaks.push(one);
  return peaks.map(({ key, mass }) => {
    // the middle of what lies around
    const letters = around.reduce((sum, k) => sum + at(key + k), 0);
    const middle = around.reduce((sum, k) => sum + at(key + k) * (key + k), 0) / letters;
    return { size: Math.exp(middle * step), mass };
  });
}
