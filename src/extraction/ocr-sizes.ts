import { median, type OcrLine, type OcrPage, type OcrWord } from './ocr-page.ts';

/**
 * How large the type of each line of a book is. A recognition's own figure for a line (`x_size` of hOCR) or a word (`FONTSIZE` of ALTO)
 * wavers by a tenth from line to line of one text, and boxes are as high as the letters in them happen to be. So type is
 * measured in three steps:
 *
 * 1. Each word says how large its type is by its height and the shape of its letters: `on` is as high as an x, `the` has
 *    ascenders, `help` descenders too. How these heights differ is learnt from the book. A line has the median of its words.
 * 2. The lines of a paragraph have their median, where they differ little from it.
 * 3. Sizes of the whole book that lie closely together are one size: all of them have that which most letters have.
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

/** The shape of a word; null where it has signs that stand lower, higher or otherwise than letters do. */
export function shapeOf(text: string): Shape | null {
  const word = text.replace(/[.…]+$/u, '');
  if (/^\p{N}+$/u.test(word)) return 'figures';
  if (!/^\p{L}+$/u.test(word) || /\p{M}/u.test(word.normalize('NFD'))) return null;
  if (!/\p{Ll}/u.test(word)) return /[QJ]/.test(word) ? null : 'capitals';
  const low = /[gjpqyруфцщдſ]/u.test(word);
  if (/[bdfhklßſþфб]|\p{Lu}/u.test(word)) return low ? 'high-low' : 'high';
  if (/[tij]/.test(word)) return low ? 'low-point' : 'point';
  return low ? 'low' : 'x';
}

const heightOf = ({ box }: OcrWord) => box.bottom - box.top;

/** Heights of the words of a line, by shape. */
function heights(line: OcrLine): [Shape, number][] {
  return line.words.flatMap(word => {
    const shape = shapeOf(word.text);
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

/** The size of a line's type in units of its page, by the heights of its words; null where none of them tells it. */
export function measured(line: OcrLine, rule: Rule): number | null {
  const sizes = heights(line).map(([shape, height]) => height / rule[shape]);
  return sizes.length > 0 ? median(sizes) : null;
}

/** A line whose size is being settled, in points. */
export interface Sized {
  size: number;
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
    const middle = median(lines.slice(from, to).map(l => l.size));
    for (const line of lines.slice(from, to)) if (Math.abs(line.size / middle - 1) < 0.08) line.size = middle;
    from = to;
  }
  const peaks = peaksOf(lines);
  for (const line of lines) {
    const nearest = peaks.reduce((best, one) =>
      Math.abs(Math.log(one / line.size)) < Math.abs(Math.log(best / line.size)) ? one : best,
    );
    line.size = Math.round(nearest * 10) / 10;
  }
}

/** Steps of half a per cent. */
const step = Math.log(1.005);
/** Sizes within 4 % are one; within 8 % too where few letters have the one and many the other. */
const [near, far, few] = [8, 15, 0.05];

/** The sizes that most letters have, each with none near it that more have. */
function peaksOf(lines: readonly Sized[]): number[] {
  const counts = new Map<number, number>();
  for (const { size, weight } of lines) {
    const key = Math.round(Math.log(size) / step);
    counts.set(key, (counts.get(key) ?? 0) + weight);
  }
  const mass = (key: number) => {
    let sum = 0;
    for (let k = -near; k <= near; k++) sum += (counts.get(key + k) ?? 0) * (1 - Math.abs(k) / (near + 1));
    return sum;
  };
  const masses = [...counts.keys()].map(key => ({ key, mass: mass(key) })).sort((a, b) => b.mass - a.mass);
  const peaks: typeof masses = [];
  for (const one of masses) {
    const swallowed = peaks.some(peak => {
      const distance = Math.abs(peak.key - one.key);
      return distance <= near || (distance <= far && one.mass < few * peak.mass);
    });
    if (!swallowed) peaks.push(one);
  }
  return peaks.map(({ key }) => {
    // the middle of what lies around
    let [sum, weights] = [0, 0];
    for (let k = -near; k <= near; k++) {
      const weight = counts.get(key + k) ?? 0;
      sum += weight * (key + k);
      weights += weight;
    }
    return Math.exp((sum / weights) * step);
  });
}
