import { Matrix, solve } from 'ml-matrix';

/** Relative widths of characters, learnt from a book's own full lines; one measure (the width of a full line) is 1. */
export interface WidthModel {
  /** Estimated width of a text in measures. */
  width(text: string): number;
  /** Standard deviation of full lines about 1. */
  spread: number;
}

/**
 * A starting point for every face: advance widths of Times Roman in thousandths of an em
 * (Adobe Font Metrics for the core 14 fonts). Other characters start from a group they look like.
 */
const start: Record<string, number> = {
  ' ': 250,
  a: 444,
  b: 500,
  c: 444,
  d: 500,
  e: 444,
  f: 333,
  g: 500,
  h: 500,
  i: 278,
  j: 278,
  k: 500,
  l: 278,
  m: 778,
  n: 500,
  o: 500,
  p: 500,
  q: 500,
  r: 333,
  s: 389,
  t: 278,
  u: 500,
  v: 500,
  w: 722,
  x: 500,
  y: 500,
  z: 444,
  A: 722,
  B: 667,
  C: 667,
  D: 722,
  E: 611,
  F: 556,
  G: 722,
  H: 722,
  I: 333,
  J: 389,
  K: 722,
  L: 611,
  M: 889,
  N: 722,
  O: 722,
  P: 556,
  Q: 722,
  R: 667,
  S: 556,
  T: 611,
  U: 722,
  V: 722,
  W: 944,
  X: 722,
  Y: 722,
  Z: 611,
  '.': 250,
  ',': 250,
  ':': 278,
  ';': 278,
  '!': 333,
  '?': 444,
  '-': 333,
  '–': 500,
  '—': 1000,
  '(': 333,
  ')': 333,
  '[': 333,
  ']': 333,
  '‘': 333,
  '’': 333,
  '“': 444,
  '”': 444,
  '/': 278,
  '…': 1000,
  '*': 500,
  '&': 778,
};

function startingWidth(char: string): number {
  const known = start[char];
  if (known !== undefined) return known;
  const bare = char.normalize('NFD')[0]!;
  if (bare !== char && start[bare] !== undefined) return start[bare];
  if (/\p{N}/u.test(char)) return 500;
  if (/\p{Lu}/u.test(char)) return 680;
  if (/\p{M}/u.test(char)) return 0;
  if (/\p{L}/u.test(char)) return 480;
  if (/\s/u.test(char)) return 250;
  return 400;
}

/** How far the width of a character may lie from its starting point: a fraction of it (faces differ that much). */
const looseness = 0.15;

/**
 * Learns character widths from lines of which most are full: ridge regression of "the widths of its characters add up to
 * one measure" towards the starting widths, over lines near the commonest width, three times with outliers left out.
 * @param lines texts of printed lines of one kind (body text)
 */
export function learnWidths(lines: string[]): WidthModel {
  const measure =
    mode(
      lines.map(text => text.split('').reduce((sum, c) => sum + startingWidth(c), 0)).filter(w => w > 0),
    ) || 1;
  // by code unit; looked up millions of times
  const table = new Float64Array(0x10000).fill(Number.NaN);
  const of = (text: string) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let width = table[code]!;
      if (Number.isNaN(width)) {
        width = startingWidth(text[i]!) / measure;
        table[code] = width;
      }
      sum += width;
    }
    return sum;
  };
  let spread = 0.03;
  let window = 0.09;
  for (let round = 0; round < 3; round++) {
    const full = lines.filter(text => Math.abs(of(text) - 1) < window);
    if (full.length < 60) break;
    const learnt = regress(sample(full), measure, spread);
    for (const [c, w] of learnt) table[c.charCodeAt(0)] = w;
    const centre = mode(full.map(of)) || 1;
    for (const [c, w] of learnt) table[c.charCodeAt(0)] = w / centre;
    const off = full.map(text => of(text) - 1).filter(d => Math.abs(d) < window);
    spread = Math.max(0.008, 1.4826 * median(off.map(Math.abs)));
    window = Math.max(0.03, 3 * spread);
  }
  return { width: of, spread };
}

/** As many lines as settle some ninety widths, from the whole length of the book. */
function sample(lines: string[]): string[] {
  const every = Math.max(1, Math.floor(lines.length / 3000));
  return lines.filter((_, i) => i % every === 0);
}

/** So many characters get a width of their own: far more than an alphabet has. The rarest of a script of thousands do not. */
const learnable = 600;

/** The characters of some lines; where they are too many, the commonest. */
function charactersOf(lines: string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) for (const c of line.split('')) counts.set(c, (counts.get(c) ?? 0) + 1);
  if (counts.size <= learnable) return [...counts.keys()];
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, learnable)
    .map(([c]) => c);
}

function regress(lines: string[], measure: number, spread: number): Map<string, number> {
  const chars = charactersOf(lines);
  const index = new Map(chars.map((c, i) => [c, i]));
  const n = chars.length;
  const prior = chars.map(c => Math.max(startingWidth(c), 50) / measure);
  const gram: number[][] = Array.from({ length: n }, () => new Array(n).fill(0));
  const target: number[] = new Array(n).fill(0);
  for (const line of lines) {
    const counts = new Map<number, number>();
    let rest = 1;
    for (const c of line.split('')) {
      const i = index.get(c);
      if (i === undefined) rest -= startingWidth(c) / measure;
      else counts.set(i, (counts.get(i) ?? 0) + 1);
    }
    for (const [i, k] of counts) rest -= k * prior[i]!;
    for (const [i, k] of counts) {
      target[i]! += k * rest;
      const row = gram[i]!;
      for (const [j, m] of counts) row[j]! += k * m;
    }
  }
  for (let i = 0; i < n; i++) gram[i]![i]! += (spread / (looseness * prior[i]!)) ** 2;
  const delta = solve(new Matrix(gram), Matrix.columnVector(target));
  return new Map(chars.map((c, i) => [c, Math.max(prior[i]! / 4, prior[i]! + delta.get(i, 0))]));
}

/** The commonest value: the midpoint of the densest window of 4 %. Zero for no values. */
export function mode(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  let best = 0;
  let at = 0;
  for (let i = 0, j = 0; j < sorted.length; j++) {
    while (sorted[i]! < sorted[j]! * 0.96) i++;
    if (j - i > best) {
      best = j - i;
      at = (sorted[i]! + sorted[j]!) / 2;
    }
  }
  return at || (sorted[0] ?? 0);
}

/** The middle value (the upper one of two); zero for no values. */
export function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
